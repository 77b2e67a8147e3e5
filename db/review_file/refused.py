"""What may be wrong with a review file."""

from __future__ import annotations


class ReviewRefused(Exception):
    """A review file cannot be made, read, signed or taken in, and nothing was changed.

    A calm sentence: what is wrong and what next.
    """
