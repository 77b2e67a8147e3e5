"""Runs the installed screen session as the unit would, on a compositor without a monitor, and looks at it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gates.screens import HEADLESS, SIZED, SwayGlass
from prove.rights import SCREEN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from prove.debian import Debian

RUNTIME = "/run/lung-net-kiosk"
PATIENCE_SECONDS = 40.0


class Session:
    """A running session: its glass, and what its supervisor has heard."""

    def __init__(self, debian: Debian, process: subprocess.Popen[bytes], line: socket.socket) -> None:
        self.glass = SwayGlass(RUNTIME, debian.as_account(SCREEN))
        self._process = process
        self._line = line
        self._heard: set[str] = set()
        self._debian = debian

    def hears(self, state: str) -> bool:
        """Whether a sign of life comes before all patience is at its end."""
        give_up = time.monotonic() + PATIENCE_SECONDS
        while state not in self._heard and time.monotonic() < give_up:
            try:
                self._heard.add(self._line.recv(200).decode())
            except TimeoutError:
                continue
        return state in self._heard

    def kill(self, program: str) -> int:
        """Kill the program on the screen as a crash would; the exit code of the session."""
        mine = self._debian.folder / "usr/lib/lung-net-kiosk" / program
        for entry in self._debian.inside("/proc").iterdir():
            if entry.name.isdigit() and _runs(entry, mine, self._debian.folder):
                os.kill(int(entry.name), signal.SIGKILL)
        return self._process.wait(PATIENCE_SECONDS)


def _runs(entry: Path, program: Path, root: Path) -> bool:
    try:
        file = str((entry / "exe").readlink())
        return file in (str(program), f"/{program.relative_to(root)}") and (entry / "root").readlink() == root
    except OSError:
        return False


@contextmanager
def session(debian: Debian, beat_seconds: int = 9) -> Iterator[Session]:
    """The session, as the account of the screen and without any privilege."""
    debian.run("install", "-d", "-o", SCREEN, "-g", SCREEN, "-m", "700", RUNTIME, f"{RUNTIME}/cache")
    config = debian.inside("/etc/lung-net-kiosk/sway.conf")
    before = config.read_text(encoding="utf-8")
    config.write_text(f"{before}\n{SIZED}\n", encoding="utf-8")
    line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    address = debian.inside(f"{RUNTIME}/notify")
    address.unlink(missing_ok=True)
    line.bind(str(address))
    line.settimeout(1)
    debian.run("chown", SCREEN, f"{RUNTIME}/notify")
    around = {**HEADLESS, "RUNTIME_DIRECTORY": RUNTIME, "CACHE_DIRECTORY": f"{RUNTIME}/cache"}
    around |= {"NOTIFY_SOCKET": f"{RUNTIME}/notify", "WATCHDOG_USEC": str(beat_seconds * 1_000_000)}
    start = [*debian.as_account(SCREEN), "env", *(f"{key}={value}" for key, value in around.items())]
    process = subprocess.Popen([*start, "/usr/libexec/lung-net-kiosk/session"], start_new_session=True)
    try:
        yield Session(debian, process, line)
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(PATIENCE_SECONDS)
        line.close()
        config.write_text(before, encoding="utf-8")
