"""What the running screen knows of itself, better than a probe beside it could find out. On Qt's own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.health import questions
from kiosk.health.probe import Answer

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


def answers(window: QObject | None) -> dict[str, Answer]:
    """The answers of this very program, by question; `window` is the patients' one."""
    app = QGuiApplication.instance()
    known = {}
    if isinstance(app, QGuiApplication):
        known["display"] = Answer(questions.seen(app))
    if isinstance(window, QQuickWindow):
        known["renderer"] = Answer({"api": questions.drawing_with(window), "device": "", "works": True})
    return known
