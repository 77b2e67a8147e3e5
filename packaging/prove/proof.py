"""What every step of the proof of a package works with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gates.pictures import Album

if TYPE_CHECKING:
    from pathlib import Path

    from prove.debian import Debian


@dataclass(frozen=True, slots=True)
class Proof:
    """The Debian, the package to prove in it, and the folder of this machine for pictures of it."""

    debian: Debian
    deb: Path
    pictures: Path

    @property
    def tour(self) -> Path:
        """Where the pictures lie that the installed program has drawn of itself."""
        return self.pictures / "tour"

    def album(self) -> Album:
        """The same, to know a screen by."""
        return Album.of(self.tour)


def put(debian: Debian, deb: Path) -> None:
    """Install a package file of this machine, with nothing but what it depends on."""
    inside = debian.inside(f"/tmp/{deb.name}")
    inside.write_bytes(deb.read_bytes())
    debian.install(f"/tmp/{deb.name}")
    inside.unlink()
