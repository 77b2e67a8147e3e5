"""A finger and a pair of eyes for tests: a running kiosk in a shown window."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, Qt
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtTest import QSignalSpy, QTest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPointingDevice
    from PySide6.QtQuick import QQuickItem, QQuickWindow

    from kiosk.app import Program
    from kiosk.clock import FakeClock
    from kiosk.viewmodels.kiosk import Kiosk

SMALLEST_TARGET_MM = 20.0
MAIN_TARGET_MM = 25.0
MOST_TURNS = 60
FRAMES_TO_REST = 2
DRAG_STEP_MS = 10  # a finger takes time to move, and what it moves asks how fast it went
OVERLAYS = ("idleWarning", "termPanel", "staffPanel")
_TAG = re.compile(r"<[^>]+>")


def walk(item: QQuickItem) -> Iterator[QQuickItem]:
    """`item` and everything visible in it, in drawing order. Delegates hang in childItems()."""
    ahead = [item]
    while ahead:
        here = ahead.pop()
        if here.isVisible() and here.opacity() > 0:
            yield here
            ahead += reversed(here.childItems())


def is_text(item: QQuickItem) -> bool:
    return item.inherits("QQuickText")


def is_icon(item: QQuickItem) -> bool:
    return is_text(item) and item.property("font").family() == "Kiosk Icons"


def is_tappable(item: QQuickItem) -> bool:
    return (
        item.metaObject().indexOfMethod("act(QVariant,QVariant)") >= 0
        or item.metaObject().indexOfSignal("tapped()") >= 0
    )


def ask(item: QObject, expression: str) -> object:
    """What QML itself says of an item: PySide cannot read every property type."""
    context = qmlContext(item)
    assert context is not None
    value, undefined = QQmlExpression(context, item, expression).evaluate()
    assert not undefined, f"{expression} says nothing"
    return value


def words_of(item: QQuickItem) -> str:
    """What a reader reads there: no markup, plain spaces."""
    text = str(item.property("text"))
    if ("<" in text or "&" in text) and ask(item, "textFormat === Text.StyledText"):
        text = unescape(_TAG.sub(" " if "<br>" in text else "", text))
    return text.replace("\u00a0", " ")


def scene_rect(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def clipped_rect(item: QQuickItem) -> QRectF:
    """The part of an item that is not cut off by something that clips, in scene pixels."""
    rect = scene_rect(item)
    above = item.parentItem()
    while above is not None:
        if above.clip():
            rect = rect.intersected(scene_rect(above))
        above = above.parentItem()
    return rect


def shown(program: Program, size: tuple[int, int]) -> QQuickWindow:
    """The window of a program, loaded and on screen."""
    window = program.load()
    assert window is not None, "the screens cannot be loaded"
    window.resize(*size)
    window.show()
    assert QTest.qWaitForWindowExposed(window)
    return window


class Glass:
    """The window of a program. Every act ends when everything it set off has been drawn."""

    def __init__(self, program: Program, window: QQuickWindow, finger: QPointingDevice, clock: FakeClock) -> None:
        self.program = program
        self.window = window
        self.clock = clock
        self._finger = finger

    # What is there

    @property
    def kiosk(self) -> Kiosk:
        return self.program.kiosk

    @property
    def px_per_mm(self) -> float:
        return self.program.settings.screen.dpi / 25.4

    def mm(self, pixels: float) -> float:
        return pixels / self.px_per_mm

    def items(self) -> list[QQuickItem]:
        return list(walk(self.window.contentItem()))

    def texts(self) -> list[QQuickItem]:
        return [item for item in self.items() if is_text(item) and not is_icon(item) and item.property("text")]

    def tappables(self) -> list[QQuickItem]:
        return [item for item in self.items() if is_tappable(item)]

    def see(self) -> list[str]:
        """All visible words, top of the tree first; also what stands below the edge of the screen."""
        return [words_of(item) for item in self.texts()]

    def sees(self, words: str) -> bool:
        return any(words in seen for seen in self.see())

    def has(self, name: str) -> bool:
        return any(item.objectName() == name for item in self.uppermost())

    def uppermost(self) -> list[QQuickItem]:
        """All items, or those of the panel that lies over everything else."""
        items = self.items()
        for item in reversed(items):
            if item.objectName() in OVERLAYS:
                return list(walk(item))
        return items

    def find(self, name: str) -> QQuickItem:
        """The item of that name, on the panel that lies over everything else if there is one."""
        items = self.uppermost()
        found = [item for item in items if item.objectName() == name]
        there = sorted({item.objectName() for item in items} - {""})
        assert found, f"{name} is not on this screen; there are {there}"
        assert len(found) == 1, f"{name} is there {len(found)} times"
        return found[0]

    def scroll(self) -> float:
        """How far down the present screen is, in pixels."""
        scrollers = [item for item in self.uppermost() if item.inherits("QQuickFlickable")]
        assert len(scrollers) == 1
        return float(scrollers[0].property("contentY"))

    # What a finger does

    def settle(self) -> None:
        """Bring the rest of the page or of what was found, and wait until everything has found its place and was drawn.

        What has changed is laid out just before a frame; what that moves, before the next.
        """
        QCoreApplication.processEvents()
        self.kiosk.page.finish()
        self.kiosk.search.finish()
        for _ in range(FRAMES_TO_REST):
            drawn = QSignalSpy(self.window.frameSwapped)
            self.window.update()
            assert drawn.count() or drawn.wait(5000), "the window is not drawn"

    def wait_a_little(self, seconds: float = 1.0) -> None:
        """Let the double-tap guard and nothing else pass."""
        self.clock.advance(seconds)

    def centre(self, item: QQuickItem) -> QPoint:
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def within_sight(self, item: QQuickItem) -> bool:
        """Whether the middle of an item can be seen, and as much of it as a finger needs."""
        whole, seen = scene_rect(item), clipped_rect(item)
        enough = seen.height() >= min(whole.height(), SMALLEST_TARGET_MM * self.px_per_mm) - 1
        return enough and seen.contains(QPointF(self.centre(item)))

    def tap(self, name: str) -> None:
        """Touch the middle of what is called so, and go on when the screen stands still."""
        self.tap_item(self.find(name), name)

    def tap_item(self, item: QQuickItem, name: str) -> None:
        assert item.isEnabled(), f"{name} cannot be tapped now"
        assert min(item.width(), item.height()) / self.px_per_mm >= SMALLEST_TARGET_MM, f"{name} is too small"
        spot = self.centre(item)
        assert clipped_rect(item).contains(QPointF(spot)), f"{name} is cut off"
        assert self.window.contentItem().contains(QPointF(spot)), f"{name} is off screen"
        self.touch(spot)
        self.wait_a_little()

    def touch(self, spot: QPoint) -> None:
        self.press(spot)
        self.release(spot)
        self.settle()

    def press(self, spot: QPoint, point: int = 0) -> None:
        QTest.touchEvent(self.window, self._finger).press(point, spot, self.window).commit()

    def move(self, spot: QPoint, point: int = 0) -> None:
        QTest.touchEvent(self.window, self._finger).move(point, spot, self.window).commit()

    def release(self, spot: QPoint, point: int = 0) -> None:
        QTest.touchEvent(self.window, self._finger).release(point, spot, self.window).commit()

    def two_fingers(self, first: QPoint, second: QPoint) -> None:
        """Both go down together and leave together."""
        touch = QTest.touchEvent(self.window, self._finger)
        touch.press(0, first, self.window).press(1, second, self.window).commit()
        touch = QTest.touchEvent(self.window, self._finger)
        touch.release(0, first, self.window).release(1, second, self.window).commit()
        self.settle()

    def drag(self, start: QPoint, end: QPoint, steps: int = 12) -> None:
        self.press(start)
        for step in range(1, steps + 1):
            self.move(start + (end - start) * (step / steps))
            QTest.qWait(DRAG_STEP_MS)
        self.release(end)
        scrollers = [item for item in self.items() if item.inherits("QQuickFlickable")]
        for scroller in scrollers:
            if scroller.property("moving"):
                QSignalSpy(scroller.movementEnded).wait(5000)  # type: ignore[attr-defined]  # a Flickable's
            assert not scroller.property("moving")
        self.settle()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)
        self.settle()
        self.wait_a_little()

    def page_down(self) -> bool:
        """Tap "Page down"; False when this is the end or all of it is on screen."""
        if not self.has("pageDown") or not self.find("pageDown").isEnabled():
            return False
        self.tap("pageDown")
        return True

    def reach(self, name: str) -> None:
        """Turn pages until what is called so can be touched."""
        for _ in range(MOST_TURNS):
            if self.within_sight(self.find(name)):
                return
            assert self.page_down(), f"{name} cannot be reached by Page down"
        raise AssertionError(f"{name} is not reached after {MOST_TURNS} turns")

    def reach_and_tap(self, name: str) -> None:
        self.reach(name)
        self.tap(name)
