"""What staff call an item and its fields: the same words where they are written, compared and approved."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from db.records import KINDS
from db.words import long_date

if TYPE_CHECKING:
    from db.records import Item

NAMED_BY = ("title", "name", "term", "text", "alt", "target")
"""The fields that an item is known by: of each kind the first that it has."""

_WORDED = re.compile(r'"(?P<field>[a-z_]+)"|"[^"]*"|(?P<day>\b\d{4}-\d\d-\d\d\b)')

_LABELS = {
    "advice_line_hours": "Advice line: opening hours",
    "advice_line_name": "Advice line: name",
    "advice_line_phone": "Advice line: phone number",
    "alt": "Words for those who cannot see it",
    "always_open": "Open day and night, every day",
    "body": "Text",
    "dialled_on": "Number last dialled",
    "due": "Review due at the source",
    "feedback": "How to say what one thinks",
    "for_whom": "Who it is for",
    "formats": "Other formats and languages",
    "forms": "Other spellings",
    "funding": "Who pays for the kiosk, and other interests",
    "hold": "Why it may not be shown yet",
    "hours": "Opening hours",
    "hours_note": "Note on the opening hours",
    "nations": "Only for readers in",
    "next_review": "Next review due",
    "page.kind": "Kind of page",
    "phone": "Phone number",
    "phone_note": "Note on the phone number",
    "position": "Place",
    "question.text": "Question",
    "relay": "Text relay",
    "reviewed": "Reviewed at the source",
    "say": "How to say it",
    "contact.say": "What to say there",
    "see_also": "Pages to read next",
    "seen": "Last looked at",
    "sha256": "Picture",
    "site.name": "Name of the clinic",
    "target": "Leads to",
    "term.term": "Word",
    "unwell_line": "If somebody is unwell",
    "urgent": "Belongs to urgent help",
    "web": "Web address",
    "withhold_when_overdue": "Hide the page from the day its review is due",
    "words": "Other words",
}


def label(field: str, kind: str = "") -> str:
    """The label of a field, of a kind of item where that makes a difference."""
    return _LABELS.get(f"{kind}.{field}") or _LABELS.get(field) or field.replace("_", " ").capitalize()


def in_labels(told: str, kind: str) -> str:
    """What a rule says, with the fields it names as they are labelled: a file has "relay", a form "Text relay".

    A day reads as people write it. What a rule quotes from the text stays as it stands there.
    """
    fields = frozenset(KINDS[kind].__struct_fields__)

    def worded(each: re.Match[str]) -> str:
        if each["day"]:
            with suppress(ValueError):  # it looks like a day and is none
                return long_date(date.fromisoformat(each["day"]))
        return f'"{label(each["field"], kind)}"' if each["field"] in fields else each[0]

    return _WORDED.sub(worded, told)


def name_of(item: Item) -> str:
    """What staff know an item by; its short name where nothing is written yet."""
    return next((str(getattr(item, field)) for field in NAMED_BY if getattr(item, field, "")), item.slug)
