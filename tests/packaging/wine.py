"""A Windows to install on: wine with a disk of its own, as a user who may change nothing else of this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534
PATIENCE_SECONDS = 300
IDLE_SECONDS = 60
PROGRAMS = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows")
"""Where Debian keeps wine's own programs, which are real programs of Windows."""


@dataclass(frozen=True, slots=True)
class Wine:
    """`home` is where packages are put, `disk` its drive C."""

    home: Path

    @property
    def disk(self) -> Path:
        return self.home / "prefix" / "drive_c"

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a program of Windows in `home`."""
        return self._run("wine", *command)

    def install(self, *arguments: str) -> int:
        """The exit code of `msiexec`, of which Linux keeps the last eight bits: 0 is good."""
        return self.run("msiexec", *arguments, "/qn").returncode

    def serve(self, what: str) -> None:
        """Tell the process that all programs of this Windows share."""
        self._run("wineserver", what)

    def windows(self, path: Path) -> str:
        """A path of this machine as Windows sees it."""
        return "Z:" + str(path).replace("/", "\\")

    def own(self, path: Path) -> None:
        """Give a file or a folder with all in it to the user."""
        if os.geteuid() == 0:
            for each in (path, *path.rglob("*")):
                os.chown(each, NOBODY, NOBODY)

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        before = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"] if os.geteuid() == 0 else []
        environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "HOME": str(self.home),
            "TMPDIR": str(self.home),  # its server leaves a folder there for good
            "WINEPREFIX": str(self.home / "prefix"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",  # asks for downloads otherwise
            "LANG": "C.UTF-8",
        }
        # Into a file: a pipe would stay open until the last service that wine starts beside a program has gone.
        with tempfile.TemporaryFile("w+", errors="replace") as said:
            done = subprocess.run(
                [*before, *command],
                cwd=self.home,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                timeout=PATIENCE_SECONDS,
                check=False,
            )
            said.seek(0)
            return subprocess.CompletedProcess(command, done.returncode, said.read())


@contextmanager
def started() -> Iterator[Wine]:
    """A fresh Windows. It is a Windows 7, as Debian's wine makes it, until a test says otherwise."""
    home = Path(tempfile.mkdtemp(prefix="lung-net-wine-"))
    home.chmod(0o755)
    wine = Wine(home)
    try:
        wine.own(home)
        # Else every command waits seconds for the one before to go. Not for ever: a test that is killed ends nothing.
        wine.serve(f"--persistent={IDLE_SECONDS}")
        made = wine.run("wineboot", "--init")
        if not (wine.disk / "windows").is_dir():
            raise RuntimeError(f"wine made no Windows: {made.stdout[-1000:]}")
        yield wine
    finally:
        wine.serve("--kill")
        wine.serve("--wait")
        shutil.rmtree(home)
