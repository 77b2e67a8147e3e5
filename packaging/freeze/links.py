"""How each system names its libraries, and how a file is asked what it links to."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Links:
    """What tells a library on one system, and how the libraries that a file needs are found out.

    `for_itself` fits an extension module, a plugin and the interpreter: these are there for themselves, and any
    other library for those that need it. `of_the_system` are the folders, and `everywhere` fits the names, of libraries
    that every machine has or can get.
    """

    library: re.Pattern[str]
    for_itself: re.Pattern[str]
    needs: Callable[[str], set[str]]
    of_the_system: tuple[str, ...] = ()
    everywhere: re.Pattern[str] = re.compile(r"(?!)")
    ignores_case: bool = False

    def name(self, place: str) -> str:
        """The name by which others ask for a file."""
        name = place.replace("\\", "/").rpartition("/")[2]
        return name.lower() if self.ignores_case else name


def needs_on_linux(file: str) -> set[str]:
    """The shared libraries that a file asks for, by name."""
    out = subprocess.run(["readelf", "-d", file], capture_output=True, text=True, check=False).stdout
    return set(re.findall(r"NEEDED.*\[(.+?)\]", out))


def needs_on_windows(file: str) -> set[str]:
    """The same, in small letters."""
    from windows import pe

    return pe.imports(Path(file))


LINUX = Links(
    library=re.compile(r"\.so(\.\d+)*$"),
    for_itself=re.compile(r"lib-dynload|\.cpython-|\.abi3\.so$|/plugins/|/qml/|PySide6/Qt\w+\.|(^|/)libpython[^/]*$"),
    needs=needs_on_linux,
    of_the_system=("/usr/lib/", "/lib/", "/usr/lib64/", "/lib64/"),
)
WINDOWS = Links(
    library=re.compile(r"\.(dll|pyd)$", re.IGNORECASE),
    for_itself=re.compile(r"\.pyd$|[\\/]plugins[\\/]|[\\/]qml[\\/]|(^|[\\/])python3\d+\.dll$", re.IGNORECASE),
    needs=needs_on_windows,
    everywhere=re.compile(r"(^|[\\/])(api-ms-win-[^\\/]*|ucrtbase)\.dll$", re.IGNORECASE),  # since Windows 10
    ignores_case=True,
)
