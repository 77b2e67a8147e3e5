"""Where on a page somebody is who writes at a line of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.blocks import Block


class Spot(NamedTuple):
    """The number of a block on the screen, from 0, and how far down in it: 0 is its top, 1 its end."""

    block: int
    share: float


def spot_of(written: Sequence[Block], shown: Sequence[Block], line: int) -> Spot | None:
    """The spot of a line of the text (from 1) among the blocks that are `shown`; None above the first of them.

    `written` are the blocks of the text in order, with their lines. Those for readers elsewhere, and those that
    point to what is not there, are not shown: then it is the end of the one before.
    """
    number, begins, ends = -1, 0, 0
    for place, block in enumerate(written):
        if block.source_line > line:
            break
        if number + 1 < len(shown) and _same(block, shown[number + 1]):
            number, begins = number + 1, block.source_line
            ends = written[place + 1].source_line if place + 1 < len(written) else line + 1
    if number < 0:
        return None
    return Spot(number, min(1.0, (line - begins) / max(1, ends - begins)))


def _same(written: Block, shown: Block) -> bool:
    return (written.kind, written.ref, written.nations) == (shown.kind, shown.ref, shown.nations)
