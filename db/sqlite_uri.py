"""The address by which SQLite opens a file in a certain way (read-only, or only if it is there)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import PurePath


def sqlite_uri(path: PurePath, how: str) -> str:
    """For `sqlite3.connect(..., uri=True)`: an absolute path and, after the question mark, `how`."""
    uri = path.as_uri()
    if path.drive.startswith("\\\\"):  # \\server\share, of which pathlib makes a host, and SQLite takes none
        uri = f"file:////{uri.removeprefix('file://')}"
    return f"{uri}?{how}"
