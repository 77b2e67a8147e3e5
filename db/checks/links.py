"""What an item points at exists and may be shown; and nothing says 111 in Northern Ireland."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.blocks import CalloutLevel
from db.checks.registry import Problem, rule
from db.hours_text import HoursError, parse_hours
from db.records import Contact, Page, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.checks.subject import Subject

# Not the 111 within a longer number such as 0300 111 2222.
_SAYS_111 = re.compile(r"(?<!\d )(?<![\d,.£])111(?! ?\d)(?![,.]\d)|\b18001 111\b")


@rule("reference-missing", level="must", kinds=("page", "contact", "term"))
def references_exist(subject: Subject) -> Iterator[Problem]:
    for kind, slug, line in _references(subject):
        if slug not in subject.collection.shown[kind] and slug not in subject.collection.held[kind]:
            yield Problem(
                f'The {kind} "{slug}" does not exist.', "Check the spelling, or add it.", line, f"{kind}:{slug}"
            )


@rule("reference-held", level="should", kinds=("page", "contact", "term"))
def references_may_be_shown(subject: Subject) -> Iterator[Problem]:
    for kind, slug, line in _references(subject):
        if kind != "section" and _only_held(subject, kind, slug):
            found = f'The {kind} "{slug}" is held back, so patients do not see it here.'
            yield Problem(found, "Confirm it, or leave it out.", line, f"{kind}:{slug}")


@rule("section-held", level="must", kinds=("page",))
def a_page_can_be_reached(subject: Subject) -> Iterator[Problem]:
    item = subject.item
    if isinstance(item, Page) and _only_held(subject, "section", item.section):
        found = f'The section "{item.section}" is held back, so nobody can reach this page.'
        yield Problem(found, "Choose another.", words=item.section)


@rule("see-also-self", level="should", kinds=("page",))
def a_page_does_not_lead_to_itself(subject: Subject) -> Iterator[Problem]:
    item = subject.item
    if isinstance(item, Page) and item.slug in item.see_also:
        yield Problem('"see_also" names the page itself.', "Take it away.")


@rule("nir-111", level="must")
def nothing_says_111_in_northern_ireland(subject: Subject) -> Iterator[Problem]:
    """111 cannot be dialled there: such text needs `nations` without NIR."""
    item = subject.item
    if not _shown_in_nir(getattr(item, "nations", ())):
        return
    numbers = (item.phone, item.relay) if isinstance(item, Contact) else ()
    if any(_SAYS_111.search(number) for number in numbers):
        yield Problem("The number is 111, which does not work in Northern Ireland.", _NATIONS_MEND, words="111")
    if "111" not in subject.all.whole:
        return
    for text in subject.numeric.texts:
        in_nir = text.block is None or (_shown_in_nir(text.block.nations) and text.block.level != CalloutLevel.CALL_111)
        if in_nir and _SAYS_111.search(text.text):
            yield Problem("Patients in Northern Ireland would read of 111.", _NATIONS_MEND, text.line, text.text)


@rule("hours", level="must", kinds=("contact",))
def hours_can_be_read(subject: Subject) -> Iterator[Problem]:
    item = subject.item
    if not isinstance(item, Contact):
        return
    try:
        parse_hours(item.hours)
    except HoursError as problem:
        found, _, mend = str(problem).partition(". ")
        yield Problem(f"{found}.", mend, words=", ".join(item.hours))


_NATIONS_MEND = 'Limit it to "ENG", "SCT" and "WLS", or leave 111 out.'


def _shown_in_nir(nations: tuple[str, ...]) -> bool:
    return not nations or "NIR" in nations


def _only_held(subject: Subject, kind: str, slug: str) -> bool:
    return slug in subject.collection.held[kind] and slug not in subject.collection.shown[kind]


def _references(subject: Subject) -> Iterator[tuple[str, str, int]]:
    """Kind, slug and line of everything the item points at."""
    item = subject.item
    if isinstance(item, Page):
        yield "section", item.section, 0
        yield from (("page", slug, 0) for slug in item.see_also)
    if isinstance(item, Page | Contact | Term):
        yield from (("source", slug, 0) for slug in item.sources)
    yield from ((str(block.kind), block.ref, block.source_line) for block in subject.blocks if block.ref)
