"""A screen that crashes, stands still or asks to begin anew is there again, and staff can close it for good."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk import exit_codes, faultlog
from kiosk.cli import main
from kiosk.commands import supervise as command
from kiosk.commands.supervise import program
from kiosk.exit_codes import EXIT_CODES, After, after
from kiosk.supervise import FIRST_SIGN_SECONDS, SESSION_ENDED, SIGN_SECONDS, WITHIN_SECONDS, Supervision

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
CRASH = -1073741819  # STATUS_ACCESS_VIOLATION


@dataclass
class World:
    """A clock that moves when somebody waits, and the screens that are started in it."""

    screens: list[Screen]
    seconds: float = 0.0
    told: list[str] = field(default_factory=list)
    started: list[Screen] = field(default_factory=list)
    pauses: float = 0.0

    def start(self, *, helplines: bool, in_software: bool) -> Screen:
        screen = self.screens[len(self.started)]
        screen.world, screen.helplines, screen.in_software, screen.began = self, helplines, in_software, self.seconds
        self.started.append(screen)
        return screen

    def signs(self) -> str:
        return self.started[-1].sign() if self.started else ""

    def pause(self, seconds: float) -> None:
        self.seconds += seconds
        self.pauses += seconds

    def supervision(self) -> Supervision:
        return Supervision(
            self.start, signs=self.signs, now=lambda: self.seconds, pause=self.pause, tell=self.told.append
        )


@dataclass
class Screen:
    """Ends with `code` after `lives` seconds; until then it gives a sign each 10 seconds, but no more than `signs`."""

    code: int
    lives: float = 1.0
    signs: int = 10**9
    then: Callable[[], None] | None = None
    world: World = field(init=False, repr=False)
    helplines: bool = field(init=False, default=False)
    in_software: bool = field(init=False, default=False)
    began: float = field(init=False, default=0.0)
    killed: bool = field(init=False, default=False)
    asked_to_end: bool = field(init=False, default=False)

    def sign(self) -> str:
        return str(min(self.signs, int((self.world.seconds - self.began) // 10)))

    def wait(self, timeout: float | None = None) -> int:
        if self.killed:
            return 1
        if self.asked_to_end:
            return 143
        if self.world.seconds - self.began >= self.lives:
            if self.then is not None:
                self.then()
            return self.code
        assert timeout is not None
        self.world.seconds += timeout
        raise subprocess.TimeoutExpired("kiosk", timeout)

    def kill(self) -> None:
        self.killed = True

    def terminate(self) -> None:
        self.asked_to_end = True


CLOSES = Screen(exit_codes.CLOSED)


def ran(*screens: Screen) -> tuple[World, int]:
    world = World(list(screens))
    return world, world.supervision().run()


def test_staff_close_it_for_good() -> None:
    world, code = ran(Screen(exit_codes.CLOSED, lives=5000))

    assert code == exit_codes.CLOSED
    assert len(world.started) == 1
    assert world.told == []


@pytest.mark.parametrize("code", [exit_codes.FAULT, exit_codes.NO_DISPLAY, CRASH, 3221225477, -11])
def test_a_crash_is_told_and_starts_it_again_after_a_second(code: int) -> None:
    world, _ = ran(Screen(code), CLOSES)

    assert [screen.helplines for screen in world.started] == [False, False]
    assert world.told == [f"the screen ended with code {code}, and is started again"]
    assert 1 <= world.pauses <= 1.5


def test_three_faults_in_five_minutes_bring_the_helplines_and_then_the_kiosk_again() -> None:
    world, _ = ran(Screen(1), Screen(1), Screen(1), Screen(exit_codes.HELPLINES_SHOWN, lives=600), Screen(1), Screen(0))

    assert [screen.helplines for screen in world.started] == [False, False, False, True, False, False]


def test_faults_that_lie_apart_bring_no_helplines() -> None:
    faults = [Screen(1, lives=WITHIN_SECONDS / 2) for _ in range(5)]
    world, _ = ran(*faults, CLOSES)

    assert not any(screen.helplines for screen in world.started)


def test_helplines_that_crash_are_shown_again() -> None:
    world, _ = ran(Screen(1), Screen(1), Screen(1), Screen(1), CLOSES)

    assert [screen.helplines for screen in world.started] == [False, False, False, True, True]


def test_a_screen_that_stands_still_is_ended() -> None:
    world, _ = ran(Screen(0, lives=10**6, signs=3), CLOSES)

    first = world.started[0]
    assert first.killed
    assert world.told[0] == "the screen was not drawn for 30 seconds, and is ended"
    assert 30 + SIGN_SECONDS < world.started[1].began < 30 + SIGN_SECONDS + 3


def test_a_screen_that_never_draws_gets_a_minute() -> None:
    world, _ = ran(Screen(0, lives=10**6, signs=0), CLOSES)

    assert world.started[0].killed
    assert FIRST_SIGN_SECONDS < world.started[1].began < FIRST_SIGN_SECONDS + 3


def test_a_screen_that_gives_its_signs_is_left_alone() -> None:
    world, _ = ran(Screen(0, lives=100_000))

    assert not world.started[0].killed


def test_after_a_sleep_of_the_machine_the_screen_has_time_to_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(0, lives=10_000, signs=3)
    wait = Screen.wait

    def asleep(self: Screen, timeout: float | None = None) -> int:
        if 40 < self.world.seconds < 41:
            self.world.seconds += 8 * 3600
            self.lives, self.began, self.signs = 100, self.world.seconds, 10**9
        return wait(self, timeout)

    monkeypatch.setattr(Screen, "wait", asleep)

    world, code = ran(screen)

    assert code == 0
    assert not world.started[0].killed


def test_a_wish_to_begin_anew_is_met_at_once_and_is_no_fault() -> None:
    world, _ = ran(*[Screen(exit_codes.ANEW) for _ in range(5)], CLOSES)

    assert world.pauses == 0
    assert world.told == []
    assert not any(screen.helplines or screen.in_software for screen in world.started)


def test_a_graphics_card_that_gave_up_is_not_asked_again() -> None:
    world, _ = ran(Screen(0 + exit_codes.ANEW_IN_SOFTWARE), Screen(1), Screen(exit_codes.ANEW), CLOSES)

    assert [screen.in_software for screen in world.started] == [False, True, True, True]


def test_a_session_that_ends_is_no_crash_and_nothing_is_started_in_it() -> None:
    world, code = ran(Screen(SESSION_ENDED), CLOSES)

    assert code == SESSION_ENDED != exit_codes.CLOSED, "Shell Launcher starts it again, should the session go on"
    assert len(world.started) == 1
    assert world.told == []


def test_another_kiosk_on_the_same_folder_is_waited_for_and_brings_no_helplines() -> None:
    world, _ = ran(*[Screen(exit_codes.ALREADY_SHOWN, lives=0) for _ in range(6)], CLOSES)

    assert not any(screen.helplines for screen in world.started)
    assert world.pauses >= 60


def test_a_program_that_is_being_replaced_is_waited_for() -> None:
    world = World([CLOSES])
    supervision, start = world.supervision(), world.start
    missing = [FileNotFoundError("kiosk.exe"), PermissionError("kiosk.exe")]

    def first_missing(*, helplines: bool, in_software: bool) -> Screen:
        if missing:
            raise missing.pop()
        return start(helplines=helplines, in_software=in_software)

    supervision._start = first_missing

    assert supervision.run() == exit_codes.CLOSED
    assert len([told for told in world.told if told.startswith("the screen cannot be started")]) == 2
    assert world.pauses >= 20
    assert not world.started[0].helplines


def test_a_stop_ends_the_screen_in_an_orderly_way_and_starts_none() -> None:
    world = World([Screen(0, lives=10**6), CLOSES])
    supervision = world.supervision()
    world.told = []
    pause_from = world.start

    def start(*, helplines: bool, in_software: bool) -> Screen:
        screen = pause_from(helplines=helplines, in_software=in_software)
        supervision.stop()
        return screen

    supervision._start = start

    assert supervision.run() == 143
    assert len(world.started) == 1
    assert world.started[0].asked_to_end
    assert world.told == []


def test_a_stop_between_two_screens_starts_none() -> None:
    world = World([Screen(1), CLOSES])
    supervision = world.supervision()
    world.screens[0].then = supervision.stop

    assert supervision.run() == 1
    assert len(world.started) == 1


def test_each_code_is_named_once() -> None:
    assert len({each.code for each in EXIT_CODES}) == len(EXIT_CODES)
    assert all(0 <= each.code < exit_codes.SIGNALLED for each in EXIT_CODES)
    assert after(200) is After.FAULT


@pytest.mark.parametrize("supervisor", ["kiosk.exe", "lung-net-kiosk.exe"])
def test_in_the_installed_program_both_lie_beside_the_supervisor(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, supervisor: str
) -> None:
    monkeypatch.setattr("kiosk.resources.bundled", lambda: True)
    monkeypatch.setattr(sys, "executable", str(tmp_path / supervisor))

    assert program(helplines=False) == [str(tmp_path / "kiosk.exe")]
    assert program(helplines=True) == [str(tmp_path / "safe-screen.exe")]


def test_the_page_of_helplines_is_there_in_a_checkout() -> None:
    assert Path(program(helplines=True)[1]).is_file()


def test_a_supervisor_that_cannot_begin_says_so_in_the_log_and_in_no_box(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_how: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryDirectory", full)

    try:
        code = main(["--data", str(tmp_path), "supervise"])
    finally:
        faultlog.stop()

    assert code == exit_codes.FAULT
    assert "No space left on device" in faultlog.log_file(tmp_path).read_text(encoding="utf-8")


@pytest.mark.parametrize("granted", [True, False])
def test_a_supervisor_whose_screen_would_outlive_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, granted: bool
) -> None:
    monkeypatch.setattr("kiosk.machine.job.end_with_me", lambda: granted)
    monkeypatch.setattr(Supervision, "run", lambda _self: exit_codes.CLOSED)
    listens = [getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)]
    handlers = {each: signal.getsignal(each) for each in listens}

    try:
        code = main(["--data", str(tmp_path), "supervise"])
    finally:
        for each, handler in handlers.items():
            signal.signal(each, handler)

    log = faultlog.log_file(tmp_path)
    said = log.read_text(encoding="utf-8") if log.exists() else ""
    assert code == exit_codes.CLOSED
    assert ("would outlive a supervisor that is killed" in said) is not granted


def until(true: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Wait for something a running command does, for 60 seconds at most."""
    limit = time.monotonic() + 60
    while not true():
        assert process.poll() is None, "it has ended"
        assert time.monotonic() < limit, "it did not happen"
        time.sleep(0.05)


def children_of(process: subprocess.Popen[bytes]) -> list[int]:
    return [int(each) for each in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this platform has no pipes in folders")
def test_a_log_that_hangs_holds_up_no_new_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a share that is gone, which may be why the screen stood still."""
    monkeypatch.setattr(command, "PATIENCE_SECONDS", 0.2, raising=False)
    before = threading.enumerate()
    log = faultlog.log_file(tmp_path)
    log.parent.mkdir()
    os.mkfifo(log)
    teller = threading.Thread(target=command._tell, args=(tmp_path, "the screen was not drawn"), daemon=True)
    teller.start()
    try:
        teller.join(10)
        assert not teller.is_alive()
    finally:  # lets go whoever hangs
        reader = os.open(log, os.O_RDONLY | os.O_NONBLOCK)
        for thread in threading.enumerate():
            if thread not in before:
                thread.join(10)
        said = os.read(reader, 1000)
        os.close(reader)
    assert b"the screen was not drawn" in said


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_a_real_screen_that_is_killed_comes_again_and_goes_with_its_supervisor(tmp_path: Path) -> None:
    data = tmp_path / "data"
    log = data / "logs" / "kiosk.log"
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    around["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, "-m", "kiosk", "--data", str(data), "supervise"]
    process = subprocess.Popen(command, env=around, cwd=tmp_path)

    def starts() -> int:
        return log.read_text(encoding="utf-8").count("started, version") if log.exists() else 0

    def signs() -> list[str]:
        return [each.read_text() for each in tmp_path.glob("kiosk-*/sign")]

    try:
        until(lambda: starts() == 1 and signs() == ["1 READY=1"], process)
        (screen,) = children_of(process)
        os.kill(screen, signal.SIGKILL)
        until(lambda: starts() == 2, process)
        (second,) = children_of(process)
        process.send_signal(signal.SIGTERM)
        code = process.wait(30)
    finally:
        process.kill()

    assert "ended with code -9, and is started again" in log.read_text(encoding="utf-8")
    assert second != screen
    assert not Path(f"/proc/{second}").exists()
    assert code == 128 + signal.SIGTERM
