"""Notices that nobody has touched mouse or keyboard for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

AWAY_AFTER = 15 * 60 * 1000
"""Milliseconds. An office PC is left open at a ward desk more often than it is locked."""
_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class Away(QObject):
    """Emits `left` after `after` milliseconds without input to `watched`."""

    left = Signal()

    def __init__(self, watched: QObject, after: int = AWAY_AFTER) -> None:
        super().__init__(watched)
        self._timer = QTimer(self, interval=after, singleShot=True)
        self._timer.timeout.connect(self.left)
        self._timer.start()
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._timer.start()
        return super().eventFilter(watched, event)
