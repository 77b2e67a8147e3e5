"""Takes out of PyInstaller's tables what is not shipped, and the libraries that nothing left needs.

An entry is (name in the bundle, file on this machine, kind). On Linux the libraries of the distribution stay out too:
the package depends on them, and the distribution mends their faults. So do the parts of Windows on Windows.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from freeze.links import LINUX, WINDOWS
from freeze.links import needs_on_linux as needs
from freeze.qt_parts import NEVER, wanted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from freeze.links import Links

    Entry = tuple[str, str, str]

__all__ = ["SHARED", "needs", "of_the_system", "trimmed"]
SHARED = LINUX.library
BROUGHT_ALONG = re.compile(r"^setuptools[/\\-]|^pip[/\\-]|^pkg_resources")
"""What build tools leave behind: nothing in the program imports it."""
HERE = {"linux": LINUX, "win32": WINDOWS}.get(sys.platform)


def of_the_system(entry: Entry, links: Links) -> bool:
    """Whether this is a library that every machine has or its distribution keeps."""
    name, file, _ = entry
    return bool(links.everywhere.search(name)) or (
        file.startswith(links.of_the_system) and not links.for_itself.search(name)
    )


def trimmed(
    binaries: Iterable[Entry], datas: Iterable[Entry], *, links: Links | None = HERE
) -> tuple[list[Entry], list[Entry]]:
    """Both tables without what is not shipped, in the order of their names.

    Without `links`, as on macOS, every library of Qt stays that may be shipped at all.
    """
    binaries, datas = sorted(binaries), sorted(datas)
    entries = [*binaries, *datas]
    files = [entry for entry in entries if entry[2] != "SYMLINK" and not BROUGHT_ALONG.search(entry[0])]
    of_qt = {entry[0] for entry in files if "PySide6/" in entry[0].replace("\\", "/")}
    keep = {entry[0] for entry in files if entry[0] not in of_qt or wanted(entry[0])}
    if links is not None:
        keep = _needed([entry for entry in files if not of_the_system(entry, links)], keep, links)
    else:
        keep |= {name for name in of_qt if re.search(r"Qt6?\w+\.dylib$", name) and not NEVER.search(name)}
    keep |= {entry[0] for entry in entries if entry[2] == "SYMLINK" and entry[1] in keep}
    return [e for e in binaries if e[0] in keep], [e for e in datas if e[0] in keep]


def _needed(files: list[Entry], keep: set[str], links: Links) -> set[str]:
    """The names of those that are wanted for themselves, and of the libraries these ask for in turn."""
    by_name: dict[str, list[Entry]] = {}
    for entry in files:
        by_name.setdefault(links.name(entry[0]), []).append(entry)
    shared = {entry[0] for entry in files if links.library.search(entry[0]) and not links.for_itself.search(entry[0])}
    queue = [entry for entry in files if entry[0] in keep - shared]
    found: set[str] = set()
    while queue:
        name, file, _ = queue.pop()
        if name not in found:
            found.add(name)
            if links.library.search(name):
                queue += [entry for library in links.needs(file) for entry in by_name.get(library, ())]
    return found
