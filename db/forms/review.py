""" "I have reviewed the whole of this": what moves the review dates (GOV-05)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.checks.governance import MONTHS, later
from db.forms.dates import written_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


def reviewed(kind: str, form: Mapping[str, str], *, today: date) -> dict[str, str]:
    """The form with `today` as its last review, and the next one as late as GOV-02 allows.

    A page that does not say yet of what kind it is has the shortest time.
    """
    months = MONTHS.get(form.get("kind", ""), min(MONTHS.values())) if kind == "page" else MONTHS[kind]
    return {**form, "last_reviewed": written_date(today), "next_review": written_date(later(today, months))}
