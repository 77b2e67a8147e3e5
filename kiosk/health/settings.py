"""Is every setting as it may be?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.config import NO_NATION, OF_NO_LINE
from kiosk.config_environment import keys_set
from kiosk.config_file import Unusable, may_name_a_nation, read
from kiosk.health.finding import Finding, Machine, State

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.config import SettingFault

CORRECT = "Correct the file; `kiosk config explain` lists every key."
SAY_THE_NATION = (
    'Write nation = "ENG", "NIR", "SCT" or "WLS" there, above the first [table], and start the kiosk again. '
    "`kiosk config check FILE` must find nothing wrong."
)
LET_IT_BE_READ = "See that this file is there and the account of the screen may read it, and start the kiosk again."
SHORTEST_GOOD_WAIT = 120
"""TIM-03. A site may set less, but should know that it takes reading time away."""


def check(machine: Machine) -> list[Finding]:
    found = [_fault(each) for each in machine.faults]
    wait = machine.settings.idle.minimum_seconds
    if wait < SHORTEST_GOOD_WAIT:
        found.append(
            Finding(
                "settings",
                State.ATTENTION,
                f"idle.minimum_seconds is {wait}: slow readers may lose their page.",
                f"Set it to {SHORTEST_GOOD_WAIT} or more.",
            )
        )
    if keys := keys_set():
        said = f"the environment, and not the file, sets {', '.join(keys)}."
        found.append(
            Finding("settings", State.ATTENTION, said, "That is for trials: write it into kiosk.toml instead.")
        )
    if found:
        return found
    settings = machine.settings
    nation = settings.nation if _says_a_nation(settings.file) else f"{settings.nation} by default"
    said = f"site {settings.site}, nation {nation}, {settings.screen.dpi:g} dots per inch"
    said += f"; from {settings.file}" if settings.file is not None else "; there is no settings file"
    return [Finding("settings", State.GOOD, said)]


def _says_a_nation(file: Path | None) -> bool:
    """Whether anybody has chosen it. A kiosk that was set up without does not know that it is not in England."""
    try:
        return file is not None and may_name_a_nation(read(file))
    except Unusable:  # it could be read a moment ago
        return True


def _fault(fault: SettingFault) -> Finding:
    state = State.BROKEN if NO_NATION in fault.used else State.ATTENTION
    if fault.used in OF_NO_LINE:
        return Finding("settings", state, str(fault), LET_IT_BE_READ)
    return Finding("settings", state, str(fault), SAY_THE_NATION if state is State.BROKEN else CORRECT)
