"""The frozen folder as the installer sees it: directories, components and files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msi import ids
from msi.names import filename
from msi.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from msi.table import Cell

FOLDER = "INSTALLDIR"
"""The program's own folder; IT may name another on the command line."""
ON_64_BIT = 256
CABINET = "files.cab"
_VITAL = 512


@dataclass(frozen=True, slots=True)
class Shipped:
    """A file of the package: where it is now, and its place under the program's folder, with forward slashes."""

    source: Path
    place: str

    @property
    def key(self) -> str:
        """What the tables and the cabinet call it."""
        return ids.key("f", self.place)

    @property
    def component(self) -> str:
        """The component that is this file and nothing else."""
        return ids.key("c", self.place)


def shipped(bundle: Path) -> list[Shipped]:
    """Every file of a frozen folder, in the order of their places."""
    found = ((path.relative_to(bundle).as_posix(), path) for path in bundle.rglob("*") if path.is_file())
    return [Shipped(path, place) for place, path in sorted(found)]


def digest(files: Iterable[Shipped]) -> str:
    """SHA-256 over the places and contents of `files`."""
    total = hashlib.sha256()
    for file in files:
        total.update(file.place.encode() + b"\0" + hashlib.sha256(file.source.read_bytes()).digest())
    return total.hexdigest()


def directory_of(place: str) -> str:
    """The key of the directory in which a file lies."""
    folder = place.rpartition("/")[0]
    return ids.key("d", folder) if folder else FOLDER


def directories(files: Iterable[Shipped]) -> list[list[Cell]]:
    """Rows for every folder under the program's own."""
    folders = {file.place.rpartition("/")[0] for file in files} - {""}
    folders |= {folder[:cut] for folder in folders for cut, sign in enumerate(folder) if sign == "/"}
    return [
        [ids.key("d", folder), directory_of(folder), filename(folder.rpartition("/")[2])] for folder in sorted(folders)
    ]


def components(files: Iterable[Shipped]) -> list[list[Cell]]:
    """Rows of one component for each file: it is repaired and removed by itself."""
    return [
        [file.component, ids.component(file.place), directory_of(file.place), ON_64_BIT, None, file.key]
        for file in files
    ]


def table(files: Iterable[Shipped], extra: Iterable[tuple[Shipped, str]] = ()) -> Table:
    """The table of files, numbered as they lie in the cabinet; each of `extra` comes with a component of its own."""
    owned = [*((file, file.component) for file in files), *extra]
    rows: list[list[Cell]] = [
        [
            *(file.key, component, filename(file.place.rpartition("/")[2])),
            *(file.source.stat().st_size, None, None, _VITAL, number),
        ]
        for number, (file, component) in enumerate(owned, start=1)
    ]
    return Table("File", rows)


def media(count: int) -> Table:
    """The one cabinet, which lies within the package."""
    return Table("Media", [[1, count, None, f"#{CABINET}", None, None]])
