from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from db.changes.collection import summary, waiting_changes
from db.changes.item import State
from db.records import Page, Question
from tests.db.items import make
from tests.db.release_files import small_workspace

if TYPE_CHECKING:
    from db.workspace import Workspace


def _change_a_page(workspace: Workspace) -> None:
    page = workspace.current("page", "rest")
    assert isinstance(page, Page)
    changed = msgspec.structs.replace(page, body="Sleep for 8 hours.")
    workspace.put("page", changed, origin="site", author="A writer")


def test_nothing_waits_while_all_is_shown() -> None:
    with small_workspace() as workspace:
        assert waiting_changes(workspace) == ()
        assert summary(()) == "Nothing has changed"


def test_what_a_clinic_wrote_is_held_against_what_is_shown() -> None:
    with small_workspace() as workspace:
        _change_a_page(workspace)
        question = make(Question, slug="new", text="What is next?")
        workspace.put("question", question, origin="site", author="A writer")
        changes = waiting_changes(workspace)
    assert [(each.kind, each.slug, each.state) for each in changes] == [
        ("page", "rest", State.CHANGED),
        ("question", "new", State.NEW),
    ]
    assert [line.after for line in changes[0].red] == ["8 hours"]
    assert summary(changes) == "1 page changed, 1 question new"


def test_it_is_told_how_far_the_comparing_is() -> None:
    told: list[tuple[int, int]] = []
    with small_workspace() as workspace:
        _change_a_page(workspace)
        question = make(Question, slug="new", text="What is next?")
        workspace.put("question", question, origin="site", author="A writer")
        waiting_changes(workspace, progress=lambda done, total, _what: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]
