"""A release that is not as compiled never shows a wrong word: every fault ends in LibraryUnavailable."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from db.library import Library, LibraryDamaged, LibraryUnavailable, NoSuchItem, ReleaseTooNew
from db.release.format import HEADER, PAGE_SIZE
from db.release.seal import seal
from db.release.verify import is_whole, verify
from db.search.search import Search
from tests.db.release_files import small_release

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_release(tmp_path_factory.mktemp("sound")).path


@pytest.fixture
def release(sound: Path, tmp_path: Path) -> Path:
    """A copy to damage."""
    return Path(shutil.copy(sound, tmp_path / "release.sqlite"))


def read_all(path: Path) -> list[Any]:
    """Everything a kiosk can ask of a release."""
    library = Library.open(path, nation="ENG")
    try:
        search = Search(library)
        pages = [library.page(slug) for slug in ("biopsy", "rest")]
        return [
            library.header,
            library.site(""),
            library.sections(),
            library.all_pages(),
            pages,
            library.contacts(),
            library.terms(),
            library.questions(),
            library.bank_holidays(),
            [search.find(typed) for typed in ("biopsy", "sample", "needel test", "r", "night", "sirolimus")],
            [search.browse(letter) for letter in search.letters()],
        ]
    finally:
        library.close()


def another_database(path: Path) -> None:
    """A sound database that is no release."""
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (x)")


def change(path: Path, sql: str) -> None:
    """What anybody with an SQLite tool can do."""
    connection = sqlite3.connect(path)
    with connection:
        connection.executescript(sql)
    connection.close()


def test_one_flipped_bit_anywhere_shows_nothing_wrong(sound: Path, release: Path) -> None:
    whole, expected = sound.read_bytes(), read_all(sound)
    random = Random(20261123)
    refused = 0
    for page in range(0, len(whole), PAGE_SIZE):
        used = [at for at in range(page, page + PAGE_SIZE) if whole[at]]
        for at in (*random.sample(range(page, page + PAGE_SIZE), 3), *random.sample(used, min(2, len(used)))):
            release.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << random.randrange(8))]) + whole[at + 1 :])
            try:
                assert read_all(release) == expected, f"byte {at} shows something else"
            except LibraryUnavailable:
                refused += 1

    assert refused > 20


def test_one_flipped_bit_in_the_first_page_shows_nothing_wrong(sound: Path, release: Path) -> None:
    """The first hundred bytes say how all others are to be read."""
    whole, expected = sound.read_bytes(), read_all(sound)
    for at in range(100):
        release.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        try:
            assert read_all(release) == expected, f"byte {at} shows something else"
        except LibraryUnavailable:
            continue


@pytest.mark.parametrize(
    ("sql", "ask"),
    [
        ("UPDATE contact SET phone = replace(phone, '3', '4')", lambda library: library.contacts()),
        ("UPDATE contact_period SET closes = 1080 WHERE n = 0", lambda library: library.contacts()),
        ("DELETE FROM contact_period WHERE n = 4", lambda library: library.contacts()),
        ("DELETE FROM contact WHERE slug = 'nurses'", lambda library: library.contacts()),
        ("UPDATE line SET text = text || ' not' WHERE page = 1", lambda library: library.page("biopsy")),
        ("UPDATE span SET target = 'scan' WHERE target = 'biopsy'", lambda library: library.page("biopsy")),
        ("DELETE FROM block WHERE page = 1 AND n = 2", lambda library: library.page("biopsy")),
        ("UPDATE page SET next_review = '2036-01-01'", lambda library: library.page("biopsy")),
        ("UPDATE page SET approved = 1", lambda library: library.page("biopsy")),
        ("UPDATE page SET title = 'Rest!' WHERE slug = 'rest'", lambda library: library.page("biopsy")),
        ("UPDATE page SET title = 'Rest!' WHERE slug = 'rest'", lambda library: library.pages("living")),
        ("DELETE FROM page WHERE slug = 'rest'", lambda library: library.page("rest")),
        ("UPDATE page_see_also SET other = 1", lambda library: library.page("biopsy")),
        ("UPDATE source SET text = 'Somebody else'", lambda library: library.page("biopsy")),
        ("UPDATE term SET meaning = 'Something else'", lambda library: library.term("biopsy")),
        ("UPDATE term SET meaning = 'Something else'", lambda library: library.page("biopsy")),
        ("UPDATE question SET text = 'Why?'", lambda library: library.questions()),
        ("UPDATE site SET unwell_line = ''", lambda library: library.site("")),
        ("UPDATE section SET pages_eng = 0", lambda library: library.sections()),
        ("DELETE FROM toc", lambda library: library.terms()),
        ("DELETE FROM bank_holiday WHERE day = '2026-12-25'", lambda library: library.bank_holidays()),
        ("UPDATE bank_holiday_known SET last_day = '2099-12-31'", lambda library: library.bank_holidays()),
    ],
)
def test_a_change_with_plain_sql_is_found_when_it_is_read(
    release: Path, sql: str, ask: Callable[[Library], object]
) -> None:
    change(release, sql)
    library = Library.open(release, nation="ENG")

    with pytest.raises(LibraryDamaged, match=r"is damaged .* Install the release again"):
        ask(library)

    library.close()
    assert not is_whole(release)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE header SET organisation = 'Somebody else'",
        "UPDATE header SET withdrawn = ''||'000001-00000000'",
        "DELETE FROM header",
        "DROP TABLE term",
        "DROP INDEX page_in_section",
        "CREATE TABLE more (x)",
        "CREATE VIEW more AS SELECT 1",
        "PRAGMA user_version = 7",
        "PRAGMA application_id = 7",
        "ALTER TABLE contact RENAME COLUMN phone TO telephone",
    ],
)
def test_a_changed_header_or_table_does_not_open(release: Path, sql: str) -> None:
    change(release, sql)

    with pytest.raises(LibraryDamaged):
        Library.open(release, nation="ENG")


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE search_word SET word = 'nothing' WHERE id = 3", "does not match its hash"),
        ("DELETE FROM search_entry WHERE id = 1", "rows are missing"),
        ("UPDATE synonym SET word = 'x'", "does not match its hash"),
        ("DELETE FROM synonym", "rows are missing"),
        ("UPDATE page SET section = 'nowhere'", "points to nothing"),
    ],
)
def test_what_no_screen_reads_is_found_by_the_whole_check(release: Path, sql: str, told: str) -> None:
    change(release, sql)

    with pytest.raises(LibraryDamaged, match=told):
        verify(release)


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:50]),
        lambda path: path.write_bytes(path.read_bytes()[:-PAGE_SIZE]),
        lambda path: path.write_bytes(path.read_bytes()[: PAGE_SIZE * 3 + 7]),
        lambda path: path.write_bytes(path.read_bytes() + b"more"),
        lambda path: path.write_bytes(b"Dear Sir or Madam, " * 1000),
        lambda path: (path.unlink(), path.mkdir()),
        another_database,
    ],
    ids=[
        "missing",
        "empty",
        "cut in the head",
        "cut",
        "cut within a page",
        "longer",
        "a letter",
        "a folder",
        "another database",
    ],
)
def test_a_file_that_is_no_release_is_told_in_a_sentence(release: Path, damage: Callable[[Path], object]) -> None:
    damage(release)

    with pytest.raises(LibraryUnavailable) as fault:
        Library.open(release, nation="ENG")

    assert release.name in str(fault.value)
    assert str(fault.value).endswith(".")


def test_a_file_cut_while_it_is_read_shows_nothing_wrong(release: Path) -> None:
    expected = read_all(release)
    library = Library.open(release, nation="ENG")
    with release.open("rb+") as file:
        file.truncate(PAGE_SIZE * 3)

    for ask, whole in (
        (lambda: library.page("biopsy"), expected[4][0]),
        (library.contacts, expected[5]),
        (library.terms, expected[6]),
        (library.questions, expected[7]),
    ):
        try:
            assert ask() == whole
        except LibraryUnavailable:
            continue
    library.close()


def test_a_lock_of_another_program_keeps_nobody_from_reading(release: Path) -> None:
    other = sqlite3.connect(release)
    other.execute("BEGIN EXCLUSIVE")

    assert read_all(release)

    other.close()


def test_a_release_for_a_newer_program_says_so(release: Path) -> None:
    connection = sqlite3.connect(release)
    connection.execute("UPDATE header SET format = 9, needs = 9")
    row = connection.execute(f"SELECT {', '.join(HEADER)} FROM header").fetchone()
    connection.execute("UPDATE header SET seal = ?", [seal("header", row)])
    connection.execute("PRAGMA user_version = 9")
    connection.commit()
    connection.close()

    with pytest.raises(ReleaseTooNew, match="needs format 9, this program reads 1"):
        Library.open(release, nation="ENG")


def test_a_newer_release_that_an_old_program_can_read_opens(release: Path) -> None:
    connection = sqlite3.connect(release)
    connection.execute("UPDATE header SET format = 2")
    row = connection.execute(f"SELECT {', '.join(HEADER)} FROM header").fetchone()
    connection.execute("UPDATE header SET seal = ?", [seal("header", row)])
    connection.execute("PRAGMA user_version = 2")
    connection.commit()
    connection.close()

    library = Library.open(release, nation="ENG")

    assert library.page("biopsy").title == "Biopsy"
    library.close()


def test_reading_never_changes_the_file_or_its_folder(release: Path) -> None:
    before = release.read_bytes()

    read_all(release)

    assert release.read_bytes() == before
    assert [each.name for each in release.parent.iterdir()] == [release.name]


def test_a_release_can_not_be_written_to_through_the_library(release: Path) -> None:
    library = Library.open(release, nation="ENG")

    with pytest.raises((sqlite3.OperationalError, LibraryUnavailable)):
        library.sealed_rows.select("UPDATE contact SET phone = '1'")

    library.close()


def test_a_query_that_runs_on_is_ended(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.sealed.rows._SECONDS", 0.05)
    library = Library.open(release, nation="ENG")
    forever = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"

    with pytest.raises(LibraryUnavailable, match="takes too long"):
        library.sealed_rows.select(forever)

    library.close()


def test_a_nation_that_is_none_is_our_own_mistake(release: Path) -> None:
    with pytest.raises(ValueError, match="not one of"):
        Library.open(release, nation="england")


def test_a_missing_slug_in_a_sound_release_is_not_called_damage(release: Path) -> None:
    library = Library.open(release, nation="ENG")

    with pytest.raises(NoSuchItem):
        library.page("nowhere")

    library.close()
