"""Which fields the form of each kind of item has, in the order in which people think of them.

Left out are the short name and the language, which say which item it is, and what is the workspace's own business.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from db.labels import label
from db.section_icons import SECTION_ICONS

YES, NO = "yes", ""
"""How a flag is written."""

DATE_HELP = "Such as 26 November 2026 or 26/11/2026."
HOURS_HELP = 'One rule a line, such as "Mon-Fri 09:00-17:00" or "Sat 10:00-12:30".'


class FieldKind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    TEXT = "text"  # several lines
    BODY = "body"  # the Markdown of a page
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"  # one of `choices`, or of the items `of`
    FLAG = "flag"
    WORDS = "words"  # one a line
    LINKS = "links"  # short names of the items `of`, one a line
    NATIONS = "nations"
    HOURS = "hours"
    PHONE = "phone"
    PICTURE = "picture"
    ICON = "icon"  # one of the pictures that come with the program


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. `choices` are values with their words; `of` names the kind of item that is chosen from."""

    name: str
    kind: FieldKind
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    of: str = ""
    needed: bool = False
    label: str = ""


_NATIONS = (("ENG", "England"), ("NIR", "Northern Ireland"), ("SCT", "Scotland"), ("WLS", "Wales"))
_HOLD = Field("hold", FieldKind.LINE, "While a reason stands here, no patient sees it.")
_POSITION = Field("position", FieldKind.NUMBER, "A smaller number stands further up.", needed=True)
_SOURCES = Field("sources", FieldKind.LINKS, of="source")
_WHERE = Field("nations", FieldKind.NATIONS, "Tick none to show it in all four.", _NATIONS)
_LAST = Field("last_reviewed", FieldKind.DATE, DATE_HELP, needed=True)
_NEXT = Field("next_review", FieldKind.DATE, DATE_HELP, needed=True)

_FIELDS: dict[str, tuple[Field, ...]] = {
    "page": (
        Field("title", FieldKind.LINE, needed=True),
        Field("summary", FieldKind.LINE, "One line that says what the page is about.", needed=True),
        Field("body", FieldKind.BODY, needed=True),
        Field("section", FieldKind.CHOICE, of="section", needed=True),
        _POSITION,
        Field(
            "kind",
            FieldKind.CHOICE,
            "Care is reviewed every 36 months, research every 12.",
            (("care", "Care"), ("research", "Research")),
            needed=True,
        ),
        _SOURCES,
        Field("see_also", FieldKind.LINKS, of="page"),
        _WHERE,
        Field("owner", FieldKind.LINE, "Who answers for the page: a job, not a name.", needed=True),
        Field("reviewer", FieldKind.LINE, "Who has checked it: a job, not a name.", needed=True),
        _LAST,
        _NEXT,
        Field("withhold_when_overdue", FieldKind.FLAG),
        _HOLD,
    ),
    "contact": (
        Field("name", FieldKind.LINE, needed=True),
        Field("for_whom", FieldKind.LINE, needed=True),
        Field("phone", FieldKind.PHONE, "As it is to be read, such as 0300 123 1234."),
        Field("dialled_on", FieldKind.DATE, f"The day somebody last rang and heard the right place. {DATE_HELP}"),
        Field("phone_note", FieldKind.LINE),
        Field("relay", FieldKind.PHONE, "For Relay UK, such as 18001 0300 123 1234."),
        Field("hours", FieldKind.HOURS, HOURS_HELP),
        Field("hours_note", FieldKind.LINE),
        Field("always_open", FieldKind.FLAG),
        Field("closed_on_bank_holidays", FieldKind.FLAG),
        Field("say", FieldKind.LINE),
        Field("web", FieldKind.LINE, "Without https://, such as nhs.uk."),
        Field("urgent", FieldKind.FLAG),
        _WHERE,
        Field(
            "grade",
            FieldKind.CHOICE,
            "How well number and hours are proved.",
            (
                ("A", "A: on the body's own page"),
                ("B", "B: on a page of the NHS or a charity"),
                ("C", "C: somewhere else"),
                ("U", "U: not proved"),
            ),
            needed=True,
        ),
        _SOURCES,
        _POSITION,
        _LAST,
        _NEXT,
        _HOLD,
    ),
    "term": (
        Field("term", FieldKind.LINE, needed=True),
        Field("meaning", FieldKind.TEXT, "One or two short sentences.", needed=True),
        Field("forms", FieldKind.WORDS, "Such as its plural, one a line."),
        Field("say", FieldKind.LINE, 'Such as "new-roh-EN-doh-krin".'),
        _SOURCES,
        _HOLD,
    ),
    "question": (
        Field("group", FieldKind.LINE, "The heading it stands under.", needed=True),
        Field("text", FieldKind.TEXT, needed=True),
        _POSITION,
        _HOLD,
    ),
    "section": (
        Field("title", FieldKind.LINE, needed=True),
        Field("summary", FieldKind.LINE, needed=True),
        Field("icon", FieldKind.ICON, "It stands on the card, beside the title.", SECTION_ICONS, needed=True),
        _POSITION,
        _HOLD,
    ),
    "source": (
        Field("title", FieldKind.LINE, needed=True),
        Field("publisher", FieldKind.LINE, needed=True),
        Field("web", FieldKind.LINE),
        Field("published", FieldKind.LINE, "As the source says it."),
        Field("reviewed", FieldKind.DATE, DATE_HELP),
        Field("due", FieldKind.DATE, DATE_HELP),
        Field("seen", FieldKind.DATE, DATE_HELP),
        _HOLD,
    ),
    "synonyms": (
        Field("target", FieldKind.LINE, 'What they lead to, such as "page:everolimus".', needed=True),
        Field("words", FieldKind.WORDS, "What patients may type, one a line.", needed=True),
        _HOLD,
    ),
    "image": (
        Field("sha256", FieldKind.PICTURE, "A PNG or JPEG; it is made smaller and cleaned of what a camera adds."),
        Field("alt", FieldKind.TEXT, "What somebody hears who cannot see it.", needed=True),
        Field("caption", FieldKind.LINE),
        _HOLD,
    ),
    "site": (
        Field("name", FieldKind.LINE),
        Field("organisation", FieldKind.LINE),
        Field("unwell_line", FieldKind.LINE, "The strip on every screen.", needed=True),
        Field("advice_line_name", FieldKind.LINE),
        Field("advice_line_phone", FieldKind.PHONE),
        Field("advice_line_hours", FieldKind.LINE),
        Field(
            "funding",
            FieldKind.TEXT,
            "Patients read it under About: who pays, and what interests those who write and approve have declared.",
        ),
        Field("feedback", FieldKind.TEXT),
        Field("formats", FieldKind.TEXT),
        _HOLD,
    ),
}

FIELDS = {
    kind: tuple(replace(field, label=label(field.name, kind)) for field in fields) for kind, fields in _FIELDS.items()
}
"""The fields of each kind, with what they are called there."""


def holds_a_number(kind: str, name: str) -> bool:
    """Whether a field is a phone number, which is shown in the face whose digits are hardest to mistake."""
    return any(field.name == name and field.kind is FieldKind.PHONE for field in FIELDS[kind])
