"""What differs between two releases, as a patient reads them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.changes.collection import named
from db.changes.item import State
from db.changes.red import red_list
from db.changes.words import word_changes
from db.labels import label
from db.release.verify import verify
from db.sealed.faults import site_faults
from db.sealed.opening import open_release
from db.words import long_date

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from db.changes.red import RedLine
    from db.changes.words import Run

# What a patient reads of each kind, in the order in which changes are told. A page's lines are read apart.
_READ = {
    "page": ("section", "title", "summary", "nations", "owner", "reviewer", "last_reviewed", "next_review"),
    "contact": (
        "name", "phone", "phone_note", "relay", "hours_text", "for_whom", "say", "web", "nations", "urgent",
        "dialled_on", "last_reviewed", "next_review",
    ),
    "term": ("term", "say", "meaning"),
    "question": ("heading", "text"),
    "section": ("title", "summary"),
    "source": ("text", "web"),
    "image": ("alt", "caption", "sha256"),
    "site": (
        "name", "organisation", "unwell_line", "advice_line_name", "advice_line_phone", "advice_line_hours", "funding",
        "feedback", "formats",
    ),
}  # fmt: skip
_NAMES = ("title", "name", "term", "heading")
_DAYS = ("dialled_on", "last_reviewed", "next_review")


@dataclass(frozen=True, slots=True)
class TextChange:
    """One text of an item that differs. `field` is what staff call it."""

    field: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One item that is new, removed or changed. `red` is what must be looked at line by line.

    `name` is what it is called, in the later release if it is there; "" for a kind that has no names.
    """

    kind: str
    slug: str
    locale: str
    name: str
    state: State
    texts: tuple[TextChange, ...]
    red: tuple[RedLine, ...]


@dataclass(frozen=True, slots=True)
class ReleaseChanges:
    """All that differs between two releases, pages first. The labels name the releases."""

    old: str
    new: str
    items: tuple[ShownChange, ...]

    @property
    def summary(self) -> str:
        """Such as "2 pages changed, 1 contact new"."""
        counted = Counter((item.kind, item.state) for item in self.items)
        told = [f"{count} {named(kind, count)} {state}" for (kind, state), count in counted.items()]
        return ", ".join(told) or "Nothing that a patient reads differs"


def compare(old: Path, new: Path) -> ReleaseChanges:
    """Check both releases whole and say what differs.

    Raises `LibraryDamaged`, `ReleaseTooNew` or `LibraryUnavailable` for either.
    """
    labels = verify(old).header.label, verify(new).header.label
    before, after = open_release(old).connection, open_release(new).connection
    try:
        with site_faults(new, opening=True):
            items = tuple(change for kind in _READ for change in _of_kind(kind, before, after))
    finally:
        before.close()
        after.close()
    return ReleaseChanges(*labels, items)


def _of_kind(kind: str, before: sqlite3.Connection, after: sqlite3.Connection) -> list[ShownChange]:
    old, new = _keys(kind, before), _keys(kind, after)
    found = []
    for locale, slug in sorted(old.keys() | new.keys()):
        was, now = old.get((locale, slug)), new.get((locale, slug))
        if was is not None and now is not None and was[1] == now[1]:
            continue
        texts_before = _texts(kind, before, was[0]) if was else {}
        texts_after = _texts(kind, after, now[0]) if now else {}
        if texts_before == texts_after:
            continue
        state = State.NEW if was is None else State.REMOVED if now is None else State.CHANGED
        texts: list[TextChange] = []
        red: list[RedLine] = []
        for field in texts_after or texts_before:
            gone, come = texts_before.get(field, ""), texts_after.get(field, "")
            if gone != come:
                texts.append(TextChange(label(field, kind), word_changes(gone, come)))
                red.extend(red_list(gone, come, field=field))
        red.sort(key=lambda line: line.kind)
        name = next(((texts_after or texts_before)[field] for field in _NAMES if field in _READ[kind]), "")
        found.append(ShownChange(kind, slug, locale, name, state, tuple(texts), tuple(red)))
    return found


def _keys(kind: str, connection: sqlite3.Connection) -> dict[tuple[str, str], tuple[int, str]]:
    """By locale and slug: the row, and what is equal only if nothing was changed."""
    # Sections have no hash of their own. A page's seal also covers its lines with their links.
    equal = {"section": "title || char(31) || summary", "page": "text_seal || card_seal"}.get(kind, "item_hash")
    rows = connection.execute(f"SELECT locale, slug, id, {equal} FROM {kind}")
    return {(locale, slug): (row, same) for locale, slug, row, same in rows}


def _read(field: str, value: str | int | None) -> str:
    """A value as it is read: a day in words, and nothing where there is none."""
    text = "" if value is None else str(value)
    return long_date(date.fromisoformat(text)) if text and field in _DAYS else text


def _texts(kind: str, connection: sqlite3.Connection, row: int) -> dict[str, str]:
    fields = _READ[kind]
    values = connection.execute(f"SELECT {', '.join(fields)} FROM {kind} WHERE id = ?", [row]).fetchone()
    texts = {field: _read(field, value) for field, value in zip(fields, values, strict=True)}
    if kind == "page":
        lines = connection.execute(
            "SELECT block.kind, level, ref, nations, coalesce(text, '') FROM block"
            " LEFT JOIN line ON line.page = block.page AND line.block = block.n"
            " WHERE block.page = ? ORDER BY block.n, line.n",
            [row],
        )
        texts["body"] = "\n".join(": ".join(part for part in line if part) for line in lines)
    return texts
