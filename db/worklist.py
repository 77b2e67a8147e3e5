"""What waits for somebody: the first thing staff look at.

Rows say what, why and since when; nothing here changes anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from db import findings
from db.checks import check_workspace
from db.findings import place
from db.hashing import item_hash
from db.labels import in_labels, name_of
from db.people.accounts import IT
from db.people.sending_back import sent_back
from db.records import KINDS, STARTER, Contact
from db.release.chosen import choose
from db.upgrade.upgraded import upgraded
from db.waiting import waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.publish.outcome import Progress
    from db.records import Item
    from db.workspace import Workspace
    from db.workspace_reviews import ReviewFile

SOON = timedelta(days=90)
DIALLED_WITHIN = timedelta(days=365)
_NEVER_TRIED = ("", "999")  # nobody rings the emergency services to see whether they answer


class Reason(StrEnum):
    """Why something is on the list, the most pressing first."""

    TAKEN_OFF = "taken off"
    STARTER = "changed in a new version of the program"
    SENT_BACK = "sent back"
    OVERDUE = "overdue for review"
    APPROVAL = "waits for approval"
    FINDING = "must be mended"
    NOT_DIALLED = "not dialled for 12 months"
    DUE = "due for review within 90 days"
    HELD = "waits for confirmation"
    RECOVERED = "account recovered"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. `item` is written as "page:everolimus", or the login of an account.

    `waits_for` is the account of whoever it is left to, None for everybody.
    """

    reason: Reason
    item: str
    title: str
    why: str
    waits_for: int | None = None


def worklist(workspace: Workspace, today: date, *, progress: Progress | None = None) -> tuple[Task, ...]:
    """Everything that waits, by reason and item. Takes as long as a check of the whole workspace."""
    back = _sent_back(workspace)
    found = [
        *_taken_off(workspace),
        *_changed_by_the_program(workspace),
        *_by_date(workspace, today),
        *{*back.values(), *_unapproved(workspace, back)},
        *_findings(workspace, progress),
        *_held(workspace),
        *_recovered(workspace),
    ]
    return tuple(sorted(found, key=_place))


def _place(task: Task) -> tuple[int, str, str]:
    # Safety corrections come first among themselves, in the order in which they were found.
    names = ("", "") if task.reason is Reason.STARTER else (task.item, task.why)
    return list(Reason).index(task.reason), *names


def _changed_by_the_program(workspace: Workspace) -> Iterator[Task]:
    for change in upgraded(workspace):
        what = "Its starter text no longer comes with the program." if change.gone else "Its starter text has changed."
        what = "It is new." if change.new else what
        safety = "This may be a safety correction. " if change.safety else ""
        own = " Your own text was left as it is: see whether it needs the same." if change.own else ""
        yield _task(Reason.STARTER, change.changes.kind, change.item, f"{safety}{what}{own}")


def left_out(workspace: Workspace) -> tuple[Task, ...]:
    """What the next release does not show as it was last written: it was taken off, or nobody has approved it."""
    return (*_taken_off(workspace), *_unapproved(workspace, _sent_back(workspace)))


def _taken_off(workspace: Workspace) -> Iterator[Task]:
    for each in workspace.withdrawals.active():
        item = workspace.current(each.kind, each.slug, each.locale)
        title = name_of(item) if item is not None else each.slug
        yield Task(Reason.TAKEN_OFF, place(*each.about), title, each.reason)


def _by_date(workspace: Workspace, today: date) -> Iterator[Task]:
    for kind in KINDS:
        for current in workspace.items(kind):
            item = current.item
            due = getattr(item, "next_review", None)
            if isinstance(due, date) and due <= today + SOON:
                reason, is_due = (Reason.OVERDUE, "was due") if due <= today else (Reason.DUE, "is due")
                yield _task(reason, kind, item, f"Its review {is_due} on {_day(due)}.")
            if isinstance(item, Contact) and item.phone not in _NEVER_TRIED and _long_ago(item.dialled_on, today):
                last = f"Last dialled on {_day(item.dialled_on)}." if item.dialled_on else "Nobody has dialled it."
                yield _task(Reason.NOT_DIALLED, kind, item, last)


def _long_ago(dialled_on: date | None, today: date) -> bool:
    return dialled_on is None or dialled_on + DIALLED_WITHIN <= today


def _unapproved(workspace: Workspace, back: dict[str, Task]) -> Iterator[Task]:
    """What a clinic wrote and a release does not show: another version stands there, or none. `back` was sent back."""
    shown = {
        (kind, item.slug, item.locale): item_hash(kind, item)
        for kind, items in choose(workspace).by_kind().items()
        for item in items
    }
    off = {each.about for each in workspace.withdrawals.active()}
    sent = {
        (*item.about, item.hash): file
        for file in workspace.reviews.all()
        if file.withdrawn is None
        for item in file.items
    }
    for kind in KINDS:
        for current in workspace.items(kind):
            about = kind, current.item.slug, current.item.locale
            if current.origin != "site" or about in off or shown.get(about) == current.hash:
                continue
            if place(*about) in back:
                yield back[place(*about)]
            else:
                history = workspace.history(*about)[-1]
                told = f"Version {history.number}, by {history.author}.{_sent(sent.get((*about, current.hash)))}"
                yield _task(Reason.APPROVAL, kind, current.item, told)


def _sent_back(workspace: Workspace) -> dict[str, Task]:
    """What an approver wants put right, by item: it waits for whoever wrote it."""
    found = {}
    for about, back in sent_back(workspace).items():
        version = workspace.history(*about)[-1]
        by = STARTER if version.origin == "starter" else version.author
        when = _day_of(back.made_on)
        why = f"{back.approver} sent back version {back.revision}, by {by}, on {when}: \u201c{back.remark}\u201d"
        item = place(*about)
        found[item] = Task(Reason.SENT_BACK, item, name_of(version.item), why, version.author_id)
    return found


def _sent(file: ReviewFile | None) -> str:
    """Where these very words went last."""
    if file is None:
        return ""
    # Words that came back approved wait only if they were taken off or put back afterwards.
    return f" Sent to {file.approver} on {_day_of(file.made_on)}." if file.answer is None else ""


def _findings(workspace: Workspace, progress: Progress | None) -> Iterator[Task]:
    for finding in check_workspace(workspace, progress=progress):
        if finding.stops:
            named = findings.about(finding.where)
            said = f"{finding.found} {finding.mend}"
            yield Task(Reason.FINDING, finding.where, "", in_labels(said, named[0]) if named is not None else said)


def _held(workspace: Workspace) -> Iterator[Task]:
    for each in waiting(workspace):
        part = f" (line {each.line})" if each.line else ""
        yield Task(Reason.HELD, each.where, each.text, f"{each.reason}{part}")


def _recovered(workspace: Workspace) -> Iterator[Task]:
    for event in workspace.people.events():
        if event.by == IT:
            yield Task(Reason.RECOVERED, event.login, "", f"{event.what}, on {event.made_on[:10]}, by {event.by}")


def _task(reason: Reason, kind: str, item: Item, why: str) -> Task:
    return Task(reason, place(kind, item.slug, item.locale), name_of(item), why)


def _day_of(moment: str) -> str:
    return _day(date.fromisoformat(moment[:10]))


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
