"""What goes into a release, in which words, and that equal content makes equal files."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from typing import TYPE_CHECKING

import msgspec
import pytest

from db.findings import ContentError
from db.library import Library
from db.records import KINDS, Contact, Image, Page, Question, Section, Site, Source, Synonyms, Term
from db.release.compile import compile_release
from db.release.files import CannotWrite
from db.release.format import APPLICATION_ID, COLUMNS, FORMAT, columns
from db.release.wording import source_text
from tests.db.items import decision, make
from tests.db.release_files import BODY, small_release, small_workspace
from tests.make_workspace import large_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from db.records import Item
    from db.workspace import Workspace


def read(path: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_compiling_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first = small_release(tmp_path / "one")
    second = small_release(tmp_path / "two")

    assert first.path.name == second.path.name
    assert first.path.read_bytes() == second.path.read_bytes()
    assert [each.name for each in (tmp_path / "one").iterdir()] == [first.path.name]


def test_the_order_in_which_items_were_saved_does_not_matter(tmp_path: Path) -> None:
    def reversed_workspace() -> Workspace:
        with small_workspace() as workspace:
            rows = [row for kind in KINDS for row in workspace.items(kind)]
        other = small_workspace()
        other.close()
        other = type(other).in_memory()
        for key, value in (("as_of", "2026-11-23"), ("locale", "en"), ("organisation", "A clinic")):
            other.meta_set(key, value)
        for row in reversed(rows):
            other.put(row.kind, row.item, origin="starter", author="Somebody else")
        return other

    first = small_release(tmp_path / "one")
    with reversed_workspace() as workspace:
        second = compile_release(workspace, tmp_path / "two", serial=1)

    assert first.path.read_bytes() == second.path.read_bytes()


def test_the_content_hash_does_not_cover_the_serial(tmp_path: Path) -> None:
    first, second = small_release(tmp_path, serial=1), small_release(tmp_path, serial=2)

    assert first.header.content_hash == second.header.content_hash
    assert first.path.read_bytes() != second.path.read_bytes()


def test_unchanged_content_keeps_its_serial_and_its_file(tmp_path: Path) -> None:
    with small_workspace() as workspace:
        first = compile_release(workspace, tmp_path)
        again = compile_release(workspace, tmp_path)
        workspace.put("page", make(Page, slug="rest", section="living", body="Sleep."), origin="starter", author="Test")
        changed = compile_release(workspace, tmp_path)

    assert (first.header.serial, again.header.serial, changed.header.serial) == (1, 1, 2)
    assert (first.unchanged, again.unchanged, changed.unchanged) == (False, True, False)
    assert len(list(tmp_path.iterdir())) == 2


def test_content_put_back_to_what_it_was_is_newer_than_what_came_between(tmp_path: Path) -> None:
    with small_workspace() as workspace:
        serials = []
        for body in ("Sleep well.", "Sleep long.", "Sleep well."):
            page = make(Page, slug="rest", section="living", title="Rest", body=body)
            workspace.put("page", page, origin="starter", author="Test")
            serials.append(compile_release(workspace, tmp_path).header.serial)

    assert serials == [1, 2, 3]


def test_serials_go_on_from_releases_made_elsewhere(tmp_path: Path) -> None:
    small_release(tmp_path / "installed", ("site", make(Site, name="Other")), serial=41)

    with small_workspace() as workspace:
        report = compile_release(workspace, tmp_path / "out", earlier=[tmp_path / "installed"])

    assert report.header.serial == 42


def test_the_file_is_what_the_format_says(tmp_path: Path) -> None:
    report = small_release(tmp_path, serial=12)
    head = report.path.read_bytes()[:100]

    assert report.path.name == f"000012-{report.header.content_hash[:8]}.sqlite"
    assert int.from_bytes(head[16:18], "big") == 4096
    assert head[18:20] == b"\x01\x01"  # journal mode DELETE
    assert read(report.path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert read(report.path, "PRAGMA user_version") == [(FORMAT,)]
    assert read(report.path, "PRAGMA freelist_count") == [(0,)]
    for table in COLUMNS:
        names = [str(row[1]) for row in read(report.path, f"PRAGMA table_info({table})")]
        assert tuple(names) == columns(table), table
    assert json.loads(str(read(report.path, "SELECT counts FROM header")[0][0])) == report.counts


def test_patients_words_stand_in_the_file_as_shown(tmp_path: Path) -> None:
    report = small_release(
        tmp_path, ("page", make(Page, slug="rest", section="living", body="Rest & sleep **<8 hours**."))
    )

    assert read(report.path, "SELECT text FROM line JOIN page ON page.id = page WHERE slug = 'rest'") == [
        ("Rest & sleep <8 hours.",)
    ]
    assert report.path.read_bytes().count(b"Rest & sleep <8 hours.") >= 1


def test_held_items_stay_out_and_what_points_to_them_is_noted(tmp_path: Path) -> None:
    held = make(Contact, slug="nurses", hold="Nobody has rung them yet")
    report = small_release(tmp_path, ("contact", held))

    library = Library.open(report.path, nation="ENG")
    assert [contact.slug for contact in library.contacts()] == ["urgent"]
    assert all(block.ref != "nurses" for block in library.page("biopsy").blocks)
    assert report.notes == (
        'The contact "nurses" is held back.',
        'On the page "biopsy" the contact "nurses" is left out: it is not in this release.',
    )
    library.close()


def test_words_that_lead_to_a_held_item_stay_out_with_a_note(tmp_path: Path) -> None:
    held = make(Page, slug="food", section="living", hold="No source")
    report = small_release(
        tmp_path,
        ("page", held),
        ("synonyms", make(Synonyms, slug="eating", target="page:food", words=("diet", "eating"))),
        ("synonyms", make(Synonyms, slug="distress", target="card:crisis", words=("hopeless",))),
    )

    found = read(report.path, "SELECT id, target, word FROM synonym ORDER BY id")
    assert found == [(1, "card:crisis", "hopeless"), (2, "page:biopsy", "sample"), (3, "page:biopsy", "needle test")]
    assert report.notes == (
        'The page "food" is held back.',
        'The synonyms "eating" are left out: the page "food" is not in this release.',
    )


def test_an_unapproved_change_waits_and_the_starter_text_stays(tmp_path: Path) -> None:
    with small_workspace() as workspace:
        changed = make(Page, slug="rest", section="living", title="Our own words", body="New.")
        workspace.put("page", changed, origin="site", author="A nurse")
        workspace.put("term", make(Term, slug="own", term="Own"), origin="site", author="A nurse")
        report = compile_release(workspace, tmp_path)

    library = Library.open(report.path, nation="ENG")
    assert library.page("rest").title == "Rest"
    assert not library.page("rest").approved
    assert [term.slug for term in library.terms()] == ["biopsy", "scan"]
    assert report.notes == ('2 items wait for approval: page "rest", term "own".',)
    library.close()


def test_a_revision_changed_behind_the_programs_back_is_not_used(tmp_path: Path) -> None:
    with small_workspace() as workspace:
        newer = make(Contact, slug="nurses", name="The nurses", phone="020 7946 0999")
        workspace.put("contact", newer, origin="starter", author="Test")
        db = workspace._db
        db.execute("DROP TRIGGER revision_is_never_changed")
        db.execute("UPDATE revision SET content = replace(content, '0999', '0998')")
        db.conn.commit()
        report = compile_release(workspace, tmp_path)

    library = Library.open(report.path, nation="ENG")
    assert library.contact("nurses").phone == "020 7946 0123"
    assert report.notes == ('The contact "nurses" was changed behind the program\'s back: that version is not used.',)
    library.close()


def test_references_to_what_is_held_back_are_left_out_with_a_note(tmp_path: Path) -> None:
    page = make(
        Page,
        slug="rest",
        section="living",
        body="Sleep.\n\n::: question nowhere\n:::\n\n::: image nothing\n:::",
        see_also=("gone", "biopsy"),
        sources=("lost", "cruk"),
    )
    held = (
        ("question", make(Question, slug="nowhere", hold="Not yet")),
        ("image", make(Image, slug="nothing", hold="Not yet")),
        ("source", make(Source, slug="lost", hold="Not yet")),
        ("page", make(Page, slug="gone", hold="Not yet")),
    )
    report = small_release(tmp_path, ("page", page), *held)

    library = Library.open(report.path, nation="ENG")
    shown = library.page("rest")
    assert [block.kind for block in shown.blocks] == ["paragraph"]
    assert [card.slug for card in shown.see_also] == ["biopsy"]
    assert [source.slug for source in shown.sources] == ["cruk"]
    left_out = [note.split('"')[3] for note in report.notes if "left out" in note]
    assert left_out == ["nowhere", "nothing", "lost", "gone"]
    library.close()


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        (("page", make(Page, slug="lost", section="nowhere")), 'The section "nowhere" is not in this release.'),
        (("page", make(Page, slug="rest", section="living", body="<b>x</b>")), "page:rest, line 1: There is HTML."),
        (("section", make(Section, slug="living", hold="Not yet")), 'The section "living" is not in this release.'),
    ],
    ids=["section missing", "body not allowed", "section held"],
)
def test_content_that_must_be_mended_makes_no_release(tmp_path: Path, extra: tuple[str, Item], told: str) -> None:
    with pytest.raises(ContentError) as refused:
        small_release(tmp_path / "out", extra)

    assert told in "\n".join(map(str, refused.value.findings))
    assert list((tmp_path / "out").iterdir()) == []


def test_content_without_its_day_makes_no_release(tmp_path: Path) -> None:
    with small_workspace(as_of="") as workspace, pytest.raises(ContentError, match=r"collection\.toml"):
        compile_release(workspace, tmp_path)


def test_nobody_in_northern_ireland_is_sent_to_111(tmp_path: Path) -> None:
    """Not even where a reviewer has let such a contact stand."""
    nhs = make(Contact, slug="nhs", name="The line", phone="111")
    with small_workspace(("contact", nhs)) as workspace:
        workspace.overrides.give(decision("contact:nhs", "nir-111", "111"))
        report = compile_release(workspace, tmp_path)

    library = Library.open(report.path, nation="NIR")
    assert "nhs" not in [contact.slug for contact in library.contacts()]
    assert report.notes[0] == 'The contact "nhs" is not shown in Northern Ireland, where nobody answers 111.'
    library.close()


def test_a_translated_page_borrows_what_has_no_translation(tmp_path: Path) -> None:
    welsh = make(Page, slug="biopsy", section="tests", locale="cy", title="Biopsi", body=BODY)
    report = small_release(tmp_path, ("page", welsh))

    library = Library.open(report.path, nation="WLS", locale="cy")
    page = library.page("biopsy")
    assert page.title == "Biopsi"
    assert page.terms == ()
    assert [block.ref for block in page.blocks if block.ref] == ["nurses", "when"]
    assert [card.page_count for card in library.sections()] == [1, 1]  # the other page is read in English
    assert library.site("x").unwell_line
    library.close()


def test_only_a_release_is_replaced_at_a_given_name(tmp_path: Path) -> None:
    letter = tmp_path / "letter.sqlite"
    letter.write_text("Dear Sir or Madam, " * 10, encoding="utf-8")

    with pytest.raises(CannotWrite, match="is not a release"):
        small_release(letter)

    assert letter.read_text(encoding="utf-8").startswith("Dear")
    assert [each.name for each in tmp_path.iterdir()] == ["letter.sqlite"]


def test_a_release_at_a_given_name_is_replaced_by_the_next_one(tmp_path: Path) -> None:
    out = tmp_path / "starter.sqlite"
    small_release(out, serial=0)

    with small_workspace(("site", make(Site, name="A clinic"))) as workspace:
        report = compile_release(workspace, out)

    assert report.path == out
    assert report.header.serial == 1
    library = Library.open(out, nation="ENG")
    assert library.site("starter").name == "A clinic"
    library.close()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"web": "https://example.org/a/", "reviewed": date(2021, 4, 6), "due": date(2024, 4, 6)},
            "Cancer Research UK: About lung NETs, example.org/a. Reviewed 6 April 2021, review due 6 April 2024.",
        ),
        ({"published": "May 2024"}, "Cancer Research UK: About lung NETs. Published May 2024."),
        ({"title": "What is it?", "publisher": "", "web": "x.org"}, "What is it? x.org."),
        ({"seen": date(2026, 1, 1)}, "Cancer Research UK: About lung NETs."),
    ],
)
def test_a_source_is_one_line_with_the_dates_it_states_itself(fields: dict[str, object], expected: str) -> None:
    assert source_text(make(Source, **fields)) == expected


def test_the_large_workspace_is_the_same_for_the_same_seed() -> None:
    with large_workspace(12) as one, large_workspace(12) as two, large_workspace(12, seed=1) as other:
        pages = [[msgspec.structs.asdict(row.item) for row in each.items("page")] for each in (one, two, other)]

    assert pages[0] == pages[1]
    assert pages[0] != pages[2]
