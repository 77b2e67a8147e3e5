"""Types into the editor without end, and says how much stands there, until somebody pulls the plug.

    python -m tests.ui.editor.typist FOLDER

Each line is a moment (seconds of `time.monotonic`) and how many letters had been typed by then.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

import db.people.passphrase
from db.exchange.starter import add_starter
from db.workspace import Workspace
from kiosk.app import application
from kiosk.editor.app import load
from kiosk.editor.office import WORKSPACE, Office
from kiosk.editor.viewmodels.desk import Desk
from tests.keyboard import type_text

WORDS = "four plain words together"
EVERY_MS = 20


def main(folder: Path) -> None:
    setattr(db.people.passphrase, "_COST", "n=1024,r=8,p=1")  # noqa: B010  # mypy would not have it assigned
    app = application()
    with Workspace.create(folder / WORKSPACE) as workspace:
        add_starter(workspace)
        desk = Desk(Office(folder, workspace, date.today))
        engine = load(desk)
        window = engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        desk.makeFirst("Example Writer", "Nurse", "writer", WORDS, WORDS)
        desk.open("page:everolimus")
        window.grabWindow()
        field = _find(window.contentItem(), "field-summary-input")
        assert field is not None
        field.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        field.setProperty("text", "")
        typed = 0
        while True:
            type_text(window, "x")
            typed += 1
            print(time.monotonic(), typed, flush=True)
            app.processEvents()
            QTest.qWait(EVERY_MS)


def _find(item: QQuickItem, name: str) -> QQuickItem | None:
    if item.objectName() == name:
        return item
    return next((found for child in item.childItems() if (found := _find(child, name)) is not None), None)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
