"""What was found, as rows: group by group, each with the first of its kind on top and the rest on demand."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from db.search.results import Hit, HitGroup, Snippet

HIT_ROLES = ("kind", "slug", "title", "place", "snippet", "first", "more", "beyond")
"""`first` is true on the top row of a group. The last row says how many `more` can be unfolded, and
how many lie `beyond` those, to be found by typing more of the word."""

FEW = {"page": 5, "term": 3, "contact": 3, "question": 3}
"""Shown of a group before anybody asks for more: the next group must not be out of sight."""

Row = tuple[Any, ...]


def hit_rows(groups: Collection[HitGroup], unfolded: Collection[str]) -> Iterator[Row]:
    """The rows of all groups; `unfolded` are the kinds whose hits are all shown."""
    for group in groups:
        few = len(group.hits) if group.kind in unfolded else FEW[group.kind]
        shown = group.hits[:few]
        more = len(group.hits) - len(shown)
        beyond = group.total - len(group.hits) if not more else 0
        last = len(shown) - 1
        for number, hit in enumerate(shown):
            ends = number == last
            yield _row(hit, first=number == 0, more=more if ends else 0, beyond=beyond if ends else 0)


def _row(hit: Hit, *, first: bool, more: int, beyond: int) -> Row:
    return (hit.kind, hit.slug, hit.title, hit.place, marked(hit.snippet), first, more, beyond)


def marked(snippet: Snippet) -> str:
    """A snippet as StyledText: what was looked for is bold, everything else escaped."""
    text, parts, done = snippet.text, [], 0
    for start, stop in snippet.marks:
        parts += [escape(text[done:start], quote=False), "<b>", escape(text[start:stop], quote=False), "</b>"]
        done = stop
    return "".join([*parts, escape(text[done:], quote=False)])
