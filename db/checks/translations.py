"""A translation keeps the version it matches, and is flagged when that has changed (LNG-03)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.checks.registry import Problem, rule
from db.translated import HASH, is_stale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.checks.subject import Subject


@rule("translation-version", level="should")
def a_translation_names_its_source(subject: Subject) -> Iterator[Problem]:
    told = subject.item.translates
    if subject.source is None and told:
        found = "It names the version it was translated from, and there is nothing it could be a translation of."
        yield Problem(found, "Take the line away, or give it the slug of its original.", words=told)
    elif subject.source is not None and HASH.fullmatch(told) is None:
        found = "It does not say which version it was translated from, so patients read that it may be out of date."
        yield Problem(found, 'Compare it with the original, then write translates = "current".', words=told)


@rule("translation-stale", level="should")
def a_translation_matches_its_source(subject: Subject) -> Iterator[Problem]:
    told = subject.item.translates
    if subject.source is None or HASH.fullmatch(told) is None:
        return
    if is_stale(subject.kind, subject.item, subject.source):
        found = "The original has changed since this was translated."
        yield Problem(found, 'Bring it up to date, then write translates = "current".', words=told)
