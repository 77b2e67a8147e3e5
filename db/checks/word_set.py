"""A set of words, written as a line of them."""

from __future__ import annotations


def word_set(*lines: str) -> frozenset[str]:
    """The words of all `lines`, parted by spaces."""
    return frozenset(word for line in lines for word in line.split())
