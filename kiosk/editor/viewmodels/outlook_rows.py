"""What somebody sees before they publish, as rows of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.changes.told import in_words, is_a_number
from db.findings import place
from db.words import said_of
from kiosk.editor.viewmodels.when import here
from kiosk.editor.whole_numbers import unbroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.changes.red import RedLine
    from db.publish.installed import OnThisMachine
    from db.publish.summary import Summary
    from db.worklist import Task

ALL_AT_ONCE = 40
"""Rows that a list of changes has at first, and that are added at a time."""

_FIRST = ("first", "second", "third")
_CALLED = {
    "page": "Page",
    "contact": "Contact",
    "term": "Word of the glossary",
    "question": "Question",
    "section": "Section",
    "image": "Picture",
    "site": "This clinic",
}


def change_rows(summary: Summary) -> list[tuple[object, ...]]:
    """Item, title, what became of it, its red lines, whether it can be opened. What has red lines comes first."""
    red = {(each.kind, each.slug, each.locale): each.red for each in summary.read}
    rows: list[tuple[object, ...]] = []
    for each in summary.changes:
        about = each.kind, each.slug, each.locale
        lines = [_look(line) for line in red.get(about, ())]
        note = f"{_CALLED[each.kind]}, {each.what}"
        rows.append((place(*about), each.title, note, lines, each.what != "gone"))
    return sorted(rows, key=lambda row: not row[3])


def _look(line: RedLine) -> dict[str, str]:
    """A line to look at, as a sentence; what is a phone number and nothing else is shown by itself too."""
    before, after = (line.before, line.after) if is_a_number(line) else ("", "")
    return {"words": unbroken(in_words(line)), "before": unbroken(before), "after": unbroken(after)}


def waiting_rows(tasks: Iterable[Task]) -> list[tuple[object, ...]]:
    """Item, and why it stays out."""
    return [(task.item, said_of(task.title or task.item, f"{task.reason.capitalize()}. {task.why}")) for task in tasks]


def release_rows(releases: Iterable[OnThisMachine]) -> list[tuple[object, ...]]:
    """Label, when it was published and by whom, a note, whether it is in use, and what a button offers."""
    listed = tuple(releases)
    moments = moments_of(listed)
    return [(each.label, called(each, moments), _note(each), each.in_use, _offer(each)) for each in listed]


def called(each: OnThisMachine, moments: Mapping[str, str]) -> str:
    """What people know a release by: "26 November 2026, 21:24, by Example Nurse"."""
    return f"{moments[each.label]}, by {each.made_by}" if each.made_on else "Published in another workspace"


def moments_of(releases: Iterable[OnThisMachine]) -> dict[str, str]:
    """When each was published here, by its label. What one person published in the same minute is counted:
    "26 November 2026, 21:24, the second in that minute".
    """
    same: dict[tuple[str, str], list[str]] = {}
    for each in sorted(releases, key=lambda each: (each.made_on, each.label)):
        if each.made_on:
            same.setdefault((here(each.made_on), each.made_by), []).append(each.label)
    return {
        label: f"{minute}, the {_nth(number)} in that minute" if len(labels) > 1 else minute
        for (minute, _), labels in same.items()
        for number, label in enumerate(labels)
    }


def _nth(number: int) -> str:
    return _FIRST[number] if number < len(_FIRST) else f"{number + 1}th"


def _note(each: OnThisMachine) -> str:
    withdrawn = " Something was taken off since: it cannot be shown again." if each.withdrawn else ""
    return f"Release {each.label}.{withdrawn}"


def _offer(each: OnThisMachine) -> str:
    if each.in_use or each.withdrawn:
        return ""
    return "Go back to this one" if each.earlier else "Show this one"
