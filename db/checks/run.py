"""Hold every item of a workspace, or of a folder, against every rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from db.checks.registry import RULES
from db.checks.subject import Collection, Subject
from db.exchange.import_folder import import_folder
from db.exchange.read_folder import read_folder
from db.findings import Finding
from db.records import KINDS, Page

if TYPE_CHECKING:
    from pathlib import Path

    from db.exchange.import_folder import Progress
    from db.workspace import Workspace


def check_workspace(workspace: Workspace, *, progress: Progress | None = None) -> tuple[Finding, ...]:
    """Findings for everything that may be shown, sorted by place. What is held back is not looked at."""
    subjects = _subjects(workspace)
    findings: list[Finding] = []
    for done, subject in enumerate(subjects, start=1):
        findings += _findings(subject)
        if progress is not None:
            progress(done, len(subjects), "Checking")
    return tuple(findings)


def check_folder(workspace: Workspace, folder: Path, *, progress: Progress | None = None) -> tuple[Finding, ...]:
    """Findings for a content folder as it would be with what `workspace` holds, named by file.

    The folder is imported into `workspace`: give one that may be thrown away. Raises
    ContentError if there is no such folder.
    """
    report = import_folder(workspace, folder, origin="site", author="check")
    if report.refused:
        return report.findings
    places: dict[str, tuple[str, int]] = {}
    for entry in read_folder(folder).entries:
        subject = Subject(entry.kind, entry.item, Collection({}, {}, None))
        places[subject.where] = (entry.file, entry.line - 1 if isinstance(entry.item, Page) else entry.line)
    return report.findings + tuple(
        _placed(finding, *places[finding.where])
        for finding in check_workspace(workspace, progress=progress)
        if finding.where in places
    )


def _subjects(workspace: Workspace) -> list[Subject]:
    held: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for draft in workspace.drafts():
        if draft.hold:
            held[draft.kind].add(draft.item.slug)
    as_of = workspace.meta_get("as_of")
    items = {kind: [current.item for current in workspace.items(kind)] for kind in KINDS}
    collection = Collection(
        {kind: frozenset(item.slug for item in items[kind]) for kind in KINDS},
        {kind: frozenset(slugs) for kind, slugs in held.items()},
        date.fromisoformat(as_of) if as_of else None,
    )
    return [Subject(kind, item, collection) for kind in KINDS for item in items[kind]]


def _findings(subject: Subject) -> list[Finding]:
    found = [
        Finding(rule.name, rule.level, subject.where, problem.line, problem.found, problem.mend)
        for rule in RULES
        if subject.kind in rule.kinds
        for problem in rule.check(subject)
    ]
    return sorted([*subject.body_findings, *found], key=lambda finding: finding.line)


def _placed(finding: Finding, file: str, line: int) -> Finding:
    """The finding with its file. A page's lines count from its body, a record's line is where it begins."""
    if file.endswith(".md"):
        return replace(finding, where=file, line=finding.line + line if finding.line else 1)
    return replace(finding, where=file, line=line, found=f"In {finding.where}: {finding.found}")
