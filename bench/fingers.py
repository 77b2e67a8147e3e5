"""What presses the glass: a finger as Qt's test library has it, or a pointer that needs no library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtQuick import QQuickWindow


class Finger(Protocol):
    """Presses and lifts at a point of the window, in pixels."""

    def press(self, window: QQuickWindow, at: QPoint) -> None: ...

    def lift(self, window: QQuickWindow, at: QPoint) -> None: ...


class Touch:
    """A finger on a touchscreen."""

    def __init__(self) -> None:
        from PySide6.QtTest import QTest

        self._test = QTest
        self._device = QTest.createTouchDevice()

    def press(self, window: QQuickWindow, at: QPoint) -> None:
        self._test.touchEvent(window, self._device).press(0, at, window).commit()

    def lift(self, window: QQuickWindow, at: QPoint) -> None:
        self._test.touchEvent(window, self._device).release(0, at, window).commit()


class Pointer:
    """A mouse button. For memory: Qt's test library brings its widgets, 6 MB that no kiosk has."""

    def press(self, window: QQuickWindow, at: QPoint) -> None:
        self._send(window, at, QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton)

    def lift(self, window: QQuickWindow, at: QPoint) -> None:
        self._send(window, at, QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton)

    def _send(self, window: QQuickWindow, at: QPoint, kind: QEvent.Type, held: Qt.MouseButton) -> None:
        place = QPointF(at)
        event = QMouseEvent(kind, place, place, Qt.MouseButton.LeftButton, held, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(window, event)
