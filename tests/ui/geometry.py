"""What is wrong with a layout: words cut off, words outside their card, things over one another."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from tests.ui.glass import ask, clipped_rect, is_icon, is_tappable, is_text, scene_rect, words_of

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem

    from tests.ui.glass import Glass

LONGEST_WORD = 15  # "neuroendocrine" and "radiotherapists" are whole at every size on every panel
_ADDRESS = re.compile(r"\w\.\w")
SLACK = 1.5  # pixels: positions are rounded here and there


def faults(glass: Glass) -> list[str]:
    """Everything wrong on the screen as it stands, in words; empty when all is well."""
    items = glass.uppermost()
    window = QRectF(0, 0, glass.window.width(), glass.window.height())
    found: list[str] = []
    for item in items:
        if is_text(item) and item.property("text"):
            found += _cut_off(item)
            found += _outside(item, _painted(item), window)
        elif is_tappable(item):
            found += _outside(item, scene_rect(item), window)
    solid = [item for item in items if (is_text(item) and item.property("text")) or is_tappable(item)]
    found += _over_one_another(solid)
    return found


def _name(item: QQuickItem) -> str:
    said = words_of(item) if is_text(item) else item.objectName()
    return f"{said[:60]!r}"


def _cut_off(text: QQuickItem) -> list[str]:
    if is_icon(text):
        return []
    found = []
    wide, tall = text.property("contentWidth"), text.property("contentHeight")
    if wide > text.width() + SLACK:
        found.append(f"{_name(text)} needs {wide:.0f} px and has a width of {text.width():.0f}")
    if tall > text.height() + SLACK:
        found.append(f"{_name(text)} needs {tall:.0f} px and has a height of {text.height():.0f}")
    if text.property("truncated"):
        found.append(f"{_name(text)} is truncated")
    broken = _broken_word(text)
    if broken:
        found.append(f"{_name(text)}: the word {broken!r} does not fit on a line of {text.width():.0f} px")
    return found


def _broken_word(text: QQuickItem) -> str:
    """A word that is wider than its line, and so is parted anywhere.

    That may happen to web addresses, and to words longer than almost any on a page: they
    are parted rather than cut off.
    """
    if text.property("lineCount") < 2 or ask(text, "wrapMode === Text.WrapAnywhere"):
        return ""
    metrics = QFontMetricsF(text.property("font"))
    for word in re.split(r"[ \n]|(?<=[-/\u2013])", words_of(text)):
        if len(word) > LONGEST_WORD or _ADDRESS.search(word):
            continue
        if metrics.horizontalAdvance(word) > text.width() + SLACK:
            return word
    return ""


def _painted(text: QQuickItem) -> QRectF:
    """Where the letters of a text are, in scene pixels."""
    wide = min(text.property("contentWidth"), text.width()) if is_icon(text) else text.property("contentWidth")
    tall = min(text.property("contentHeight"), text.height()) if is_icon(text) else text.property("contentHeight")
    across = _share(text, "horizontalAlignment", "Text.AlignHCenter", "Text.AlignRight")
    down = _share(text, "verticalAlignment", "Text.AlignVCenter", "Text.AlignBottom")
    top = text.property("topPadding")
    x = (text.width() - wide) * across
    y = top + (text.height() - top - tall) * down
    return text.mapRectToScene(QRectF(x, y, wide, tall))


def _share(text: QQuickItem, alignment: str, middle: str, end: str) -> float:
    """How much of the empty space stands before the text: none, half or all of it."""
    share = ask(text, f"{alignment} === {middle} ? 0.5 : {alignment} === {end} ? 1 : 0")
    assert isinstance(share, int | float)
    return float(share)


def _outside(item: QQuickItem, rect: QRectF, window: QRectF) -> list[str]:
    """Whether an item sticks out of something it stands in. What scrolls may be taller than its place."""
    above = item.parentItem()
    scrolled = False
    while above is not None:
        if above.inherits("QQuickFlickable"):
            scrolled = True
        holds = scene_rect(above)
        across = rect.left() >= holds.left() - SLACK and rect.right() <= holds.right() + SLACK
        down = rect.top() >= holds.top() - SLACK and rect.bottom() <= holds.bottom() + SLACK
        real = holds.width() > 0 and holds.height() > 0
        if real and not (across and (down or scrolled)):
            return [f"{_name(item)} at {_told(rect)} sticks out of {_kind(above)} at {_told(holds)}"]
        above = above.parentItem()
    if rect.left() < -SLACK or rect.right() > window.right() + SLACK:
        return [f"{_name(item)} at {_told(rect)} is off screen"]
    if not scrolled and (rect.top() < -SLACK or rect.bottom() > window.bottom() + SLACK):
        return [f"{_name(item)} at {_told(rect)} is off screen"]
    return []


def _over_one_another(items: list[QQuickItem]) -> list[str]:
    """Pairs of words and buttons that overlap though neither stands in the other."""
    placed = []
    for item in items:
        whole = _painted(item) if is_text(item) else scene_rect(item)
        line = _ancestors(item)
        scroller = next((each for each in line if each.inherits("QQuickFlickable")), None)
        placed.append((item, whole, whole.intersected(clipped_rect(item)), {id(each) for each in line}, scroller))
    found = []
    for (one, one_whole, one_seen, one_line, one_in), (two, two_whole, two_seen, two_line, two_in) in combinations(
        placed, 2
    ):
        if id(one) in two_line or id(two) in one_line:
            continue
        together = one_in is two_in
        common = one_whole.intersected(two_whole) if together else one_seen.intersected(two_seen)
        if common.width() > SLACK and common.height() > _leading(one, two):
            found.append(f"{_name(one)} and {_name(two)} lie over one another at {_told(common)}")
    return found


def _leading(one: QQuickItem, two: QQuickItem) -> float:
    """Lines of text set close together share a little of their empty space, never of their letters."""
    return 4.0 if is_text(one) and is_text(two) else SLACK


def _ancestors(item: QQuickItem) -> list[QQuickItem]:
    line = []
    above: QQuickItem | None = item
    while above is not None:
        line.append(above)
        above = above.parentItem()
    return line


def _kind(item: QQuickItem) -> str:
    return item.objectName() or item.metaObject().className().partition("_QML")[0]


def _told(rect: QRectF) -> str:
    return f"({rect.left():.0f}, {rect.top():.0f}, {rect.right():.0f}, {rect.bottom():.0f})"
