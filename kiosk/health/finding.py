"""What a check looks at, and what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kiosk.clock import Clock
    from kiosk.config import SettingFault, Settings
    from kiosk.health.probe import Answer


class State(StrEnum):
    """How bad it is. NOTE is only told: nothing is there to be right or wrong, or it cannot be known from here."""

    NOTE = "note"
    GOOD = "good"
    ATTENTION = "attention"
    BROKEN = "broken"

    @property
    def exit_code(self) -> int:
        """What `kiosk doctor` ends with when this is the worst."""
        return {State.ATTENTION: 1, State.BROKEN: 2}.get(self, 0)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, how it is, what was found, and what to do ("" if nothing)."""

    name: str
    state: State
    found: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """What the checks are about: the settings in use and how they were read, clock and starter.

    `known` holds answers of the running screen to questions that a probe would be asked otherwise, by question.
    """

    settings: Settings
    faults: tuple[SettingFault, ...]
    clock: Clock
    starter: Path | None
    known: Mapping[str, Answer] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        return self.settings.data_folder


if TYPE_CHECKING:
    Check = Callable[[Machine], list[Finding]]


def worst(findings: list[Finding]) -> State:
    """The state of the whole: that of the worst finding, and GOOD where nothing was judged."""
    states = (finding.state for finding in findings if finding.state is not State.NOTE)
    return max(states, key=lambda state: state.exit_code, default=State.GOOD)
