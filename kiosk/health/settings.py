"""Is every setting as it may be?"""

from __future__ import annotations

from kiosk.config_environment import keys_set
from kiosk.health.finding import Finding, Machine, State

SHORTEST_GOOD_WAIT = 120
"""TIM-03. A site may set less, but should know that it takes reading time away."""


def check(machine: Machine) -> list[Finding]:
    found = [
        Finding("settings", State.ATTENTION, str(fault), "Correct the file; `kiosk config explain` lists every key.")
        for fault in machine.faults
    ]
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
    said = f"site {settings.site}, nation {settings.nation}, {settings.screen.dpi:g} dots per inch"
    return [Finding("settings", State.GOOD, said)]
