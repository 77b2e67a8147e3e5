"""Can staff open the panel on the kiosk?"""

from __future__ import annotations

import sys

from kiosk.health.finding import Finding, Machine, State
from kiosk.staff.pin import FILE_NAME, PinUnreadable, read_pin

SET_ONE = "Set one: `kiosk staff pin`."
ASK_THERE = (
    "Ask in the account of the screen, with the package by `lung-net-screen doctor`. Should it say the same there:"
)


def check(machine: Machine) -> list[Finding]:
    file = machine.data / FILE_NAME
    try:
        secret = read_pin(file)
    except PinUnreadable as fault:
        advice = f"Delete that file and set a new PIN: `kiosk staff pin`. (It is {file}.)"
        if isinstance(fault.__cause__, PermissionError):  # most often it is sound, and somebody else's
            advice = f"{ASK_THERE} {advice}"
        return [Finding("staff panel", State.BROKEN, f"closed: {fault}", advice)]
    if secret is None:
        return [Finding("staff panel", State.ATTENTION, "closed: no PIN was ever set.", SET_ONE)]
    if sys.platform != "win32" and file.stat().st_mode & 0o077:
        advice = f"Take that right away: `chmod 600 {file}`. Then set a new PIN: `kiosk staff pin`."
        return [Finding("staff panel", State.ATTENTION, "other accounts may read the file of the PIN.", advice)]
    return [Finding("staff panel", State.GOOD, "opens with a PIN")]
