"""The opening check: what somebody looks at before the doors open, each line with its light and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from db.library import Library, LibraryUnavailable
from db.words import long_date
from kiosk.doctor import guarded
from kiosk.health import clock, data_folder, log, release
from kiosk.health.finding import State

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from db.reading import Header
    from kiosk.health.finding import Finding, Machine

TITLES_TOLD = 3


class Light(StrEnum):
    """How it is. NONE: there is nothing to be right or wrong."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet. `advice` is what to do next, "" where there is nothing."""

    name: str
    light: Light
    found: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class OnScreen:
    """What patients see now: the release's own file and header, and for which nation."""

    path: Path
    header: Header
    nation: str


SOUND = Line("Sound", Light.NONE, "This version plays no sound.")
NOT_TRIED = Line("Touch", Light.AMBER, "Not tried yet.", "Try it now.")
_NAMES = {
    "data folder": "Data folder",
    "disk": "Disk",
    "release": "Release in use",
    "content": "Content file",
    "site": "Clinic",
    "clock": "Clock",
    "log": "Faults lately",
}
_LIGHTS = {State.GOOD: Light.GREEN, State.ATTENTION: Light.AMBER, State.BROKEN: Light.RED}


def check_sheet(machine: Machine, shown: OnScreen | None, *, today: date | None) -> tuple[Line, ...]:
    """All lines but those of touch and sound, which need somebody to try them. Slow: it reads the whole release.

    `today` is None while the clock cannot be believed.
    """
    as_of: date | None = None

    def of_release() -> list[Finding]:
        nonlocal as_of
        found, as_of = release.check(machine)
        return found

    content = guarded("release", of_release)
    findings = [
        *guarded("clock", lambda: clock.check_against(machine, as_of)),
        *guarded("disk", lambda: data_folder.check(machine)),
        *content,
        *guarded("log", lambda: log.check(machine)),
    ]
    return (on_screen(shown), *map(_line, findings), to_review(shown, today))


def on_screen(shown: OnScreen | None) -> Line:
    """The release that patients see now, by number and hash."""
    if shown is None:
        return Line("On the screen", Light.RED, "Only the page of helplines.", "Tell IT: there is no content to show.")
    header = shown.header
    said = f"Release {header.serial}, hash {header.content_hash[:8]}, content of {long_date(header.as_of)}."
    return Line("On the screen", Light.GREEN, said)


def to_review(shown: OnScreen | None, today: date | None) -> Line:
    """How many pages should have been reviewed by now."""
    name = "Pages to review"
    if shown is None or today is None:
        return Line(name, Light.AMBER, "Not known: there is no content, or the clock cannot be believed.")
    try:
        library = Library.open(shown.path, nation=shown.nation)
        try:
            late = [card.title for card in library.all_pages() if library.page(card.slug).next_review <= today]
        finally:
            library.close()
    except LibraryUnavailable as fault:
        return Line(name, Light.RED, str(fault), "Tell IT.")
    if not late:
        return Line(name, Light.GREEN, "No page is overdue.")
    told = ", ".join(late[:TITLES_TOLD]) + (f" and {len(late) - TITLES_TOLD} more" if len(late) > TITLES_TOLD else "")
    said = f"{len(late)} {'page is' if len(late) == 1 else 'pages are'} overdue: {told}."
    return Line(name, Light.AMBER, said, "Tell whoever looks after the content.")


def summary(lines: tuple[Line, ...]) -> str:
    """The whole sheet in one sentence."""
    red = sum(line.light is Light.RED for line in lines)
    amber = sum(line.light is Light.AMBER for line in lines)
    if red:
        return "Something is broken. Look at the lines marked Broken."
    if amber:
        return "The kiosk can be used. Look at the lines marked Look at this."
    return "All is well."


def _line(finding: Finding) -> Line:
    found = finding.found
    if found.partition(" ")[0].isalpha():  # a path or a file's name stays as it is
        found = found[:1].upper() + found[1:]
    advice = finding.advice.replace("`", "") if finding.state is not State.GOOD else ""
    return Line(_NAMES.get(finding.name, finding.name), _LIGHTS[finding.state], found, advice)
