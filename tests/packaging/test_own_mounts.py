"""A proof that is stopped in the middle leaves no process and nothing mounted."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 20.0
PROOF = """
import subprocess, sys, time
from pathlib import Path
from prove.debian import own_mounts
own_mounts()
folder = Path(sys.argv[1])
subprocess.run(["mount", "-t", "tmpfs", "proof", str(folder / "mounted")], check=True)
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)", str(folder)])
(folder / "begun").touch()
time.sleep(1000)
"""
STARTER = "import subprocess, sys; subprocess.run([sys.executable, *sys.argv[1:]])"


def may_begin_anew() -> bool:
    """Whether this machine lets a program have mounts and processes of its own."""
    if any(shutil.which(tool) is None for tool in ("unshare", "setpriv", "mount")) or os.geteuid() != 0:
        return False
    return subprocess.run(["unshare", "--mount", "--pid", "--fork", "true"], capture_output=True).returncode == 0


pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not may_begin_anew(), reason="needs root, and a machine that lets it unshare"
)


def until(condition: Callable[[], bool]) -> bool:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > give_up:
            return False
        time.sleep(0.05)
    return True


def of_proof(folder: Path) -> list[str]:
    """The processes that were started for it: each was given its folder."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0") if entry.name.isdigit() else []
        except OSError:
            continue  # it has ended meanwhile
        if str(folder).encode() in words:
            found.append(entry.name)
    return found


@pytest.mark.parametrize("stopped_by", ["SIGTERM", "SIGKILL"])
def test_whoever_stops_the_command_that_started_it_stops_all_of_it(tmp_path: Path, stopped_by: str) -> None:
    (tmp_path / "mounted").mkdir()
    (tmp_path / "proof.py").write_text(PROOF)
    around = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "packaging")])}
    # As `python3 dev.py prove` starts it, and is all that a timer of a CI knows of.
    command = [sys.executable, "-c", STARTER, str(tmp_path / "proof.py"), str(tmp_path)]
    starter = subprocess.Popen(command, env=around)
    try:
        assert until((tmp_path / "begun").exists)
        assert len(of_proof(tmp_path)) >= 4  # the starter, unshare, the proof, and what that has started

        starter.send_signal(signal.Signals[stopped_by])
        starter.wait(PATIENCE_SECONDS)

        assert until(lambda: of_proof(tmp_path) == [])
        assert str(tmp_path) not in Path("/proc/self/mounts").read_text()
    finally:
        starter.kill()
        starter.wait()
        for process in of_proof(tmp_path):
            with suppress(ProcessLookupError):
                os.kill(int(process), signal.SIGKILL)
