"""Who stands behind a text, on what evidence, and until when (GOV-02 to GOV-04)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from db.checks.registry import Problem, rule
from db.records import Contact, Page, Site, Term

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from db.checks.subject import Subject

MONTHS = {"care": 36, "research": 12, "contact": 12}
_FORMATS = {
    "large print": ("large print",),
    "Easy Read": ("easy read",),
    "British Sign Language": ("bsl", "sign language"),
    "braille": ("braille",),
    "audio": ("audio", "listen"),
    "another language": ("language",),
}


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
            yield Problem(f'The field "{name}" is empty.', "Write who that is, by role.", words=name)


@rule("sources-wanted", level="should", kinds=("contact", "term"))
def contacts_and_terms_name_their_sources(subject: Subject) -> Iterator[Problem]:
    """GOV-04: a clinic's own line may have none but itself."""
    if isinstance(subject.item, Contact | Term) and not subject.item.sources:
        yield Problem("No source is named.", 'Add one to "sources".')


@rule("review-order", level="must", kinds=("page", "contact"))
def the_next_review_comes_later(subject: Subject) -> Iterator[Problem]:
    item = subject.item
    if isinstance(item, Page | Contact) and item.next_review <= item.last_reviewed:
        words = item.next_review.isoformat()
        yield Problem("The next review is not after the last one.", 'Correct "next_review".', words=words)


@rule("review-span", level="must", kinds=("page", "contact"))
def reviews_are_not_too_far_apart(subject: Subject) -> Iterator[Problem]:
    """GOV-02: care 36 months, research and contacts 12."""
    item = subject.item
    if not isinstance(item, Page | Contact):
        return
    months = MONTHS[item.kind if isinstance(item, Page) else "contact"]
    if item.next_review > later(item.last_reviewed, months):
        last = later(item.last_reviewed, months).isoformat()
        found = f"The next review is more than {months} months after the last."
        yield Problem(found, f"Set it to {last} or before.", words=item.next_review.isoformat())


@rule("review-due", level="should", kinds=("page", "contact"))
def reviews_are_not_overdue(subject: Subject) -> Iterator[Problem]:
    """GOV-03."""
    item, today = subject.item, subject.collection.as_of
    if isinstance(item, Page | Contact) and today is not None and item.next_review < today:
        day = item.next_review.isoformat()
        yield Problem(f"The review was due on {day}.", "Review the whole text.", words=day)


@rule("review-soon", level="should", kinds=("page", "contact"))
def reviews_are_seen_coming(subject: Subject) -> Iterator[Problem]:
    """GOV-03: 90 days ahead."""
    item, today = subject.item, subject.collection.as_of
    if isinstance(item, Page | Contact) and today and today <= item.next_review < today + timedelta(days=90):
        day = item.next_review.isoformat()
        yield Problem(f"The review is due on {day}.", "Plan it now.", words=day)


@rule("contact-dialled", level="must", kinds=("contact",))
def nobody_dialled_in_the_future(subject: Subject) -> Iterator[Problem]:
    item, today = subject.item, subject.collection.as_of
    if isinstance(item, Contact) and item.dialled_on and today and item.dialled_on > today:
        day = item.dialled_on.isoformat()
        found = f"The number cannot have been dialled on {day}: the content is of {today.isoformat()}."
        yield Problem(found, "Correct the day.", words=day)


@rule("site-lines", level="must", kinds=("site",))
def lines_on_every_screen_are_not_blank(subject: Subject) -> Iterator[Problem]:
    """SAF-01, GOV-07, GOV-12."""
    item = subject.item
    if isinstance(item, Site):
        for name in ("unwell_line", "feedback", "formats"):
            if not getattr(item, name).strip():
                mend = "Take it away for the usual words, or write your own."
                yield Problem(f'The field "{name}" is blank.', mend, words=name)


@rule("site-formats", level="must", kinds=("site",), english=True)
def other_formats_are_all_named(subject: Subject) -> Iterator[Problem]:
    """GOV-12: large print, Easy Read, BSL, braille, audio or another language."""
    item = subject.item
    if isinstance(item, Site) and item.formats.strip():
        said = item.formats.casefold()
        missing = [name for name, words in _FORMATS.items() if not any(word in said for word in words)]
        if missing:
            found = f"The line on other formats leaves out {', '.join(missing)}."
            yield Problem(found, "Name them all, or take the line away for the usual words.", words=item.formats)


@rule("site-funding", level="should", kinds=("site",))
def a_clinic_says_who_pays(subject: Subject) -> Iterator[Problem]:
    """GOV-07. The starter record names no clinic, so it has nothing to say."""
    item = subject.item
    if isinstance(item, Site) and item.organisation.strip() and not item.funding.strip():
        mend = 'Write it as "funding", also "nobody but us", with the interests that people have declared.'
        yield Problem("Nothing says who pays for this kiosk.", mend)


def later(day: date, months: int) -> date:
    """The same day so many months on; 29 February becomes 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return day.replace(year=year, month=month + 1, day=last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
