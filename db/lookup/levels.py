"""Where a word stands in what it finds: the better the place, the higher up the list."""

from __future__ import annotations

from enum import IntEnum

OFTEN = 3
"""Times that a word stands in a text to count as what the text is about."""


class Level(IntEnum):
    """Best first. The numbers stand in releases: `search_word.found` holds one set for each, in this order."""

    TITLE_START = 0
    TITLE = 1
    SUMMARY = 2
    HEADING = 3
    TEXT_OFTEN = 4
    TEXT = 5
