"""Can the machine speak? Nothing needs it yet, and every word is on the screen too (SPK-12): it is only told."""

from __future__ import annotations

from kiosk.health import probe
from kiosk.health.finding import Finding, Machine, State


def check(machine: Machine) -> list[Finding]:
    answer = probe.asked(machine, "speech")
    if answer.failure:
        return [Finding("speech", State.NOTE, f"not present, nor needed yet: {answer.failure}")]
    engines = answer.values["engines"]
    working = [f"{name} with {one['voices']} voices" for name, one in engines.items() if one["works"]]
    if working:
        return [Finding("speech", State.GOOD, ", ".join(working))]
    silent = [f"{name} does not work" for name in engines]
    return [Finding("speech", State.NOTE, f"not present, nor needed yet: {', '.join(silent) or 'no speech engine'}")]
