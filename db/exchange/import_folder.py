"""Bring a content folder into a workspace: all of it, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from db.exchange.layout import COLLECTION
from db.exchange.read_folder import read_folder
from db.exchange.references import existing_slugs, override_findings, reference_findings
from db.hashing import item_hash
from db.item_json import tidy
from db.records import DEFAULT_LOCALE
from db.translated import CURRENT
from db.workspace import PutResult

if TYPE_CHECKING:
    from pathlib import Path

    from db.exchange.read_folder import Collection, Entry, FolderContent
    from db.findings import Finding
    from db.records import Item
    from db.workspace import Origin, Workspace


About = tuple[str, str, str]
"""Kind, slug and language of an item."""
Progress = Callable[[int, int, str], None]
"""Told how many items are done, how many there are, and what is being done."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: counts of items, and what is wrong with the folder.

    `kept` counts items that the clinic has made its own and that starter text left alone,
    `overridden` the overrides that came into force. `items` are all that the folder holds.
    With a must-level finding nothing was written and all counts are 0.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    held: int = 0
    kept: int = 0
    overridden: int = 0
    items: tuple[About, ...] = field(default=(), compare=False)
    findings: tuple[Finding, ...] = ()

    @property
    def refused(self) -> bool:
        return any(finding.level == "must" for finding in self.findings)


def import_folder(
    workspace: Workspace,
    folder: Path,
    *,
    origin: Origin,
    author: str,
    first: bool = True,
    progress: Progress | None = None,
) -> ImportReport:
    """Read `folder` whole, then write it in one transaction if its form is sound.

    Items that are in the workspace and not in the folder stay as they are. `first` is False for a
    later edition of starter text, which leaves name and language of the collection alone. `progress` is
    called with items done, items in all and a word for what is being done. Raises
    ContentError if there is no such folder, WorkspaceError if the workspace cannot be written.
    """
    content = read_folder(folder)
    _look_for_nothing(content, workspace)
    existing = existing_slugs(workspace)
    content.findings += reference_findings(content.entries, existing)
    content.findings += override_findings(content.overrides, content.entries, existing)
    report = ImportReport(findings=tuple(content.findings))
    return report if report.refused else _write(workspace, content, origin, author, first, progress)


def _look_for_nothing(content: FolderContent, workspace: Workspace) -> None:
    if content.findings:
        return
    if not content.entries and not content.overrides and content.collection is None:
        content.add_finding(
            "folder-empty", COLLECTION, 0, "The folder holds no content.",
            "Name the folder that holds collection.toml or pages/.",
        )  # fmt: skip
    elif content.collection is None and not workspace.meta_get("as_of"):
        content.add_finding(
            "collection-missing", COLLECTION, 0, "The file is missing, and the workspace has none of its values yet.",
            "Write one with as_of, locale and organisation.",
        )  # fmt: skip


def _write(
    workspace: Workspace, content: FolderContent, origin: Origin, author: str, first: bool, progress: Progress | None
) -> ImportReport:
    counts: Counter[str] = Counter()
    with workspace.transaction():
        if content.collection is not None:
            _set_collection(workspace, content.collection, first)
        for image in content.images:
            workspace.put_image(image.data)
        own = made_by_site(workspace) if origin == "starter" else frozenset()
        # To hold a text back would take it off the screen, though somebody here has approved it.
        signed = _approved(workspace) if origin == "starter" else frozenset()
        locale = workspace.meta_get("locale", DEFAULT_LOCALE) or DEFAULT_LOCALE
        originals = originals_of(content, locale)
        # Originals first: a translation may say that it matches the one that comes with it.
        ordered = sorted(content.entries, key=lambda entry: entry.item.locale != locale)
        for done, entry in enumerate(ordered, start=1):
            item = matched(workspace, entry, originals, locale)
            about = entry.kind, item.slug, item.locale
            if about in own or (item.hold and about in signed):
                counts["kept"] += 1
            else:
                counts[workspace.put(entry.kind, item, origin=origin, author=author, note="Imported")] += 1
            if progress is not None:
                progress(done, len(content.entries), "Importing")
        overridden = sum(workspace.overrides.give(override) for override, _ in content.overrides)
    return ImportReport(
        new=counts[PutResult.NEW],
        changed=counts[PutResult.CHANGED],
        same=counts[PutResult.SAME],
        held=counts[PutResult.HELD],
        kept=counts["kept"],
        overridden=overridden,
        items=tuple((entry.kind, entry.item.slug, entry.item.locale) for entry in ordered),
        findings=tuple(content.findings),
    )


def _set_collection(workspace: Workspace, collection: Collection, first: bool) -> None:
    as_of = collection.as_of.isoformat()
    workspace.meta_set("as_of", as_of if first else max(as_of, workspace.meta_get("as_of")))
    if first:
        workspace.meta_set("locale", collection.locale)
        workspace.meta_set("organisation", collection.organisation)


def originals_of(content: FolderContent, locale: str) -> dict[tuple[str, str], Item]:
    """What a folder holds in the language of the collection, by kind and slug, as it is stored."""
    items = [(entry.kind, entry.item) for entry in content.entries if entry.item.locale == locale]
    return {(kind, item.slug): tidy(item) for kind, item in items}


def matched(workspace: Workspace, entry: Entry, originals: Mapping[tuple[str, str], Item], locale: str) -> Item:
    """The item, with the hash of its original where it says that it matches the current one.

    That is the one in the same folder, if there is one: a clinic may have another text in its place.
    """
    kind, item = entry.kind, entry.item
    if item.translates != CURRENT:
        return item
    source = originals.get((kind, item.slug)) or workspace.current(kind, item.slug, locale)
    if source is None or item.locale == locale:
        return msgspec.structs.replace(item, translates="")
    return msgspec.structs.replace(item, translates=item_hash(kind, source))


def made_by_site(workspace: Workspace) -> frozenset[About]:
    """What a clinic has changed: a new edition of the starter text must not undo it."""
    return workspace.made_by("site")


def _approved(workspace: Workspace) -> frozenset[About]:
    return frozenset((each.kind, each.item.slug, each.item.locale) for each in workspace.approved())
