"""Rounds past every screen: which looks of a kiosk are tried, and what is wrong on the screens of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict

from kiosk import config, tour
from kiosk.config import Settings
from tests.ui import geometry, targets
from tests.ui.every_block import PAGE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

PANELS = list(tour.PROFILES)
SIZES = [1, 2, 3, 4]
THEMES = list(config.THEMES)

ALL_LOOKS = [(panel, size, theme) for panel in PANELS for size in SIZES for theme in THEMES]
# Every size and every theme on every panel.
LOOKS = [
    (panel, size, THEMES[(number + place) % len(THEMES)])
    for place, panel in enumerate(PANELS)
    for number, size in enumerate(SIZES)
]


class Looking(TypedDict):
    """What `open_glass` takes."""

    size: tuple[int, int]
    settings: Settings


def looking(panel: str, size: int, theme: str = "paper") -> Looking:
    """How to open a kiosk that looks so."""
    settings = Settings()
    look = replace(settings.appearance, text_size=size, theme=theme)  # type: ignore[arg-type]  # one of THEMES
    return {"size": tour.PROFILES[panel], "settings": replace(settings, appearance=look)}


class OfRelease(TypedDict, total=False):
    """What `open_glass` takes too; without a file it shows the starter release."""

    file: Path


def both_releases(every_block_file: Path) -> tuple[OfRelease, OfRelease]:
    """How to open a kiosk with the starter release, and with the one that has every kind of block."""
    return {}, {"file": every_block_file}


def word_stop(slug: str) -> tour.Stop:
    """The meaning of a word."""
    return tour.Stop(f"word-{slug}", lambda program: program.kiosk.navigator.openTerm(slug))


def stops_of(glass: Glass, *, pages: bool) -> list[tour.Stop]:
    """Every screen, with its pages or without, and the two longest meanings."""
    library = glass.program.shelf.library
    assert library is not None
    stops = [stop for stop in tour.stops(library) if pages or not stop.name.startswith("page-")]
    longest = sorted(library.terms(), key=lambda term: -len(term.meaning))[:2]
    return [*stops, *(word_stop(term.slug) for term in longest)]


@dataclass(frozen=True, slots=True)
class Round:
    """What is wrong on the screens passed, in words: with the room that things have, and with what is touched."""

    room: tuple[str, ...]
    targets: tuple[str, ...]


def go_round(glass: Glass, stops: list[tour.Stop]) -> Round:
    """Go to each stop and look."""
    room, touched = [], []
    for stop in stops:
        stop.go(glass.program)
        glass.settle()
        touched += targets.faults(glass, stop.name)
        if stop.name == f"page-{PAGE}":
            glass.reach_and_tap("details")
        room += [f"{stop.name}: {fault}" for fault in geometry.faults(glass)]
        if stop.name == "warning":
            glass.kiosk.session.answer()
    return Round(tuple(room), tuple(touched))


_MADE: dict[tuple[Path | None, str, int, str], Round] = {}


def round_past(open_glass: OpenGlass, panel: str, size: int, theme: str, file: Path | None = None) -> Round:
    """The round past all pages of `file`, or past the screens of the starter release.

    Each is made once for all tests that ask for it: nearly all that it takes is the way from screen to screen.
    """
    key = (file, panel, size, theme)
    if key not in _MADE:
        given: OfRelease = {} if file is None else {"file": file}
        glass = open_glass(**given, **looking(panel, size, theme))
        _MADE[key] = go_round(glass, stops_of(glass, pages=file is not None))
    return _MADE[key]
