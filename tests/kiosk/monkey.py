"""Presses the real kiosk at random, in a window and a process of its own, and tells what became of it.

    python monkey.py RELEASE EVENTS SEED

The same seed does the same things. Time is the monkey's too: between two acts it lets anything from nothing to two
seconds pass, and now and then as long as it takes for the question whether somebody is there. The answer is one line
of JSON on standard output, a `Report`; whatever else is written, to either output, is a fault.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from datetime import time as clock_time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest

from db.library import Library
from kiosk import memory, tour
from kiosk.app import Program, application
from kiosk.clock import FakeClock
from kiosk.config import THEMES, Settings
from kiosk.viewmodels.appearance import TEXT_SIZES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMessageLogContext
    from PySide6.QtQuick import QQuickWindow

PANEL = tour.PROFILES["portrait"]
LOOK_EVERY = 250  # events between two looks at windows, processes and memory
WARM_UP = 0.2  # of all events pass before growth counts
LONG_RUN = 10_000  # events from which it is worth drawing every page in every size first
OF_A_BUSY_MACHINE = "QUnifiedTimer::stopAnimationDriver: driver is not running"  # as in pyproject.toml
LEFT_ALONE_SECONDS, WARNING_SECONDS = 560.0, 61.0

LETTERS = [getattr(Qt.Key, f"Key_{letter}") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"]
ARROWS = [Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right]
STEPS = [Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_End]
ACTS = [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Delete]
AWAY = [Qt.Key.Key_Escape, Qt.Key.Key_Back, Qt.Key.Key_Home, Qt.Key.Key_HomePage, Qt.Key.Key_Menu, Qt.Key.Key_Help]
SOUND = [Qt.Key.Key_VolumeUp, Qt.Key.Key_VolumeDown, Qt.Key.Key_VolumeMute, Qt.Key.Key_MediaPlay]
FUNCTION = [getattr(Qt.Key, f"Key_F{number}") for number in range(1, 13)]
KEYS = [LETTERS, ARROWS, ARROWS, STEPS, STEPS, ACTS, ACTS, AWAY, SOUND, FUNCTION]
NONE = Qt.KeyboardModifier.NoModifier
CONTROL, ALT, META = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
)
BUTTONS = [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton]
HELD = [NONE] * 7 + [Qt.KeyboardModifier.ShiftModifier, CONTROL, ALT, META, CONTROL | ALT]


@dataclass
class Report:
    """What the monkey did and saw. Memory in kB."""

    events: int = 0
    seconds: float = 0.0
    done: dict[str, int] = field(default_factory=dict)
    places: dict[str, list[str]] = field(default_factory=dict)
    visits: int = 0
    knocks: int = 0
    most_windows: int = 0
    most_processes: int = 0
    memory: list[int] = field(default_factory=list)
    warm: int = 0
    complaints: list[str] = field(default_factory=list)
    closed: bool = False
    at_the_end: list[str] = field(default_factory=list)


class Monkey:
    """Hands and a clock. Every act is one event of the count, however many touches it is made of."""

    def __init__(self, program: Program, window: QQuickWindow, clock: FakeClock, seed: int) -> None:
        self.program, self.window, self.clock = program, window, clock
        self.report = Report()
        self._chance = random.Random(seed)
        self._finger = QTest.createTouchDevice()
        self._acts: dict[str, tuple[Callable[[], None], int]] = {
            "tap": (self._tap, 80),
            "double tap": (self._double_tap, 16),
            "long press": (self._long_press, 10),
            "drifting tap": (self._drifting_tap, 16),
            "flick": (self._flick, 12),
            "two fingers": (self._two_fingers, 10),
            "palm": (self._palm, 4),
            "mouse": (self._mouse, 4),
            "key": (self._key, 44),
            "close": (self._close, 1),
            "left alone": (self._leave_alone, 1),
        }
        program.kiosk.session.ended.connect(self._visit_ended)
        program.kiosk.navigator.placeChanged.connect(self._arrived)
        program.kiosk.door.asked.connect(self._knocked)

    def run(self, events: int) -> None:
        """Act so often, once in each round of the program's own event loop."""
        began = time.monotonic()
        names = list(self._acts)
        weights = [weight for _, weight in self._acts.values()]
        report = self.report

        def act() -> None:
            if report.events == events:
                QCoreApplication.exit()
                return
            if report.events % LOOK_EVERY == 0:
                self._look(warm=report.events >= WARM_UP * events)
            name = self._chance.choices(names, weights)[0]
            self._acts[name][0]()
            self.clock.advance(self._chance.choice((0.0, 0.1, 0.3, 0.6, 2.0)))
            report.done[name] = report.done.get(name, 0) + 1
            report.events += 1

        rounds = QTimer()
        rounds.timeout.connect(act)
        rounds.start(0)
        QCoreApplication.exec()
        rounds.stop()
        self._look(warm=True)
        report.seconds = time.monotonic() - began

    # What it does

    def _spot(self) -> QPoint:
        return QPoint(self._chance.randrange(self.window.width()), self._chance.randrange(self.window.height()))

    def _near(self, spot: QPoint, reach: int) -> QPoint:
        return spot + QPoint(self._chance.randint(-reach, reach), self._chance.randint(-reach, reach))

    def _touch(self, kind: str, **points: QPoint) -> None:
        touch = QTest.touchEvent(self.window, self._finger)
        for name, spot in points.items():
            getattr(touch, kind)(int(name[1:]), spot, self.window)
        touch.commit(processEvents=False)

    def _tap(self, spot: QPoint | None = None) -> None:
        spot = spot or self._spot()
        self._touch("press", p0=spot)
        self._touch("release", p0=spot)

    def _double_tap(self) -> None:
        spot = self._spot()
        self._tap(spot)
        self.clock.advance(self._chance.choice((0.05, 0.2, 0.6)))
        self._tap(self._near(spot, 10))

    def _long_press(self) -> None:
        spot = self._spot()
        self._touch("press", p0=spot)
        QCoreApplication.processEvents()
        self.clock.advance(5.0)
        self._touch("release", p0=spot)

    def _drifting_tap(self) -> None:
        spot = self._spot()
        self._touch("press", p0=spot)
        for _ in range(self._chance.randint(1, 8)):
            spot = self._near(spot, 20)
            self._touch("move", p0=spot)
        self._touch("release", p0=spot)

    def _flick(self) -> None:
        start, end = self._spot(), self._spot()
        self._touch("press", p0=start)
        for step in range(1, 5):
            self._touch("move", p0=start + (end - start) * (step / 4))
            QCoreApplication.processEvents()
        self._touch("release", p0=end)

    def _two_fingers(self) -> None:
        one, two = self._spot(), self._spot()
        self._touch("press", p0=one, p1=two)
        if self._chance.random() < 0.5:
            one, two = self._near(one, 60), self._near(two, 60)
            self._touch("move", p0=one, p1=two)
            QCoreApplication.processEvents()
        self._touch("release", p0=one, p1=two)

    def _palm(self) -> None:
        middle = self._spot()
        spots = {f"p{number}": self._near(middle, 120) for number in range(5)}
        self._touch("press", **spots)
        self._touch("release", **spots)

    def _mouse(self) -> None:
        spot = self._spot()
        button = self._chance.choice(
            (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)
        )
        QTest.mouseMove(self.window, spot)
        QTest.mouseClick(self.window, button, NONE, spot)
        turned = QWheelEvent(
            QPointF(spot),
            QPointF(spot),
            QPoint(),
            QPoint(0, self._chance.choice((-120, 120))),
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(self.window, turned)

    def _key(self) -> None:
        key = self._chance.choice(self._chance.choice(KEYS))
        held = self._chance.choice(HELD)
        QTest.keyPress(self.window, key, held)
        if self._chance.random() < 0.2:
            QCoreApplication.processEvents()
        QTest.keyRelease(self.window, key, held)

    def _close(self) -> None:
        """What Alt+F4 and the desktop's own menus ask of a window."""
        self.report.closed |= self.window.close()

    def _leave_alone(self) -> None:
        session = self.program.kiosk.session
        self.clock.advance(LEFT_ALONE_SECONDS)
        session.tick()
        QCoreApplication.processEvents()
        if self._chance.random() < 0.3:
            self.clock.advance(WARNING_SECONDS)
            session.tick()

    # What it sees

    def _visit_ended(self) -> None:
        self.report.visits += 1

    def _knocked(self) -> None:
        self.report.knocks += 1

    def _arrived(self) -> None:
        here = self.program.kiosk.navigator
        slugs = self.report.places.setdefault(here.screen, [])
        if here.slug not in slugs:
            slugs.append(here.slug)

    def _look(self, *, warm: bool) -> None:
        report = self.report
        report.most_windows = max(report.most_windows, len(QGuiApplication.allWindows()))
        report.most_processes = max(report.most_processes, processes())
        if warm and not report.warm:
            report.warm = len(report.memory)
        memory.give_back()
        report.memory.append(memory_kb())


def processes() -> int:
    """This process and those it started."""
    own, count = str(os.getpid()), 1
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            count += stat.read_text(errors="replace").rpartition(")")[2].split()[1] == own
        except OSError:
            continue  # gone in the meantime
    return count


def memory_kb() -> int:
    """What this process has written to and holds, in kB: pages of libraries come and go with other processes."""
    rollup = Path("/proc/self/smaps_rollup").read_text()
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Anonymous:"))


def walk_everywhere(program: Program, *, every_page: bool) -> None:
    """Make every screen and every size and colour of letter once: what is kept for good is not growth.

    Qt keeps the picture of every letter in every size at four places within a pixel: those of the pages that are not
    drawn here come one by one, half a megabyte over 24,000 events as measured by call stacks.
    """
    library = program.shelf.library
    assert library is not None
    look = program.kiosk.appearance
    for size, theme in zip(TEXT_SIZES, THEMES, strict=True):
        look.chooseTextSize(size)
        look.chooseTheme(theme)
        for stop in tour.stops(library):
            seen = "-" in stop.name and size != TEXT_SIZES[-1] and not every_page
            if seen or stop.name in ("warning", "glossary-word"):
                continue  # in a short run one page, one section or one search more is nothing new
            stop.go(program)
            tour.settle(program)
            # Outside the event loop nothing that was let go is taken away.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    program.kiosk.session.end()


def main(release: str, events: int, seed: int) -> int:
    application()
    complaints: list[str] = []

    def heard(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and message != OF_A_BUSY_MACHINE:
            complaints.append(message)

    qInstallMessageHandler(heard)
    library = Library.open(Path(release), nation="ENG")
    clock = FakeClock(datetime.combine(library.header.as_of, clock_time(10, 42), UTC))
    program = Program(Settings(), library, clock=clock)
    window = program.load(locked=True)
    assert window is not None, "the screens cannot be loaded"
    window.resize(*PANEL)
    window.show()
    assert QTest.qWaitForWindowExposed(window)
    walk_everywhere(program, every_page=events >= LONG_RUN)
    monkey = Monkey(program, window, clock, seed)
    monkey.run(events)
    program.kiosk.session.end()
    QCoreApplication.processEvents()
    monkey.report.at_the_end = [program.kiosk.navigator.screen, str(window.isVisible())]
    monkey.report.complaints = complaints
    print(json.dumps(asdict(monkey.report)))
    program.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
