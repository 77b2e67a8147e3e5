"""The releases installed on this machine, and which of them is in use.

They stand side by side in one folder; the small file `current` names the one in use and
keeps the record of the others. Only the standard library is needed here: this is on the
way to the first screen.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Self

from db.release.files import read_bytes
from db.release.format import FILE_NAME

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "releases"
"""In the data folder of a kiosk."""
POINTER = "current"
KEEP = 3
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Installed:
    """One installed release. `sha256` and `size` (bytes) are those of the whole file when it was installed.

    `withdraws` holds the labels ("000012-9f3ac1d2") of releases that it says must not be
    shown again. `sha256` is "" when the record is lost and only the file is left.
    """

    path: Path
    serial: int
    sha256: str
    size: int
    withdraws: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.path.stem


@dataclass(frozen=True, slots=True)
class Pointer:
    """What `current` says: the release in use, the record of all, and every label ever withdrawn."""

    current: str = ""
    releases: tuple[Installed, ...] = ()
    withdrawn: frozenset[str] = field(default_factory=frozenset)


class ReleaseStore:
    """The folder of installed releases. Nothing that stands in it makes reading it fail.

    A missing or damaged `current` is tolerated: then the sound files themselves count, newest
    first. A file that `current` does not name is not installed. Every call reads the folder
    afresh. Raises OSError when the folder itself cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def of(cls, data: Path) -> Self:
        """The releases of the kiosk with this data folder."""
        return cls(data / FOLDER)

    @property
    def pointer(self) -> Path:
        return self.folder / POINTER

    def current(self) -> Installed | None:
        """The release in use, None if none is named or the file it names is gone."""
        record = self.record()
        return next((each for each in record.releases if each.path.name == record.current), None)

    def installed(self) -> tuple[Installed, ...]:
        """Every installed release, newest first (highest serial, then name)."""
        return tuple(sorted(self.record().releases, key=lambda each: (each.serial, each.label), reverse=True))

    def candidates(self) -> tuple[Installed, ...]:
        """What may be shown, best first: the one in use, then earlier ones, none that was withdrawn."""
        record = self.record()
        withdrawn = record.withdrawn
        current = next((each for each in record.releases if each.path.name == record.current), None)
        newest_first = self.installed()
        if current is None:
            return tuple(each for each in newest_first if each.label not in withdrawn)
        earlier = [each for each in newest_first if each.serial <= current.serial and each.path != current.path]
        return tuple(each for each in (current, *earlier) if each.label not in withdrawn)

    def has_been_used(self) -> bool:
        """Whether a release was ever installed here. What a broken-off copy left behind does not count."""
        return self.pointer.exists() or bool(self._names())

    def verify_file(self, installed: Installed) -> bool:
        """Whether the file is still, byte for byte, the one that was installed. Reads all of it.

        Without a record of its hash the whole content is held against the hash in its name.
        """
        if not installed.sha256:
            from db.release.verify import is_whole

            return is_whole(installed.path)
        try:
            return file_hash(installed.path) == installed.sha256
        except OSError:
            return False

    def record(self) -> Pointer:
        """What `current` says, as far as it can be believed, of files that are there."""
        try:
            pointer = _read_pointer(self.folder, json.loads(read_bytes(self.pointer)))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return self._from_files()
        there = tuple(each for each in pointer.releases if each.path.is_file())
        said = frozenset(label for each in pointer.releases for label in each.withdraws)
        return Pointer(pointer.current, there, pointer.withdrawn | said)

    def _from_files(self) -> Pointer:
        """What the releases say of themselves, where their record is lost."""
        from db.sealed.faults import LibraryUnavailable
        from db.sealed.opening import open_release

        found = []
        for name, serial in self._names():
            path = self.folder / name
            try:
                opened = open_release(path)
                opened.connection.close()
                found.append(Installed(path, serial, "", path.stat().st_size, opened.header.withdrawn))
            except (OSError, LibraryUnavailable):
                continue
        return Pointer("", tuple(found), frozenset(label for each in found for label in each.withdraws))

    def _names(self) -> list[tuple[str, int]]:
        try:
            names = sorted(path.name for path in self.folder.iterdir())
        except FileNotFoundError:
            return []
        return [(name, int(match["serial"])) for name in names if (match := FILE_NAME.fullmatch(name))]


def file_hash(path: Path) -> str:
    """SHA-256 (hex) of a whole file. Raises OSError."""
    digest = sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def pointer_text(pointer: Pointer) -> bytes:
    """`pointer` as the JSON that `current` holds."""
    records = {each.path.name: _record(each) for each in pointer.releases}
    value = {
        **records[pointer.current],
        "releases": list(records.values()),
        "withdrawn": sorted(pointer.withdrawn),
    }
    return (json.dumps(value, indent=1) + "\n").encode()


def _record(each: Installed) -> dict[str, Any]:
    return {
        "file": each.path.name,
        "sha256": each.sha256,
        "size": each.size,
        "serial": each.serial,
        "withdraws": list(each.withdraws),
    }


def _read_pointer(folder: Path, value: dict[str, Any]) -> Pointer:
    """Raises ValueError, KeyError, TypeError or AttributeError for anything but a sound pointer."""
    releases = tuple(_read_record(folder, each) for each in value["releases"])
    current = str(value["file"])
    if all(each.path.name != current for each in releases):
        raise ValueError(f"{current} is not among the releases")
    return Pointer(current, releases, frozenset(map(str, value["withdrawn"])))


def _read_record(folder: Path, value: dict[str, Any]) -> Installed:
    name = str(value["file"])
    match = FILE_NAME.fullmatch(name)
    # The name is put after the folder's: nothing but a release's own name may stand here.
    if match is None or int(match["serial"]) != value["serial"]:
        raise ValueError(f"{name} is not the name of release {value['serial']}")
    return Installed(
        folder / name,
        int(value["serial"]),
        str(value["sha256"]),
        int(value["size"]),
        tuple(map(str, value["withdraws"])),
    )
