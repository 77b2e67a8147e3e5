"""The workspace keeps everything, changes nothing it has kept, and refuses what it cannot read."""

from __future__ import annotations

import sqlite3
import struct
import zlib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database

from db import schema
from db.hashing import item_hash
from db.images import ImageError
from db.records import KINDS, Contact, Page, Section, Term
from db.workspace import Build, PutResult, Workspace, WorkspaceError
from tests.db.items import decision, make

if TYPE_CHECKING:
    from collections.abc import Iterator

FIXTURES = Path(__file__).parent / "fixtures"
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


def released(path: Path, number: int) -> Path:
    """A workspace as a program with that schema left it."""
    fixture = sqlite3.connect(path)
    fixture.executescript((FIXTURES / f"workspace-schema-{number}.sql").read_text(encoding="utf-8"))
    fixture.close()
    return path


@pytest.mark.parametrize("number", range(1, schema.SCHEMA + 1))
def test_every_released_schema_opens_with_all_its_content(tmp_path: Path, number: int) -> None:
    """Every released schema leaves a small file in fixtures/ that each later program must open."""
    path = released(tmp_path / "workspace.sqlite", number)

    with Workspace.open(path) as workspace:
        assert workspace.current("term", "net") == make(Term)
        assert workspace.meta_get("as_of") == "2026-11-23"
        assert "Nobody has dialled it" in [draft.hold for draft in workspace.drafts()]
        assert put(workspace) is PutResult.SAME
        version = workspace._db.execute("PRAGMA user_version").fetchone()[0]
        assert (version, workspace._db.execute("PRAGMA integrity_check").fetchone()[0]) == (schema.SCHEMA, "ok")


def test_overrides_of_the_second_schema_are_in_force(tmp_path: Path) -> None:
    with Workspace.open(released(tmp_path / "workspace.sqlite", 2)) as workspace:
        assert workspace.overrides.active() == [decision("page:everolimus", "dose", "10 mg")]
        assert [taken_back for _, taken_back in workspace.overrides.history()] == [False, False, True]


def test_the_step_to_overrides_leaves_what_was_there(tmp_path: Path) -> None:
    """Stops before the step, writes as yesterday's program did, takes the step and reads it back."""
    path = tmp_path / "workspace.sqlite"
    connection = sqlite3.connect(path)
    schema.migrations.apply(Database(connection), stop_before="m0002_overrides")
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    with pytest.raises(sqlite3.OperationalError, match="no such table: override"):
        connection.execute("SELECT * FROM override")
    connection.execute("INSERT INTO item VALUES (7, 'page', 'everolimus', 'en')")
    connection.commit()
    connection.close()

    with Workspace.open(path) as workspace:
        assert workspace.overrides.active() == []
        assert workspace.overrides.give(decision("page:everolimus", "dose", "10 mg"))

    with Workspace.open(path) as again:
        assert again._db.execute("SELECT item_id FROM override").fetchall() == [(7,)]


def test_builds_of_the_second_schema_are_remembered(tmp_path: Path) -> None:
    with Workspace.open(released(tmp_path / "workspace.sqlite", 2)) as workspace:
        assert (workspace.builds.last(), workspace.next_serial()) == (Build(1, "ab" * 32), 2)
        assert workspace.people.empty()
        assert workspace.approvals.register() == []


def test_people_and_approvals_of_the_third_schema_are_in_force(tmp_path: Path) -> None:
    with Workspace.open(released(tmp_path / "workspace.sqlite", 3)) as workspace:
        assert [person.login for person in workspace.people.all()] == ["head", "nurse", "writer"]
        assert workspace.people.sign_in("nurse", "four plain words together").job == "Lung nurse specialist"
        assert [version.item.slug for version in workspace.approved()] == ["everolimus"]
        assert [work.form for work in workspace.working.all()] == [{"title": "Everolimus in h"}]
        assert [off.slug for off in workspace.withdrawals.active()] == ["cruk-nurses"]
        assert workspace.withdrawals.forbidden() == ("000001-abababab",)


def test_review_files_of_the_fourth_schema_are_remembered(tmp_path: Path) -> None:
    with Workspace.open(released(tmp_path / "workspace.sqlite", 4)) as workspace:
        answered, waiting = workspace.reviews.all()
        assert (answered.made_by, answered.approver) == ("The writer", "The nurse")
        assert [item.slug for item in answered.items] == ["everolimus"]
        assert answered.answer is not None
        assert (answered.answer.result, answered.answer.remark) == ("sent back", "The title is cut short.")
        assert waiting.answer is None
        assert workspace.reviews.workspace_id() == "5a" * 16


def test_the_step_to_review_files_leaves_who_is_there(tmp_path: Path) -> None:
    """Stops before the step, writes as yesterday's program did, takes the step and reads it back."""
    path = tmp_path / "workspace.sqlite"
    connection = sqlite3.connect(path)
    schema.migrations.apply(Database(connection), stop_before="m0004_review_files")
    assert connection.execute("PRAGMA user_version").fetchone() == (3,)
    connection.execute(
        "INSERT INTO person VALUES (7, 'nurse', 'N', 'J', 0, 1, 0, 'n=2,r=8,p=1', ?, ?, 1, 0, '', '2026-11-26')",
        [bytes(16), bytes(32)],
    )
    connection.commit()
    connection.close()

    with Workspace.open(path) as workspace:
        assert [person.login for person in workspace.people.all()] == ["nurse"]
        workspace.reviews.sent("c1" * 16, made_on="", made_by=7, approver_id=7, items=(), sent="ab" * 32, salt=b"")

    with Workspace.open(path) as again:
        assert [file.approver for file in again.reviews.all()] == ["N"]
        assert again.reviews.workspace_id() == again.reviews.workspace_id() != ""


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE review_file SET sent = sent",
        "DELETE FROM review_file",
        "INSERT OR REPLACE INTO review_file SELECT * FROM review_file",
        "REPLACE INTO review_file SELECT id + 9, nonce, '', made_by, approver_id, '[]', sent, salt FROM review_file",
        "UPDATE review_answer SET result = 'approved'",
        "DELETE FROM review_answer",
        "INSERT OR REPLACE INTO review_answer SELECT * FROM review_answer",
    ],
)
def test_what_was_sent_and_answered_cannot_be_rewritten_by_any_tool(tmp_path: Path, statement: str) -> None:
    connection = sqlite3.connect(released(tmp_path / "workspace.sqlite", 4))

    with pytest.raises(sqlite3.IntegrityError, match=r"never changed|never deleted|answered once"):
        connection.execute(statement)
    connection.close()


def test_changes_of_the_starter_text_of_the_fifth_schema_are_remembered(tmp_path: Path) -> None:
    with Workspace.open(released(tmp_path / "workspace.sqlite", 5)) as workspace:
        looked, waits = workspace.starter.all()
        assert (looked.about, waits.about) == (("page", "everolimus", "en"), ("contact", "cruk-nurses", "en"))
        assert (looked.after == workspace.current("page", "everolimus"), waits.before) == (True, None)
        assert [each.about for each in workspace.starter.not_looked_at()] == [waits.about]
        assert waits.after is not None
        assert waits.after.hold == "Nobody has dialled it"


def test_the_step_to_changes_of_the_starter_text_leaves_what_was_there(tmp_path: Path) -> None:
    """Stops before the step, writes as yesterday's program did, takes the step and reads it back."""
    path = tmp_path / "workspace.sqlite"
    connection = sqlite3.connect(path)
    schema.migrations.apply(Database(connection), stop_before="m0005_changes_of_the_starter_text")
    assert connection.execute("PRAGMA user_version").fetchone() == (4,)
    connection.execute("INSERT INTO item VALUES (7, 'term', 'net', 'en')")
    connection.commit()
    connection.close()

    with Workspace.open(path) as workspace:
        assert workspace.starter.all() == []
        workspace.starter.record("term", "net", "en", before=None, after=make(Term))

    with Workspace.open(path) as again:
        assert [(each.slug, each.after) for each in again.starter.all()] == [("net", make(Term))]


@pytest.mark.parametrize("table", ["starter_change", "starter_look"])
@pytest.mark.parametrize(
    "statement",
    ["UPDATE {0} SET made_on = made_on", "DELETE FROM {0}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"],
)
def test_changes_of_the_starter_text_cannot_be_rewritten_by_any_tool(
    tmp_path: Path, statement: str, table: str
) -> None:
    connection = sqlite3.connect(released(tmp_path / "workspace.sqlite", 5))

    with pytest.raises(sqlite3.IntegrityError, match=r"never changed|never deleted"):
        connection.execute(statement.format(table))
    connection.close()


def test_everybody_who_typed_is_known_since_the_sixth_schema(tmp_path: Path) -> None:
    with Workspace.open(released(tmp_path / "workspace.sqlite", 6)) as workspace:
        nurse, writer = (workspace.people.find(login) for login in ("nurse", "writer"))
        assert nurse is not None
        assert writer is not None
        both = frozenset({nurse.id, writer.id})
        assert [work.hands for work in workspace.working.all()] == [{writer.id}, both]
        for person in nurse, writer:
            assert "You wrote" in workspace.approvals.why_not("term", "ct", "en", revision=1, person=person)
        workspace.put("term", make(Term, slug="mri"), origin="site", author="The writer", author_id=writer.id)
        assert [revision.author_id for revision in workspace.history("term", "mri")] == [writer.id]


def test_the_step_to_everybody_who_typed_counts_who_typed_before(tmp_path: Path) -> None:
    """Stops before the step, writes as yesterday's program did, takes the step and reads it back."""
    path = released(tmp_path / "workspace.sqlite", 5)
    connection = sqlite3.connect(path)
    before = connection.execute("SELECT person_id FROM working").fetchone()[0]
    connection.close()

    with Workspace.open(path) as workspace:
        assert [work.hands for work in workspace.working.all()] == [{before}]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision_hand SET person_id = 1",
        "DELETE FROM revision_hand",
        (
            "INSERT INTO approval SELECT 99, revision.id, hash, hash_format, 3, 'N', 'J', '', '[]', 'editor', ''"
            " FROM revision JOIN revision_hand ON revision_id = revision.id"
        ),
    ],
)
def test_who_typed_cannot_be_rewritten_nor_approve_by_any_tool(tmp_path: Path, statement: str) -> None:
    path = released(tmp_path / "workspace.sqlite", 6)
    connection = sqlite3.connect(path)
    if "approval" in statement:  # the nurse only typed: let the writer be who saved it
        connection.execute("DROP TRIGGER revision_is_never_changed")
        connection.execute("DROP TRIGGER revision_hand_is_never_changed")
        connection.execute("UPDATE revision SET author_id = 2 WHERE id = (SELECT revision_id FROM revision_hand)")
        connection.execute("UPDATE revision_hand SET person_id = 3")

    with pytest.raises(sqlite3.IntegrityError, match=r"never changed|approves what they wrote"):
        connection.execute(statement)
    connection.close()


def test_what_was_sent_back_and_withdrawn_is_known_since_the_seventh_schema(tmp_path: Path) -> None:
    with Workspace.open(released(tmp_path / "workspace.sqlite", 7)) as workspace:
        (back,) = workspace.returns.open()
        assert (back.about, back.approver, back.remark) == (
            ("term", "net", "en"),
            "The nurse",
            "Say what NET is short for.",
        )
        answered, withdrawn = workspace.reviews.all()
        assert answered.withdrawn is None
        assert withdrawn.withdrawn is not None
        assert (withdrawn.withdrawn.by, withdrawn.waits) == ("The writer", False)


def test_the_step_to_what_was_sent_back_leaves_what_waits(tmp_path: Path) -> None:
    """Takes the step on what yesterday's program left, and reads it back."""
    path = released(tmp_path / "workspace.sqlite", 6)

    with Workspace.open(path) as workspace:
        assert workspace.returns.open() == []
        assert [file.waits for file in workspace.reviews.all()] == [False, True]
        nurse = workspace.people.find("nurse")
        assert nurse is not None
        workspace.returns.record("term", "net", "en", revision=1, person=nurse, remark="Say more.")
        workspace.reviews.withdraw(2, nurse.id)

    with Workspace.open(path) as again:
        assert [each.remark for each in again.returns.open()] == ["Say more."]
        assert [file.waits for file in again.reviews.all()] == [False, False]


def test_what_people_declared_is_known_since_the_eighth_schema(tmp_path: Path) -> None:
    with Workspace.open(released(tmp_path / "workspace.sqlite", 8)) as workspace:
        declared = workspace.declarations.latest()
        assert {login: each.interests for login, each in declared.items()} == {
            "nurse": "Paid to speak by a company.",
            "writer": "",
        }


def test_the_step_to_declarations_leaves_everybody_unasked(tmp_path: Path) -> None:
    """Takes the step on what yesterday's program left, and reads it back."""
    path, today = released(tmp_path / "workspace.sqlite", 7), date(2026, 11, 26)

    with Workspace.open(path) as workspace:
        assert workspace.declarations.latest() == {}
        nurse = workspace.people.find("nurse")
        assert nurse is not None
        assert workspace.declarations.record("nurse", interests="", declared_on=today, by=nurse, today=today)

    with Workspace.open(path) as again:
        assert [each.login for each in again.declarations.all()] == ["nurse"]


def png(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_picture_is_kept_once_by_its_bytes(workspace: Workspace) -> None:
    first, second = workspace.put_image(png(3, 2)), workspace.put_image(png(3, 2))

    assert first == second == workspace.image(first.sha256)
    assert (first.media_type, first.width, first.height) == ("image/png", 3, 2)
    assert workspace.image("0" * 64) is None


JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x10\x00\x20\x01\x01\x11\x00\xff\xd9"


@pytest.mark.parametrize(
    ("data", "media_type", "size"),
    [
        (JPEG, "image/jpeg", (32, 16)),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30px"></svg>', "image/svg+xml", (40, 30)),
        (b'<?xml version="1.0"?><svg viewBox="0 0 24.4 12"><path d="M0 0"/></svg>', "image/svg+xml", (24, 12)),
        (b'<svg viewBox="0,0,9,8"><use href="#a" fill="url(#b)"/></svg>', "image/svg+xml", (9, 8)),
    ],
)
def test_pictures_are_recognised_with_their_size(
    workspace: Workspace, data: bytes, media_type: str, size: tuple[int, int]
) -> None:
    image = workspace.put_image(data)

    assert (image.media_type, (image.width, image.height)) == (media_type, size)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        png(3, 2)[:-20],
        png(0, 2),
        JPEG[:8],
        b'<svg width="9" height="9"><script>x</script></svg>',
        b'<svg width="9" height="9"><image href="http://x/y.png"/></svg>',
        b'<svg width="9" height="9" onload="x()"></svg>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg width="9" height="9"></svg>',
        b"<svg></svg>",
        b'<svg viewBox="0 0 x y"></svg>',
        b'<svg viewBox="0 0 inf nan"></svg>',
        b'<svg width="99999999" height="9"></svg>',
    ],
)
def test_what_is_no_safe_picture_is_refused(workspace: Workspace, data: bytes) -> None:
    with pytest.raises(ImageError):
        workspace.put_image(data)
