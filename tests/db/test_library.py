"""The library as readers in one nation see it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from db.blocks import BlockKind, CalloutLevel, Line, LineRole, SpanKind
from db.exchange.starter import starter_workspace
from db.library import Library, LibraryUnavailable, NoSuchItem, NoSuchPage
from db.markdown.parse import parse_body
from db.reading import PageCard, Period, SourceLine
from db.records import Contact, Image, Page, Question, Section, Site
from db.release.compile import compile_release
from tests.db.items import make
from tests.db.release_files import small_release, small_workspace
from tests.make_workspace import large_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from db.records import Item

    Open = Callable[..., Library]

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x03\x08\x00\x00\x00\x00"
    b"\x00\x00\x00\x00\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Open a small release with `extra` items for readers in `nation`."""
    libraries: list[Library] = []

    def _open(*extra: tuple[str, Item], nation: str = "ENG", locale: str = "en") -> Library:
        report = small_release(tmp_path / f"{len(libraries)}", *extra)
        libraries.append(Library.open(report.path, nation=nation, locale=locale))
        return libraries[-1]

    yield _open
    for library in libraries:
        library.close()


def test_a_page_comes_back_as_it_was_written(opened: Open) -> None:
    body = (
        "## Why\n\nA **strong** word.\n\n1. First\n2. Second\n\n"
        "::: do\n- Rest\n:::\n\n::: important nations=SCT\nOnly here.\n:::"
    )
    library = opened(("page", make(Page, slug="rest", section="living", body=body)), nation="SCT")

    shown = library.page("rest").blocks

    written, _ = parse_body(body, where="rest")
    assert [(b.kind, b.level, b.nations, b.lines) for b in shown] == [
        (b.kind, b.level, b.nations, b.lines) for b in written
    ]


def test_everything_about_a_page(opened: Open) -> None:
    page = opened().page("biopsy")

    assert (page.section, page.title, page.approved, page.owner) == ("tests", "Biopsy", False, "Starter text")
    assert (page.last_reviewed, page.next_review) == (date(2026, 11, 23), date(2027, 11, 23))
    assert page.sources == (
        SourceLine(
            "cruk",
            "Cancer Research UK: About lung NETs, example.org/a. Reviewed 6 April 2021, review due 6 April 2024.",
        ),
    )
    assert page.see_also == (PageCard("rest", "living", "Rest", "A tablet that is still studied", False),)
    assert [term.slug for term in page.terms] == ["biopsy", "scan"]
    assert page.words == sum(len(line.text.split()) for block in page.blocks for line in block.lines)


def test_a_question_on_a_page_brings_its_words(opened: Open) -> None:
    blocks = opened().page("biopsy").blocks

    assert [block.lines for block in blocks if block.kind is BlockKind.QUESTION] == [
        (Line("When is my biopsy?", LineRole.TEXT),)
    ]


def test_lists_come_in_their_order(opened: Open) -> None:
    library = opened(
        ("page", make(Page, slug="first", section="tests", position=1, title="First")),
        ("question", make(Question, slug="a", group="Later", position=50, text="Later?")),
        ("question", make(Question, slug="b", position=90, text="Last of its group?")),
    )

    assert [(card.slug, card.page_count) for card in library.sections()] == [("tests", 2), ("living", 1)]
    assert [card.slug for card in library.pages("tests")] == ["first", "biopsy"]
    assert [card.slug for card in library.all_pages()] == ["first", "biopsy", "rest"]
    assert [contact.slug for contact in library.contacts()] == ["urgent", "nurses"]
    assert [term.slug for term in library.terms()] == ["biopsy", "scan"]
    assert [(each.slug, each.group) for each in library.questions()] == [
        ("when", "What I have"),
        ("b", "What I have"),
        ("a", "Later"),
    ]


def test_a_list_that_is_read_again_comes_whole_however_many_others_were_read(opened: Open) -> None:
    library = opened(*(("section", make(Section, slug=f"more-{n}", position=90 + n)) for n in range(5)))
    first = library.pages("tests")

    assert all(library.pages(f"more-{n}") == () for n in range(5))
    assert library.pages("tests") == first
    assert library.pages("tests") is library.pages("tests")


def test_a_contact_brings_its_hours_in_words_and_as_periods(opened: Open) -> None:
    nurses = opened().contact("nurses")

    assert nurses.phone == "020 7946 0123"
    assert nurses.hours_text == "Monday to Friday, 9am to 5pm"
    assert nurses.periods == tuple(Period(day, 540, 1020) for day in range(5))


def test_a_site_is_found_by_name_and_otherwise_the_clinics_own_comes_first(opened: Open) -> None:
    library = opened(
        ("site", make(Site, slug="starter", name="Starter")),
        ("site", make(Site, slug="west", name="West")),
        ("site", make(Site, slug="zenith", name="Zenith")),
    )

    assert library.site("zenith").name == "Zenith"
    assert library.site("unknown").name == "West"


def test_a_release_without_a_site_has_the_programs_plain_words(opened: Open) -> None:
    site = opened().site("")

    assert site.unwell_line == "Feeling unwell now? Tell a member of staff"
    assert not site.approved


def test_a_picture_comes_with_its_bytes_and_words(tmp_path: Path) -> None:
    with small_workspace() as workspace:
        stored = workspace.put_image(PNG)
        image = make(Image, slug="lungs", alt="Two lungs", caption="From in front", sha256=stored.sha256)
        workspace.put("image", image, origin="starter", author="Test")
        page = make(Page, slug="rest", section="living", body="::: image lungs\n:::")
        workspace.put("page", page, origin="starter", author="Test")
        report = compile_release(workspace, tmp_path)

    library = Library.open(report.path, nation="ENG")
    shown = library.image("lungs")

    assert (shown.data, shown.alt, shown.caption) == (PNG, "Two lungs", "From in front")
    assert (shown.media_type, shown.width, shown.height) == ("image/png", 2, 3)
    assert [block.ref for block in library.page("rest").blocks] == ["lungs"]
    library.close()


def test_bank_holidays_are_those_of_the_nation(opened: Open) -> None:
    england, north = opened().bank_holidays(), opened(nation="NIR").bank_holidays()

    assert (england.first, england.last) == (date(2026, 1, 1), date(2029, 12, 31))
    assert date(2026, 12, 25) in england.days
    assert date(2026, 3, 17) not in england.days
    assert date(2026, 3, 17) in north.days


@pytest.mark.parametrize(
    ("nation", "expected"),
    [("ENG", ["all", "england"]), ("SCT", ["all"]), ("NIR", ["all", "north"])],
)
def test_pages_and_contacts_of_other_nations_are_left_out(opened: Open, nation: str, expected: list[str]) -> None:
    everywhere = make(
        Page,
        slug="all",
        section="nations",
        position=1,
        see_also=("england", "north"),
        body="::: contact in-north\n:::\n\nText.",
    )
    library = opened(
        ("section", make(Section, slug="nations", title="Nations", position=30)),
        ("page", everywhere),
        ("page", make(Page, slug="england", section="nations", position=2, nations=("ENG",))),
        ("page", make(Page, slug="north", section="nations", position=3, nations=("NIR",))),
        ("contact", make(Contact, slug="in-north", nations=("NIR",))),
        nation=nation,
    )

    assert [card.slug for card in library.pages("nations")] == expected
    assert library.section("nations").page_count == len(expected)
    assert ["all", *(card.slug for card in library.page("all").see_also)] == expected
    in_north = nation == "NIR"
    assert ("in-north" in [contact.slug for contact in library.contacts()]) is in_north
    assert any(block.ref == "in-north" for block in library.page("all").blocks) is in_north
    for slug in {"england", "north"} - set(expected):
        with pytest.raises(NoSuchPage):
            library.page(slug)


@pytest.mark.parametrize(("nation", "shown"), [("ENG", True), ("NIR", False)])
def test_nothing_says_111_in_northern_ireland(opened: Open, nation: str, shown: bool) -> None:
    blocks = opened(nation=nation).page("biopsy").blocks

    assert (CalloutLevel.CALL_111 in [block.level for block in blocks]) is shown


def test_a_word_is_linked_once_for_every_reader(opened: Open) -> None:
    body = "::: information nations=SCT\nA biopsy in Scotland.\n:::\n\n## All\n\nA biopsy anywhere. A biopsy again."
    extra = ("page", make(Page, slug="rest", section="living", body=body))

    def links(nation: str) -> list[str]:
        blocks = opened(extra, nation=nation).page("rest").blocks
        return [line.text for b in blocks for line in b.lines for span in line.spans if span.kind is SpanKind.TERM]

    assert links("SCT") == ["A biopsy in Scotland."]
    assert links("ENG") == ["A biopsy anywhere. A biopsy again."]


@pytest.mark.parametrize(
    "ask",
    [
        lambda library: library.page("nowhere"),
        lambda library: library.contact("nobody"),
        lambda library: library.term("nothing"),
        lambda library: library.section("nowhere"),
        lambda library: library.image("nothing"),
    ],
    ids=["page", "contact", "term", "section", "image"],
)
def test_a_slug_that_is_not_there_is_no_damage(opened: Open, ask: Callable[[Library], object]) -> None:
    with pytest.raises(NoSuchItem) as missing:
        ask(opened())

    assert not isinstance(missing.value, LibraryUnavailable)


def test_a_section_that_does_not_exist_has_no_pages(opened: Open) -> None:
    assert opened().pages("nowhere") == ()


def test_a_locale_without_content_is_read_in_the_releases_own(opened: Open) -> None:
    library = opened(locale="cy")

    assert library.locale == "en"
    assert library.page("biopsy").title == "Biopsy"


def test_what_is_not_translated_is_read_in_the_releases_own_language(opened: Open) -> None:
    english, welsh = (
        opened(),
        opened(("page", make(Page, slug="biopsy", section="tests", locale="cy", title="Biopsi")), locale="cy"),
    )

    section = english.page("biopsy").section
    titles = {card.slug: card.title for card in welsh.pages(section)}
    assert titles == {card.slug: card.title for card in english.pages(section)} | {"biopsy": "Biopsi"}
    assert (welsh.page("biopsy").title, welsh.page("biopsy").locale) == ("Biopsi", "cy")
    assert {welsh.page(slug).locale for slug in titles if slug != "biopsy"} <= {"en"}
    assert [each.page_count for each in welsh.sections()] == [each.page_count for each in english.sections()]
    assert welsh.terms() == english.terms()


def test_one_release_is_read_in_either_language(opened: Open) -> None:
    english = opened(("page", make(Page, slug="biopsy", section="tests", locale="cy", title="Biopsi")))

    welsh = english.read_in("cy")

    assert (english.page("biopsy").title, welsh.page("biopsy").title) == ("Biopsy", "Biopsi")
    assert welsh.read_in("en").page("biopsy").title == "Biopsy"


def test_the_starter_release_reads_whole_in_every_nation(tmp_path: Path) -> None:
    with starter_workspace() as workspace:
        report = compile_release(workspace, tmp_path / "starter.sqlite", serial=0)

    for nation in ("ENG", "NIR", "SCT", "WLS"):
        library = Library.open(report.path, nation=nation)
        cards = library.all_pages()
        pages = [library.page(card.slug) for card in cards]
        assert all(section.page_count for section in library.sections())
        assert len(pages) == sum(section.page_count for section in library.sections()) > 20
        assert all(page.blocks and page.words and page.sources for page in pages)
        for term in {term.slug for page in pages for term in page.terms}:
            assert library.term(term).meaning
        library.close()


def test_a_page_of_a_large_release_reads_like_any_other(tmp_path: Path) -> None:
    with large_workspace(120) as workspace:
        report = compile_release(workspace, tmp_path, serial=1)

    library = Library.open(report.path, nation="SCT")
    page = library.page("page-99")
    assert library.pages("support")[-1].slug == "page-119"
    assert 300 < page.words < 700
    assert [term for block in page.blocks for line in block.lines for span in line.spans if (term := span.target)] == [
        term.slug for term in page.terms
    ]
    library.close()


def test_the_way_to_the_first_screen_loads_the_standard_library_alone() -> None:
    code = "import sys, db.library, db.release.store; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    loaded = set(told.stdout.split())
    assert {"sqlite3", "db"} <= loaded
    assert loaded & {"msgspec", "sqlite_utils", "markdown_it", "holidays", "click", "PySide6"} == set()
