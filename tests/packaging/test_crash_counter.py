"""After three faults within five minutes patients see helplines, and later the kiosk again."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "packaging/deb/tree/usr/libexec/lung-net-kiosk"

pytestmark = pytest.mark.skipif(not Path("/bin/sh").exists(), reason="the scripts are for Linux")


class Machine(NamedTuple):
    """The folder of the running service, and a clock that is set."""

    folder: Path

    def run(self, script: str, at: float, **environment: str) -> str:
        clock = self.folder / "uptime"
        clock.write_text(f"{at} 1.00\n")
        around = {"RUNTIME_DIRECTORY": str(self.folder), "LUNG_NET_UPTIME": str(clock), **environment}
        done = subprocess.run([SCRIPTS / script], env=around, capture_output=True, text=True, check=True)
        assert done.stderr == ""
        return done.stdout.strip().rpartition("/")[2]

    def starts(self, at: float) -> str:
        return self.run("next-program", at)

    def ended(self, at: float, result: str, status: str) -> None:
        self.run("count-fault", at, SERVICE_RESULT=result, EXIT_STATUS=status)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_kiosk_that_never_crashed_is_started(machine: Machine) -> None:
    assert machine.starts(at=12.34) == "kiosk"


@pytest.mark.parametrize(
    ("result", "status"),
    [("exit-code", "1"), ("signal", "SEGV"), ("watchdog", "KILL"), ("timeout", "KILL")],
    ids=["own code", "crash", "stands still", "never drew"],
)
def test_the_third_fault_in_five_minutes_brings_the_helplines(machine: Machine, result: str, status: str) -> None:
    started = []
    for moment in (100.5, 102.5, 104.5):
        started.append(machine.starts(moment))
        machine.ended(moment + 1, result, status)

    assert started == ["kiosk"] * 3
    assert machine.starts(at=107) == "safe-screen"


def test_a_fault_now_and_then_is_not_counted_together(machine: Machine) -> None:
    for moment in (100, 350, 500):
        machine.ended(moment, "exit-code", "1")

    assert machine.starts(at=501) == "kiosk"


def test_once_the_helplines_were_shown_the_kiosk_gets_a_new_chance(machine: Machine) -> None:
    for moment in (100, 101, 102):
        machine.ended(moment, "exit-code", "1")

    machine.ended(150, "exit-code", "75")

    assert machine.starts(at=151) == "kiosk"


def test_an_orderly_end_forgets_all_faults(machine: Machine) -> None:
    for moment in (100, 101):
        machine.ended(moment, "exit-code", "1")
    machine.ended(102, "success", "0")
    machine.ended(103, "exit-code", "1")

    assert machine.starts(at=104) == "kiosk"
