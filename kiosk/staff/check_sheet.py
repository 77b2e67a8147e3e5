"""The opening check: what somebody looks at before the doors open, each line with its light and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from db.words import long_date
from kiosk.doctor import examine
from kiosk.health.finding import State

if TYPE_CHECKING:
    from db.reading import Header
    from kiosk.health.finding import Finding, Machine


class Light(StrEnum):
    """How it is. NONE: it is only told, there is nothing to be right or wrong."""

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
    """What patients see now: the release's own header."""

    header: Header


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that `kiosk doctor` finds: first what concerns whoever opens the clinic, then what concerns IT."""

    daily: tuple[Line, ...] = ()
    technical: tuple[Line, ...] = ()


SOUND = Line("Sound", Light.NONE, "This version plays no sound.")
NOT_TRIED = Line("Touch", Light.AMBER, "Not tried yet.", "Try it now.")
_DAILY = {
    "release": "Release in use",
    "content": "Content file",
    "site": "Clinic",
    "reviews": "Pages to review",
    "clock": "Clock",
    "log": "Faults lately",
}
_TECHNICAL = {
    "data folder": "Data folder",
    "disk": "Disk",
    "rights": "Rights of accounts",
    "settings": "Settings",
    "workspace": "Workspace",
    "typefaces": "Typefaces",
    "display": "Display",
    "dpi": "Dots per inch",
    "renderer": "Drawing",
    "touch": "Touch panel",
    "sound": "Sound card",
    "speech": "Speech",
    "staff panel": "Staff panel",
    "one screen": "One screen only",
    "watchdog": "Watchdog",
    "last run": "Last run",
}
_LIGHTS = {State.NOTE: Light.NONE, State.GOOD: Light.GREEN, State.ATTENTION: Light.AMBER, State.BROKEN: Light.RED}
_WORST_FIRST = (Light.RED, Light.AMBER, Light.GREEN, Light.NONE)


def check_sheet(machine: Machine, shown: OnScreen | None) -> Sheet:
    """All lines but those of touch and sound, which need somebody to try them. Slow: it reads the whole release."""
    daily, technical = [on_screen(shown)], []
    for finding in examine(machine):
        if finding.name in _DAILY:
            daily.append(_line(finding, _DAILY))
        else:
            technical.append(_line(finding, _TECHNICAL))
    technical.sort(key=lambda line: _WORST_FIRST.index(line.light))
    return Sheet(tuple(daily), tuple(technical))


def on_screen(shown: OnScreen | None) -> Line:
    """The release that patients see now, by number and hash."""
    if shown is None:
        return Line("On the screen", Light.RED, "Only the page of helplines.", "Tell IT: there is no content to show.")
    header = shown.header
    said = f"Release {header.serial}, hash {header.content_hash[:8]}, content of {long_date(header.as_of)}."
    return Line("On the screen", Light.GREEN, said)


def summary(lines: tuple[Line, ...]) -> str:
    """The whole sheet in one sentence."""
    red = sum(line.light is Light.RED for line in lines)
    amber = sum(line.light is Light.AMBER for line in lines)
    if red:
        return 'Something is broken. Look at the lines marked "Broken".'
    if amber:
        return 'The kiosk can be used. Look at the lines marked "Look at this".'
    return "All is well."


def _line(finding: Finding, names: dict[str, str]) -> Line:
    found = finding.found
    if found.partition(" ")[0].isalpha():  # a path or a file's name stays as it is
        found = found[:1].upper() + found[1:]
    advice = finding.advice.replace("`", "") if finding.state in (State.ATTENTION, State.BROKEN) else ""
    return Line(names.get(finding.name, finding.name), _LIGHTS[finding.state], found, advice)
