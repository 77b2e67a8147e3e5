"""The shared libraries that the bundle asks the system for, and the Debian packages that have them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from freeze.trim import needs
from gates.contents import files

OPTIONAL = {"libpulse.so.0": "libpulse0", "libspeechd.so.2": "libspeechd2"}
"""For speech, which nothing needs yet; without them Qt's module for it does not load and all else does."""
ASKED_FOR_BY_NAME = {"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"}
"""Opened while the program runs, when a graphics card is there."""
FILES = ("fontconfig-config", "xkb-data")
"""Packages of files that libraries look for: without them typefaces and keys are not found."""


class Unknown(Exception):
    """A library belongs to no package of this machine. A sentence."""


def asked_for(bundle: Path) -> dict[str, str]:
    """Each library that is not in the bundle, and one file that asks for it."""
    found: dict[str, str] = {}
    everything = files(bundle)
    inside = {path.name for path in bundle.rglob("*")}
    for path in everything:
        with path.open("rb") as file:
            if file.read(4) != b"\x7fELF":
                continue
        for library in needs(str(path)):
            if library not in inside:
                found.setdefault(library, str(path.relative_to(bundle)))
    return dict(sorted(found.items()))


def package_of(library: str) -> str:
    """The Debian package that has a library, by its name. Raises Unknown."""
    for folder in ("/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/lib/aarch64-linux-gnu"):
        # Debian's list knows a file by either of two names since /lib became a link.
        for file in (Path(folder) / library, (Path(folder) / library).resolve()):
            out = subprocess.run(["dpkg-query", "--search", str(file)], capture_output=True, text=True, check=False)
            if out.returncode == 0:
                return re.split(r"[:,]", out.stdout)[0]
    raise Unknown(f"{library} belongs to no package of this machine.")


def depends(bundle: Path) -> list[str]:
    """The packages that the bundle needs, in the order of names. Raises Unknown."""
    wanted = {package_of(library) for library in asked_for(bundle) if library not in OPTIONAL}
    return sorted(wanted | set(ASKED_FOR_BY_NAME.values()) | set(FILES))


def check(bundle: Path) -> list[str]:
    """What neither the bundle nor this machine's packages have."""
    problems = []
    for library, asking in asked_for(bundle).items():
        try:
            if library not in OPTIONAL:
                package_of(library)
        except Unknown as unknown:
            problems.append(f"{unknown} {asking} asks for it.")
    return problems
