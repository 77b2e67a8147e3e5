"""Nothing is cut off, sticks out or lies over anything else, at any size, on any panel (VIS-07, VIS-15)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetricsF

from kiosk import tour
from kiosk.config import CAP_HEIGHTS_MM, Settings
from tests.ui.every_block import LONG_PAGE, PAGE
from tests.ui.geometry import faults
from tests.ui.glass import ask, words_of
from tests.ui.rounds import (
    ALL_LOOKS,
    LOOKS,
    PANELS,
    SIZES,
    both_releases,
    go_round,
    looking,
    round_past,
    stops_of,
    word_stop,
)

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtQuick import QQuickItem

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass


@pytest.mark.parametrize(("panel", "size", "theme"), LOOKS)
def test_every_kind_of_block_finds_room(
    panel: str, size: int, theme: str, open_glass: OpenGlass, every_block_file: Path
) -> None:
    assert "\n".join(round_past(open_glass, panel, size, theme, every_block_file).room) == ""


@pytest.mark.parametrize(("panel", "size", "theme"), LOOKS)
def test_every_screen_of_the_starter_release_finds_room(
    panel: str, size: int, theme: str, open_glass: OpenGlass
) -> None:
    assert "\n".join(round_past(open_glass, panel, size, theme).room) == ""


@pytest.mark.parametrize(("panel", "size"), [("portrait", 2), ("small", 4)])
def test_every_page_of_the_starter_release_finds_room(panel: str, size: int, open_glass: OpenGlass) -> None:
    glass = open_glass(**looking(panel, size))

    assert "\n".join(go_round(glass, stops_of(glass, pages=True)).room) == ""


@pytest.mark.slow
@pytest.mark.parametrize(("panel", "size", "theme"), ALL_LOOKS)
def test_everything_finds_room_everywhere(
    panel: str, size: int, theme: str, open_glass: OpenGlass, every_block_file: Path
) -> None:
    wrong: list[str] = []
    for file in both_releases(every_block_file):
        glass = open_glass(**file, **looking(panel, size, theme))
        library = glass.program.shelf.library
        assert library is not None
        words = [word_stop(term.slug) for term in library.terms()]
        wrong += go_round(glass, [*tour.stops(library), *words]).room

    assert "\n".join(wrong) == ""


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("size", SIZES)
def test_the_page_of_last_resort_finds_room(panel: str, size: int, open_glass: OpenGlass) -> None:
    glass = open_glass(None, **looking(panel, size))

    assert "\n".join(faults(glass)) == ""


def test_a_layout_with_too_little_room_is_found_out(open_glass: OpenGlass, every_block_file: Path) -> None:
    glass = open_glass(every_block_file)
    glass.kiosk.navigator.openPage(PAGE)
    glass.settle()
    assert "\n".join(faults(glass)) == ""

    title = glass.find("pageTitle")
    title.setProperty("width", 200)
    narrow = faults(glass)
    title.setProperty("width", 5000)
    wide = faults(glass)
    title.setProperty("width", 900)
    title.setHeight(20)
    low = faults(glass)
    glass.find("navHome").setX(40)
    moved = faults(glass)

    assert any("does not fit on a line" in fault for fault in narrow)
    assert any("sticks out" in fault for fault in wide)
    assert any("has a height of 20" in fault for fault in low)
    assert any("lie over one another" in fault and "navHome" in fault for fault in moved)


@pytest.mark.parametrize("size", SIZES)
def test_capital_letters_are_as_tall_as_the_size_says(size: int, open_glass: OpenGlass, every_block_file: Path) -> None:
    glass = open_glass(every_block_file, **looking("portrait", size))
    least = {1: 4.8, 2: 4.8, 3: 4.8, 4: 7.3}[size]
    small = []
    library = glass.program.shelf.library
    assert library is not None
    for stop in tour.stops(library):
        stop.go(glass.program)
        glass.settle()
        for text in glass.texts():
            tall = capital_mm(glass, text)
            if tall < least and words_of(text) != "Aa":
                small.append(f"{stop.name}: {words_of(text)[:40]!r} is {tall:.2f} mm")

    assert "\n".join(small) == ""


@pytest.mark.parametrize("size", SIZES)
def test_body_text_is_of_the_size_chosen_and_the_strip_of_its_own(
    size: int, open_glass: OpenGlass, every_block_file: Path
) -> None:
    glass = open_glass(every_block_file, **looking("portrait", size))
    glass.kiosk.navigator.openPage(LONG_PAGE)
    glass.settle()
    body = next(text for text in glass.texts() if words_of(text).startswith("Page last reviewed"))
    strip = next(text for text in glass.texts() if words_of(text).startswith("Feeling unwell"))

    # A size is a whole number of pixels: at most a quarter of a millimetre above what was asked for.
    assert CAP_HEIGHTS_MM[size - 1] <= capital_mm(glass, body) <= CAP_HEIGHTS_MM[size - 1] + 0.25
    assert 7.3 <= capital_mm(glass, strip) <= 7.3 + 0.25


@pytest.mark.parametrize(("dpi", "distance"), [(96.0, 600.0), (102.5, 900.0), (157.0, 600.0)])
def test_sizes_follow_the_panel_and_the_distance(dpi: float, distance: float, open_glass: OpenGlass) -> None:
    settings = Settings()
    screen = replace(settings.screen, dpi=dpi, viewing_distance_mm=distance)
    glass = open_glass(settings=replace(settings, screen=screen), size=(2160, 3840))
    glass.tap("start")
    body = next(text for text in glass.texts() if words_of(text).startswith("These pages are about"))

    wanted = CAP_HEIGHTS_MM[1] * distance / 600

    assert wanted <= capital_mm(glass, body) <= wanted + 0.3


def capital_mm(glass: Glass, text: QQuickItem) -> float:
    """How tall a capital letter of a text is on the glass, as it is drawn."""
    metrics = QFontMetricsF(text.property("font"))
    shrunk = ask(text, "fontInfo.pixelSize / font.pixelSize")
    assert isinstance(shrunk, int | float)
    return metrics.capHeight() * min(1.0, float(shrunk)) / glass.px_per_mm
