"""Takes out of PyInstaller's tables what is not shipped, and the libraries that nothing left needs.

An entry is (name in the bundle, file on this machine, kind). On Linux the libraries of the
distribution stay out too: the package depends on them, and the distribution mends their faults.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from freeze.qt_parts import NEVER, wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Entry = tuple[str, str, str]

SHARED = re.compile(r"\.so(\.\d+)*$")
EXTENSION = re.compile(r"lib-dynload|\.cpython-|\.abi3\.so$|/plugins/|/qml/|PySide6/Qt\w+\.")
"""An extension module or a plugin is there for itself; any other library for those that need it."""
OF_THE_SYSTEM = ("/usr/lib/", "/lib/", "/usr/lib64/", "/lib64/")
BROUGHT_ALONG = re.compile(r"^setuptools[/-]|^pip[/-]|^pkg_resources")
"""What build tools leave behind: nothing in the program imports it."""


def needs(file: str) -> set[str]:
    """The shared libraries that a file asks for, by name."""
    out = subprocess.run(["readelf", "-d", file], capture_output=True, text=True, check=False).stdout
    return set(re.findall(r"NEEDED.*\[(.+?)\]", out))


def of_the_system(entry: Entry) -> bool:
    """Whether this is a library that the distribution keeps, and not the interpreter or a module of its."""
    name, file, _ = entry
    return file.startswith(OF_THE_SYSTEM) and not EXTENSION.search(name) and not Path(name).name.startswith("libpython")


def trimmed(
    binaries: Iterable[Entry],
    datas: Iterable[Entry],
    *,
    linux: bool = sys.platform.startswith("linux"),
    needs: Callable[[str], set[str]] = needs,
) -> tuple[list[Entry], list[Entry]]:
    """Both tables without what is not shipped, in the order of their names."""
    binaries, datas = sorted(binaries), sorted(datas)
    entries = [*binaries, *datas]
    files = [entry for entry in entries if entry[2] != "SYMLINK" and not BROUGHT_ALONG.search(entry[0])]
    of_qt = {entry[0] for entry in files if "PySide6/" in entry[0].replace("\\", "/")}
    keep = {entry[0] for entry in files if entry[0] not in of_qt or wanted(entry[0])}
    if linux:
        keep = _needed([entry for entry in files if not of_the_system(entry)], keep, needs)
    else:
        keep |= {name for name in of_qt if re.search(r"Qt6?\w+\.(dll|dylib)$", name) and not NEVER.search(name)}
    keep |= {entry[0] for entry in entries if entry[2] == "SYMLINK" and entry[1] in keep}
    return [e for e in binaries if e[0] in keep], [e for e in datas if e[0] in keep]


def _needed(files: list[Entry], keep: set[str], needs: Callable[[str], set[str]]) -> set[str]:
    """The names of those that are wanted for themselves, and of the libraries these ask for in turn."""
    by_name = {Path(entry[0]).name: entry for entry in files}
    shared = {entry[0] for entry in files if SHARED.search(entry[0]) and not EXTENSION.search(entry[0])}
    queue = [entry for entry in files if entry[0] in keep - shared or Path(entry[0]).name.startswith("libpython")]
    found: set[str] = set()
    while queue:
        name, file, _ = queue.pop()
        if name not in found:
            found.add(name)
            if SHARED.search(name):
                queue += [by_name[library] for library in needs(file) if library in by_name]
    return found
