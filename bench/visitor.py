"""One visitor inside the program, who taps real items in a real window."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer, Slot

from kiosk import app as kiosk_app
from kiosk.cli import read_settings
from kiosk.clock import SystemClock
from kiosk.fallback import choose_library
from kiosk.panel import fill_screen
from kiosk.viewmodels.section import PAGES_IN_A_PART

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtQuick import QQuickItem, QQuickWindow

    from bench.fingers import Finger

PATIENCE = 20.0


class PatientClock(SystemClock):
    """Lets two seconds pass before each tap: the guard against trembling would swallow faster ones."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def pass_two_seconds(self) -> None:
        self._ahead += 2.0

    def monotonic(self) -> float:
        return super().monotonic() + self._ahead


class Visitor:
    """Holds the program and the finger."""

    def __init__(self, data: str, config: str, finger: type[Finger]) -> None:
        from db.release.store import ReleaseStore

        settings, _ = read_settings(data, config)
        self._application = kiosk_app.application()
        self._clock = PatientClock()
        choice = choose_library(ReleaseStore(settings.data_folder / "releases"), None, nation=settings.nation)
        if choice.library is None:
            raise RuntimeError(f"no release can be opened: {choice.faults}")
        self.library = choice.library
        self._program = kiosk_app.Program(settings, choice.library, clock=self._clock)
        window = self._program.load()
        if window is None:
            raise RuntimeError("the screens cannot be loaded")
        self.window: QQuickWindow = window
        self.navigator, self.page = self._program.kiosk.navigator, self._program.kiosk.page
        self.search = self._program.kiosk.search
        self.finger = finger()
        self.frames: list[float] = []
        self.worked: list[float] = []
        window.frameSwapped.connect(self._painted, Qt.ConnectionType.DirectConnection)
        self.worked_at_lifting = 0.0
        self._tick = QTimer()  # wakes a wait for a frame that never comes, so that it can be given up
        self._tick.start(1000)
        fill_screen(window)
        self.wait_for_frame()
        self.drain()

    @Slot()
    def _painted(self) -> None:
        self.frames.append(time.perf_counter())
        self.worked.append(time.process_time())

    def forget_frames(self) -> None:
        self.frames.clear()
        self.worked.clear()

    def close(self) -> None:
        self._program.close()

    # Waiting

    def wait_for_frame(self, after: float = 0.0) -> float:
        """Run the program until a frame is painted later than `after` (perf_counter); its moment."""
        until = time.perf_counter() + PATIENCE
        while not (self.frames and self.frames[-1] > after):
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.perf_counter() > until:
                raise TimeoutError("no frame was painted")
        return next(frame for frame in self.frames if frame > after)

    def drain(self, quiet_ms: int = 25) -> None:
        """Run the program until no frame has been painted for a while."""
        while True:
            seen = len(self.frames)
            self._run_for(quiet_ms)
            if len(self.frames) == seen:
                return

    def _run_for(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    # Touching

    def items(self) -> Iterator[QQuickItem]:
        """Every visible item, also those that a view has made."""
        waiting = [self.window.contentItem()]
        while waiting:
            item = waiting.pop()
            if item.isVisible():
                yield item
                waiting.extend(item.childItems())

    def find(self, name: str) -> QQuickItem | None:
        return next((item for item in self.items() if item.objectName() == name), None)

    def tap(self, item: QQuickItem) -> float:
        """Press and lift on the middle of an item; the moment just before lifting (perf_counter)."""
        centre = middle(item)
        self._clock.pass_two_seconds()
        self.finger.press(self.window, centre)
        self.drain()
        self.worked_at_lifting = time.process_time()
        lifted = time.perf_counter()
        self.finger.lift(self.window, centre)
        return lifted

    def tap_named(self, name: str) -> float:
        item = self.find(name)
        if item is None:
            raise LookupError(f"{name} is not on the screen {self.navigator.screen}")
        return self.tap(item)

    def bring(self, name: str, index: int, count: int) -> QQuickItem:
        """An item of a list that may have to be scrolled to; a view makes only what is near the glass."""
        area = self._scroller()
        for _ in range(40):
            item = self.find(name)
            if item is not None:
                top = item.mapToItem(area, QPointF(0, 0)).y()
                height = float(area.property("height"))
                if top >= 0 and top + item.height() <= height:
                    return item
                self._scroll(area, float(area.property("contentY")) + top - height / 3)
            else:
                self._scroll(area, float(area.property("contentHeight")) * (index + 0.5) / count)
        raise LookupError(f"{name} cannot be scrolled to")

    def turn_to(self, index: int) -> None:
        """List the part of the section on screen that holds its page number `index`, from 0."""
        parts = index // PAGES_IN_A_PART - self._program.kiosk.section.firstShown // PAGES_IN_A_PART
        if parts:
            self.navigator.turnSection(parts)
            self.drain()

    def _scroller(self) -> QQuickItem:
        areas = [item for item in self.items() if _is_flickable(item)]
        if not areas:
            raise LookupError("nothing on this screen scrolls")
        return areas[0]

    def _scroll(self, area: QQuickItem, y: float) -> None:
        first = float(area.property("originY") or 0)
        lowest = first + max(0.0, float(area.property("contentHeight")) - area.height())
        area.setProperty("contentY", min(max(first, y), lowest))
        self.drain()

    def open_section(self, slug: str) -> float:
        """Home, then the card of the section; milliseconds from lifting the finger to the painted list."""
        self.tap_named("start" if self.navigator.screen == "attract" else "navHome")
        self.drain()
        lifted = self.tap_named(f"section-{slug}")
        painted = self.wait_for_frame(lifted)
        self.drain()
        return (painted - lifted) * 1000


def middle(item: QQuickItem) -> QPoint:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def _is_flickable(item: QObject) -> bool:
    kind = item.metaObject()
    while kind is not None:
        if kind.className() == "QQuickFlickable":
            return True
        kind = kind.superClass()
    return False
