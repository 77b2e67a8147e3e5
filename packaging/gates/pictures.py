"""Tells which screen a picture shows, by the pictures that the program has drawn of itself."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PIL import Image, ImageChops

if TYPE_CHECKING:
    from pathlib import Path

PREFIX = "portrait-default-paper-"
SIZE = (270, 480)
"""What pictures are shrunk to: letters stay apart, the edges of letters do not count."""
DIFFERENT = 40
"""Of 255: how much brighter or darker a point must be to count as another one."""
MOST = 0.03
"""The share of other points up to which two pictures show the same screen."""
PATIENCE_SECONDS = 20.0
ATTEMPTS = 3
"""How often a key is pressed: the pad is plugged in for it alone, and a busy machine may notice too late."""

WAY = ("home", "section-", "page-")
"""The screens of a short visit, each by how its name begins."""


class Glass(Protocol):
    """A screen to look at and to use. `go` does what leads to the next screen of `WAY`."""

    def look(self) -> Image.Image | None: ...

    def go(self, to: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Album:
    """The pictures of a tour, each under the name of its screen: `home`, `page-scans`."""

    pictures: dict[str, Image.Image]

    @classmethod
    def of(cls, folder: Path) -> Album:
        """Raises FileNotFoundError when the tour drew no Home."""
        found = {path.stem.removeprefix(PREFIX): _small(path) for path in sorted(folder.glob(f"{PREFIX}*.png"))}
        if "home" not in found:
            raise FileNotFoundError(f"{folder} holds no picture of Home.")
        return cls(found)

    def shown(self, picture: Image.Image) -> str:
        """The name of the screen in a picture, "" when it is none of ours."""
        small = picture.convert("L").resize(SIZE, Image.Resampling.BOX)
        share, name = min((unlike(small, known), name) for name, known in self.pictures.items())
        return name if share <= MOST else ""


def unlike(one: Image.Image, other: Image.Image) -> float:
    """The share of points in which two grey pictures of one size differ."""
    histogram = ImageChops.difference(one, other).histogram()
    return sum(histogram[DIFFERENT:]) / (one.width * one.height)


def walk(glass: Glass, album: Album, where: str, keep: Path | None = None) -> list[str]:
    """Begin a visit, open a section and a page of it; what went wrong. The last picture is kept in `keep`."""
    before = ""
    for wanted in ("attract", *WAY):
        seen = ""
        for _ in range(ATTEMPTS):
            if wanted in WAY:
                glass.go(wanted)
            seen = _await(glass, album, wanted)
            if seen != before:
                break
        picture = glass.look()
        if keep is not None and picture is not None:
            picture.save(keep)
        if not seen.startswith(wanted):
            return [f"{where}: {wanted.rstrip('-')} was not drawn; the screen shows {seen or 'nothing we know'}."]
        before = seen
    return []


def await_text(glass: Glass, keep: Path) -> bool:
    """Whether dark words on light paper come up, as on the page that is painted without QML."""
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up:
        picture = glass.look()
        if picture is not None:
            picture.save(keep)
            grey = picture.convert("L").histogram()
            paper, ink = sum(grey[230:]) / sum(grey), sum(grey[:80]) / sum(grey)
            if paper > 0.6 and ink > 0.02:
                return True
        time.sleep(0.2)
    return False


def _await(glass: Glass, album: Album, wanted: str) -> str:
    """The name of what is shown as soon as it is what is wanted, or at the end of all patience."""
    give_up = time.monotonic() + PATIENCE_SECONDS
    while True:
        picture = glass.look()
        seen = album.shown(picture) if picture is not None else ""
        if seen.startswith(wanted) or time.monotonic() > give_up:
            return seen
        time.sleep(0.2)


def _small(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("L").resize(SIZE, Image.Resampling.BOX)
