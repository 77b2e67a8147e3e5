"""Text stands out, in short plain lines, and nothing is small (VIS-01, VIS-06, VIS-09, VIS-11)."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QTextLayout, QTextOption

from kiosk import tour
from kiosk.config import THEMES
from tests.ui.geometry import painted
from tests.ui.glass import ask, clipped_rect, is_tappable, words_of
from tests.ui.rounds import both_releases, looking, stops_of
from tests.ui.test_contrast import WORDS, luminance, ratio

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtQuick import QQuickItem

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

MOST_CHARACTERS = 70
OTHER_THEMES = sorted({*THEMES} - {"paper", "dark"})
SAMPLE = "Aa"  # letters that show a size or colours which are not those of the screen
SLOW = pytest.mark.slow
NARROWER = 8  # pixels: letters of one line only
# At the largest size these keep to 7.3 mm, which is what EN 301 549 asks for: all else must have room beside them.
OF_ONE_SIZE = ("unwellStrip", "searchBy-", "searchField", "searchDelete", "searchClear", "key-")


def faint(glass: Glass) -> list[str]:
    """Words whose letters, as they were drawn, do not stand out from the ground they were drawn on."""
    picture = glass.window.grabWindow().convertToFormat(QImage.Format.Format_RGB888)
    size = (picture.width(), picture.height())
    drawn = Image.frombuffer("RGB", size, bytes(picture.constBits()), "raw", "RGB", picture.bytesPerLine(), 1)
    found = []
    for text in glass.texts():
        place = painted(text).intersected(clipped_rect(text)).intersected(QRectF(0, 0, *size)).toAlignedRect()
        if place.width() < NARROWER or place.height() < text.property("font").pixelSize() or words_of(text) == SAMPLE:
            continue
        box = (place.left(), place.top(), place.right(), place.bottom())
        counted = drawn.crop(box).getcolors(place.width() * place.height())
        assert counted is not None
        colours = [(often, colour) for often, colour in counted if isinstance(colour, tuple)]
        ground = max(colours)[1]
        shades = [luminance(red / 255, green / 255, blue / 255) for _, (red, green, blue) in colours]
        under = luminance(*(part / 255 for part in ground))
        best = max(ratio(under, min(shades)), ratio(under, max(shades)))
        if best < WORDS:
            found.append(f"{words_of(text)[:40]!r} has {best:.1f}:1 on {QColor(*ground).name()}")
    return found


@pytest.mark.parametrize("theme", ["paper", "dark", *(pytest.param(name, marks=SLOW) for name in OTHER_THEMES)])
def test_words_stand_out_as_they_are_drawn(theme: str, open_glass: OpenGlass, every_block_file: Path) -> None:
    wrong = []
    for file in both_releases(every_block_file):
        glass = open_glass(**file, **looking("portrait", 2, theme))
        for stop in stops_of(glass, pages=bool(file)):
            stop.go(glass.program)
            glass.settle()
            if not (glass.has("idleWarning") or glass.has("termPanel")):  # what lies under a panel is in its shade
                wrong += [f"{stop.name}: {fault}" for fault in faint(glass)]
            if stop.name == "warning":
                glass.kiosk.session.answer()

    assert "\n".join(wrong) == ""


def test_pale_words_are_found_out(glass: Glass) -> None:
    glass.tap("start")
    assert faint(glass) == []

    glass.texts()[2].setProperty("color", "#7f8a8f")
    glass.settle()

    assert len(faint(glass)) == 1


def lines_of(text: QQuickItem) -> list[str]:
    """The lines of a text as wide as it stands there."""
    layout = QTextLayout(words_of(text).replace("\n", " "), text.property("font"))
    wrapped = QTextOption()
    wrapped.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrapped)
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(text.width())
        found.append(layout.text()[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return found


def running_text(glass: Glass) -> list[QQuickItem]:
    """Paragraphs, items of lists and the like: text that is read and not pressed, over more than one line."""
    texts = [text for text in glass.texts() if text.metaObject().className().startswith("BodyText")]
    return [text for text in texts if text.property("lineCount") > 1 and not _pressed(text)]


def _pressed(item: QQuickItem) -> bool:
    above: QQuickItem | None = item
    while above is not None:
        if is_tappable(above):
            return True
        above = above.parentItem()
    return False


# The smallest letters on the widest panel have the longest lines.
SOME = [("portrait", 1), ("landscape", 1), ("landscape", 2), ("small", 3)]
OTHERS = [pair for pair in product(tour.PROFILES, (1, 2, 3, 4)) if pair not in SOME]


@pytest.mark.parametrize(("panel", "size"), [*SOME, *(pytest.param(*pair, marks=SLOW) for pair in OTHERS)])
def test_lines_are_short_left_aligned_and_plain(panel: str, size: int, open_glass: OpenGlass) -> None:
    glass = open_glass(**looking(panel, size))
    wrong, read = [], 0
    for number, stop in enumerate(stops_of(glass, pages=True)):
        if stop.name.startswith("page-") and number % 4 != size % 4:
            continue
        stop.go(glass.program)
        glass.settle()
        for text in running_text(glass):
            read += 1
            longest = max(lines_of(text), key=len)
            if len(longest) > MOST_CHARACTERS:
                wrong.append(f"{stop.name}: {len(longest)} characters: {longest}")
            if not ask(text, "horizontalAlignment === Text.AlignLeft"):
                wrong.append(f"{stop.name}: not left-aligned: {longest}")
        for text in glass.texts():
            font = text.property("font")
            if font.italic() or font.underline() or re.search("<[iu]>", str(text.property("text"))):
                wrong.append(f"{stop.name}: italic or underlined: {words_of(text)[:60]}")
        if stop.name == "warning":
            glass.kiosk.session.answer()

    assert "\n".join(wrong) == ""
    assert read > 100


@pytest.mark.parametrize("size", [pytest.param(1, marks=SLOW), 2, pytest.param(3, marks=SLOW), 4])
def test_nothing_is_smaller_than_the_text_itself(size: int, open_glass: OpenGlass) -> None:
    """Captions, labels, sources and dates are as large as what they belong to."""
    glass = open_glass(**looking("portrait", size))
    least = ask(glass.window, "Theme.bodySize")
    assert isinstance(least, int)
    small = []
    for stop in stops_of(glass, pages=True):
        stop.go(glass.program)
        glass.settle()
        for text in glass.texts():
            if (
                words_of(text) != SAMPLE
                and text.property("font").pixelSize() < least
                and not (size == 4 and kept(text))
            ):
                small.append(f"{stop.name}: {words_of(text)[:40]!r}")
        if stop.name == "warning":
            glass.kiosk.session.answer()

    assert "\n".join(small) == ""


def kept(text: QQuickItem) -> bool:
    """Whether a text stands in something that is of one size at every size of text."""
    above: QQuickItem | None = text
    while above is not None:
        if above.objectName().startswith(OF_ONE_SIZE):
            return True
        above = above.parentItem()
    return False
