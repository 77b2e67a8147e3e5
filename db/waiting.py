"""What no patient sees before a health professional has confirmed it: held records, and parts of pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.findings import place
from db.labels import name_of
from db.markdown.waiting import waiting_parts
from db.records import KINDS, Page

if TYPE_CHECKING:
    from db.records import Item
    from db.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that no patient sees until somebody confirms it.

    `group` is "page: treatments" for a page of that section, else the kind. `line` is that of the
    part in the page's body, 0 for a whole record. `text` is the part's own Markdown, for a
    record its name.
    """

    kind: str
    slug: str
    locale: str
    group: str
    line: int
    reason: str
    text: str

    @property
    def where(self) -> str:
        """The item, as findings name it."""
        return place(self.kind, self.slug, self.locale)


def waiting(workspace: Workspace) -> tuple[Waiting, ...]:
    """Every held record, and every `::: waiting` part of a page: by kind, section, name and line."""
    found: list[Waiting] = []
    for draft in workspace.drafts():
        if draft.hold:
            found.append(_whole(draft.kind, draft.item, draft.hold))
            found += _parts(draft.item)
    for current in workspace.items("page"):
        found += _parts(current.item)
    kinds = list(KINDS)
    return tuple(
        sorted(found, key=lambda each: (kinds.index(each.kind), each.group, each.locale, each.slug, each.line))
    )


def _whole(kind: str, item: Item, reason: str) -> Waiting:
    return Waiting(kind, item.slug, item.locale, _group(kind, item), 0, reason, name_of(item))


def _parts(item: Item) -> list[Waiting]:
    if not isinstance(item, Page):
        return []
    group = _group("page", item)
    return [
        Waiting("page", item.slug, item.locale, group, part.line, part.reason, part.text)
        for part in waiting_parts(item.body)
    ]


def _group(kind: str, item: Item) -> str:
    return f"page: {item.section}" if isinstance(item, Page) else kind
