"""Runs the kiosk as its own command line does, and tells what stands on the glass.

    python onlooker.py STARTED WATCH_AFTER ARGUMENTS_OF_KIOSK

STARTED is the time of day in seconds when the process was started, WATCH_AFTER when the program
begins to watch its releases, in milliseconds. Requests come one a line on standard input, answers
go as one line of JSON each to standard output, after `MARK`:

    look [FILE]     what a patient sees now; FILE takes a picture of it
    go SLOT [SLUG]  call a slot of the navigator, as a tap does, then look
    type WORDS      press the keys of the search, then look
    keys KEY ...    strike keys of the pad, by Qt's names of them, then look
    touch NAME      put a finger on the middle of what is called so, if it is there, then look
    session         end the session as Windows does: Qt asks, then tells, and the process is taken away
    quit            end the program
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from kiosk import app, cli, running
from kiosk.safe_window import SafeWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPointingDevice, QWindow
    from PySide6.QtQuick import QQuickItem, QQuickWindow

MARK = "onlooker "
LOOK_EVERY_MS = 5
FRAMES_TO_REST = 2
TAKEN_AWAY = 77
ICON_FACE = "Kiosk Icons"
TEXT = "QQuickText"


class Onlooker(QObject):
    """Waits for the first readable picture, notes how long it took, then answers requests."""

    asked = Signal(str)

    def __init__(self, started: float) -> None:
        super().__init__()
        self.program: Seen | None = None
        self._started = started
        self._first = 0.0
        self._watched: list[QWindow] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._await_first)
        self._timer.start(LOOK_EVERY_MS)
        self.asked.connect(self._answer)

    @Slot()
    def _await_first(self) -> None:
        for window in visible_windows():
            if isinstance(window, SafeWindow):
                if window.isExposed():
                    self._begin()
            elif window not in self._watched and window.inherits("QQuickWindow"):
                self._watched.append(window)
                window.frameSwapped.connect(self._drawn)  # type: ignore[attr-defined]
                window.requestUpdate()

    @Slot()
    def _drawn(self) -> None:
        if not self._first and texts():
            self._begin()

    def _begin(self) -> None:
        if self._first:
            return
        self._first = time.time() - self._started
        self._timer.stop()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.asked.emit(line.strip())
        self.asked.emit("quit")

    @Slot(str)
    def _answer(self, request: str) -> None:
        what, *values = request.split(" ")
        if what == "quit":
            QCoreApplication.exit(0)
            return
        if what == "session":
            end_session()
        if what == "go":
            assert self.program is not None
            getattr(self.program.kiosk.navigator, values[0])(*values[1:])
            self.program.kiosk.page.finish()
        if what == "type":
            assert self.program is not None
            for character in " ".join(values):
                self.program.kiosk.search.press(character)
            self.program.kiosk.search.finish()
        if what == "keys":
            strike(values)
        if what == "touch":
            touch(values[0])
        settle()
        told: dict[str, Any] = {
            "seconds": self._first,
            "windows": [type(window).__name__ for window in visible_windows()],
            "hidden": [type(window).__name__ for window in QGuiApplication.topLevelWindows() if not window.isVisible()],
            "texts": texts(),
            "watching": self.program is not None and self.program.watching,
        }
        if what == "look" and values:
            picture().save(values[0])
        print(MARK + json.dumps(told), flush=True)


def end_session() -> None:
    qt = QGuiApplication.instance()
    assert isinstance(qt, QGuiApplication)
    qt.commitDataRequest.emit(None)
    qt.aboutToQuit.emit()
    os._exit(TAKEN_AWAY)


def strike(keys: list[str]) -> None:
    from PySide6.QtTest import QTest

    (window,) = visible_windows()
    for key in keys:
        QTest.keyClick(window, Qt.Key[f"Key_{key}"])


def touch(name: str) -> None:
    from PySide6.QtTest import QTest

    (window,) = visible_windows()
    for item in walk(window.contentItem()):  # type: ignore[attr-defined]
        if item.objectName() == name:
            spot = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
            if not fingers:
                fingers.append(QTest.createTouchDevice())
            QTest.touchEvent(window, fingers[0]).press(0, spot, window).commit()
            QTest.touchEvent(window, fingers[0]).release(0, spot, window).commit()
            return


def visible_windows() -> list[QWindow]:
    return [window for window in QGuiApplication.topLevelWindows() if window.isVisible()]


def texts() -> list[tuple[str, bool]]:
    """Every visible paragraph, and whether all of it stands within the window."""
    found: list[tuple[str, bool]] = []
    for window in visible_windows():
        glass = QRectF(QPointF(), window.size().toSizeF())
        if isinstance(window, SafeWindow):
            found += [(row.text, glass.contains(row.place)) for row in window.rows()]
        elif window.inherits("QQuickWindow"):
            for item in walk(window.contentItem()):  # type: ignore[attr-defined]
                if item.inherits(TEXT) and item.property("text") and item.property("font").family() != ICON_FACE:
                    place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
                    found.append((item.property("text").replace("\u00a0", " "), glass.contains(place)))
    return found


def walk(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.isVisible() and item.opacity() > 0:
        yield item
        for child in item.childItems():
            yield from walk(child)


def settle() -> None:
    """What has changed is laid out just before a frame; what that moves, before the next."""
    from PySide6.QtTest import QSignalSpy

    QCoreApplication.processEvents()
    for window in visible_windows():
        if window.inherits("QQuickWindow"):
            for _ in range(FRAMES_TO_REST):
                drawn = QSignalSpy(window.frameSwapped)  # type: ignore[attr-defined]
                quick: QQuickWindow = window  # type: ignore[assignment]
                quick.update()
                if not drawn.count():
                    drawn.wait(5000)


def picture() -> Any:
    (window,) = visible_windows()
    if window.inherits("QQuickWindow"):
        return window.grabWindow()  # type: ignore[attr-defined]
    return window.screen().grabWindow(window.winId()).toImage()


class Seen(app.Program):
    """The program, known to whoever looks on."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.watching = False
        onlookers[0].program = self

    def watch(self) -> None:
        super().watch()
        self.watching = True


def main() -> int:
    started, arguments = float(sys.argv[1]), sys.argv[3:]
    running.WATCH_AFTER_MS = int(sys.argv[2])
    make_application = app.application

    def application() -> QGuiApplication:
        made = make_application()
        if not onlookers:  # it is asked for again after a folder that did not answer
            onlookers.append(Onlooker(started))
        return made

    app.application = application
    app.Program = Seen  # type: ignore[misc]
    return cli.main(arguments)


onlookers: list[Onlooker] = []
fingers: list[QPointingDevice] = []

if __name__ == "__main__":
    sys.exit(main())
