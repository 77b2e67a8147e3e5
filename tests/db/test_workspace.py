"""The workspace keeps everything, changes nothing it has kept, and refuses what it cannot read."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from db import schema
from db.hashing import item_hash
from db.records import KINDS, Contact, Page, Section, Term
from db.workspace import Build, PutResult, Workspace, WorkspaceError
from tests.db.items import make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace.in_memory(clock=lambda: NOON) as workspace:
        yield workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "workspace.sqlite"
    with Workspace.create(path) as workspace:
        workspace.put("term", make(Term), origin="site", author="Nurse")
    return path


def put(workspace: Workspace, kind: str = "term", **changes: object) -> PutResult:
    return workspace.put(kind, make(KINDS[kind], **changes), origin="site", author="Nurse", note="Corrected")


def test_a_new_a_changed_and_an_unchanged_item_are_told_apart(workspace: Workspace) -> None:
    assert [put(workspace), put(workspace), put(workspace, meaning="Other."), put(workspace)] == [
        PutResult.NEW,
        PutResult.SAME,
        PutResult.CHANGED,
        PutResult.CHANGED,
    ]
    assert [revision.number for revision in workspace.history("term", "net")] == [1, 2, 3]


def test_history_keeps_who_when_and_why(workspace: Workspace) -> None:
    put(workspace)

    (revision,) = workspace.history("term", "net")

    assert (revision.author, revision.made_on, revision.note, revision.origin) == (
        "Nurse",
        "2026-11-23T12:00:00+00:00",
        "Corrected",
        "site",
    )
    assert revision.item == make(Term)
    assert revision.hash == item_hash("term", make(Term))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_comes_back_as_it_went_in(workspace: Workspace, kind: str) -> None:
    put(workspace, kind)

    assert workspace.current(kind, make(KINDS[kind]).slug) == make(KINDS[kind])


def test_items_are_the_newest_revisions_by_locale_and_slug(workspace: Workspace) -> None:
    for slug, locale in [("b", "en"), ("a", "en"), ("b", "cy")]:
        put(workspace, slug=slug, locale=locale)
    put(workspace, slug="a", meaning="Newer.")

    items = workspace.items("term")

    assert [(current.item.locale, current.item.slug) for current in items] == [("cy", "b"), ("en", "a"), ("en", "b")]
    assert items[1].item == make(Term, slug="a", meaning="Newer.")
    assert (items[1].revision_number, items[1].origin, items[1].hash_format) == (2, "site", 1)
    assert items[1].hash == item_hash("term", items[1].item)


def test_a_change_outside_the_hash_is_kept_with_the_same_hash(workspace: Workspace) -> None:
    put(workspace, "contact", grade="C")

    assert put(workspace, "contact", grade="A") is PutResult.CHANGED
    first, second = workspace.history("contact", "cruk-nurses")
    assert first.hash == second.hash
    assert workspace.current("contact", "cruk-nurses") == make(Contact, grade="A")


def test_a_held_item_waits_as_a_draft_and_is_not_shown(workspace: Workspace) -> None:
    assert put(workspace, hold="Not proved") is PutResult.HELD

    assert workspace.items("term") == []
    assert workspace.current("term", "net") is None
    (draft,) = workspace.drafts()
    assert (draft.kind, draft.hold, draft.item) == ("term", "Not proved", make(Term, hold="Not proved"))


def test_holding_an_item_takes_its_earlier_revision_out_of_sight(workspace: Workspace) -> None:
    put(workspace)
    put(workspace, hold="The number is wrong")

    assert workspace.items("term") == []
    assert [revision.number for revision in workspace.history("term", "net")] == [1]


def test_taking_the_hold_away_shows_the_item_again(workspace: Workspace) -> None:
    put(workspace)
    put(workspace, hold="Not proved", meaning="Other.")

    assert put(workspace, meaning="Other.") is PutResult.CHANGED
    assert workspace.drafts() == []
    assert workspace.current("term", "net") == make(Term, meaning="Other.")


def test_text_is_stored_composed_with_newlines(workspace: Workspace) -> None:
    put(workspace, "page", title="Cafe\u0301", body="\r\n\r\nOne\r\ntwo\r\n", sources=("e\u0301",))

    page = workspace.current("page", "everolimus")

    assert isinstance(page, Page)
    assert (page.title, page.body, page.sources) == ("Café", "One\ntwo", ("é",))


@pytest.mark.parametrize("name", [{"slug": "../etc"}, {"slug": "Net"}, {"slug": ""}, {"locale": "../cy"}])
def test_a_name_that_could_not_be_a_file_is_refused(workspace: Workspace, name: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="no name"):
        put(workspace, **name)


def test_an_item_of_another_kind_is_refused(workspace: Workspace) -> None:
    with pytest.raises(TypeError):
        workspace.put("page", make(Section), origin="site", author="Nurse")


REST = "'{}', hash, hash_format, origin, author, made_on, note, author_id FROM revision"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision SET content = '{}'",
        "UPDATE revision SET author = 'Somebody else'",
        "DELETE FROM revision",
        "DELETE FROM item",
        "UPDATE item SET slug = 'other'",
        f"INSERT OR REPLACE INTO revision SELECT id, item_id, number, {REST}",
        f"REPLACE INTO revision SELECT id, item_id, number + 1, {REST}",
        f"INSERT INTO revision SELECT id + 9, item_id, number + 2, {REST}",
    ],
)
def test_history_cannot_be_rewritten_by_any_tool(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)

    with pytest.raises(sqlite3.IntegrityError, match=r"never|follows"):
        connection.execute(statement)

    assert connection.execute("SELECT count(*), content FROM revision").fetchone()[0] == 1
    connection.close()


def test_a_failed_transaction_leaves_nothing_behind(workspace: Workspace) -> None:
    def fail_halfway() -> None:
        with workspace.transaction():
            put(workspace)
            with workspace.transaction():
                workspace.meta_set("locale", "cy")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()

    assert workspace.items("term") == []
    assert workspace.meta_get("locale", "en") == "en"


def test_a_serial_is_given_once(workspace: Workspace) -> None:
    assert (workspace.next_serial(), workspace.builds.last()) == (1, None)

    workspace.builds.record(serial=1, content_hash="ab" * 32)

    assert (workspace.next_serial(), workspace.builds.last()) == (2, Build(1, "ab" * 32))


def test_a_copy_is_whole_and_apart(path: Path) -> None:
    with Workspace.open(path) as workspace, workspace.copy() as copy:
        put(copy, slug="other")

        assert [current.item.slug for current in copy.items("term")] == ["net", "other"]
        assert [current.item.slug for current in workspace.items("term")] == ["net"]


def test_the_file_is_marked_durable_and_checked(path: Path) -> None:
    with Workspace.open(path) as workspace:
        pragma = {
            name: workspace._db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version", "journal_mode", "synchronous", "foreign_keys")
        }

    assert pragma == {
        "application_id": int.from_bytes(b"lnkw", "big"),
        "user_version": schema.SCHEMA,
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
    }


def test_creating_over_a_file_is_refused(path: Path) -> None:
    with pytest.raises(WorkspaceError, match="already a file"):
        Workspace.create(path)


def test_opening_nothing_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"no workspace at .* Import content"):
        Workspace.open(tmp_path / "workspace.sqlite")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("data", "words"), [(b"no database at all" * 99, "damaged"), (b"", "not a workspace")])
def test_a_file_that_is_no_workspace_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "workspace.sqlite"
    path.write_bytes(data)

    with pytest.raises(WorkspaceError, match=words):
        Workspace.open(path)

    assert path.read_bytes() == data


def test_a_newer_workspace_is_refused_in_words_staff_understand(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {schema.SCHEMA + 1}")
    connection.close()

    with pytest.raises(WorkspaceError, match=r"newer version of this program.*Update the program"):
        Workspace.open(path)


def test_a_workspace_in_use_is_refused_not_waited_for_for_ever(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with Workspace.open(path) as workspace:
        workspace._db.execute("PRAGMA busy_timeout = 1")

        with pytest.raises(WorkspaceError, match="in use by another program"):
            put(workspace, slug="other")

    other.close()


def test_content_this_program_cannot_read_is_told_calmly(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO item VALUES (9, 'term', 'odd', 'en')")
    connection.execute(
        "INSERT INTO revision VALUES (9, 9, 1, '{\"slug\":\"odd\"}', ?, 1, 'site', 'Nurse', '2026-11-23', '', NULL)",
        ["0" * 64],
    )
    connection.commit()
    connection.close()

    with Workspace.open(path) as workspace, pytest.raises(WorkspaceError, match="cannot read"):
        workspace.items("term")
