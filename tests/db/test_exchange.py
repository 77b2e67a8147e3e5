"""A content folder goes in whole or not at all, and comes out as it went in."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.exchange.export_folder import export_folder
from db.exchange.import_folder import ImportReport, import_folder
from db.exchange.starter import STARTER_FOLDER, starter_workspace
from db.findings import ContentError
from db.markdown.parse import parse_body
from db.records import KINDS, STARTER, Contact, Image, Item, Page, Site, Term
from db.workspace import Workspace
from tests.db.items import make
from tests.db.test_workspace_pictures import png

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.workspace import Origin

COLLECTION = 'as_of = 2026-11-23\nlocale = "en"\norganisation = "Starter text"\n'
SECTIONS = '[[section]]\nslug = "research"\ntitle = "Research"\nsummary = "S"\nicon = "lungs"\nposition = 10\n'
SOURCES = '[[source]]\nslug = "cruk"\ntitle = "About lung NETs"\npublisher = "Cancer Research UK"\n'
PAGE = """+++
section = "research"
position = 10
kind = "research"
title = "Everolimus"
summary = "A tablet"
last_reviewed = 2026-11-23
next_review = 2027-11-23
sources = ["cruk"]
+++

Some text.
"""


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace.in_memory() as workspace:
        yield workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small whole collection."""
    folder = tmp_path / "content"
    write(folder, "collection.toml", COLLECTION)
    write(folder, "sections.toml", SECTIONS)
    write(folder, "sources.toml", SOURCES)
    write(folder, "pages/everolimus.md", PAGE)
    return folder


def write(folder: Path, name: str, text: str | bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def bring_in(workspace: Workspace, folder: Path, origin: Origin = "site") -> ImportReport:
    return import_folder(workspace, folder, origin=origin, author="Nurse")


def everything(workspace: Workspace) -> dict[str, list[Item]]:
    held = [(draft.kind, draft.item) for draft in workspace.drafts()]
    return {
        kind: [current.item for current in workspace.items(kind)] + [item for other, item in held if other == kind]
        for kind in KINDS
    }


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_is_read_with_slugs_and_languages_from_its_names(workspace: Workspace, folder: Path) -> None:
    write(folder, "pages/cy/everolimus.md", PAGE.replace("Everolimus", "Everolimws"))

    report = bring_in(workspace, folder)

    assert report == ImportReport(new=4)
    page = workspace.current("page", "everolimus")
    assert isinstance(page, Page)
    assert (page.title, page.body, page.owner) == ("Everolimus", "Some text.", STARTER)
    assert workspace.current("page", "everolimus", "cy") == msgspec.structs.replace(
        page, locale="cy", title="Everolimws"
    )
    assert workspace.meta_get("as_of") == "2026-11-23"


def test_a_second_import_changes_only_what_changed(workspace: Workspace, folder: Path) -> None:
    bring_in(workspace, folder)
    write(folder, "pages/everolimus.md", PAGE.replace("Some text", "Other text"))
    write(folder, "glossary.toml", '[[term]]\nslug = "net"\nterm = "NET"\nmeaning = "M."\nhold = "Not proved"\n')

    assert bring_in(workspace, folder) == ImportReport(changed=1, same=2, held=1)
    assert [revision.number for revision in workspace.history("page", "everolimus")] == [1, 2]


@pytest.mark.parametrize(
    ("name", "text", "rule", "line"),
    [
        ("collection.toml", 'as_of = "yesterday"\nlocale = "en"\norganisation = "O"', "field-as_of", 1),
        ("collection.toml", 'as_of = 2026-11-23\nlocale = "en"', "field-organisation", 1),
        ("collection.toml", 'as_of = 2026-11-23\nlocale = "English"\norganisation = "O"', "field-locale", 1),
        ("sections.toml", f'{SECTIONS}colour = "red"\n', "field-colour", 1),
        ("sections.toml", f"\n{SECTIONS.replace('10', chr(34) + '10' + chr(34))}", "field-position", 2),
        ("sections.toml", SECTIONS.replace("10", "true"), "field-position", 1),
        ("sections.toml", SECTIONS.replace('title = "Research"\n', ""), "field-title", 1),
        ("sections.toml", SECTIONS.replace('slug = "research"', 'slug = "Re search"'), "field-slug", 1),
        ("sections.toml", SECTIONS.replace('slug = "research"\n', ""), "field-slug", 1),
        ("sections.toml", SECTIONS + SECTIONS, "slug-twice", 7),
        ("sections.toml", "[[section]\n", "toml", 1),
        ("sections.toml", SECTIONS + SECTIONS.replace("[[section]]", "[[sections]]"), "table-unknown", 0),
        ("sections.toml", 'section = "research"\n', "table-shape", 0),
        ("sections.toml", b"# caf\xe9\n", "utf-8", 1),
        ("sources.toml", f'{SOURCES}seen = "2026-11-23"\n', "field-seen", 1),
        ("section.toml", SECTIONS, "file-unknown", 0),
        ("pages/everolimus.md", "Some text.", "page-head", 1),
        ("pages/everolimus.md", PAGE.replace("2026-11-23", "2026-11-31"), "page-head", 7),
        ("pages/everolimus.md", PAGE.replace('kind = "research"', 'kind = "news"'), "field-kind", 1),
        ("pages/everolimus.md", PAGE.replace("position", 'slug = "x"\nposition'), "field-unknown", 1),
        ("pages/everolimus.md", b"+++\n+++\n\n\xff", "utf-8", 4),
        ("pages/everolimus.md", PAGE.replace('"research"\np', '"reserch"\np'), "reference-missing", 1),
        ("pages/everolimus.md", PAGE.replace('["cruk"]', '["cruk", "nice"]'), "reference-missing", 1),
        ("pages/everolimus.md", PAGE.replace("+++\n\n", 'see_also = ["other"]\n+++\n\n'), "reference-missing", 1),
        ("pages/everolimus.md", f"{PAGE}\n::: contact nobody\n:::\n", "reference-missing", 14),
        ("pages/everolimus.md", f"{PAGE}\n::: question nothing nations=ENG\n:::\n", "reference-missing", 14),
        ("pages/everolimus.md", f"{PAGE}\n::: image nothing\n:::\n", "reference-missing", 14),
        ("pages/Everolimus.md", PAGE, "field-slug", 1),
        ("pages/welsh/everolimus.md", PAGE, "folder-unknown", 0),
        ("glossary.toml", '[[term]]\nslug = "a"\nterm = "A"\nmeaning = "M."\nsources = ["x"]', "reference-missing", 1),
        ("synonyms.toml", '[[synonyms]]\nslug = "a"\ntarget = "page:x"\nwords = ["a"]', "reference-missing", 1),
        ("synonyms.toml", '[[synonyms]]\nslug = "a"\ntarget = "everolimus"\nwords = ["a"]', "synonyms-target", 1),
        ("synonyms.toml", '[[synonyms]]\nslug = "a"\ntarget = "card:x"\nwords = ["a"]', "synonyms-target", 1),
        ("images.toml", '[[image]]\nslug = "a"\nalt = "A"\nfile = "a.png"', "image-file", 1),
        ("images.toml", '[[image]]\nslug = "a"\nalt = "A"\nfile = "../collection.toml"', "image-file", 1),
    ],
)
def test_a_folder_that_is_not_sound_changes_nothing(
    workspace: Workspace, folder: Path, name: str, text: str | bytes, rule: str, line: int
) -> None:
    write(folder, name, text)

    report = bring_in(workspace, folder)

    assert (rule, name.partition("pages/welsh")[0] or "pages/welsh", line) in [
        (finding.rule, finding.where, finding.line) for finding in report.findings
    ]
    assert report.refused
    assert (report.new, report.changed, report.same, report.held) == (0, 0, 0, 0)
    assert everything(workspace) == {kind: [] for kind in KINDS}
    assert workspace.meta_get("as_of") == ""


CONTACT = (
    '[[contact]]\nslug = "a"\nname = "A"\nposition = 1\nfor_whom = "All"\n'
    "last_reviewed = 2026-11-23\nnext_review = 2027-11-23\n"
)


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ('hours = ["Monday 9-5"]', "cannot be read"),
        ('hours = ["Mon 09:00-17:00"]\nalways_open = true', "always open"),
        ('grade = "D"', '"grade" is "D"'),
        ('nations = ["ENG", "FRA"]', '"nations" is'),
        ('dialled_on = "today"', '"dialled_on" is "today"'),
        ("dialled_on = 2026-11-23T10:00:00", '"dialled_on" is'),
    ],
)
def test_a_wrong_contact_is_named_with_its_field(workspace: Workspace, folder: Path, fields: str, found: str) -> None:
    write(folder, "contacts.toml", CONTACT + fields)

    (finding,) = bring_in(workspace, folder).findings

    assert 'contact "a"' in finding.found
    assert found in finding.found
    assert finding.mend


def test_every_fault_of_a_folder_is_told_at_once(workspace: Workspace, folder: Path) -> None:
    write(folder, "sections.toml", SECTIONS.replace("10", '"ten"').replace('icon = "lungs"', 'ikon = "lungs"'))
    write(folder, "pages/other.md", PAGE.replace('kind = "research"\n', ""))

    rules = {finding.rule for finding in bring_in(workspace, folder).findings}

    assert {"field-ikon", "field-icon", "field-position", "field-kind"} <= rules


def test_a_file_from_notepad_is_read(workspace: Workspace, folder: Path) -> None:
    write(folder, "pages/everolimus.md", b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode())

    assert bring_in(workspace, folder) == ImportReport(new=3)
    page = workspace.current("page", "everolimus")
    assert isinstance(page, Page)
    assert page.body == "Some text."


def test_a_part_of_a_collection_leans_on_what_is_there(workspace: Workspace, folder: Path) -> None:
    bring_in(workspace, folder)
    shutil.rmtree(folder)
    write(folder, "pages/second.md", PAGE)

    assert bring_in(workspace, folder) == ImportReport(new=1)
    assert workspace.meta_get("organisation") == "Starter text"


@pytest.mark.parametrize(
    ("name", "text", "rule"), [("sections.toml", SECTIONS, "collection-missing"), ("notes.txt", "Mine", "folder-empty")]
)
def test_a_folder_without_a_collection_is_refused_where_there_is_none(
    workspace: Workspace, tmp_path: Path, name: str, text: str, rule: str
) -> None:
    write(tmp_path, name, text)

    assert [finding.rule for finding in bring_in(workspace, tmp_path).findings] == [rule]


def test_a_folder_that_is_not_there_is_told(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no folder"):
        bring_in(workspace, tmp_path / "nowhere")


def test_a_failure_while_writing_leaves_the_workspace_as_it_was(workspace: Workspace, folder: Path) -> None:
    def fail(done: int, _total: int, _what: str) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_folder(workspace, folder, origin="site", author="Nurse", progress=fail)

    assert everything(workspace) == {kind: [] for kind in KINDS}


def test_progress_counts_every_item(workspace: Workspace, folder: Path) -> None:
    seen: list[tuple[int, int]] = []

    import_folder(
        workspace, folder, origin="site", author="Nurse", progress=lambda done, total, _: seen.append((done, total))
    )

    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_starter_text_leaves_alone_what_a_clinic_has_made_its_own(workspace: Workspace, folder: Path) -> None:
    bring_in(workspace, folder, origin="starter")
    workspace.put("source", make(KINDS["source"], title="Ours"), origin="site", author="Nurse")
    workspace.put("term", make(Term, hold="Wrong"), origin="site", author="Nurse")
    write(folder, "glossary.toml", '[[term]]\nslug = "net"\nterm = "NET"\nmeaning = "Newer."\n')
    write(folder, "pages/everolimus.md", PAGE.replace("Some", "Newer"))

    report = bring_in(workspace, folder, origin="starter")

    assert report == ImportReport(changed=1, same=1, kept=2)
    assert workspace.current("source", "cruk") == make(KINDS["source"], title="Ours")
    assert [draft.hold for draft in workspace.drafts()] == ["Wrong"]


def test_a_picture_goes_in_and_comes_out_with_its_fingerprint(
    workspace: Workspace, folder: Path, tmp_path: Path
) -> None:
    write(folder, "images.toml", '[[image]]\nslug = "lungs"\nalt = "Two lungs"\nfile = "lungs.png"\n')
    write(folder, "images/lungs.png", png(3, 2))

    bring_in(workspace, folder)

    image = workspace.current("image", "lungs")
    assert isinstance(image, Image)
    stored = workspace.image(image.sha256)
    assert stored is not None
    assert stored.data == png(3, 2)
    export_folder(workspace, tmp_path / "out")
    assert (tmp_path / "out/images/lungs.png").read_bytes() == png(3, 2)
    assert "sha256" not in (tmp_path / "out/images.toml").read_text(encoding="utf-8")


def test_a_picture_that_was_swapped_is_noticed(workspace: Workspace, folder: Path) -> None:
    fields = f'slug = "lungs"\nalt = "Two lungs"\nfile = "lungs.png"\nsha256 = "{"0" * 64}"\n'
    write(folder, "images.toml", f"[[image]]\n{fields}")
    write(folder, "images/lungs.png", png(3, 2))

    assert [finding.rule for finding in bring_in(workspace, folder).findings] == ["image-file"]


def test_a_picture_that_is_too_large_is_refused_in_words_that_help(workspace: Workspace, folder: Path) -> None:
    write(folder, "images.toml", '[[image]]\nslug = "lungs"\nalt = "Two lungs"\nfile = "lungs.png"\n')
    write(folder, "images/lungs.png", png(4001, 1000))

    (finding,) = bring_in(workspace, folder).findings

    assert finding.rule == "image-file"
    assert finding.found == (
        'The picture "lungs.png" cannot be used. The picture has 4,001 by 1,000 pixels. The most is 4 million in all.'
    )
    assert finding.mend == "Save it about 2,000 pixels wide."
    assert workspace.current("image", "lungs") is None


def test_a_held_picture_may_be_missing_and_an_unused_one_is_mentioned(workspace: Workspace, folder: Path) -> None:
    write(folder, "images.toml", '[[image]]\nslug = "a"\nalt = "A"\nfile = "a.png"\nhold = "Not drawn yet"\n')
    write(folder, "images/b.png", png(3, 2))

    report = bring_in(workspace, folder)

    assert [(finding.rule, finding.level) for finding in report.findings] == [("file-unused", "should")]
    assert report.held == 1


def test_an_export_into_a_folder_that_holds_something_is_refused(workspace: Workspace, folder: Path) -> None:
    bring_in(workspace, folder)
    before = contents(folder)

    with pytest.raises(ContentError, match="not empty"):
        export_folder(workspace, folder)

    assert contents(folder) == before


def test_force_overwrites_and_deletes_nothing(workspace: Workspace, folder: Path) -> None:
    bring_in(workspace, folder)
    write(folder, "notes.txt", "Mine")
    write(folder, "sections.toml", "# spoilt")

    report = export_folder(workspace, folder, force=True)

    assert report.left == ("notes.txt",)
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "Mine"
    assert bring_in(workspace, folder) == ImportReport(same=3)


def test_an_export_that_cannot_be_written_is_told(workspace: Workspace, folder: Path, tmp_path: Path) -> None:
    bring_in(workspace, folder)
    (tmp_path / "file").write_text("x", encoding="utf-8")

    with pytest.raises(ContentError, match="is a file"):
        export_folder(workspace, tmp_path / "file")
    with pytest.raises(ContentError, match="cannot be written"):
        export_folder(workspace, tmp_path / "file" / "below")


def test_an_empty_workspace_has_nothing_to_export(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="holds no content"):
        export_folder(workspace, tmp_path / "out")


def test_wording_that_a_later_program_could_change_is_written_out(workspace: Workspace, tmp_path: Path) -> None:
    workspace.meta_set("as_of", "2026-11-23")
    workspace.put("site", make(Site), origin="site", author="Nurse")

    export_folder(workspace, tmp_path / "out")

    text = (tmp_path / "out/sites.toml").read_text(encoding="utf-8")
    assert all(f"\n{name} = " in text for name in ("unwell_line", "feedback", "formats"))


TEXT = st.text(max_size=30)
SLUGS = st.from_regex(r"[a-z0-9-]{1,60}", fullmatch=True)
DATES = st.dates(date(1990, 1, 1), date(2099, 12, 31))


def items_of(name: str, /, **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[str, Item]]:
    """Any item of a kind: every field that is plain text, a number, a flag or a date may be anything."""
    by_type: dict[Any, st.SearchStrategy[Any]] = {
        str: TEXT,
        int: st.integers(-(2**63), 2**63 - 1),
        bool: st.booleans(),
        date: DATES,
        date | None: st.none() | DATES,
        tuple[str, ...]: st.lists(TEXT, max_size=3).map(tuple),
    }
    fields = msgspec.structs.fields(KINDS[name])
    free = {field.name: by_type[field.type] for field in fields if field.type in by_type}
    chosen = free | {"slug": SLUGS, "locale": st.sampled_from(["en", "cy", "pt-BR"])} | fixed
    return st.fixed_dictionaries(chosen).map(lambda values: (name, KINDS[name](**values)))


NATIONS = st.lists(st.sampled_from(["ENG", "NIR", "SCT", "WLS"]), unique=True).map(tuple)
NONE: st.SearchStrategy[tuple[str, ...]] = st.just(())
ITEMS = st.one_of(
    items_of("section"),
    items_of("page", kind=st.sampled_from(["care", "research"]), section=st.just("home"), sources=NONE, see_also=NONE,
             nations=NATIONS, body=st.text().filter(lambda body: ":::" not in body)),
    items_of("contact", hours=NONE, sources=NONE, nations=NATIONS, grade=st.sampled_from("ABCU")),
    items_of("term", sources=NONE),
    items_of("question"),
    items_of("source"),
    items_of("synonyms", target=st.just("section:home")),
    items_of("site"),
)  # fmt: skip


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(st.lists(ITEMS, max_size=6), st.sampled_from(["en", "cy"]))
def test_whatever_a_workspace_holds_survives_a_folder(
    tmp_path: Path, items: list[tuple[str, Item]], locale: str
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        shutil.rmtree(folder, ignore_errors=True)
    with Workspace.in_memory() as before, Workspace.in_memory() as after:
        before.meta_set("as_of", "2026-11-23")
        before.meta_set("locale", locale)
        before.put("section", make(KINDS["section"], slug="home"), origin="site", author="Nurse")
        for kind, item in items:
            before.put(kind, item, origin="site", author="Nurse")

        export_folder(before, first)
        report = bring_in(after, first)
        export_folder(after, second)

        assert report.findings == ()
        assert everything(after) == everything(before)
    assert contents(first) == contents(second)


def test_the_starter_content_survives_a_folder(tmp_path: Path) -> None:
    with starter_workspace() as before, Workspace.in_memory() as after:
        export_folder(before, tmp_path / "first")
        report = bring_in(after, tmp_path / "first")
        export_folder(after, tmp_path / "second")

        assert report.findings == ()
        assert everything(after) == everything(before)
    assert contents(tmp_path / "first") == contents(tmp_path / "second")


def test_the_starter_content_is_sound_and_marked_as_such() -> None:
    with starter_workspace() as workspace:
        pages = workspace.items("page")

        assert len(pages) >= len(list((STARTER_FOLDER / "pages").glob("*.md"))) - len(workspace.drafts())
        assert {page.origin for page in pages} == {"starter"}
        sections = {page.item.section for page in pages if isinstance(page.item, Page)}
        assert sections == {section.item.slug for section in workspace.items("section")}
        for page in pages:
            assert isinstance(page.item, Page)
            assert parse_body(page.item.body, where=page.item.slug)[1] == ()


def test_no_contact_below_grade_a_is_shown_from_the_starter_content() -> None:
    with starter_workspace() as workspace:
        grades = {current.item.grade for current in workspace.items("contact") if isinstance(current.item, Contact)}

    assert grades == {"A"}
