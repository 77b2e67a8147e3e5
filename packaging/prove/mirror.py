"""Where this machine gets its Debian packages, and how: the Debian that is made for a proof gets them the same way."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

APT = Path("/etc/apt")
RELEASE = Path("/etc/os-release")
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
"""What apt and pip trust, inside too, where nothing brings certificates of its own."""
_WAY = re.compile(r"^Acquire::(https?::|Retries |ForceIPv[46] ).*[^;\" ]\";$", re.IGNORECASE)

_LINE = re.compile(r"^\s*deb\s+(?:\[.*?\]\s+)?(\S+)\s+(\S+)\s+(.*)$", re.MULTILINE)
_FIELD = re.compile(r"^([\w-]+):(.*(?:\n\s.*)*)", re.MULTILINE)


def mirror(apt: Path = APT, release: Path = RELEASE) -> str:
    """The address of this machine's archive of Debian, "" where it has none and debootstrap may choose."""
    said = dict(re.findall(r'^(\w+)="?([^"\n]*)', release.read_text(encoding="utf-8"), re.MULTILINE))
    if said.get("ID") != "debian":
        return ""
    for address, suites, components in _sources(apt):
        if said.get("VERSION_CODENAME") in suites and "main" in components:
            return address
    return ""


def settings() -> str:
    """This machine's settings of apt that say how to get there: a proxy, certificates, how often to try."""
    dumped = subprocess.run(["apt-config", "dump"], capture_output=True, text=True, check=True).stdout
    return "".join(f"{line}\n" for line in dumped.splitlines() if _WAY.match(line))


def _sources(apt: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """(address, suites, components) of each archive of binary packages, in both forms that apt knows."""
    for file in (apt / "sources.list", *sorted((apt / "sources.list.d").glob("*"))):
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        text = re.sub(r"^\s*#.*\n?", "", text, flags=re.MULTILINE)
        if file.suffix == ".list":
            for address, suite, components in _LINE.findall(text):
                yield address, [suite], components.split()
        elif file.suffix == ".sources":
            for part in re.split(r"\n\s*\n", text):
                field = {key.lower(): value.split() for key, value in _FIELD.findall(part)}
                if "deb" in field.get("types", []) and field.get("enabled") != ["no"]:
                    for address in field.get("uris", [])[:1]:
                        yield address, field.get("suites", []), field.get("components", [])
