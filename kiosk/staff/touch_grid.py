"""Does the glass answer everywhere? A finger goes over all of it, and what was missed is told."""

from __future__ import annotations

from kiosk.staff.check_sheet import NOT_TRIED, Light, Line

PLACES_TOLD = 6


class TouchGrid:
    """`columns` times `rows` places, from the upper left corner, line by line."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = max(1, columns), max(1, rows)
        self.answered = [False] * (self.columns * self.rows)

    @property
    def complete(self) -> bool:
        return all(self.answered)

    def touch(self, x: float, y: float) -> bool:
        """A finger is at these parts (0 to 1) of the width and height. Whether a place answered for the first time."""
        if not (0 <= x < 1 and 0 <= y < 1):
            return False
        place = int(y * self.rows) * self.columns + int(x * self.columns)
        new = not self.answered[place]
        self.answered[place] = True
        return new

    def line(self) -> Line:
        """What the sheet says of it."""
        if not any(self.answered):
            return NOT_TRIED
        if self.complete:
            return Line("Touch", Light.GREEN, f"All {len(self.answered)} places answered.")
        missed = [place for place, answered in enumerate(self.answered) if not answered]
        told = "; ".join(
            f"row {each // self.columns + 1}, place {each % self.columns + 1}" for each in missed[:PLACES_TOLD]
        )
        more = f"; and {len(missed) - PLACES_TOLD} more" if len(missed) > PLACES_TOLD else ""
        said = f"{len(missed)} of {len(self.answered)} places did not answer: {told}{more}."
        return Line("Touch", Light.RED, said, "Clean the screen and try again. If it stays so, tell IT.")
