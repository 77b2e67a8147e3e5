"""How did the screen end when it last ran?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from kiosk import faultlog, one_screen
from kiosk.health.finding import Finding, Machine, State

STATISTICS = Path("/proc/stat")
ADVICE = (
    "Look whether something kills it, or memory runs out: `journalctl -u lung-net-kiosk` and `journalctl -k`. "
    "Then restart the machine."
)


def check(machine: Machine) -> list[Finding]:
    run = faultlog.last_run(machine.data)
    if run is None:
        return [Finding("last run", State.NOTE, "none is in the log.")]
    begun = f"started {run.started:%d/%m/%Y %H:%M}"
    if run.ended is not None:
        return [Finding("last run", State.GOOD, f"{begun}, ended in order {run.ended:%d/%m/%Y %H:%M}")]
    if one_screen.claimed(machine.data):
        return [Finding("last run", State.GOOD, f"{begun}, and running")]
    booted = boot_time()
    if booted is not None and booted < run.started:
        return [Finding("last run", State.ATTENTION, f"{begun}, then it ended without a word.", ADVICE)]
    return [Finding("last run", State.NOTE, f"{begun}; the power went, or it was killed.")]


def boot_time(file: Path = STATISTICS) -> datetime | None:
    """When this machine was switched on, by its own clock; None where the system does not say."""
    try:
        lines = file.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return None
    for line in lines:
        name, _, value = line.partition(" ")
        if name == "btime" and value.strip().isdigit():
            return datetime.fromtimestamp(int(value), UTC)
    return None
