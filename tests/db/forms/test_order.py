"""Moving a section makes as few new versions as it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from db.forms.order import in_order, move_section, new_places
from db.hashing import item_hash
from db.people.person import NotAllowed
from db.records import Section
from tests.db.items import make
from tests.db.people.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
    made = Desk()
    with made.workspace as workspace:
        for number, slug in enumerate(("about", "tests", "living"), start=1):
            section = make(Section, slug=slug, title=slug, position=10 * number)
            workspace.put("section", section, origin="starter", author="Starter text")
        yield made


def order(desk: Desk) -> list[str]:
    return [section.slug for section in in_order(desk.workspace)]


def versions(desk: Desk) -> dict[str, int]:
    return {section.slug: len(desk.workspace.history("section", section.slug)) for section in in_order(desk.workspace)}


@pytest.mark.parametrize(
    ("positions", "moved", "fresh"),
    [
        ([20, 10, 30], 0, {0: 4}),
        ([30, 20], 0, {0: 10}),
        ([10, 30, 20], 1, {1: 15}),
        ([20, 30, 10], 2, {2: 40}),
        ([10, 12, 11], 1, {1: 20, 2: 30}),
        ([1, 0], 0, {0: 10, 1: 20}),
        ([7, 7], 0, {0: 3}),
    ],
    ids=["to the top", "above a high number", "between", "to the end", "no room", "none above 0", "the same number"],
)
def test_only_what_must_gets_a_new_number(positions: list[int], moved: int, fresh: dict[int, int]) -> None:
    assert new_places(positions, moved) == fresh
    after = [fresh.get(place, position) for place, position in enumerate(positions)]
    assert after == sorted(set(after))


def test_a_section_goes_up_and_only_that_one_waits_for_approval(desk: Desk) -> None:
    done = move_section(desk.workspace, "living", -1, person=desk.writer)

    assert order(desk) == ["about", "living", "tests"]
    assert (done.section.slug, done.changed) == ("living", 1)
    assert versions(desk) == {"about": 1, "tests": 1, "living": 2}
    assert desk.workspace.history("section", "living")[-1].author_id == desk.writer.id


def test_up_and_down_for_ever_finds_room_again(desk: Desk) -> None:
    for _ in range(8):
        move_section(desk.workspace, "living", -1, person=desk.writer)
        assert order(desk) == ["about", "living", "tests"]
        move_section(desk.workspace, "tests", -1, person=desk.writer)
        assert order(desk) == ["about", "tests", "living"]


def test_past_the_ends_nothing_is_saved(desk: Desk) -> None:
    assert move_section(desk.workspace, "about", -1, person=desk.writer).changed == 0
    assert move_section(desk.workspace, "living", 1, person=desk.writer).changed == 0
    assert set(versions(desk).values()) == {1}


def test_a_translation_moves_along_and_stays_compared(desk: Desk) -> None:
    original = desk.workspace.current("section", "living")
    assert original is not None
    welsh = replace(original, locale="cy", title="Byw", translates=item_hash("section", original))
    desk.write("section", welsh)

    move_section(desk.workspace, "living", -2, person=desk.writer)

    now, moved = (desk.workspace.current("section", "living", locale) for locale in ("en", "cy"))
    assert isinstance(now, Section)
    assert isinstance(moved, Section)
    assert (moved.position, moved.translates) == (now.position, item_hash("section", now))


def test_what_is_being_written_is_not_moved_away_under_somebodys_hands(desk: Desk) -> None:
    desk.workspace.working.keep("section", "living", "en", {"title": "L"}, person_id=desk.writer.id, based_on=1)

    with pytest.raises(NotAllowed, match="is being written"):
        move_section(desk.workspace, "living", -1, person=desk.writer)

    assert order(desk) == ["about", "tests", "living"]


def test_only_an_author_moves_one(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="Only an author"):
        move_section(desk.workspace, "living", -1, person=desk.head)


def test_one_that_is_held_back_has_no_place(desk: Desk) -> None:
    desk.write("section", make(Section, slug="held", hold="Not yet"))

    with pytest.raises(NotAllowed, match="held back"):
        move_section(desk.workspace, "held", 1, person=desk.writer)
