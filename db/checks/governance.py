"""Who stands behind a text, on what evidence, and until when (GOV-02 to GOV-04)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.checks.registry import Problem, rule
from db.records import Contact, Page, Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from db.checks.subject import Subject

MONTHS = {"care": 36, "research": 12, "contact": 12}


@rule("sources", level="must", kinds=("page",))
def a_page_names_its_sources(subject: Subject) -> Iterator[Problem]:
    """GOV-04: at least one evidence source."""
    if isinstance(subject.item, Page) and not subject.item.sources:
        yield Problem("The page names no source.", 'Add at least one to "sources".')


@rule("people", level="must", kinds=("page",))
def a_page_names_its_people(subject: Subject) -> Iterator[Problem]:
    """GOV-04: author, owner and reviewer."""
    for name in ("owner", "author", "reviewer"):
        if not getattr(subject.item, name).strip():
            yield Problem(f'The field "{name}" is empty.', "Write who that is, by role.")


@rule("review-order", level="must", kinds=("page", "contact"))
def the_next_review_comes_later(subject: Subject) -> Iterator[Problem]:
    item = subject.item
    if isinstance(item, Page | Contact) and item.next_review <= item.last_reviewed:
        yield Problem("The next review is not after the last one.", 'Correct "next_review".')


@rule("review-span", level="must", kinds=("page", "contact"))
def reviews_are_not_too_far_apart(subject: Subject) -> Iterator[Problem]:
    """GOV-02: care 36 months, research and contacts 12."""
    item = subject.item
    if not isinstance(item, Page | Contact):
        return
    months = MONTHS[item.kind if isinstance(item, Page) else "contact"]
    if item.next_review > later(item.last_reviewed, months):
        last = later(item.last_reviewed, months).isoformat()
        yield Problem(f"The next review is more than {months} months after the last.", f"Set it to {last} or before.")


@rule("review-due", level="should", kinds=("page", "contact"))
def reviews_are_not_overdue(subject: Subject) -> Iterator[Problem]:
    """GOV-03."""
    item, today = subject.item, subject.collection.as_of
    if isinstance(item, Page | Contact) and today is not None and item.next_review < today:
        yield Problem(f"The review was due on {item.next_review.isoformat()}.", "Review the whole text.")


@rule("contact-dialled", level="must", kinds=("contact",))
def nobody_dialled_in_the_future(subject: Subject) -> Iterator[Problem]:
    item, today = subject.item, subject.collection.as_of
    if isinstance(item, Contact) and item.dialled_on and today and item.dialled_on > today:
        yield Problem(f"The number was dialled on {item.dialled_on.isoformat()}, after as_of.", "Correct the date.")


@rule("site-lines", level="must", kinds=("site",))
def lines_on_every_screen_are_not_blank(subject: Subject) -> Iterator[Problem]:
    """SAF-01, GOV-07, GOV-12."""
    item = subject.item
    if isinstance(item, Site):
        for name in ("unwell_line", "feedback", "formats"):
            if not getattr(item, name).strip():
                yield Problem(f'The field "{name}" is blank.', "Take it away for the usual words, or write your own.")


def later(day: date, months: int) -> date:
    """The same day so many months on; 29 February becomes 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return day.replace(year=year, month=month + 1, day=last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
