"""A changed or missing row of the index shows nothing wrong: the right answer, or that the release is damaged."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from random import Random

import pytest

from db.library import Library, LibraryDamaged, LibraryUnavailable
from db.release.format import columns
from db.release.verify import is_whole, verify
from db.search.search import Search
from tests.db.release_files import small_release
from tests.db.test_search import ITEMS

TABLES = ("search_entry", "search_word", "search_list", "search_set", "search_medicine", "search_letter", "synonym")
# Every way into the index: whole words, beginnings, slips, phrases, cards, medicines, letters.
TYPED = (
    *("marrow", "m", "mar", "marow", "tumuor", "knobble", "lump in lu", "sample", "kilt", "111", "the", "biopsy rest"),
    *("sirolimus", "everolimis", "needel test", "caugh", "walk in", "drive", "xyzzy", "nurses", "shivering badly"),
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_release(tmp_path_factory.mktemp("sound"), *ITEMS).path


@pytest.fixture(scope="module")
def expected(sound: Path) -> dict[str, object]:
    return answers(sound)


@pytest.fixture
def release(sound: Path, tmp_path: Path) -> Path:
    """A copy to damage."""
    return Path(shutil.copy(sound, tmp_path / "release.sqlite"))


def answers(path: Path, *, nation: str = "ENG") -> dict[str, object]:
    """Everything that is asked of the index, each with what came back, "" where the release was found to be damaged."""
    library = Library.open(path, nation=nation)
    search = Search(library)
    found: dict[str, object] = {}
    for typed in TYPED:
        try:
            found[typed] = search.find(typed)
        except LibraryUnavailable:
            found[typed] = ""
    for letter in ("B", "K", "T"):
        try:
            found[letter] = search.letters(), search.browse(letter)
        except LibraryUnavailable:
            found[letter] = ""
    library.close()
    return found


def change(path: Path, sql: str, *values: object) -> int:
    connection = sqlite3.connect(path)
    with connection:
        changed = connection.execute(sql, values).rowcount
    connection.close()
    return changed


def flipped(value: object, random: Random) -> object:
    """The value with one bit changed, or one letter."""
    match value:
        case bytes() if value:
            at = random.randrange(len(value))
            return value[:at] + bytes([value[at] ^ (1 << random.randrange(8))]) + value[at + 1 :]
        case int():
            return value ^ (1 << random.randrange(6))
        case str() if value:
            at = random.randrange(len(value))
            return value[:at] + ("x" if value[at] != "x" else "y") + value[at + 1 :]
        case _:
            return "x" if isinstance(value, str) else b"x"


def rows(path: Path, table: str) -> list[dict[str, object]]:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    found = [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")]
    connection.close()
    return found


def assert_nothing_wrong(path: Path, expected: dict[str, object], told: str) -> bool:
    """Returns whether the damage was met."""
    found = answers(path)
    assert {typed: answer for typed, answer in found.items() if answer not in ("", expected[typed])} == {}, told
    return "" in found.values()


@pytest.mark.parametrize("table", TABLES)
def test_a_change_in_any_column_shows_nothing_wrong(
    sound: Path, release: Path, expected: dict[str, object], table: str
) -> None:
    random = Random(20261123)
    there = rows(sound, table)
    met = 0
    for column in columns(table)[1:]:
        for row in random.sample(there, min(3, len(there))):
            shutil.copy(sound, release)
            assert change(
                release, f"UPDATE {table} SET {column} = ? WHERE id = ?", flipped(row[column], random), row["id"]
            )
            met += assert_nothing_wrong(release, expected, f"{table}.{column} of {row['id']}")

    # Of the others only what a word needs is read: see below.
    assert met or table not in ("search_list", "search_medicine", "synonym")


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES)
def test_a_change_in_every_row_shows_nothing_wrong(
    sound: Path, release: Path, expected: dict[str, object], table: str
) -> None:
    random = Random(7)
    for row in rows(sound, table):
        column = random.choice(columns(table)[1:])
        shutil.copy(sound, release)
        change(release, f"UPDATE {table} SET {column} = ? WHERE id = ?", flipped(row[column], random), row["id"])
        assert_nothing_wrong(release, expected, f"{table}.{column} of {row['id']}")


@pytest.mark.parametrize("table", TABLES)
def test_a_missing_row_shows_nothing_wrong(sound: Path, release: Path, expected: dict[str, object], table: str) -> None:
    for row in Random(3).sample(rows(sound, table), 4):
        shutil.copy(sound, release)
        change(release, f"DELETE FROM {table} WHERE id = ?", row["id"])
        assert_nothing_wrong(release, expected, f"{table} {row['id']}")
        assert not is_whole(release)


def test_rows_in_each_others_place_are_found(release: Path, expected: dict[str, object]) -> None:
    """Each row is as it was sealed, and stands for another word."""
    one, two = (row for row in rows(release, "search_word") if row["word"] in ("marrow", "nurses"))
    change(release, "UPDATE search_word SET id = 100000 WHERE id = ?", one["id"])
    change(release, "UPDATE search_word SET id = ? WHERE id = ?", one["id"], two["id"])
    change(release, "UPDATE search_word SET id = ? WHERE id = 100000", two["id"])

    assert assert_nothing_wrong(release, expected, "swapped")


@pytest.mark.parametrize(
    ("sql", "typed"),
    [
        ("UPDATE page SET title = 'Another' WHERE slug = 'ranking-title'", "marrow"),
        ("UPDATE line SET text = 'not shivering' WHERE text LIKE '%shivering%'", "shivering"),
        ("UPDATE block SET nations = 'SCT' WHERE kind = 'callout'", "shivering"),
        ("UPDATE term SET meaning = 'Harmless' WHERE slug = 'tumour'", "tumour"),
        ("UPDATE contact SET name = 'The best line' WHERE slug = 'nurses'", "nurses"),
        ("UPDATE question SET text = 'Can I drive tomorrow?'", "drive"),
        ("UPDATE synonym SET target = 'page:rest' WHERE word = 'knobble'", "knobble"),
        ("DELETE FROM synonym WHERE word = 'knobble'", "knobble"),
        ("DELETE FROM search_medicine WHERE name = 'sirolimus'", "sirolimus"),
        ("UPDATE search_medicine SET ours = 1 WHERE name = 'sirolimus'", "sirolimus"),
        ("UPDATE search_list SET words = replace(words, 'marrow', 'narrow')", "marrow"),
        ("DELETE FROM search_list WHERE name = 'whole'", "marrow"),
        ("DELETE FROM search_set WHERE name = 'nation:ENG'", "marrow"),
        ("UPDATE search_word SET found = x'0001000000ff' WHERE word = 'marrow'", "marrow"),
        ("UPDATE search_word SET found = zeroblob(30) WHERE word = 't*'", "t"),
        ("UPDATE search_word SET word = 'narrow' WHERE word = 'marrow'", "marrow"),
        ("UPDATE search_set SET members = x'0000000000' WHERE name LIKE 'pair:%'", "tumuor"),
        ("UPDATE search_entry SET slug = 'ranking-body' WHERE slug = 'ranking-title'", "marrow"),
        ("UPDATE search_entry SET n = n + 1 WHERE slug = 'tumour'", "knobble"),
        ("UPDATE toc SET entries = entries + 1", "marrow"),
    ],
)
def test_a_change_with_plain_sql_is_found_when_it_is_searched(release: Path, sql: str, typed: str) -> None:
    assert change(release, sql)
    library = Library.open(release, nation="ENG")

    with pytest.raises(LibraryDamaged):
        Search(library).find(typed)

    library.close()
    with pytest.raises(LibraryDamaged):
        verify(release)


def test_a_page_taken_out_of_a_letter_is_missed(release: Path) -> None:
    change(release, "DELETE FROM search_letter WHERE slug = 'ranking-title'")
    library = Library.open(release, nation="ENG")

    with pytest.raises(LibraryDamaged):
        Search(library).browse("M")

    library.close()


def test_searching_never_changes_the_file_or_its_folder(release: Path) -> None:
    before = release.read_bytes()

    answers(release)

    assert release.read_bytes() == before
    assert [each.name for each in release.parent.iterdir()] == [release.name]
