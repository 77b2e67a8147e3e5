"""Tells the supervisor that the screen is alive: with frames that were really drawn, not with a timer.

systemd hands over a datagram socket and an interval (sd_notify(3)), `kiosk supervise` a file in place of the
socket. A kiosk whose event loop runs and whose scene stands still is as dead to a patient as one that has crashed.
Without a supervisor nothing happens here.
"""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintDeviceWindow
    from PySide6.QtQuick import QQuickWindow

log = logging.getLogger("kiosk")

LONGEST_BEAT_MS = 10_000
SIGN_FILE = "LUNG_NET_SIGN_FILE"
"""In the environment of a screen that `kiosk supervise` has started."""
BEATS_PER_INTERVAL = 3
"""One frame may be late, and the next one still counts."""


class Supervisor:
    """The socket at `address`; a name that begins with `@` is an abstract one."""

    def __init__(self, address: str) -> None:
        self._address = "\0" + address[1:] if address.startswith("@") else address

    def tell(self, state: str) -> None:
        """Send one state, such as `READY=1`. A supervisor that does not listen is no reason to stop."""
        import socket

        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
            line.sendto(state.encode("ascii"), self._address)


class SignFile:
    """A file that says something else after each sign of life."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._count = 0

    def tell(self, state: str) -> None:
        """Write one state, and the how-manieth it is. A file that cannot be written is no reason to stop."""
        self._count += 1
        with suppress(OSError), open(self._file, "w", encoding="ascii") as file:  # noqa: PTH123 - no pathlib for this
            file.write(f"{self._count} {state}")


class Watchdog(QObject):
    """READY=1 with the first frame; then, beat by beat, asks for one more and says WATCHDOG=1 when it is drawn.

    `ask` requests a frame. `visible` tells whether a compositor shows the window at all: with the panel switched
    off no frame is ever drawn, and there the beat itself counts.
    """

    def __init__(
        self,
        supervisor: Supervisor | SignFile,
        *,
        ask: Callable[[], None],
        visible: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._supervisor = supervisor
        self._ask = ask
        self._visible = visible
        self._ready = False
        self._asked = False
        self._late = False

    @Slot()
    def drawn(self) -> None:
        """A frame is on the screen."""
        if not self._ready:
            self._ready = True
            self._supervisor.tell("READY=1")
        if self._asked:
            self._asked = self._late = False
            self._supervisor.tell("WATCHDOG=1")

    @Slot()
    def beat(self) -> None:
        """Ask for the next sign of life."""
        if self._ready and not self._visible():
            self._asked = False
            self._supervisor.tell("WATCHDOG=1")
            return
        if self._asked and not self._late:
            self._late = True
            log.warning("the screen was not drawn when it was asked for")
        self._asked = True
        self._ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        from PySide6.QtCore import QEvent

        if event.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest):
            QTimer.singleShot(0, self, self.drawn)  # after the window itself has painted
        return super().eventFilter(watched, event)


def watch(window: QQuickWindow | QPaintDeviceWindow, environment: Mapping[str, str] = os.environ) -> Watchdog | None:
    """Watch over `window`, which owns the watchdog, if a supervisor has asked for it."""
    address, sign = environment.get("NOTIFY_SOCKET", ""), environment.get(SIGN_FILE, "")
    if not address and not sign:
        return None
    supervisor = Supervisor(address) if address else SignFile(sign)
    dog = Watchdog(supervisor, ask=window.update, visible=window.isExposed, parent=window)
    if hasattr(window, "frameSwapped"):
        window.frameSwapped.connect(dog.drawn)
    else:
        window.installEventFilter(dog)  # the page painted without QML
    beat_ms = beat(environment)
    if beat_ms:
        timer = QTimer(dog)
        timer.timeout.connect(dog.beat)
        timer.start(beat_ms)
    return dog


def beat(environment: Mapping[str, str]) -> int:
    """Milliseconds between two signs of life; 0 where none are asked for.

    WATCHDOG_PID is not looked at: it names the compositor, which is what the supervisor has started.
    """
    try:
        interval_ms = int(environment.get("WATCHDOG_USEC", "")) // 1000
    except ValueError:
        return 0
    return min(LONGEST_BEAT_MS, interval_ms // BEATS_PER_INTERVAL)
