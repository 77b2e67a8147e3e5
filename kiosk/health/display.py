"""Is there a screen to show anything on, and does Qt start on it?"""

from __future__ import annotations

from kiosk.health import probe
from kiosk.health.finding import Finding, Machine, State

NO_SCREEN = ("offscreen", "minimal")
ADVICE = (
    "Start the kiosk in a graphical session. If a library is named above, install it. "
    "Over a remote line, run this in the kiosk's own session."
)


def check(machine: Machine) -> list[Finding]:
    answer = probe.asked(machine, "display")
    if answer.failure:
        return [Finding("display", State.BROKEN, f"Qt does not start: {answer.failure}", ADVICE)]
    platform, screens = answer.values["platform"], answer.values["screens"]
    if platform in NO_SCREEN:
        return [Finding("display", State.ATTENTION, f"Qt draws without a screen ({platform}).", ADVICE)]
    if not screens:
        return [Finding("display", State.BROKEN, "no screen is connected.", ADVICE)]
    dpi = machine.settings.screen.dpi
    found = []
    for screen in screens:
        inches = (screen["width"] ** 2 + screen["height"] ** 2) ** 0.5 / dpi
        found.append(f"{screen['width']} x {screen['height']} on {platform}, {inches:.1f} in at {dpi:g} dots per inch")
    return [Finding("display", State.GOOD, "; ".join(found))]
