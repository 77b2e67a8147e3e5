"""A page as the screen is handed it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QSignalSpy

from db.library import Library
from kiosk.pictures import PictureShelf
from kiosk.viewmodels.page import BLOCK_ROLES, PageModel
from tests.kiosk.test_viewmodels_rows import rows_of
from tests.ui.every_block import LONG_PAGE, PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.reading import ContactShown

pytestmark = pytest.mark.usefixtures("qapp")


class Calendar:
    today: date | None = date(2026, 11, 23)


@pytest.fixture
def library(every_block_file: Path) -> Iterator[Library]:
    library = Library.open(every_block_file, nation="ENG")
    yield library
    library.close()


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def pictures() -> PictureShelf:
    return PictureShelf()


@pytest.fixture
def page(calendar: Calendar, pictures: PictureShelf) -> PageModel:
    def opening(_contact: ContactShown) -> tuple[bool, str]:
        return True, "Open now"

    return PageModel(opening=opening, pictures=pictures, today=lambda: calendar.today)


def show(page: PageModel, library: Library, slug: str, *, whole: bool = False) -> None:
    page.show(library.page(slug), library, library.site("starter"), whole=whole)


def blocks(page: PageModel) -> list[dict[str, object]]:
    return [dict(zip(BLOCK_ROLES, row, strict=True)) for row in rows_of(page.blocks)]


def test_the_first_screenful_comes_at_once_and_the_rest_by_itself(
    page: PageModel, library: Library, qtbot: QtBot
) -> None:
    show(page, library, PAGE)
    first = page.blocks.count
    assert 0 < first < len(library.page(PAGE).blocks)
    assert not page.complete

    qtbot.waitUntil(lambda: page.complete)

    assert page.blocks.count == len(library.page(PAGE).blocks)


def test_the_rest_does_not_disturb_what_is_being_read(page: PageModel, library: Library) -> None:
    show(page, library, PAGE)
    reset = QSignalSpy(page.blocks.modelReset)

    page.finish()

    assert reset.count() == 0


def test_who_returns_to_a_place_far_down_gets_the_whole_page(page: PageModel, library: Library) -> None:
    show(page, library, PAGE, whole=True)

    assert page.complete
    assert page.blocks.count == len(library.page(PAGE).blocks)


def test_another_page_before_the_first_is_whole_leaves_nothing_of_it(page: PageModel, library: Library) -> None:
    show(page, library, PAGE)
    show(page, library, LONG_PAGE)
    page.finish()

    assert page.blocks.count == len(library.page(LONG_PAGE).blocks)
    assert page.slug == LONG_PAGE


def test_blocks_are_ready_to_draw(page: PageModel, library: Library) -> None:
    show(page, library, PAGE, whole=True)
    by_kind = {str(block["kind"]): block for block in blocks(page)}

    assert by_kind["heading"]["lines"] == []
    assert by_kind["heading"]["title"]
    assert by_kind["contact"]["name"] == "A forum"
    assert by_kind["question"]["lines"] == [library.question("which").text]
    assert by_kind["image"]["image"] == f"image://content/{library.image('tall-drawing').sha256}"
    assert by_kind["image"]["aspect"] == 400 / 120
    assert by_kind["details"]["title"] == "How a radiofrequency probe works, for those who want to know more about it"
    assert {"key_facts", "bullets", "steps", "callout", "dos", "donts", "paragraph"} <= by_kind.keys()


def test_paragraphs_among_bullets_are_marked_as_such(page: PageModel, library: Library) -> None:
    show(page, library, PAGE, whole=True)
    scan = next(block for block in blocks(page) if block["title"] == "Do not eat before the scan")

    assert scan["plain"] == [True, False, False, True]


def test_words_of_a_page_become_links_once(page: PageModel, library: Library) -> None:
    show(page, library, PAGE, whole=True)
    text = "".join(str(line) for block in blocks(page) for line in block["lines"])  # type: ignore[attr-defined]  # a list

    assert text.count('<a href="tracer">') == 1
    assert [slug for slug, _ in rows_of(page.terms)] == [term.slug for term in library.page(PAGE).terms]


def test_a_phone_number_never_parts(page: PageModel, library: Library) -> None:
    show(page, library, PAGE, whole=True)
    contact = next(block for block in blocks(page) if block["slug"] == "open")

    assert contact["phone"] == "01632\u00a0960\u00a0123"
    assert contact["relay"] == "18001 01632\u00a0960\u00a0123"
    assert (contact["openNow"], contact["opening"]) == (True, "Open now")


@pytest.mark.parametrize(
    ("today", "overdue"),
    [(date(2020, 12, 31), False), (date(2021, 1, 5), False), (date(2021, 1, 6), True), (None, False)],
)
def test_a_page_is_overdue_from_its_day_on(
    today: date | None, overdue: bool, page: PageModel, library: Library, calendar: Calendar
) -> None:
    calendar.today = today

    show(page, library, LONG_PAGE)

    assert page.overdue is overdue


def test_an_overdue_page_may_be_withheld(page: PageModel, library: Library, calendar: Calendar) -> None:
    shown = replace(library.page(LONG_PAGE), withhold_when_overdue=True)

    page.show(shown, library, library.site("starter"), whole=True)
    assert page.withheld
    assert page.blocks.count == 0
    calendar.today = date(2020, 6, 1)
    page.show(shown, library, library.site("starter"), whole=True)

    assert not page.withheld
    assert page.blocks.count > 0


def test_a_page_that_is_cleared_leaves_nothing(page: PageModel, library: Library) -> None:
    empty = (page.slug, page.title, page.lastReviewed, page.owner, page.sources, page.blocks.count, page.terms.count)
    show(page, library, PAGE)
    assert 0 < page.blocks.count < len(library.page(PAGE).blocks)

    page.clear()
    page.finish()  # what was still to come of the page is forgotten too

    assert (
        page.slug,
        page.title,
        page.lastReviewed,
        page.owner,
        page.sources,
        page.blocks.count,
        page.terms.count,
    ) == empty
    assert page.seeAlso.count == 0
    assert not page.example
