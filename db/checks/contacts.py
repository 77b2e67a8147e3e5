"""What makes a contact of use to somebody who holds a phone (SAF-03, SAF-04, PRV-06), and a question one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.checks.registry import Problem, rule
from db.records import Contact, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.checks.subject import Subject

_PLAIN_WEB = re.compile(r"(?:https://)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9._~/-]*)?")


@rule("contact-empty", level="must", kinds=("contact",))
def a_contact_can_be_reached(subject: Subject) -> Iterator[Problem]:
    item = subject.item
    if isinstance(item, Contact) and not (item.phone or item.web):
        yield Problem("There is neither a phone number nor a web address.", "Add one, or hold the contact back.")


@rule("contact-phone-first", level="should", kinds=("contact",))
def a_contact_has_a_phone(subject: Subject) -> Iterator[Problem]:
    """SAF-03: the kiosk is offline, and many of its readers are."""
    item = subject.item
    if isinstance(item, Contact) and item.web and not item.phone:
        yield Problem("There is a web address and no phone number.", "Add the number.", words=item.web)


@rule("contact-hours", level="should", kinds=("contact",))
def a_contact_says_when_it_answers(subject: Subject) -> Iterator[Problem]:
    """SAF-04."""
    item = subject.item
    if isinstance(item, Contact) and item.phone and not (item.hours or item.always_open or item.hours_note):
        yield Problem("Nothing says when somebody answers.", 'Add "hours" or "always_open".', words=item.phone)


@rule("contact-relay", level="should", kinds=("contact",))
def a_contact_has_a_way_without_hearing(subject: Subject) -> Iterator[Problem]:
    """SAF-04: a route for people who do not hear or speak well."""
    item = subject.item
    if isinstance(item, Contact) and item.phone and not item.relay:
        found = "There is no way for people who do not hear or speak well."
        yield Problem(found, 'Add the number for Relay UK as "relay", once it is confirmed.', words=item.phone)


@rule("contact-web", level="must", kinds=("contact",))
def a_web_address_carries_nothing_else(subject: Subject) -> Iterator[Problem]:
    """PRV-06, QR-04: the code on the screen says the address alone, and nothing about who scans it."""
    item = subject.item
    if isinstance(item, Contact) and item.web and _PLAIN_WEB.fullmatch(item.web) is None:
        found = f'The web address is "{item.web}".'
        yield Problem(found, "Write it as in macmillan.org.uk/support, without ? or #.", words=item.web)


@rule("question-form", level="must", kinds=("question",))
def a_question_asks(subject: Subject) -> Iterator[Problem]:
    item = subject.item
    if isinstance(item, Question) and not item.text.rstrip().endswith("?"):
        yield Problem(f'"{item.text}" is no question.', "End it with a question mark.", words=item.text)


@rule("question-one", level="should", kinds=("question",))
def a_question_asks_one_thing(subject: Subject) -> Iterator[Problem]:
    """Two sentences are still one thought; three are a speech."""
    item = subject.item
    if isinstance(item, Question) and len(subject.sentences[0][1] if subject.sentences else ()) > 2:
        yield Problem("The question has more than 2 sentences.", "Make two questions of it.", words=item.text)
