"""Is it running, does anything watch over it, how did it end: from lock, log and unit."""

from __future__ import annotations

import errno
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from kiosk import faultlog, one_screen, watchdog
from kiosk.faultlog import last_run
from kiosk.health import last_run as ends
from kiosk.health import one_screen as only
from kiosk.health import supervisor, unit
from kiosk.health.finding import Machine, State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

START = "2026-11-23T08:00:00+00:00 INFO started, version 0.1.0, release x, drawn in software"
STOP = "2026-11-23T18:00:00+00:00 INFO stopped (SIGTERM)"
STARTED_AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def runs(machine: Machine) -> Iterator[Machine]:
    assert one_screen.claim(machine.data)
    yield machine
    one_screen.give_back()


def log_says(machine: Machine, *lines: str) -> None:
    file = faultlog.log_file(machine.data)
    file.parent.mkdir()
    file.write_text("\n".join(lines) + "\n")


def test_the_last_start_and_its_end_are_found(machine: Machine) -> None:
    assert last_run(machine.data) is None
    log_says(machine, "2026-11-22T08:00:00+00:00 INFO started, old", START, "2026-11-23T09:00:00+00:00 ERROR x", STOP)

    run = last_run(machine.data)

    assert run is not None
    assert (run.started, run.ended) == (STARTED_AT, STARTED_AT + timedelta(hours=10))
    assert run.said.endswith("drawn in software")


def test_an_end_before_the_last_start_is_not_its_end(machine: Machine) -> None:
    log_says(machine, STOP.replace("11-23", "11-22"), START)

    run = last_run(machine.data)

    assert run is not None
    assert run.ended is None


def test_an_end_in_order_is_good(machine: Machine) -> None:
    log_says(machine, START, STOP)

    (finding,) = ends.check(machine)

    assert finding.state is State.GOOD
    assert "ended in order 23/11/2026 18:00" in finding.found


def test_a_screen_that_runs_has_not_ended(runs: Machine) -> None:
    log_says(runs, START)

    assert ends.check(runs)[0].found == "started 23/11/2026 08:00, and running"
    assert only.check(runs)[0].found.startswith("it is running")


@pytest.mark.parametrize(
    ("booted", "state"),
    [
        (STARTED_AT - timedelta(hours=1), State.ATTENTION),
        (STARTED_AT + timedelta(hours=1), State.NOTE),
        (None, State.NOTE),
    ],
    ids=["killed", "plug-pulled", "not-known"],
)
def test_an_end_without_a_word_is_a_fault_unless_the_power_went(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, booted: datetime | None, state: State
) -> None:
    monkeypatch.setattr(ends, "boot_time", lambda: booted)
    log_says(machine, START)

    (finding,) = ends.check(machine)

    assert finding.state is state
    assert bool(finding.advice) == (state is State.ATTENTION)


def test_when_the_machine_was_switched_on_is_read_from_the_kernel(tmp_path: Path) -> None:
    (tmp_path / "stat").write_text("cpu  1 2 3\nbtime 1795420800\nprocesses 9\n")

    assert ends.boot_time(tmp_path / "stat") == datetime.fromtimestamp(1795420800, UTC)
    assert ends.boot_time(tmp_path / "none") is None


def test_where_nothing_runs_a_screen_can_start(machine: Machine) -> None:
    (finding,) = only.check(machine)

    assert (finding.state, finding.found) == (State.GOOD, "none is running now")
    assert list(machine.data.iterdir()) == []


def test_a_folder_that_can_hold_no_lock_is_told(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(only, "takes_files", lambda _folder: False)

    (finding,) = only.check(machine)

    assert finding.state is State.ATTENTION
    assert str(machine.data / one_screen.FILE_NAME) in finding.advice


def test_a_lock_that_cannot_be_taken_is_told(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    (machine.data / one_screen.FILE_NAME).touch()

    def knows_no_locks(_file: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(one_screen, "take", knows_no_locks)

    (finding,) = only.check(machine)

    assert finding.state is State.ATTENTION
    assert f"{one_screen.FILE_NAME} cannot be locked" in finding.found
    assert finding.advice


RUNS = {
    "LoadState": "loaded",
    "UnitFileState": "enabled",
    "ActiveState": "active",
    "WatchdogUSec": "30s",
    "NRestarts": "2",
}


@pytest.mark.parametrize(
    ("changed", "state", "words"),
    [
        ({}, State.GOOD, "after 30s without a picture; started again 2 times"),
        ({"WatchdogUSec": "0"}, State.ATTENTION, "without a watchdog"),
        (
            {"ActiveState": "activating", "SubState": "auto-restart", "Result": "exit-code"},
            State.ATTENTION,
            "ended (exit-code) and is started again, 2 times so far",
        ),
        ({"ActiveState": "inactive"}, State.ATTENTION, "staff have left it"),
        ({"ActiveState": "failed", "Result": "watchdog"}, State.BROKEN, "failed (watchdog)"),
        ({"ActiveState": "inactive", "UnitFileState": "disabled"}, State.NOTE, "no kiosk"),
        ({"LoadState": "not-found", "ActiveState": "inactive"}, State.NOTE, "there is no lung-net-kiosk.service"),
    ],
    ids=["runs", "unwatched", "crashes-again-and-again", "left", "failed", "office-pc", "no-unit"],
)
def test_what_the_unit_says_is_judged(changed: dict[str, str], state: State, words: str) -> None:
    finding = supervisor.of_unit({**RUNS, **changed})

    assert finding.state is state
    assert words in finding.found
    assert bool(finding.advice) == (state in (State.ATTENTION, State.BROKEN))


@pytest.mark.parametrize("line", ["NOTIFY_SOCKET", watchdog.SIGN_FILE], ids=["systemd", "our-own"])
def test_a_screen_that_is_supervised_tells_its_own_beat(machine: Machine, line: str) -> None:
    (watched,) = supervisor.check(machine, {line: "/run/sign", "WATCHDOG_USEC": "30000000"})
    (unwatched,) = supervisor.check(machine, {line: "/run/sign"})

    assert (watched.state, watched.found) == (State.GOOD, "watched over: a sign of life every 10 seconds")
    assert unwatched.state is State.ATTENTION


def test_without_systemd_nothing_is_known_and_nobody_is_alarmed(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(unit, "RUNNING_SYSTEMD", tmp_path / "none")

    (finding,) = supervisor.check(machine, {})

    assert finding.state is State.NOTE


def test_systemd_is_asked_for_the_unit_and_told_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    systemctl = tmp_path / "systemctl"
    systemctl.write_text(f'#!/bin/sh\necho "$@" >{tmp_path}/asked\necho LoadState=loaded\necho NRestarts=3\n')
    systemctl.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(unit, "RUNNING_SYSTEMD", tmp_path)

    assert unit.show() == {"LoadState": "loaded", "NRestarts": "3"}
    assert (tmp_path / "asked").read_text().startswith("show lung-net-kiosk.service --property=LoadState,")


def test_a_system_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unit, "PATIENCE_SECONDS", 0.05)

    assert unit.said("sleep", "5") == ""
    assert unit.said("no-such-command-anywhere") == ""
