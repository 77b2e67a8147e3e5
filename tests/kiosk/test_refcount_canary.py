"""A canary for the reference counts of None, True and False across calls into Qt.

PySide6 6.12.0 on Python 3.11 drops one reference to None on every call that returns nothing. After
some thousand calls the interpreter aborts ("deallocating None"): a kiosk would die every few minutes,
long after the tests that would have to notice. From Python 3.12 these objects are immortal and the
fault is harmless, so the canary only sings on 3.11, where the count is real. PySide6 is pinned to a
version without the fault; this stands in the way of anybody who raises the pin.
"""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QTimer, Signal

CALLS = 5_000
NOISE = 200
"""Other code takes and drops a few references meanwhile; the fault shows as thousands."""


class Bell(QTimer):
    rung = Signal(bool)


CALLS_INTO_QT: dict[str, Callable[[Bell], object]] = {
    "process-events": lambda _: QCoreApplication.processEvents(),
    "set-object-name": lambda target: target.setObjectName("bell"),
    "set-property": lambda target: target.setProperty("rings", True),
    "get-property": lambda target: target.property("nothing here"),
    "block-signals": lambda target: target.blockSignals(False),
    "parent": lambda target: target.parent(),
    "timer-is-active": lambda target: target.isActive(),
    "timer-stop": lambda target: target.stop(),
    "is-null": lambda _: QPointF(1.0, 2.0).isNull(),
    "emit": lambda target: target.rung.emit(True),
    "send-event": lambda target: QCoreApplication.sendEvent(target, QEvent(QEvent.Type.User)),
}


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None, True and False are immortal: nothing can be lost")
@pytest.mark.parametrize("call", CALLS_INTO_QT.values(), ids=CALLS_INTO_QT.keys())
@pytest.mark.usefixtures("qapp")
def test_no_call_into_qt_loses_references(call: Callable[[Bell], object]) -> None:
    bell = Bell()
    bell.rung.connect(lambda _on: None)
    call(bell)
    before = [sys.getrefcount(thing) for thing in (None, True, False)]

    for _ in range(CALLS):
        call(bell)

    after = [sys.getrefcount(thing) for thing in (None, True, False)]
    lost = {str(thing): was - now for thing, was, now in zip((None, True, False), before, after, strict=True)}
    assert all(-NOISE < count < NOISE for count in lost.values()), f"references lost in {CALLS} calls: {lost}"
