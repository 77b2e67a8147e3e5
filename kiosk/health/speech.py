"""Can the machine speak? Its absence is never an error: every word is on the screen too (SPK-12)."""

from __future__ import annotations

from kiosk.health import probe
from kiosk.health.finding import Finding, Machine, State

ADVICE = "Only needed for Listen. On Linux install speech-dispatcher and libspeechd2; on Windows add a UK voice."


def check(machine: Machine) -> list[Finding]:  # noqa: ARG001
    answer = probe.ask("speech")
    if answer.failure:
        return [Finding("speech", State.ATTENTION, f"the speech module does not start: {answer.failure}", ADVICE)]
    engines = answer.values["engines"]
    working = [f"{name} with {one['voices']} voices" for name, one in engines.items() if one["works"]]
    if working:
        return [Finding("speech", State.GOOD, ", ".join(working))]
    silent = [f"{name} does not work" for name in engines]
    return [Finding("speech", State.ATTENTION, ", ".join(silent) or "no speech engine", ADVICE)]
