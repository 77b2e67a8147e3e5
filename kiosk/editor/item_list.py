"""The items of one kind as staff look for them: what each is called, where it belongs, and what patients see of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.findings import place
from db.hashing import item_hash
from db.labels import NAMED_BY, name_of
from db.lookup.fold import fold
from db.records import DEFAULT_LOCALE, Item, Page, Section
from db.release.chosen import choose
from kiosk.languages import LANGUAGES

if TYPE_CHECKING:
    from db.workspace import Workspace

Row = tuple[str, str, str, str]


def rows_of(workspace: Workspace, kind: str) -> list[Row]:
    """Every item of a kind, in the order of its section: how findings name it, its name, its group, what is shown."""
    choice = choose(workspace)
    seen = choice.of_kind(kind)
    sections = {each.item.slug: each.item for each in choice.sections}
    in_hand = {(each.kind, each.slug, each.locale): each.form for each in workspace.working.all()}
    off = {each.about for each in workspace.withdrawals.active()}
    items = [each.item for each in workspace.items(kind)]
    known = {(item.slug, item.locale) for item in items}
    items += [
        draft.item
        for draft in workspace.drafts()
        if draft.kind == kind and (draft.item.slug, draft.item.locale) not in known
    ]
    found = []
    for item in items:
        about = kind, item.slug, item.locale
        shown = seen.get(about[1:])
        told = []
        if about in in_hand:
            told.append("Being written")
        if about in off:
            told.append("Taken off")
        elif shown is None:
            told.append("Not shown")
        elif shown.hash != item_hash(kind, item):
            told.append("Changed, waits for approval")
        elif shown.approved:
            told.append("Approved")
        else:
            told.append("Example text")
        group = ". ".join(filter(None, (_group(item, sections), _language(item.locale))))
        row = place(*about), name_of(item), group, ". ".join(told)
        found.append((_order(item, sections), row))
    known |= {(item.slug, item.locale) for item in items}
    fresh = [
        ((0, 0, ""), (place(*about), _typed_name(form) or about[1], "", "Being written"))
        for about, form in sorted(in_hand.items())
        if about[0] == kind and about[1:] not in known
    ]
    return [row for _, row in sorted(fresh + found, key=lambda each: each[0])]


def _language(locale: str) -> str:
    """The name of a language that is not the usual one."""
    return "" if locale == DEFAULT_LOCALE else LANGUAGES[locale].name if locale in LANGUAGES else locale


def _typed_name(form: dict[str, str]) -> str:
    return next((form[field] for field in NAMED_BY if form.get(field)), "")


def _group(item: Item, sections: dict[str, Section]) -> str:
    if isinstance(item, Page):
        return sections[item.section].title if item.section in sections else item.section
    return str(getattr(item, "group", ""))


def _order(item: Item, sections: dict[str, Section]) -> tuple[int, int, str]:
    group = sections[item.section].position if isinstance(item, Page) and item.section in sections else 1
    return group, int(getattr(item, "position", 0)), fold(name_of(item))
