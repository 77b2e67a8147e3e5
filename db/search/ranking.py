"""What is found, best first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from db.lookup.bits import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.search.terms import Term

# More than any word can earn by where it stands: what a brand name leads to comes first.
_LED_TO = 64
_MAY_LEAD_TO = 9


class Ranked(NamedTuple):
    """Everything that was found, and what tells the better from the worse of it."""

    entries: int
    tally: Tally


def ranked(terms: Sequence[Term], *, partly: bool) -> Ranked:
    """Entries that have all terms; with `partly`, where there are none, those that have the most."""
    tally = Tally()
    for term in terms:
        term.match.count_in(tally)
        term.exact.count_in(tally)
        tally.add(term.targets, _LED_TO)
        tally.add(term.to_come, _MAY_LEAD_TO)
    if not terms:
        return Ranked(0, tally)
    entries = terms[0].entries
    for term in terms[1:]:
        entries &= term.entries
    if not entries and partly:
        counted, some = Tally(), 0
        for term in terms:
            counted.add(term.entries)
            some |= term.entries
        entries = counted.most(some)
    return Ranked(entries, tally)
