"""What somebody sees before they publish."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from db.publish.job import publish
from db.publish.outlook import LOOKING, outlook
from db.publish.take_off import take_off
from db.records import Contact, Page
from db.workspace import Workspace
from tests.db.items import make
from tests.db.publishing import Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
    desk = Desk(tmp_path / "data")
    assert publish(desk.workspace, desk.store, person=desk.person).good
    return desk


def test_what_changes_what_stays_out_and_what_is_here_come_together(desk: Desk) -> None:
    desk.put("contact", make(Contact, slug="nurses", name="The nurses", phone="020 7946 0124"))
    with Workspace.open(desk.workspace) as workspace:
        page = make(Page, slug="rest", section="living", title="Not approved", body="Sleep well.")
        workspace.put("page", page, origin="site", author=desk.person.name, author_id=desk.person.id)
    steps: list[str] = []

    seen = outlook(desk.workspace, desk.store, progress=lambda _done, _total, what: steps.append(what))

    assert [(each.kind, each.slug) for each in seen.summary.changes] == [("contact", "nurses")]
    assert [(task.item, task.title) for task in seen.stays_out] == [("page:rest", "Not approved")]
    assert [each.in_use for each in seen.releases] == [True]
    assert set(steps) == {LOOKING}


def test_what_was_taken_off_stays_out_too(desk: Desk) -> None:
    assert take_off(desk.workspace, desk.store, person=desk.person, reason="Wrong", kind="page", slug="rest").good

    assert [task.item for task in outlook(desk.workspace, desk.store).stays_out] == ["page:rest"]


def test_it_can_be_stopped(desk: Desk) -> None:
    fault = outlook(desk.workspace, desk.store, stopped=lambda: True).summary.fault

    assert fault is not None
    assert fault.what.startswith("You stopped it")


@pytest.mark.parametrize("lost", ["workspace.sqlite", "releases"])
def test_what_is_gone_is_told_and_nothing_breaks(desk: Desk, tmp_path: Path, lost: str) -> None:
    at = tmp_path / "data" / lost
    if at.is_dir():
        shutil.rmtree(at)
        at.write_text("", encoding="utf-8")
    else:
        at.unlink()

    assert outlook(desk.workspace, desk.store).summary.fault is not None
