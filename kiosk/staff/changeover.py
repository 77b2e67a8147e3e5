"""From one release to another: what would change, and doing it. Every fault is a calm sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.changes.collection import named
from db.changes.releases import compare
from db.release.accept import accept
from db.release.files import CannotWrite
from db.release.install import InstallRefused, OlderRelease, install, rollback
from db.sealed.faults import LibraryDamaged, LibraryUnavailable, what_is_wrong
from db.words import long_date
from kiosk import typed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.changes.releases import ReleaseChanges, ShownChange
    from db.release.store import Installed, ReleaseStore

MOST_RED = 30
MOST_ITEMS = 60
NOTHING_THERE = "Nothing is on the screen to compare it with."
MEND_BROUGHT = "Nothing has changed here. Have the release copied to the stick again, or use another stick."
GO_BACK = "To go back, use Content on this kiosk."
OLDER = f"it is older than the release in use. {GO_BACK}"


@dataclass(frozen=True, slots=True)
class RedRow:
    """A number, a medicine or a "not" that differs. `before` or `after` is "" where there is none."""

    where: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a patient would read differently. With a `refusal` the release cannot be shown, and that is why."""

    title: str = ""
    summary: str = ""
    red: tuple[RedRow, ...] = ()
    items: tuple[str, ...] = ()
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether it was done, and what to tell."""

    done: bool
    said: str


def preview(shown: Path | None, new: Path, *, at_least: int = 0, brought: bool = False) -> Preview:
    """Check both releases whole and tell the changes, what must be looked at first.

    A release with a serial below `at_least` is refused. `brought`: it is off a stick, and not installed.
    """
    try:
        header = accept(new)
    except LibraryUnavailable as fault:
        return Preview(refusal=_brought(fault) if brought else str(fault))
    try:
        if header.serial < at_least:
            return Preview(refusal=f"Release {header.label}: {OLDER}")
        changes = compare(shown, new) if shown is not None else None
    except LibraryUnavailable as fault:
        return Preview(refusal=str(fault))
    title = f"Release {header.label}, content of {long_date(header.as_of)}"
    if changes is None:
        return Preview(title, NOTHING_THERE)
    return Preview(title, f"{changes.summary}.", _red(changes), _items(changes))


def take(file: Path, store: ReleaseStore) -> Outcome:
    """Put a release that was brought in use."""
    return _in_words(lambda: install(file, store), told=_brought)


def go_to(label: str, store: ReleaseStore) -> Outcome:
    """Put an installed release in use, an earlier or a later one."""
    return _in_words(lambda: rollback(store, to=label))


def _brought(fault: Exception) -> str:
    """The sentence of a fault, with what helps where the release is not installed."""
    match fault:
        case LibraryDamaged():
            return f"{what_is_wrong(fault)} {MEND_BROUGHT}"
        case OlderRelease():
            return f"{fault} {GO_BACK}"
        case _:
            return str(fault)


def _in_words(act: Callable[[], Installed], *, told: Callable[[Exception], str] = str) -> Outcome:
    try:
        installed = act()
    except (LibraryUnavailable, InstallRefused, CannotWrite) as fault:
        return Outcome(False, told(fault))
    return Outcome(True, f"Release {installed.label} is in use and on the screen.")


def _red(changes: ReleaseChanges) -> tuple[RedRow, ...]:
    rows = [
        RedRow(_named(item), line.before or "nothing", line.after or "nothing")
        for item in changes.items
        for line in item.red
    ]
    if len(rows) > MOST_RED:
        more = f"And {len(rows) - MOST_RED} more. See all at an office PC: kiosk release compare"
        return (*rows[:MOST_RED], RedRow(typed.here(more, None), "", ""))
    return tuple(rows)


def _items(changes: ReleaseChanges) -> tuple[str, ...]:
    told = [f"{_named(item)}: {item.state}" for item in changes.items]
    return tuple(told[:MOST_ITEMS]) + ((f"And {len(told) - MOST_ITEMS} more.",) if len(told) > MOST_ITEMS else ())


def _named(item: ShownChange) -> str:
    kind = named(item.kind, 1)
    name = f'"{item.name}"' if item.name else item.slug.replace("-", " ")
    return f"{kind[:1].upper()}{kind[1:]} {name}" + (f" ({item.locale})" if item.locale != "en" else "")
