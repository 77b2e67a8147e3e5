"""Keeps a patient screen going where no system does: starts it, listens to it, starts it again.

On Debian systemd does this and more. Windows' Shell Launcher starts again what has ended, and neither notices a
screen that stands still nor gives up on one that crashes again and again.
"""

from __future__ import annotations

from subprocess import TimeoutExpired
from typing import TYPE_CHECKING, Protocol

from kiosk.exit_codes import ALREADY_SHOWN, ANEW_IN_SOFTWARE, FAULT, HELPLINES_SHOWN, After, after

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_FAULTS = 3
WITHIN_SECONDS = 300.0
"""After so many faults in so short a time patients see the page of helplines."""
FIRST_SIGN_SECONDS = 60.0
SIGN_SECONDS = 30.0
"""Without a sign of life for so long a screen is ended: the first one takes longer."""
LOOK_SECONDS = 0.5
SLEPT_SECONDS = 10.0
"""A look that took longer than this: the machine was asleep, and so was the screen."""
PAUSE_SECONDS = 1.0
SESSION_ENDED = 0x40010004
"""With this code Windows ends a process that goes with its session (DBG_TERMINATE_PROCESS)."""
ELSEWHERE_SECONDS = 10.0
"""Between two tries while another kiosk shows the same folder, or the program cannot be started at all."""


class Process(Protocol):
    """What is asked of a `subprocess.Popen`."""

    def wait(self, timeout: float | None = None) -> int: ...
    def kill(self) -> None: ...
    def terminate(self) -> None: ...


class Start(Protocol):
    """Starts the patient screen, or the page of `helplines`; `in_software` without the graphics card.

    Raises OSError.
    """

    def __call__(self, *, helplines: bool, in_software: bool) -> Process: ...


class Supervision:
    """`signs` reads the latest sign of life: any text, another one each time. `now` counts seconds and `pause`
    waits so many; `tell` is given a sentence for the log.
    """

    def __init__(
        self,
        start: Start,
        *,
        signs: Callable[[], str],
        now: Callable[[], float],
        pause: Callable[[float], None],
        tell: Callable[[str], None],
    ) -> None:
        self._start = start
        self._signs = signs
        self._now = now
        self._pause = pause
        self._tell = tell
        self._faults: list[float] = []
        self._in_software = False
        self._stopped = False
        self._running: Process | None = None

    def run(self) -> int:
        """Keep a screen going until staff close it, or `stop`. Returns its last exit code."""
        while True:
            code = self._one(helplines=self._too_many())
            then = after(code)
            # Should the session go on after all, whoever started this process starts it again.
            if self._stopped or then is After.STAYS_ENDED or code == SESSION_ENDED:
                return code
            if then is After.BEGINS_ANEW:
                self._in_software |= code == ANEW_IN_SOFTWARE
                continue
            if then is After.FAULT:
                self._faults.append(self._now())
                self._tell(f"the screen ended with code {code}, and is started again")
            elif code == HELPLINES_SHOWN:
                self._faults.clear()
            self._rest(ELSEWHERE_SECONDS if code == ALREADY_SHOWN else PAUSE_SECONDS)
            if self._stopped:
                return code

    def stop(self) -> None:
        """End the screen in an orderly way, and start none again. Safe in a signal handler."""
        self._stopped = True
        if self._running is not None:
            self._running.terminate()

    def _rest(self, seconds: float) -> None:
        until = self._now() + seconds
        while not self._stopped and self._now() < until:
            self._pause(LOOK_SECONDS)

    def _too_many(self) -> bool:
        self._faults = [each for each in self._faults if each > self._now() - WITHIN_SECONDS]
        return len(self._faults) >= MOST_FAULTS

    def _one(self, *, helplines: bool) -> int:
        try:
            process = self._start(helplines=helplines, in_software=self._in_software)
        except OSError as problem:  # an upgrade is replacing it, or it has gone
            self._tell(f"the screen cannot be started: {problem}")
            self._rest(ELSEWHERE_SECONDS)
            return FAULT
        self._running = process
        if self._stopped:  # told while it was being started
            process.terminate()
        sign, limit = self._signs(), FIRST_SIGN_SECONDS
        looked = heard = self._now()
        while True:
            try:
                return process.wait(LOOK_SECONDS)
            except TimeoutExpired:
                pass
            now, latest = self._now(), self._signs()
            if latest != sign:
                sign, heard, limit = latest, now, SIGN_SECONDS
            elif now - looked > SLEPT_SECONDS:
                heard = now
            looked = now
            if now - heard > limit and not self._stopped:
                self._tell(f"the screen was not drawn for {limit:.0f} seconds, and is ended")
                process.kill()
                process.wait()
                return FAULT
