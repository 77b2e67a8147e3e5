"""Contacts as rows: the same card on the contacts screen and inside a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.words import NO_BREAK, sentence
from kiosk.viewmodels.wording import unbroken

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.reading import ContactShown, SiteShown

    # Whether a contact is open now, and the sentence that says so ("" where nothing may be said).
    OpeningOf = Callable[[ContactShown], tuple[bool, str]]

RELAY_PREFIX = "18001"  # before the number itself: with large words it may stand on a line of its own

CONTACT_ROLES = (
    "slug",
    "name",
    "phone",
    "relay",
    "details",
    "opening",
    "openNow",
    "say",
    "web",
    "urgent",
)


def contact_row(contact: ContactShown, opening: OpeningOf) -> tuple[Any, ...]:
    """The row of one contact. `opening` says whether it is open and in which words."""
    open_now, opening_words = opening(contact)
    return (
        contact.slug,
        contact.name,
        unbroken(contact.phone),
        unbroken(contact.relay).replace(RELAY_PREFIX + NO_BREAK, RELAY_PREFIX + " ", 1),
        " ".join(sentence(part) for part in (contact.phone_note, contact.hours_text, contact.for_whom) if part),
        opening_words,
        open_now,
        contact.say,
        contact.web,
        contact.urgent,
    )


def own_line_row(site: SiteShown) -> tuple[Any, ...]:
    """The clinic's own advice line as a card among the others: it stands first."""
    name, hours = site.advice_line_name or site.name, site.advice_line_hours
    details = sentence(hours) if hours else ""
    return ("own-line", name, unbroken(site.advice_line_phone), "", details, "", False, "", "", False)
