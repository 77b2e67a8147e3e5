"""A `qtbot` that waits without holding up what it waits for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.exceptions import TimeoutError as TookTooLong
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_MS = 60_000  # a busy machine may take its time: only what never comes is a fault
BETWEEN_LOOKS_S = 0.005


def take_down() -> None:
    """Let go what is on its way out, as a loop of Qt's own does first: it hears nothing of what comes after."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class PatientBot(QtBot):
    """In a wait of Qt's own, Python in other threads hardly gets on."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = LONGEST_MS) -> None:
        """Wait until `callback` is true, or None without an AssertionError. Raises TookTooLong after `timeout` ms."""
        __tracebackhide__ = True
        until = time.monotonic() + timeout / 1000
        while True:
            take_down()
            missing: AssertionError | None = None
            try:
                if callback() in (None, True):
                    return
            except AssertionError as problem:
                missing = problem
            if time.monotonic() > until:
                raise TookTooLong(f"waited {timeout} ms for what did not come") from missing
            QCoreApplication.processEvents()
            time.sleep(BETWEEN_LOOKS_S)

    wait_until = waitUntil
