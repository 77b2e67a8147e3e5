"""Hold items against every rule, one by one, and tell all findings in one order."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from db.checks.registry import RULES, Rule
from db.checks.subject import Subject
from db.findings import Decision, Finding, place
from db.records import DEFAULT_LOCALE, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.checks.collection import Collection
    from db.checks.subject import Parsed
    from db.overrides import Override
    from db.records import Item

UNUSED = "override-unused"

_KIND_ORDER = {kind: number for number, kind in enumerate(KINDS)}


class Checker:
    """Collects the findings of one collection. What the parser refuses no reviewer can override."""

    def __init__(self, collection: Collection, overrides: Iterable[Override] = ()) -> None:
        self._collection = collection
        self._overrides = tuple(overrides)
        self._decisions = {
            (place(*each.about), each.rule, each.words): Decision(each.reason, each.reviewer, each.decided_on)
            for each in self._overrides
        }
        self._used: set[tuple[str, str, str]] = set()
        self._found: list[tuple[tuple[int, str, str], list[Finding]]] = []

    def check(self, kind: str, item: Item, parsed: Parsed | None = None) -> None:
        """Look at one item. `parsed` is what `parse_body` made of a page's body, if that is known."""
        subject = Subject(kind, item, self._collection, parsed)
        where = subject.where
        found = list(subject.body_findings)
        for rule in _rules_of(kind, translation=item.locale != DEFAULT_LOCALE):
            for problem in rule.check(subject):
                decision = None
                if self._decisions and rule.level == "must":
                    key = where, rule.name, problem.words
                    decision = self._decisions.get(key)
                    self._used.add(key)
                found.append(
                    Finding(
                        rule.name,
                        rule.level,
                        where,
                        problem.line,
                        problem.found,
                        problem.mend,
                        problem.words,
                        decision,
                    )
                )
        if found:
            found.sort(key=lambda finding: (finding.line, finding.rule, finding.words, finding.found))
            self._found.append(((_KIND_ORDER[kind], item.locale, item.slug), found))

    def report(self) -> tuple[Finding, ...]:
        """Everything found so far, by kind, language, name and line, and then what was overridden for nothing."""
        ordered = sorted(self._found, key=lambda found: found[0])
        return (*(finding for _, found in ordered for finding in found), *self._unused())

    def _unused(self) -> Iterable[Finding]:
        for each in self._overrides:
            kind, slug, _ = each.about
            if (place(*each.about), each.rule, each.words) in self._used or slug in self._collection.held[kind]:
                continue
            words = f' for "{each.words}"' if each.words else ""
            yield Finding(
                UNUSED,
                "should",
                place(*each.about),
                0,
                f'An override of the rule "{each.rule}"{words} matches nothing any more.',
                "Take it back: kiosk content override --take-back.",
                unused_words(each),
            )


def unused_words(override: Override) -> str:
    """What stands as `words` in the finding of an override that matches nothing."""
    return f"{override.rule}: {override.words}"


def with_place(finding: Finding, where: str, line: int, found: str = "") -> Finding:
    """The finding named by a file and a line of it."""
    return replace(finding, where=where, line=line, found=found or finding.found)


@cache
def _rules_of(kind: str, *, translation: bool) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if kind in rule.kinds and not (translation and rule.english))
