"""The page painted without QML: never blank, never cut off, and right for its nation."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from pytestqt.qtbot import QtBot

from kiosk import safe_window
from kiosk.config import Nation, ScreenSettings, Settings
from kiosk.lastresort import last_resort
from kiosk.safe_window import INK, PAPER, SafeWindow

LINE = ("Lung nurse specialists", "0113 496 0000")
SIZES = [(1080, 1920), (1920, 1080), (1280, 800), (800, 600)]


@pytest.fixture(params=SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
def window(request: pytest.FixtureRequest, qapp: object) -> Iterator[SafeWindow]:  # noqa: ARG001
    window = SafeWindow(last_resort("ENG", LINE), Settings())
    window.resize(*request.param)
    yield window
    window.close()


def shown(window: SafeWindow, qtbot: QtBot) -> QImage:
    window.show()
    qtbot.waitUntil(window.isExposed)
    image = window.screen().grabWindow(window.winId()).toImage()
    return image.scaled(window.size()) if image.size() != window.size() else image


def test_every_paragraph_is_inside_the_window_and_none_overlaps(window: SafeWindow) -> None:
    rows = window.rows()

    assert len(rows) == 3 + 2 * 4
    for row in rows:
        assert row.place.left() > 0
        assert row.place.right() <= window.width()
        assert row.place.top() > 0
        assert row.place.bottom() <= window.height()
    for one, two in pairwise(rows):
        assert one.place.bottom() <= two.place.top() or one.place.right() < two.place.left()


def test_the_picture_on_the_glass_is_paper_with_ink_on_it(window: SafeWindow, qtbot: QtBot) -> None:
    image = shown(window, qtbot)

    assert image.pixelColor(2, 2) == QColor(PAPER)
    for row in window.rows():
        area = row.place.toAlignedRect()
        dark = sum(
            image.pixelColor(x, y).lightness() < 80
            for x in range(area.left(), area.right(), 2)
            for y in range(area.top(), min(area.bottom(), image.height()), 2)
        )
        assert dark > 20, f"nothing painted for {row.text!r}"


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    paint = QColor(colour)
    red, green, blue = linear(paint.redF()), linear(paint.greenF()), linear(paint.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_ink_on_paper_has_a_contrast_of_at_least_seven() -> None:
    assert (luminance(PAPER) + 0.05) / (luminance(INK) + 0.05) >= 7


@pytest.mark.usefixtures("qapp")
def test_capitals_on_the_usual_panel_are_as_tall_as_the_largest_size() -> None:
    window = SafeWindow(last_resort("ENG"), Settings(screen=ScreenSettings(dpi=102.5)))
    window.resize(1080, 1920)

    body = window.rows()[1].font

    millimetres = QFontMetricsF(body).capHeight() * window.devicePixelRatio() * 25.4 / 102.5
    assert millimetres == pytest.approx(9.6, abs=0.3)


def test_it_does_without_our_typefaces(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"not a typeface")
    monkeypatch.setattr(safe_window, "font_files", lambda: (broken,))
    monkeypatch.setattr(safe_window, "TEXT_FACE", "A face nobody has")
    monkeypatch.setattr(safe_window, "NUMBER_FACE", "Another one")
    window = SafeWindow(last_resort("ENG"), Settings())
    window.resize(1080, 1920)

    image = shown(window, qtbot)

    colours = {image.pixelColor(x, y).rgb() for x in range(0, 1080, 3) for y in range(0, 900, 3)}
    assert len(colours) > 2
    window.close()


@pytest.mark.parametrize(
    ("nation", "numbers"),
    [
        ("ENG", ["999", "111", "0113 496 0000", "116 123"]),
        ("SCT", ["999", "111", "0113 496 0000", "116 123"]),
        ("WLS", ["999", "111", "0113 496 0000", "116 123"]),
        ("NIR", ["999", "0113 496 0000", "116 123"]),
    ],
)
def test_the_built_in_page_gives_the_numbers_of_its_nation(nation: Nation, numbers: list[str]) -> None:
    page = last_resort(nation, LINE)

    assert [number for _, number in page.numbers] == numbers
    assert nation != "NIR" or "111" not in f"{page.title} {page.sentences} {page.numbers}"


@pytest.mark.parametrize("line", [None, ("", "0113 496 0000"), ("Nurses", " ")])
def test_a_line_of_the_clinic_that_is_not_known_leaves_no_gap(line: tuple[str, str] | None) -> None:
    assert [number for _, number in last_resort("ENG", line).numbers] == ["999", "111", "116 123"]
