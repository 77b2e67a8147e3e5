"""Bring the starter content of a newer program into a workspace, and leave alone what the clinic has made its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.exchange.import_folder import import_folder, matched, originals_of
from db.exchange.read_folder import read_folder
from db.findings import ContentError
from db.item_json import tidy
from db.records import DEFAULT_LOCALE, STARTER
from db.upgrade.edition import digest_of, editions, remember

if TYPE_CHECKING:
    from pathlib import Path

    from db.exchange.import_folder import About
    from db.records import Item
    from db.workspace import Workspace


def bring_starter(workspace: Workspace, folder: Path) -> int:
    """Bring an edition of the starter content in, all of it or nothing. Returns how many items it changed.

    What the clinic has not touched gets the new text as its newest version. What it has changed, it
    keeps: the new text is recorded beside it, for `upgraded`. Nothing is removed. Raises
    ContentError when the folder is damaged, WorkspaceError when the workspace cannot be written.
    """
    digest = digest_of(folder)
    content = read_folder(folder)
    names = {(entry.kind, entry.item.slug, entry.item.locale) for entry in content.entries}
    with workspace.transaction():
        gone = set(editions(workspace).items) - names
        before = _known(workspace, names | gone)
        report = import_folder(workspace, folder, origin="starter", author=STARTER, first=False)
        if report.refused:
            raise ContentError("The starter content beside the program is damaged. Install it again.", report.findings)
        locale = workspace.meta_get("locale", DEFAULT_LOCALE) or DEFAULT_LOCALE
        originals = originals_of(content, locale)
        changed = 0
        for entry in content.entries:
            about = entry.kind, entry.item.slug, entry.item.locale
            after = tidy(matched(workspace, entry, originals, locale))
            if before.get(about) != after:
                workspace.starter.record(*about, before=before.get(about), after=after)
                changed += 1
        for about in sorted(gone):
            if about in before:
                workspace.starter.record(*about, before=before[about], after=None)
                changed += 1
        remember(workspace, digest, names)
    return changed


def _known(workspace: Workspace, names: set[About]) -> dict[About, Item]:
    """The program's text of each item, as this workspace last had it."""
    changed: dict[About, Item | None] = {each.about: each.after for each in workspace.starter.all()}
    held = {
        (draft.kind, draft.item.slug, draft.item.locale): draft.item
        for draft in workspace.drafts()
        if draft.origin == "starter"
    }
    found: dict[About, Item] = {}
    for about in names:
        text = changed.get(about) or held.get(about)
        if text is None and about not in changed:
            history = workspace.history(*about)
            text = next((each.item for each in reversed(history) if each.origin == "starter"), None)
        if text is not None:
            found[about] = text
    return found
