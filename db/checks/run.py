"""Hold every item of a workspace, or of a folder, against every rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.checks.checker import UNUSED, Checker, unused_words, with_place
from db.checks.collection import Collection
from db.content_day import content_day
from db.exchange.import_folder import import_folder
from db.exchange.layout import OVERRIDES
from db.exchange.read_folder import read_folder
from db.findings import Finding, place
from db.records import KINDS, Page

if TYPE_CHECKING:
    from pathlib import Path

    from db.exchange.import_folder import Progress
    from db.records import Item
    from db.workspace import Workspace


def check_workspace(workspace: Workspace, *, progress: Progress | None = None) -> tuple[Finding, ...]:
    """Findings for everything that may be shown, sorted by place. What is held back is not looked at."""
    checker, items = _checker(workspace)
    done, total = 0, sum(map(len, items.values()))
    for kind in KINDS:
        for item in items[kind]:
            checker.check(kind, item)
            done += 1
            if progress is not None:
                progress(done, total, "Checking")
    return checker.report()


def check_item(workspace: Workspace, where: str) -> tuple[Finding, ...]:
    """Findings for the item that findings name so ("page:everolimus"). Nothing for one that is not shown."""
    checker, items = _checker(workspace)
    for kind in KINDS:
        for item in items[kind]:
            if place(kind, item.slug, item.locale) == where:
                checker.check(kind, item)
    return tuple(finding for finding in checker.report() if finding.where == where)


def _checker(workspace: Workspace) -> tuple[Checker, dict[str, list[Item]]]:
    """A checker that knows all of a workspace, and the items that may be shown, by kind."""
    items = {kind: [current.item for current in workspace.items(kind)] for kind in KINDS}
    held = [(draft.kind, draft.item) for draft in workspace.drafts() if draft.hold]
    return Checker(Collection.of(items, held, content_day(workspace)), workspace.overrides.active()), items


def check_folder(workspace: Workspace, folder: Path, *, progress: Progress | None = None) -> tuple[Finding, ...]:
    """Findings for a content folder as it would be with what `workspace` holds, named by file.

    The folder is imported into `workspace`: give one that may be thrown away. Raises
    ContentError if there is no such folder.
    """
    report = import_folder(workspace, folder, origin="site", author="check")
    if report.refused:
        return report.findings
    content = read_folder(folder)
    places: dict[str, tuple[str, int]] = {}
    for entry in content.entries:
        line = entry.line - 1 if isinstance(entry.item, Page) else entry.line
        places[place(entry.kind, entry.item.slug, entry.item.locale)] = (entry.file, line)
    overrides = {(place(*each.about), unused_words(each)): line for each, line in content.overrides}
    findings = list(report.findings)
    for finding in check_workspace(workspace, progress=progress):
        if finding.rule == UNUSED and (finding.where, finding.words) in overrides:
            findings.append(with_place(finding, OVERRIDES, overrides[finding.where, finding.words]))
        elif finding.where in places:
            findings.append(_placed(finding, *places[finding.where]))
    return tuple(findings)


def _placed(finding: Finding, file: str, line: int) -> Finding:
    """The finding with its file. A page's lines count from its body, a record's line is where it begins."""
    if file.endswith(".md"):
        return with_place(finding, file, finding.line + line if finding.line else 1)
    return with_place(finding, file, line, f"In {finding.where}: {finding.found}")
