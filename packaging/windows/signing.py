"""Signs programs and packages with a site's own certificate: by signtool on Windows, by osslsigncode elsewhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from msi.product import TITLE
from windows import pe

if TYPE_CHECKING:
    from collections.abc import Iterable

NO_SIGNTOOL = "signtool.exe cannot be found. Install the Windows SDK (its part 'Signing Tools')."
AT_ONCE = 40
"""Files handed to signtool in one call: Windows allows a command some 32,000 signs."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Whose name is put to a file: a certificate of Windows' own store, or a file and one with its password.

    `timestamp` is the address of a time-stamp service (RFC 3161): without one a signature ends with its certificate.
    """

    thumbprint: str = ""
    file: Path | None = None
    password: Path | None = None
    timestamp: str = ""


class NotSigned(Exception):
    """A file could not be signed. A sentence."""


def signtool() -> str | None:
    """Where signtool is: on the PATH, or in the newest Windows SDK."""
    kits = Path(os.environ.get("PROGRAMFILES(X86)", "C:/Program Files (x86)")) / "Windows Kits" / "10" / "bin"
    found = sorted(kits.glob("10.*/x64/signtool.exe"), key=lambda file: _numbers(file.parts[-3]))
    return shutil.which("signtool") or (str(found[-1]) if found else None)


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdigit()]


def unsigned(folder: Path) -> list[Path]:
    """Programs and libraries without a signature: those of Qt and Python have their makers', which stay.

    Raises NotSigned where there is no program at all: it is another folder that was meant.
    """
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in pe.ENDINGS and path.is_file())
    if not found:
        raise NotSigned(f"There is no program in {folder}: nothing was signed.")
    return [path for path in found if not pe.is_signed(path)]


def sign(files: Iterable[Path], certificate: Certificate, *, windows: bool = sys.platform == "win32") -> None:
    """Sign each file where it lies. Raises NotSigned."""
    wanted = list(files)
    if windows:
        for first in range(0, len(wanted), AT_ONCE):
            _run(_by_signtool(wanted[first : first + AT_ONCE], certificate))
    else:
        for file in wanted:
            made = file.with_name(f"{file.name}.signed")
            _run(_by_osslsigncode(file, made, certificate), file.name)
            shutil.copymode(file, made)
            made.replace(file)
    if missed := [file.name for file in wanted if file.suffix.lower() in pe.ENDINGS and not pe.is_signed(file)]:
        raise NotSigned(f"No error was told, and yet these are not signed: {', '.join(missed)}")


def _by_signtool(files: list[Path], certificate: Certificate) -> list[str]:
    tool = signtool()
    if tool is None:
        raise NotSigned(NO_SIGNTOOL)
    if not certificate.thumbprint:
        raise NotSigned("On Windows the certificate is named by its thumbprint: import it, or plug in its token.")
    stamp = ["/tr", certificate.timestamp, "/td", "SHA256"] if certificate.timestamp else []
    command = [tool, "sign", "/fd", "SHA256", "/sha1", certificate.thumbprint.replace(" ", ""), "/d", TITLE, *stamp]
    return [*command, *map(str, files)]


def _by_osslsigncode(file: Path, made: Path, certificate: Certificate) -> list[str]:
    if shutil.which("osslsigncode") is None:
        raise NotSigned("osslsigncode cannot be found. On Debian: apt-get install osslsigncode")
    if certificate.file is None:
        raise NotSigned("Here the certificate is a file (.pfx, .p12): name it.")
    secret = ["-readpass", str(certificate.password)] if certificate.password else []
    stamp = ["-ts", certificate.timestamp] if certificate.timestamp else []
    command = ["osslsigncode", "sign", "-pkcs12", str(certificate.file), *secret, "-h", "sha256", "-n", TITLE, *stamp]
    return [*command, "-in", str(file), "-out", str(made)]


def _run(command: list[str], signing: str = "") -> None:
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode != 0:
        said = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        at = f" at {signing}" if signing else ""
        raise NotSigned(f"{Path(command[0]).name} ended{at} with code {done.returncode}: {' / '.join(said[-3:])}")
