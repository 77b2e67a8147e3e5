"""Does everything that a record points at exist? And does what it says make sense?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.exchange.layout import OVERRIDES
from db.findings import Finding
from db.hours_text import HoursError, parse_hours
from db.markdown.findings import Findings
from db.markdown.segments import segments
from db.records import KINDS, Contact, Page, Synonyms, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from db.exchange.read_folder import Entry
    from db.overrides import Override
    from db.workspace import Workspace

# Cards that search shows before all results; they are the program's own and no record.
CARDS = frozenset({"urgent", "crisis", "ask-your-team"})

_IN_BODY = frozenset({"contact", "question", "image"})


def reference_findings(entries: Sequence[Entry], existing: Mapping[str, set[str]]) -> list[Finding]:
    """Findings for every reference to something that is neither in `entries` nor `existing`.

    `existing` holds the slugs of each kind that the workspace has already. A reference is by
    slug alone: a translation may show the contact of another language.
    """
    known = {kind: set(existing.get(kind, ())) for kind in KINDS}
    for entry in entries:
        known[entry.kind].add(entry.item.slug)
    return [finding for entry in entries for finding in _of(entry, known)]


def existing_slugs(workspace: Workspace) -> dict[str, set[str]]:
    """What may be referred to in a workspace: the slugs of each kind, also of what is held."""
    existing = {kind: {current.item.slug for current in workspace.items(kind)} for kind in KINDS}
    for draft in workspace.drafts():
        existing[draft.kind].add(draft.item.slug)
    return existing


def override_findings(
    overrides: Iterable[tuple[Override, int]], entries: Sequence[Entry], existing: Mapping[str, set[str]]
) -> list[Finding]:
    """Findings for overrides of items that are neither in `entries` nor `existing`. Each comes with its line."""
    known = {(entry.kind, entry.item.slug) for entry in entries}
    known |= {(kind, slug) for kind, slugs in existing.items() for slug in slugs}
    return [
        Finding(
            "reference-missing",
            "must",
            OVERRIDES,
            line,
            f'The item "{override.item}" does not exist.',
            'Write one such as "page:everolimus", or take the override away.',
        )
        for override, line in overrides
        if override.about[:2] not in known
    ]


def _of(entry: Entry, known: Mapping[str, set[str]]) -> Iterator[Finding]:
    item = entry.item
    line = 1 if isinstance(item, Page) else entry.line

    def missing(kind: str, slug: str, field: str, at: int = line) -> Iterator[Finding]:
        if slug not in known[kind]:
            yield Finding(
                "reference-missing",
                "must",
                entry.file,
                at,
                f'In the {entry.kind} "{item.slug}": "{field}" names the {kind} "{slug}", which does not exist.',
                "Check the spelling, or add the record.",
            )

    if isinstance(item, Page):
        yield from missing("section", item.section, "section")
        for slug in item.see_also:
            yield from missing("page", slug, "see_also")
        for segment in segments(item.body, Findings(entry.file, entry.line)):
            if segment.name in _IN_BODY and segment.argument:
                yield from missing(segment.name, segment.argument, "body", entry.line + segment.first_line)
    if isinstance(item, Page | Contact | Term):
        for slug in item.sources:
            yield from missing("source", slug, "sources")
    if isinstance(item, Contact):
        yield from _hours(entry, item)
    if isinstance(item, Synonyms):
        kind, _, slug = item.target.partition(":")
        if kind in KINDS:
            yield from missing(kind, slug, "target")
        elif kind != "card" or slug not in CARDS:
            found = f'In the synonyms "{item.slug}": the target "{item.target}" is not known.'
            yield Finding("synonyms-target", "must", entry.file, line, found, 'Write one such as "page:everolimus".')


def _hours(entry: Entry, contact: Contact) -> Iterator[Finding]:
    name = f'In the contact "{contact.slug}":'
    try:
        parse_hours(contact.hours)
    except HoursError as problem:
        found, _, mend = str(problem).partition(". ")
        yield Finding("hours", "must", entry.file, entry.line, f"{name} {found}.", mend)
    if contact.always_open and contact.hours:
        found = f'{name} it is always open and has "hours" too.'
        yield Finding("hours", "must", entry.file, entry.line, found, 'Take one of "always_open" and "hours" away.')
