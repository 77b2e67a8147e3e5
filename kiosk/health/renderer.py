"""What draws the screen, and is it quick enough?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kiosk import faultlog, one_screen
from kiosk.health import probe
from kiosk.health.finding import Finding, Machine, State

if TYPE_CHECKING:
    from collections.abc import Mapping

_IMITATED = re.compile(r"llvmpipe|softpipe|swrast|software rasterizer|Microsoft Basic Render", re.IGNORECASE)
IN_SOFTWARE = "drawn in software"
"""What the log says of a start without a graphics card."""
CARD = (
    "Install the driver of the graphics card, or have the screen drawn without it, which is quicker than so: "
    "QT_QUICK_BACKEND=software in its environment."
)
NO_CARD = "Install the driver of the graphics card, or set QT_QUICK_BACKEND=software in the screen's environment."


def check(machine: Machine) -> list[Finding]:
    answer = probe.asked(machine, "renderer")
    if answer.failure:
        return [Finding("renderer", State.NOTE, f"not known: {answer.failure}")]
    told = answer.values
    if not told["works"]:
        said = "the graphics card cannot draw. The screen tries it at each start, then goes on in software."
        return [Finding("renderer", State.ATTENTION, said, NO_CARD)]
    said = told["api"] + (f", {told['device']}" if told["device"] else "")
    if told["api"] == "software":
        return [Finding("renderer", State.GOOD, f"in software{_why(told)}")]
    if "chosen" in told and one_screen.claimed(machine.data) and _running_in_software(machine):
        return [Finding("renderer", State.GOOD, f"in software on the running screen; it could be {said}")]
    if _IMITATED.search(told["device"]):
        found = f"{said}: a graphics card is imitated by the processor, which is slow."
        return [Finding("renderer", State.ATTENTION, found, CARD)]
    return [Finding("renderer", State.GOOD, said)]


def _why(told: Mapping[str, Any]) -> str:
    """The running screen does not tell who chose it."""
    if "chosen" not in told:
        return ""
    return f", as {' and '.join(told['chosen'])} says" if told["chosen"] else ", as there is no graphics card"


def _running_in_software(machine: Machine) -> bool:
    run = faultlog.last_run(machine.data)
    return run is not None and IN_SOFTWARE in run.said
