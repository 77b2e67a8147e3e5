"""Is the patient screen running, and could a second one start beside it?"""

from __future__ import annotations

from kiosk import alone
from kiosk.health.data_folder import takes_files
from kiosk.health.finding import Finding, Machine, State


def check(machine: Machine) -> list[Finding]:
    if alone.claimed(machine.data):
        return [Finding("one screen", State.GOOD, "it is running, and a second one cannot start")]
    lock = machine.data / alone.FILE_NAME
    if lock.exists() or takes_files(machine.data):
        return [Finding("one screen", State.GOOD, "none is running now")]
    said = f"two could run beside each other: there is no {lock}, and it cannot be made."
    advice = f"Make that file as an administrator; it stays empty: `touch {lock}`."
    return [Finding("one screen", State.ATTENTION, said, advice)]
