"""What patients see of an item now: in the release in use here, in the last one made, or as approved last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.changes.to_tick import changes_to_approve
from db.publish.installed import go_to
from db.publish.job import publish
from db.publish.live import Known, Live, changes_to_read, live_of
from db.publish.take_off import take_off
from db.records import KINDS, Page
from db.release.store import ReleaseStore
from db.workspace import Workspace
from tests.db.items import make
from tests.db.people.desk import Desk as People
from tests.db.publishing import Desk

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "page", "rest", "en"


def rest(title: str, body: str = "Sleep well.") -> Page:
    return make(Page, slug="rest", section="living", title=title, body=body)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A screen that shows a few starter texts, with nothing of the clinic's own."""
    desk = Desk(tmp_path / "data")
    assert publish(desk.workspace, desk.store, person=desk.person).good
    return desk


def live(desk: Desk, store: ReleaseStore | None = None) -> Live:
    with Workspace.open(desk.workspace) as workspace:
        return live_of(workspace, store or desk.store, *PAGE)


def title(found: Live) -> str:
    return found.item.title if isinstance(found.item, Page) else ""


def publish_title(desk: Desk, title: str) -> str:
    desk.approve("page", rest(title))
    outcome = publish(desk.workspace, desk.store, person=desk.person)
    assert outcome.good
    return outcome.label


def test_of_every_kind_the_release_in_use_says_which_words_it_has(desk: Desk) -> None:
    with Workspace.open(desk.workspace) as workspace:
        found = {
            kind: live_of(workspace, desk.store, kind, each.item.slug, "en")
            for kind in KINDS
            for each in workspace.items(kind)
        }

    assert {"section", "synonyms", "page", "contact", "term", "question", "source"} <= found.keys()
    for kind, each in found.items():
        assert each.known is Known.SCREEN, kind
        assert each.item is not None, kind
        assert each.chosen is not None, kind
        assert each.item == each.chosen.item, kind
        assert each.example is (kind != "source"), kind


def test_what_is_approved_is_not_seen_before_it_is_published(desk: Desk) -> None:
    desk.approve("page", rest("Rest and sleep"))

    before = live(desk)
    assert (before.known, title(before), before.example) == (Known.SCREEN, "Rest", True)
    assert before.other_approved("page")
    assert not before.gone_back

    assert publish(desk.workspace, desk.store, person=desk.person).good
    after = live(desk)
    assert (title(after), after.example, after.other_approved("page")) == ("Rest and sleep", False, False)


def test_after_going_back_patients_see_what_the_earlier_release_has(desk: Desk) -> None:
    earlier = publish_title(desk, "Rest and sleep")
    later = publish_title(desk, "Rest more")
    assert go_to(earlier, desk.store).good

    back = live(desk)
    assert (title(back), back.number, back.other_approved("page"), back.gone_back) == ("Rest and sleep", 3, True, True)

    assert go_to(later, desk.store).good
    again = live(desk)
    assert (title(again), again.other_approved("page"), again.gone_back) == ("Rest more", False, False)


def test_what_was_taken_off_is_seen_no_more(desk: Desk) -> None:
    publish_title(desk, "Rest and sleep")
    off = take_off(desk.workspace, desk.store, person=desk.person, reason="Wrong", kind="page", slug="rest")
    assert off.good

    gone = live(desk)
    assert (gone.known, gone.item, gone.chosen) == (Known.SCREEN, None, None)


def test_words_of_another_workspace_are_not_taken_for_ours(desk: Desk, tmp_path: Path) -> None:
    other = Desk(tmp_path / "other")
    publish_title(other, "Written elsewhere")

    found = live(desk, other.store)
    assert (found.known, found.foreign, title(found)) == (Known.APPROVED, True, "Rest")


def test_a_damaged_release_is_passed_over_as_a_screen_does(desk: Desk) -> None:
    publish_title(desk, "Rest and sleep")
    current = desk.store.current()
    assert current is not None
    current.path.chmod(0o600)
    current.path.write_bytes(b"no release")

    assert title(live(desk)) == "Rest"


def test_whoever_signs_ticks_what_differs_from_both_texts(desk: Desk) -> None:
    """Patients see 5 days, 10 were approved and are not published, and now 20 wait."""
    desk.approve("page", rest("Rest", "Rest for 5 days."))
    assert publish(desk.workspace, desk.store, person=desk.person).good
    desk.approve("page", rest("Rest", "Rest for 10 days."))
    with Workspace.open(desk.workspace) as workspace:
        workspace.put("page", rest("Rest", "Rest for 20 days."), origin="site", author="Test")
        number = workspace.history(*PAGE)[-1].number
        needed = changes_to_approve(workspace, *PAGE, number)
        read = changes_to_read(live_of(workspace, desk.store, *PAGE), "page", workspace.history(*PAGE)[-1].item)

    assert needed is not None
    assert needed.red
    assert read.more == len(needed.red)
    assert {line.key for line in needed.red} < {line.key for line in read.changes.red}
    assert [field.before for field in read.changes.fields] == ["Paragraph: Rest for 5 days."]


def test_an_office_pc_without_a_screen_knows_what_went_into_the_last_release(tmp_path: Path) -> None:
    people, store = People(), ReleaseStore(tmp_path / "releases")

    def seen() -> tuple[Known, str, bool]:
        found = live_of(people.workspace, store, *PAGE)
        return found.known, title(found), found.example

    def made(serial: int) -> None:
        people.clock.go(minutes=1)
        people.workspace.builds.record(serial=serial, content_hash=str(serial) * 64)
        people.clock.go(minutes=1)

    people.workspace.put("page", rest("Rest"), origin="starter", author="Test")
    assert seen() == (Known.APPROVED, "Rest", True)
    people.write("page", rest("Rest and sleep"))
    people.approve("page", "rest")
    assert seen() == (Known.APPROVED, "Rest and sleep", False)

    made(1)
    assert seen() == (Known.MADE, "Rest and sleep", False)
    people.write("page", rest("Rest more"))
    people.approve("page", "rest")
    assert seen() == (Known.MADE, "Rest and sleep", False)
    made(2)
    assert seen() == (Known.MADE, "Rest more", False)

    people.workspace.withdrawals.take_off(*PAGE, person=people.writer, reason="Wrong")
    assert seen() == (Known.MADE, "Rest more", False)
    made(3)
    assert seen() == (Known.MADE, "", False)
    people.approve("page", "rest")
    assert seen() == (Known.MADE, "", False)
    made(4)
    assert seen() == (Known.MADE, "Rest more", False)


def test_what_the_program_brings_is_seen_after_the_next_release(tmp_path: Path) -> None:
    people, store = People(), ReleaseStore(tmp_path / "releases")
    people.workspace.put("page", rest("Rest"), origin="starter", author="Test")
    people.clock.go(minutes=1)
    people.workspace.builds.record(serial=1, content_hash="1" * 64)
    people.clock.go(minutes=1)
    people.workspace.put("page", rest("Rest, said better"), origin="starter", author="Test")

    found = live_of(people.workspace, store, *PAGE)
    assert (title(found), found.example) == ("Rest", True)
