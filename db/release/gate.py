"""Nothing that must be mended goes into a release, unless a reviewer has overridden it (OPS-03)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.checks.checker import Checker
from db.checks.collection import Collection
from db.findings import ContentError, place
from db.markdown.parse import parse_body

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from db.blocks import Block
    from db.findings import Finding
    from db.overrides import Override
    from db.records import Page
    from db.release.chosen import Choice


class Gate:
    """Holds what was chosen for a release against every rule. Pages pass one by one, and are parsed here.

    Items at the places `passed` stop nothing, whatever is found in them.
    """

    def __init__(
        self, choice: Choice, *, as_of: date, overrides: Iterable[Override], passed: Iterable[str] = ()
    ) -> None:
        self._passed = frozenset(passed)
        items = choice.by_kind()
        self._checker = Checker(Collection.of(items, choice.left_out, as_of), overrides)
        for kind in items.keys() - {"page"}:
            for item in items[kind]:
                self._checker.check(kind, item)

    def blocks(self, page: Page) -> tuple[Block, ...]:
        """The blocks of a page, which has been looked at then."""
        parsed = parse_body(page.body, where=place("page", page.slug, page.locale))
        self._checker.check("page", page, parsed)
        return parsed[0]

    def close(self) -> tuple[str, ...]:
        """Raise ContentError with all that must be mended; else notes on what a reviewer has let stand."""
        findings = self._checker.report()
        stops = [finding for finding in findings if finding.stops and finding.where not in self._passed]
        if stops:
            many = f"{len(stops)} things" if len(stops) > 1 else "1 thing"
            raise ContentError(f"{many} must be mended before a release can be made.", stops)
        return tuple(_told(finding) for finding in findings if finding.decision is not None)


def _told(finding: Finding) -> str:
    assert finding.decision is not None  # the caller looked
    return f"Overridden by the {finding.decision.reviewer}: {finding} Reason: {finding.decision.reason}"
