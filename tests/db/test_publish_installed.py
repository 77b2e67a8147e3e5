"""The releases on a machine, who made them, and going from one to another."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from db.publish.installed import OnThisMachine, go_to, on_this_machine
from db.publish.job import publish
from db.publish.take_off import take_off
from db.records import Page
from db.release.lock import only_one
from db.workspace import Workspace
from tests.db.items import make
from tests.db.publishing import Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A screen that shows the second of two releases."""
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
    desk = Desk(tmp_path / "data")
    for title in ("Rest", "Rest and sleep"):
        desk.put("page", make(Page, slug="rest", section="living", title=title, body="Sleep well."))
        assert publish(desk.workspace, desk.store, person=desk.person).good
    return desk


def there(desk: Desk) -> tuple[OnThisMachine, ...]:
    with Workspace.open(desk.workspace) as workspace:
        return on_this_machine(desk.store, workspace.builds.all())


def test_each_release_is_told_with_who_made_it_the_newest_first(desk: Desk) -> None:
    newer, older = there(desk)

    assert (newer.label[:6], newer.in_use, newer.earlier, newer.made_by) == ("000002", True, False, "A. Author")
    assert (older.label[:6], older.in_use, older.earlier, older.made_by) == ("000001", False, True, "A. Author")
    assert newer.made_on >= older.made_on != ""


def test_one_that_another_workspace_made_has_no_known_maker(desk: Desk) -> None:
    assert {each.made_by for each in on_this_machine(desk.store, ())} == {""}


def test_going_back_is_undone_by_going_to_the_later_one(desk: Desk) -> None:
    newer, older = there(desk)

    back = go_to(older.label, desk.store)
    assert back.good
    assert newer.label in back.undo
    assert desk.title_shown("rest") == "Rest"
    assert [each.in_use for each in there(desk)] == [False, True]

    assert go_to(newer.label, desk.store).good
    assert desk.title_shown("rest") == "Rest and sleep"


def test_no_way_back_to_what_was_taken_off(desk: Desk) -> None:
    older = there(desk)[-1]
    gone = take_off(desk.workspace, desk.store, person=desk.person, reason="Wrong", kind="page", slug="rest")
    assert gone.good, gone.fault

    told = go_to(older.label, desk.store)

    assert told.fault is not None
    assert "rest" not in desk.pages_shown()
    assert all(each.withdrawn or each.in_use for each in there(desk))


def test_what_was_chosen_is_told_by_the_name_people_know_and_the_label_comes_after(desk: Desk) -> None:
    newer, older = there(desk)
    names = {older.label: '"Monday, by Example Nurse"', newer.label: '"Tuesday, by Example Nurse"'}

    [done] = go_to(older.label, desk.store, names=names).done
    assert done.startswith('The screen here has "Monday, by Example Nurse" now, and shows it as soon as ')
    assert done.endswith(f"(Release {older.label})")

    file = desk.store.folder / f"{newer.label}.sqlite"
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    fault = go_to(newer.label, desk.store, names=names).fault

    assert fault is not None
    assert fault.what.startswith(
        f'"Tuesday, by Example Nurse" was not put in use. The release {newer.label} is damaged.'
    )
    assert fault.next == "Choose it again when that is put right, or choose another one."


@pytest.mark.parametrize("fault", ["damaged", "busy", "gone"])
def test_what_stands_in_the_way_is_told_and_the_screen_stays(desk: Desk, fault: str) -> None:
    older = there(desk)[-1]
    file = desk.store.folder / f"{older.label}.sqlite"
    if fault == "damaged":
        file.write_bytes(file.read_bytes()[:-1] + b"?")
    if fault == "gone":
        file.unlink()

    if fault == "busy":
        with only_one(desk.store.folder.with_name("releases.lock")):
            told = go_to(older.label, desk.store).fault
    else:
        told = go_to(older.label, desk.store).fault

    assert told is not None
    assert "000002" in told.showing
    assert desk.title_shown("rest") == "Rest and sleep"


def test_a_folder_that_is_no_folder_is_told_as_a_fault(desk: Desk) -> None:
    shutil.rmtree(desk.store.folder)
    desk.store.folder.write_text("", encoding="utf-8")

    told = go_to("000001-00000000", desk.store)

    assert told.fault is not None
    assert not told.done
