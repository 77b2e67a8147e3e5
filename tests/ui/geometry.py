"""What is wrong with a layout: words cut off, words outside their card, things over one another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from tests.ui.glass import ask, clipped_rect, is_icon, is_tappable, is_text, scene_rect, words_of

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem

    from tests.ui.glass import Glass

LONGEST_WORD = 15  # "neuroendocrine" and "radiotherapists" are whole at every size on every panel
_MIDDLE_ACROSS = Qt.AlignmentFlag.AlignHCenter.value
_MIDDLE_DOWN = Qt.AlignmentFlag.AlignVCenter.value
_ADDRESS = re.compile(r"\w\.\w")
SLACK = 1.5  # pixels: positions are rounded here and there


def faults(glass: Glass) -> list[str]:
    """Everything wrong on the screen as it stands, in words; empty when all is well."""
    window = QRectF(0, 0, glass.window.width(), glass.window.height())
    solid: list[tuple[QQuickItem, QRectF]] = []
    found: list[str] = []
    for item in glass.uppermost():
        if is_text(item) and item.property("text"):
            found += _cut_off(item)
            solid.append((item, painted(item)))
        elif is_tappable(item):
            solid.append((item, scene_rect(item)))
    for item, rect in solid:
        found += _outside(item, rect, window)
    return found + _over_one_another(solid)


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


def painted(text: QQuickItem) -> QRectF:
    """Where the letters of a text are, in scene pixels."""
    wide, tall = text.property("contentWidth"), text.property("contentHeight")
    if is_icon(text):
        wide, tall = min(wide, text.width()), min(tall, text.height())
    aligned = ask(text, "effectiveHorizontalAlignment + verticalAlignment")  # bits that do not meet
    assert isinstance(aligned, int)
    across = 1.0 if aligned & Qt.AlignmentFlag.AlignRight.value else 0.5 if aligned & _MIDDLE_ACROSS else 0.0
    down = 1.0 if aligned & Qt.AlignmentFlag.AlignBottom.value else 0.5 if aligned & _MIDDLE_DOWN else 0.0
    top = text.property("topPadding")
    x = (text.width() - wide) * across
    y = top + (text.height() - top - tall) * down
    return text.mapRectToScene(QRectF(x, y, wide, tall))


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


def _over_one_another(solid: list[tuple[QQuickItem, QRectF]]) -> list[str]:
    """Pairs of words and buttons that overlap though neither stands in the other."""
    found = []
    solid = sorted(solid, key=lambda each: each[1].top())
    lines = {id(item): _ancestors(item) for item, _ in solid}
    for number, (one, one_whole) in enumerate(solid):
        bottom = one_whole.bottom()
        for two, two_whole in solid[number + 1 :]:
            if two_whole.top() >= bottom:
                break
            common = one_whole.intersected(two_whole)
            least = _leading(one, two)
            if common.width() <= SLACK or common.height() <= least:
                continue
            one_line, two_line = lines[id(one)], lines[id(two)]
            if one in two_line or two in one_line:
                continue
            if _scroller(one_line) is not _scroller(two_line):
                common = common.intersected(clipped_rect(one)).intersected(clipped_rect(two))
            if common.width() > SLACK and common.height() > least:
                found.append(f"{_name(one)} and {_name(two)} lie over one another at {_told(common)}")
    return found


def _scroller(line: list[QQuickItem]) -> QQuickItem | None:
    return next((each for each in line if each.inherits("QQuickFlickable")), None)


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
