"""`kiosk supervise`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk import resources

if TYPE_CHECKING:
    from subprocess import Popen

    from kiosk.commands.context import Context

_EXIT_CODES = """Exit code 0: staff closed the kiosk by its panel. Everything else starts it again."""
_SIGN = "sign"
PATIENCE_SECONDS = 2.0
"""For a line of the log."""


@click.command(epilog=_EXIT_CODES)
@click.option("--windowed", is_flag=True, help="Show the patient screen in a window that can be closed.")
@click.pass_obj
def supervise(context: Context, windowed: bool) -> None:
    """Show the patient screen, and start it again when it crashes or stands still.

    For systems that do not do so themselves: it is what the Shell Launcher of Windows starts. On
    Debian systemd supervises the kiosk. After three faults within five minutes patients see a page
    of helplines for ten minutes, then the kiosk again.

    \b
    Example:
      kiosk --data /srv/kiosk supervise
    """
    import signal
    import tempfile
    import time

    from kiosk import faultlog
    from kiosk.exit_codes import FAULT
    from kiosk.machine.job import end_with_me
    from kiosk.supervise import Supervision

    options = ["--data", str(context.data_dir)]
    if context.config_path is not None:
        options += ["--config", str(context.config_path.absolute())]
    if windowed:
        options.append("--windowed")

    try:
        with tempfile.TemporaryDirectory(prefix="kiosk-", ignore_cleanup_errors=True) as folder:
            sign = Path(folder) / _SIGN

            def start(*, helplines: bool, in_software: bool) -> Popen[bytes]:
                return _start(options, sign, helplines=helplines, in_software=in_software)

            supervision = Supervision(
                start,
                signs=lambda: _read(sign),
                now=time.monotonic,
                pause=time.sleep,
                tell=lambda words: _tell(context.data_dir, words),
            )
            for name in ("SIGTERM", "SIGINT", "SIGHUP"):
                if hasattr(signal, name):
                    signal.signal(getattr(signal, name), lambda *_: supervision.stop())
            if not end_with_me():
                _tell(context.data_dir, "Windows made no job: a screen would outlive a supervisor that is killed")
            code = supervision.run()
    except Exception:
        # Let out, Windows would show it in a box and wait for somebody to press a button there.
        faultlog.tell_what_broke(context.data_dir)
        code = FAULT
    # What a shell says of a process that a signal ended: Python counts down from nought.
    sys.exit(code if code >= 0 else 128 - code)


def program(*, helplines: bool) -> list[str]:
    """What is started: the patient screen, or the page of helplines."""
    if resources.bundled():
        # By name: on Windows the supervisor may be the executable for a console.
        here = Path(sys.executable)
        return [str(here.with_name(f"{'safe-screen' if helplines else 'kiosk'}{here.suffix}"))]
    if helplines:
        return [sys.executable, str(resources.CHECKOUT / "packaging" / "entry" / "safe_screen.py")]
    return [sys.executable, "-m", "kiosk"]


def _start(options: list[str], sign: Path, *, helplines: bool, in_software: bool) -> Popen[bytes]:
    import subprocess

    from kiosk.machine.anew import SUPERVISED
    from kiosk.supervise import SIGN_SECONDS
    from kiosk.watchdog import SIGN_FILE

    environment = {
        **os.environ,
        SUPERVISED: "1",
        SIGN_FILE: str(sign),
        "WATCHDOG_USEC": str(round(SIGN_SECONDS * 1_000_000)),
    }
    if in_software:
        environment["QT_QUICK_BACKEND"] = "software"
    if not resources.bundled():
        environment["PYTHONPATH"] = str(resources.CHECKOUT)
    return subprocess.Popen([*program(helplines=helplines), *options], env=environment)


def _read(sign: Path) -> str:
    try:
        return sign.read_text(encoding="ascii")
    except OSError:  # not there yet, or just being written
        return ""


def _tell(data: Path, words: str) -> None:
    """One line of the log, unless that hangs as on a share that is gone: then a screen must be started all the more."""
    from contextlib import suppress
    from functools import partial

    from kiosk.patience import TooSlow, in_time

    with suppress(TooSlow):
        in_time(partial(_write, data, words), PATIENCE_SECONDS)


def _write(data: Path, words: str) -> None:
    """It is closed again: on Windows a log that two programs hold open cannot turn over."""
    import logging

    from kiosk import faultlog

    faultlog.start(data)
    logging.getLogger("kiosk").error("%s", words)
    faultlog.stop()
