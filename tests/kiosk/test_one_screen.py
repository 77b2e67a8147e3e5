"""One screen to a data folder, whatever became of the one before."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kiosk import faultlog, one_screen
from kiosk.exit_codes import ALREADY_SHOWN
from tests.kiosk.machine import bound_by_permissions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.kiosk.kiosk_process import Program
    from tests.kiosk.machine import Kiosk

HOLD = """
import sys
from pathlib import Path
from kiosk import one_screen

print(one_screen.claim(Path(sys.argv[1])), flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def tidy(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(one_screen, "PAUSE_SECONDS", 0.001)
    yield
    one_screen.give_back()


@pytest.fixture
def another() -> Iterator[Callable[[Path], subprocess.Popen[str]]]:
    """Starts a process that claims a folder and lives on."""
    started: list[subprocess.Popen[str]] = []

    def start(folder: Path) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_a_folder_is_claimed_once(tmp_path: Path, another: Callable[[Path], object]) -> None:
    another(tmp_path)

    assert not one_screen.claim(tmp_path)
    assert one_screen.claimed(tmp_path)
    assert one_screen.claim(tmp_path / "another")


def test_a_screen_that_was_killed_is_no_hindrance(
    tmp_path: Path, another: Callable[[Path], subprocess.Popen[str]]
) -> None:
    first = another(tmp_path)
    first.kill()
    first.wait()

    assert (tmp_path / one_screen.FILE_NAME).exists()
    assert not one_screen.claimed(tmp_path)
    assert one_screen.claim(tmp_path)


def test_whoever_ends_gives_the_folder_back(tmp_path: Path) -> None:
    assert one_screen.claim(tmp_path)
    assert one_screen.claimed(tmp_path)

    one_screen.give_back()

    assert not one_screen.claimed(tmp_path)


def test_looking_leaves_nothing_behind(tmp_path: Path) -> None:
    assert not one_screen.claimed(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")

    assert one_screen.claim(tmp_path / "data")


def test_a_lock_that_may_only_be_read_is_heeded(machine: Callable[..., Kiosk]) -> None:
    kiosk = bound_by_permissions(machine(1))
    with kiosk.screen() as screen:
        screen.look()
        (kiosk.data / one_screen.FILE_NAME).chmod(0o444)
        second = kiosk.program.run("--data", kiosk.data)

    assert second.returncode == ALREADY_SHOWN


def test_a_second_screen_says_so_and_ends_and_the_first_shows_on(program: Program, tmp_path: Path) -> None:
    with program.watched("--data", tmp_path) as screen:
        screen.look()
        second = program.run("--data", tmp_path)

        assert screen.look().windows

    assert second.returncode == ALREADY_SHOWN == 4
    assert second.stderr == f"{one_screen.SAID.format(tmp_path)}\n"
    log = faultlog.log_file(tmp_path).read_text(encoding="utf-8")
    assert log.count("WARNING Another kiosk already shows") == 1
    assert log.count("INFO started") == 1


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such signal")
def test_after_a_kill_the_next_screen_comes_up(program: Program, tmp_path: Path) -> None:
    with program.watched("--data", tmp_path) as screen:
        screen.look()
        assert screen.signal(signal.SIGKILL) == -signal.SIGKILL

    with program.watched("--data", tmp_path) as screen:
        assert screen.look().windows


def test_a_folder_that_may_only_be_read_is_shown_by_both(machine: Callable[..., Kiosk]) -> None:
    kiosk = bound_by_permissions(machine(1))
    kiosk.data.chmod(0o555)
    try:
        with kiosk.screen() as first, kiosk.screen() as second:
            assert first.look().windows == second.look().windows
    finally:
        kiosk.data.chmod(0o755)
