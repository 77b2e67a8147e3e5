"""What the panel is handed of the program around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from db.library import Library
    from db.release.store import ReleaseStore
    from kiosk.health.finding import Machine

RESTART = 64
"""What Qt's loop ends with when staff ask for the program to begin anew; no process ends with it."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`shown` gives the library on the screen. `look` makes the program look for a new release at once.

    `end` ends the program: with 0 for good, with `RESTART` to begin anew. Input to `watched` keeps
    the panel open.
    """

    machine: Machine
    store: ReleaseStore
    shown: Callable[[], Library | None]
    look: Callable[[], None]
    end: Callable[[int], None]
    watched: QObject | None
