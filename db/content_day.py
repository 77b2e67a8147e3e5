"""The day the content speaks of: what a release is dated with, and what the days in it are held against."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.workspace import Workspace


def content_day(workspace: Workspace) -> date | None:
    """The day that `collection.toml` told, or a later one on which somebody with an account saved a text.

    Without the second a clinic that writes on would publish for ever under the day of the starter texts, and could
    not say that it dialled a number after it. None where no content was ever brought in.
    """
    told = workspace.meta_get("as_of")
    saved = workspace.last_saved_by_somebody()
    return max((*([date.fromisoformat(told)] if told else []), *([_here(saved)] if saved else [])), default=None)


def writing_day(workspace: Workspace) -> date:
    """The same for a text that is being written: saved, it would be of today at the earliest."""
    today = _here(workspace.now())
    return max(today, content_day(workspace) or today)


def _here(moment: str) -> date:
    """The day of a moment in UTC, as whoever sat at this computer would have written it."""
    return datetime.fromisoformat(moment).astimezone().date()
