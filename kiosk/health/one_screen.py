"""Is the patient screen running, and could a second one start beside it?"""

from __future__ import annotations

from kiosk.health.data_folder import takes_files
from kiosk.health.finding import Finding, Machine, State
from kiosk.one_screen import FILE_NAME, Lock, look


def check(machine: Machine) -> list[Finding]:
    lock = machine.data / FILE_NAME
    match look(machine.data):
        case Lock.HELD:
            return [Finding("one screen", State.GOOD, "it is running, and a second one cannot start")]
        case Lock.UNABLE:
            said = f"two could run beside each other: {lock} cannot be locked."
            advice = "Let the kiosk's account read that file, and keep the data folder on a disk of this machine."
            return [Finding("one screen", State.ATTENTION, said, advice)]
        case Lock.MISSING if not takes_files(machine.data):
            said = f"two could run beside each other: there is no {lock}, and it cannot be made."
            advice = f"Make that file as an administrator; it stays empty: `touch {lock}`."
            return [Finding("one screen", State.ATTENTION, said, advice)]
        case _:
            return [Finding("one screen", State.GOOD, "none is running now")]
