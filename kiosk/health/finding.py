"""What a check looks at, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.clock import Clock
    from kiosk.config import SettingFault, Settings


class State(StrEnum):
    """How bad it is. `exit_code` is what `kiosk doctor` ends with when this is the worst."""

    GOOD = "good"
    ATTENTION = "attention"
    BROKEN = "broken"

    @property
    def exit_code(self) -> int:
        return (State.GOOD, State.ATTENTION, State.BROKEN).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, how it is, what was found, and what to do ("" if nothing)."""

    name: str
    state: State
    found: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """What the checks are about: the settings in use and how they were read, clock and starter."""

    settings: Settings
    faults: tuple[SettingFault, ...]
    clock: Clock
    starter: Path | None

    @property
    def data(self) -> Path:
        return self.settings.data_folder


if TYPE_CHECKING:
    Check = Callable[[Machine], list[Finding]]


def worst(findings: list[Finding]) -> State:
    """The state of the whole: that of the worst finding."""
    return max((finding.state for finding in findings), key=lambda state: state.exit_code, default=State.GOOD)
