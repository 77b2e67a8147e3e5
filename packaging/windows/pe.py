"""Reads programs and libraries of Windows, on any system."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENDINGS = (".exe", ".dll", ".pyd")
X64 = 0x8664
_IMPORTS, _RESOURCES, _SIGNATURE, _LATE_IMPORTS = 1, 2, 4, 13
"""Rows of the directory in the head of such a file."""


@contextmanager
def _opened(file: Path) -> Iterator[Any]:
    import pefile

    opened = pefile.PE(str(file), fast_load=True)
    try:
        yield opened
    finally:
        opened.close()


def is_x64(file: Path) -> bool:
    """Whether this is a program or library for 64-bit Windows on Intel or AMD."""
    import pefile

    try:
        with _opened(file) as opened:
            return bool(opened.FILE_HEADER.Machine == X64)
    except pefile.PEFormatError:
        return False


def imports(file: Path) -> set[str]:
    """The libraries that a file asks for, at its start or later on, in small letters."""
    with _opened(file) as opened:
        opened.parse_data_directories(directories=[_IMPORTS, _LATE_IMPORTS])
        asked = [*getattr(opened, "DIRECTORY_ENTRY_IMPORT", ()), *getattr(opened, "DIRECTORY_ENTRY_DELAY_IMPORT", ())]
        return {entry.dll.decode("ascii", "replace").lower() for entry in asked}


def is_signed(file: Path) -> bool:
    """Whether a file carries a signature, whoever's and however good. What is no program carries none."""
    import pefile

    try:
        with _opened(file) as opened:
            return bool(opened.OPTIONAL_HEADER.DATA_DIRECTORY[_SIGNATURE].Size)
    except pefile.PEFormatError:
        return False


def product_version(file: Path) -> str:
    """The version that the Explorer shows of a program, or "" when it has none."""
    with _opened(file) as opened:
        opened.parse_data_directories(directories=[_RESOURCES])
        tables = [
            table
            for block in getattr(opened, "FileInfo", ())
            for entry in block
            for table in getattr(entry, "StringTable", ())
        ]
        said = [table.entries[b"ProductVersion"] for table in tables if b"ProductVersion" in table.entries]
        return said[0].decode("utf-8", "replace").strip() if said else ""
