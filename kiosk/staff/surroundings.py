"""What the panel is handed of the program around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Protocol

    from PySide6.QtCore import QObject

    from db.library import Library
    from db.release.store import ReleaseStore
    from kiosk.health.finding import Machine

    class End(Protocol):
        def __call__(self, *, anew: bool) -> None: ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`shown` gives the library on the screen, `today` the day while the clock can be believed.

    `look` makes the program look for a new release at once. `end` ends the program, for good or
    to begin anew. Input to `watched` keeps the panel open.
    """

    machine: Machine
    store: ReleaseStore
    shown: Callable[[], Library | None]
    today: Callable[[], date | None]
    look: Callable[[], None]
    end: End
    watched: QObject | None
