"""Every shared library that the installed program may load is there, by what the package depends on alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gates.libraries import OPTIONAL

if TYPE_CHECKING:
    from prove.debian import Debian

PROGRAM = "/usr/lib/lung-net-kiosk"
FEWEST = 60
# The starter of the frozen program sets the same path.
_ASK = f"""export LD_LIBRARY_PATH={PROGRAM}/_internal
find {PROGRAM} -type f | while read -r file; do
    if [ "$(head -c 4 "$file" | tail -c 3)" = ELF ]; then echo "$file:"; ldd "$file" 2>&1; fi
done"""
_FILE = re.compile(r"^(/.*):$")
_LACKING = re.compile(r"^\s*(\S+) => not found|^\s*.*version [`'](\S+)' not found")


def unmet(debian: Debian) -> list[str]:
    """What a bare Debian with the package does not have. Packages that came later may hide it."""
    said = debian.run("bash", "-c", _ASK)
    found, asking = 0, ""
    problems = []
    for line in said.splitlines():
        if file := _FILE.match(line):
            asking, found = file[1], found + 1
        elif (lacking := _LACKING.match(line)) and (name := lacking[1] or lacking[2]) not in OPTIONAL:
            problems.append(f"{name} is not there, and {asking} asks for it.")
    if found < FEWEST:
        problems.append(f"Only {found} files of the program ask for libraries: nearly nothing was looked at.")
    return list(dict.fromkeys(problems))
