"""With which codes the patient screen ends, and what whoever supervises it does then.

One table for all supervisors: `kiosk supervise`, the unit of the Debian package and the Shell Launcher of Windows
are held to it by tests, and so is the table in docs/it.md.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

CLOSED = 0
FAULT = 1
MISUNDERSTOOD = 2
NO_DISPLAY = 3
ALREADY_SHOWN = 4
ANEW = 10
ANEW_IN_SOFTWARE = 11
HELPLINES_SHOWN = 75
SIGNALLED = 128
"""Added to the number of the signal that ended the screen, as shells and systemd do."""


class After(Enum):
    """What comes after an end."""

    STAYS_ENDED = "stays ended"
    BEGINS_ANEW = "begins anew at once"
    FAULT = "starts again, and counts as a fault"
    NO_FAULT = "starts again"


class ExitCode(NamedTuple):
    """One code and what it means, in words for IT."""

    code: int
    means: str
    after: After


EXIT_CODES = (
    ExitCode(CLOSED, "staff closed the kiosk by its panel", After.STAYS_ENDED),
    ExitCode(FAULT, "a fault of the program", After.FAULT),
    ExitCode(MISUNDERSTOOD, "the command line was not understood", After.FAULT),
    ExitCode(NO_DISPLAY, "there is no display", After.FAULT),
    ExitCode(ALREADY_SHOWN, "another kiosk already shows this data folder", After.NO_FAULT),
    ExitCode(ANEW, "staff asked to begin anew (Windows)", After.BEGINS_ANEW),
    ExitCode(ANEW_IN_SOFTWARE, "the graphics card cannot draw: anew without it (Windows)", After.BEGINS_ANEW),
    ExitCode(HELPLINES_SHOWN, "the page of helplines was shown for its ten minutes", After.NO_FAULT),
)
"""Every code with a meaning of its own. Any other one is a crash, or a signal."""


def after(code: int) -> After:
    """What comes after an end with `code`. Windows' own codes for a crash are large or negative numbers."""
    return next((each.after for each in EXIT_CODES if each.code == code), After.FAULT)
