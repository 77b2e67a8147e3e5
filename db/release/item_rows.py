"""The rows of everything but pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.hours_text import HoursError, hours_sentence, parse_hours
from db.lookup import fold
from db.records import NATIONS
from db.release.holidays_table import bank_holidays, known_days
from db.release.wording import bare_web, source_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from db.images import StoredImage
    from db.records import Contact, Nation, Synonyms
    from db.release.contents import Contents, Entry, Shelf
    from db.release.sink import RowSink


def add_sections(writer: RowSink, contents: Contents) -> None:
    """The cards on Home, each with the number of its pages in every nation."""
    counts: dict[tuple[str, str, str], int] = {}
    for page in contents.pages:
        for nation in page.item.nations or NATIONS:
            key = page.locale, page.item.section, nation
            counts[key] = counts.get(key, 0) + 1
    for entry in contents.sections:
        section = entry.item
        in_nations = [counts.get((entry.locale, section.slug, nation), 0) for nation in ("ENG", "NIR", "SCT", "WLS")]
        row = (entry.id, entry.locale, section.slug, section.position, section.title, section.summary, section.icon)
        writer.add("section", (*row, int(entry.approved), *in_nations))


def add_contacts(writer: RowSink, contents: Contents) -> list[str]:
    """The contacts with their opening hours. Returns notes."""
    notes = []
    for entry in contents.contacts:
        contact = entry.item
        try:
            periods = parse_hours(contact.hours)
            hours_text = hours_sentence(contact)
        except HoursError as problem:
            # A number without its hours is better than none: nobody is told that it is open.
            notes.append(f'The hours of the contact "{contact.slug}" are left out: {problem}')
            periods, hours_text = (), contact.hours_note
        nations, note = contact_nations(contact)
        notes += note
        writer.add(
            "contact",
            (
                entry.id,
                entry.locale,
                contact.slug,
                contact.position,
                contact.name,
                contact.phone,
                contact.phone_note,
                contact.relay,
                hours_text,
                int(contact.always_open),
                int(contact.closed_on_bank_holidays),
                contact.for_whom,
                contact.say,
                bare_web(contact.web),
                int(contact.urgent),
                ",".join(nations),
                contact.dialled_on.isoformat() if contact.dialled_on else "",
                int(entry.approved),
                contact.last_reviewed.isoformat(),
                contact.next_review.isoformat(),
                entry.hash,
            ),
            contact_period=[(n, each.weekday, each.opens, each.closes) for n, each in enumerate(periods)],
        )
    return notes


def add_terms(writer: RowSink, contents: Contents) -> None:
    """The glossary. Other spellings are found by search alone."""
    for entry in contents.terms:
        term = entry.item
        writer.add(
            "term",
            (entry.id, entry.locale, term.slug, term.term, term.say, term.meaning, int(entry.approved), entry.hash),
        )


def add_questions(writer: RowSink, contents: Contents) -> None:
    """The questions to ask the team."""
    for entry in contents.questions:
        ask = entry.item
        row = (entry.id, entry.locale, ask.slug, ask.position, ask.group, ask.text, int(entry.approved), entry.hash)
        writer.add("question", row)


def add_sources(writer: RowSink, contents: Contents) -> None:
    """The sources, ready worded."""
    for entry in contents.sources:
        source = entry.item
        text = source_text(source)
        writer.add("source", (entry.id, entry.locale, source.slug, text, bare_web(source.web), entry.hash))


def add_images(writer: RowSink, contents: Contents, picture: Callable[[str], StoredImage | None]) -> list[str]:
    """The pictures with their words, each picture's bytes once. Returns notes."""
    notes, stored = [], {}
    for entry in contents.images:
        image = entry.item
        found = picture(image.sha256)
        if found is None:
            notes.append(f'The image "{image.slug}" is left out: the workspace does not hold its picture.')
            continue
        stored[found.sha256] = found.data
        row = (entry.id, entry.locale, image.slug, image.alt, image.caption, found.media_type)
        writer.add("image", (*row, found.width, found.height, found.sha256, int(entry.approved), entry.hash))
    for sha256, data in sorted(stored.items()):
        writer.add("picture", (sha256, data))
    return notes


def add_synonyms(writer: RowSink, contents: Contents) -> tuple[list[Entry[Synonyms]], list[str]]:
    """Other words patients type, one row for each; none that lead to what is not shown.

    Returns those that were written, and notes on the others.
    """
    written: list[Entry[Synonyms]] = []
    notes: list[str] = []
    number = 0
    shelves: dict[str, Shelf[Any]] = {
        "page": contents.pages,
        "term": contents.terms,
        "contact": contents.contacts,
        "question": contents.questions,
    }
    for entry in contents.synonyms:
        kind, _, slug = entry.item.target.partition(":")
        if kind in shelves and all(shelves[kind].find(at, slug) is None for at in (entry.locale, contents.locale)):
            notes.append(f'The synonyms "{entry.item.slug}" are left out: the {kind} "{slug}" is not in this release.')
            continue
        written.append(entry)
        for word in entry.item.words:
            number += 1
            folded = " ".join(fold.words(word))
            row = (number, entry.locale, entry.item.slug, entry.item.target, word, folded, int(entry.approved))
            writer.add("synonym", row)
    return written, notes


def add_sites(writer: RowSink, contents: Contents) -> None:
    """What the clinics say of themselves."""
    for entry in contents.sites:
        site = entry.item
        writer.add(
            "site",
            (
                entry.id,
                entry.locale,
                site.slug,
                site.name,
                site.organisation,
                site.unwell_line,
                site.advice_line_name,
                site.advice_line_phone,
                site.advice_line_hours,
                site.funding,
                site.feedback,
                site.formats,
                int(entry.approved),
                entry.hash,
            ),
        )


def add_bank_holidays(writer: RowSink, as_of: date) -> None:
    """The bank holidays of all nations from the year of `as_of`."""
    first, last = known_days(as_of)
    days = list(bank_holidays(as_of))
    for nation in NATIONS:
        of_nation = [(day, name) for where, day, name in days if where == nation]
        writer.add_holidays((nation, first.isoformat(), last.isoformat()), of_nation)


def contact_nations(contact: Contact) -> tuple[tuple[Nation, ...], list[str]]:
    """Where a contact is shown (empty: everywhere), and a note if its record says otherwise.

    111 cannot be rung in Northern Ireland, whatever the record says.
    """
    digits = "".join(digit for digit in contact.phone if digit.isdigit())
    if digits != "111" or (contact.nations and "NIR" not in contact.nations):
        return contact.nations, []
    note = f'The contact "{contact.slug}" is not shown in Northern Ireland, where nobody answers 111.'
    return tuple(nation for nation in contact.nations or NATIONS if nation != "NIR"), [note]
