"""Runs the installed screen session as the unit would, on a compositor without a monitor, and looks at it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from gates.screens import HEADLESS, SwayGlass, sized
from prove.rights import SCREEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from prove.debian import Debian

RUNTIME = "/run/lung-net-kiosk"
SESSION_CONF = "/etc/lung-net-kiosk/session.conf"
PATIENCE_SECONDS = 40.0
EXPECTED = re.compile(
    # sway and its library, which miss a graphics card; and the shell, of a program that we have killed.
    r"^\d\d:\d\d:\d\d\.\d+ \[|^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d - \[|^(Terminated|Killed)$"
)


class Session:
    """A running session: its glass, what its supervisor has heard, and what it says."""

    def __init__(
        self, debian: Debian, process: subprocess.Popen[bytes], line: socket.socket, output: IO[bytes], display: str
    ) -> None:
        self.glass = SwayGlass(RUNTIME, debian.as_account(SCREEN), display)
        self.in_session = ("env", f"XDG_RUNTIME_DIR={RUNTIME}", f"WAYLAND_DISPLAY={display}")
        self._process = process
        self._line = line
        self._output = output
        self._heard: set[str] = set()
        self._began = time.monotonic()
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

    @property
    def age(self) -> float:
        """Seconds since the session was started."""
        return time.monotonic() - self._began

    def memory_bytes(self, program: str) -> int:
        """What a program of the session takes of the machine's memory, its share of what is shared (PSS)."""
        lines = [(entry / "smaps_rollup").read_text() for entry in self._processes(program)]
        return sum(
            1024 * int(kilobytes) for text in lines for kilobytes in re.findall(r"^Pss: +(\d+)", text, re.MULTILINE)
        )

    def says(self) -> list[str]:
        """The lines on its outputs that nobody expects."""
        self._output.seek(0)
        lines = self._output.read().decode(errors="replace").splitlines()
        return [f"The session says: {line}" for line in lines if line.strip() and not EXPECTED.search(line)]

    def kill(self, program: str) -> int:
        """Kill the program on the screen as a crash would; the exit code of the session."""
        for entry in self._processes(program):
            os.kill(int(entry.name), signal.SIGKILL)
        return self._process.wait(PATIENCE_SECONDS)

    def _processes(self, program: str) -> list[Path]:
        """The folders in /proc of those that run a program of ours."""
        mine = self._debian.folder / "usr/lib/lung-net-kiosk" / program
        entries = [entry for entry in self._debian.inside("/proc").iterdir() if entry.name.isdigit()]
        return [entry for entry in entries if _runs(entry, mine, self._debian.folder)]


def _runs(entry: Path, program: Path, root: Path) -> bool:
    try:
        file = str((entry / "exe").readlink())
        return file in (str(program), f"/{program.relative_to(root)}") and (entry / "root").readlink() == root
    except OSError:
        return False


@contextmanager
def session(debian: Debian, panel: str = "1080x1920", extra: Mapping[str, str] | None = None) -> Iterator[Session]:
    """The session on a `panel` of so many pixels, as the account of the screen and without any privilege.

    `extra` stands in the environment beside what session.conf says.
    """
    debian.run("install", "-d", "-o", SCREEN, "-g", SCREEN, "-m", "700", RUNTIME, f"{RUNTIME}/cache")
    config = debian.inside("/etc/lung-net-kiosk/sway.conf")
    before = config.read_text(encoding="utf-8")
    config.write_text(f"{before}\n{sized(panel)}\n", encoding="utf-8")
    line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    address = debian.inside(f"{RUNTIME}/notify")
    address.unlink(missing_ok=True)
    line.bind(str(address))
    line.settimeout(1)
    debian.run("chown", SCREEN, f"{RUNTIME}/notify")
    around = {**HEADLESS, "RUNTIME_DIRECTORY": RUNTIME, "CACHE_DIRECTORY": f"{RUNTIME}/cache"}
    around |= {"NOTIFY_SOCKET": f"{RUNTIME}/notify", "WATCHDOG_USEC": "9000000", **_set_up(debian), **(extra or {})}
    start = [*debian.as_account(SCREEN), "env", *(f"{key}={value}" for key, value in around.items())]
    start.append("/usr/libexec/lung-net-kiosk/session")
    display = "wayland-0" if around.get("LUNG_NET_COMPOSITOR") == "cage" else "wayland-1"
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(start, start_new_session=True, stdout=output, stderr=output)
        try:
            yield Session(debian, process, line, output, display)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait(PATIENCE_SECONDS)
            line.close()
            config.write_text(before, encoding="utf-8")


def _set_up(debian: Debian) -> dict[str, str]:
    """What session.conf sets, read as systemd reads it."""
    text = debian.inside(SESSION_CONF).read_text(encoding="utf-8")
    return dict(re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE))
