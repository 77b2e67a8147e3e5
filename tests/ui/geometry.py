"""What is wrong with a layout: words cut off, words outside their card, things over one another."""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    places = _Places()
    solid: list[tuple[_Place, QRectF]] = []
    found: list[str] = []
    for item in glass.uppermost():
        if is_text(item) and item.property("text"):
            found += _cut_off(item)
            solid.append((places.of(item), painted(item)))
        elif is_tappable(item):
            place = places.of(item)
            solid.append((place, place.rect))
    for place, rect in solid:
        found += _outside(place, rect, window)
    return found + _over_one_another(solid)


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """An item, where it is in the scene, and all it stands in from the nearest to the outermost."""

    item: QQuickItem
    rect: QRectF
    scrolls: bool
    above: tuple[_Place, ...]


class _Places:
    """Where things are while nothing moves: hundreds of items stand in the same few."""

    def __init__(self) -> None:
        self._known: dict[int, _Place] = {}

    def of(self, item: QQuickItem) -> _Place:
        known = self._known.get(id(item))
        if known is None:
            parent = item.parentItem()
            nearest = () if parent is None else (self.of(parent),)
            above = (*nearest, *(nearest[0].above if nearest else ()))
            known = _Place(item, scene_rect(item), item.inherits("QQuickFlickable"), above)
            self._known[id(item)] = known
        return known


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


def _outside(place: _Place, rect: QRectF, window: QRectF) -> list[str]:
    """Whether an item sticks out of something it stands in. What scrolls may be taller than its place."""
    left, top, right, bottom = _edges(rect)
    scrolled = False
    for above in place.above:
        scrolled = scrolled or above.scrolls
        holds_left, holds_top, holds_right, holds_bottom = _edges(above.rect)
        across = left >= holds_left - SLACK and right <= holds_right + SLACK
        down = top >= holds_top - SLACK and bottom <= holds_bottom + SLACK
        real = holds_right > holds_left and holds_bottom > holds_top
        if real and not (across and (down or scrolled)):
            return [f"{_name(place.item)} at {_told(rect)} sticks out of {_kind(above.item)} at {_told(above.rect)}"]
    off_across = left < -SLACK or right > window.right() + SLACK
    off_down = top < -SLACK or bottom > window.bottom() + SLACK
    return [f"{_name(place.item)} at {_told(rect)} is off screen"] if off_across or (off_down and not scrolled) else []


def _edges(rect: QRectF) -> tuple[float, float, float, float]:
    """Left, top, right and bottom."""
    return rect.getCoords()  # type: ignore[return-value]  # these four: PySide's types say no more than "object"


def _over_one_another(solid: list[tuple[_Place, QRectF]]) -> list[str]:
    """Pairs of words and buttons that overlap though neither stands in the other."""
    found = []
    solid = sorted(solid, key=lambda each: each[1].top())
    for number, (one, one_whole) in enumerate(solid):
        bottom = one_whole.bottom()
        for two, two_whole in solid[number + 1 :]:
            if two_whole.top() >= bottom:
                break
            common = one_whole.intersected(two_whole)
            if common.width() <= SLACK or common.height() <= SLACK:
                continue
            least = _leading(one.item, two.item)
            if common.height() <= least or one in two.above or two in one.above:
                continue
            if _scroller(one) is not _scroller(two):
                common = common.intersected(clipped_rect(one.item)).intersected(clipped_rect(two.item))
            if common.width() > SLACK and common.height() > least:
                found.append(f"{_name(one.item)} and {_name(two.item)} lie over one another at {_told(common)}")
    return found


def _scroller(place: _Place) -> _Place | None:
    return next((each for each in (place, *place.above) if each.scrolls), None)


def _leading(one: QQuickItem, two: QQuickItem) -> float:
    """Lines of text set close together share a little of their empty space, never of their letters."""
    return 4.0 if is_text(one) and is_text(two) else SLACK


def _kind(item: QQuickItem) -> str:
    return item.objectName() or item.metaObject().className().partition("_QML")[0]


def _told(rect: QRectF) -> str:
    return f"({rect.left():.0f}, {rect.top():.0f}, {rect.right():.0f}, {rect.bottom():.0f})"
