"""The workspace and its backup, and pages that are overdue."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from db.backup.backup import back_up
from db.backup.shelf import FOLDER
from db.library import Library
from db.workspace import Workspace
from db.workspace_place import FILE_NAME
from kiosk.clock import FakeClock
from kiosk.clockguard import STATE_FILE
from kiosk.health import reviews, workspace
from kiosk.health.finding import Machine, State
from tests.kiosk.health.conftest import NOW

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(data: Path) -> Path:
    """A workspace that was backed up just now."""
    with Workspace.create(data / FILE_NAME):
        pass
    back_up(data / FILE_NAME, data / FOLDER, now=datetime.now())
    return data / FILE_NAME


def test_a_kiosk_without_a_workspace_alarms_nobody(machine: Machine) -> None:
    (finding,) = workspace.check(machine)

    assert finding.state is State.NOTE


def test_a_folder_that_this_account_may_not_enter_is_told_and_is_no_fault_of_ours(
    machine: Machine, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(self: Path, **_given: object) -> os.stat_result:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(type(file), "stat", denied)

    (finding,) = workspace.check(machine)

    assert finding.state is State.NOTE
    assert f"{file} cannot be seen (Permission denied)" in finding.found


def test_a_whole_workspace_is_good_and_left_as_it_is(machine: Machine, file: Path) -> None:
    before = {each.name: each.stat().st_mtime_ns for each in file.parent.iterdir()}

    (finding,) = workspace.check(machine)

    assert finding.state is State.GOOD
    assert "last backup" in finding.found
    assert {each.name: each.stat().st_mtime_ns for each in file.parent.iterdir()} == before


def test_a_workspace_in_which_somebody_works_is_looked_at_all_the_same(machine: Machine, file: Path) -> None:
    with Workspace.open(file) as open_one, open_one.transaction():
        (finding,) = workspace.check(machine)

    assert finding.state is State.GOOD


@pytest.mark.parametrize("harm", ["middle", "head", "other"])
def test_a_damaged_workspace_is_broken_and_names_the_backup(machine: Machine, file: Path, harm: str) -> None:
    raw = bytearray(file.read_bytes())
    if harm == "other":
        raw = bytearray(b"no database at all")
    else:
        at = 16 if harm == "head" else len(raw) // 2
        raw[at : at + 4096] = b"\xa5" * 4096
    file.write_bytes(raw)

    (finding,) = workspace.check(machine)

    assert finding.state is State.BROKEN
    assert "kiosk content restore NAME" in finding.advice


def test_a_workspace_without_a_backup_needs_attention(machine: Machine, file: Path) -> None:
    shutil.rmtree(file.parent / FOLDER)

    (finding,) = workspace.check(machine)

    assert finding.state is State.ATTENTION
    assert "kiosk content backup" in finding.advice


def test_work_of_days_that_was_not_backed_up_needs_attention(machine: Machine, file: Path) -> None:
    later = datetime.now() + timedelta(days=3)
    os.utime(file, (later.timestamp(), later.timestamp()))

    (finding,) = workspace.check(machine)

    assert finding.state is State.ATTENTION
    assert "changed since" in finding.found


@pytest.fixture
def library(starter_file: Path) -> Library:
    return Library.open(starter_file, nation="ENG")


def test_pages_are_overdue_when_their_day_has_come(machine: Machine, library: Library) -> None:
    days = sorted(library.page(card.slug).next_review for card in library.all_pages())
    assert reviews.overdue(library, days[0] - timedelta(days=1)) == []
    at_first = reviews.overdue(library, days[0])
    assert len(at_first) == days.count(days[0])

    then = FakeClock(NOW.replace(year=days[-1].year, month=days[-1].month, day=days[-1].day))
    (finding,) = reviews.check(replace(machine, clock=then), library)

    assert finding.state is State.ATTENTION
    assert finding.found.startswith(f"{len(days)} pages are overdue: ")
    assert finding.found.endswith(f" and {len(days) - 3} more.")


def test_today_no_page_of_the_starter_is_overdue(machine: Machine, library: Library) -> None:
    assert reviews.check(machine, library)[0].state is State.GOOD


def test_a_clock_that_cannot_be_believed_makes_no_page_overdue(machine: Machine, library: Library) -> None:
    (machine.data / STATE_FILE).write_text("2031-01-01T00:00:00+00:00")

    (finding,) = reviews.check(machine, library)

    assert finding.state is State.NOTE
