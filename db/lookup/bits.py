"""Sets of numbers as one large integer each: bit 7 is set if 7 is in the set.

Python joins and counts ten thousand such bits in a microsecond, so that a word which stands on
every page costs no more than one that stands on three.
"""

from __future__ import annotations

import sys
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_DENSE, _SHORT, _LONG = 0, 1, 2
_WIDTH = {_SHORT: "H", _LONG: "I"}


def of(places: Iterable[int], size: int) -> int:
    """The set of `places`, each from 0 to below `size`."""
    data = bytearray((size + 7) // 8)
    for place in places:
        data[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(data, "little")


def places(bits: int) -> Iterator[int]:
    """What is in the set, lowest first."""
    base = 0
    # In pieces, and over what is empty: to take the lowest bit off a large number means to copy all of it.
    while bits:
        empty = (bits & -bits).bit_length() - 1
        bits >>= empty
        base += empty
        piece = bits & 0xFFFFFFFFFFFFFFFF
        while piece:
            low = piece & -piece
            yield base + low.bit_length() - 1
            piece ^= low
        bits >>= 64
        base += 64


def encode(sets: Iterable[int | Sequence[int]]) -> bytes:
    """Sets as bytes, the same on every machine: each as a list or as bits, whatever is shorter.

    A set may be given as such, or as its places in order.
    """
    out = bytearray()
    for one in sets:
        way, body = _encoded(one)
        out += bytes([way]) + len(body).to_bytes(4, "little") + body
    return bytes(out)


def _encoded(one: int | Sequence[int]) -> tuple[int, bytes]:
    if isinstance(one, int):
        top, count = one.bit_length(), one.bit_count()
    else:
        top, count = (one[-1] + 1 if one else 0), len(one)
    way = _SHORT if top <= 0x10000 else _LONG
    length = (top + 7) // 8
    if count * array(_WIDTH[way]).itemsize >= length:
        return _DENSE, (one if isinstance(one, int) else of(one, top)).to_bytes(length, "little")
    listed = array(_WIDTH[way], places(one) if isinstance(one, int) else one)
    if sys.byteorder == "big":
        listed.byteswap()
    return way, listed.tobytes()


def decode(data: bytes) -> list[int]:
    """The sets of `encode`. What is not one raises ValueError."""
    sets, at = [], 0
    while at < len(data):
        way, length = data[at], int.from_bytes(data[at + 1 : at + 5], "little")
        body = data[at + 5 : at + 5 + length]
        at += 5 + length
        if len(body) != length:
            raise ValueError("a set is cut short")
        if way == _DENSE:
            sets.append(int.from_bytes(body, "little"))
        else:
            listed = array(_WIDTH[way])
            listed.frombytes(body)
            if sys.byteorder == "big":
                listed.byteswap()
            sets.append(of(listed, listed[-1] + 1))
    return sets


class Tally:
    """Adds numbers up for all places at once: plane n holds the n-th binary digit of every sum."""

    def __init__(self) -> None:
        self._planes: list[int] = []

    def add(self, bits: int, weight: int = 1) -> None:
        """Add `weight` to the sum of every place in `bits`."""
        for digit in range(weight.bit_length()):
            if weight >> digit & 1:
                self._carry(bits, digit)

    def _carry(self, bits: int, digit: int) -> None:
        while bits:
            while len(self._planes) <= digit:
                self._planes.append(0)
            plane = self._planes[digit]
            self._planes[digit], bits = plane ^ bits, plane & bits
            digit += 1

    def best(self, among: int) -> Iterator[int]:
        """The places of `among`, the highest sum first, equal ones by number."""
        return self._walk(among, len(self._planes) - 1, highest=True)

    def least(self, among: int) -> Iterator[int]:
        """The places of `among`, the lowest sum first, equal ones by number."""
        return self._walk(among, len(self._planes) - 1, highest=False)

    def most(self, among: int) -> int:
        """Those of `among` whose sum is the highest that one of them has."""
        for plane in reversed(self._planes):
            among = (among & plane) or among
        return among

    def at_most(self, limit: int, among: int) -> int:
        """Those of `among` whose sum is `limit` or less."""
        equal, below = among, 0
        for digit in reversed(range(max(len(self._planes), limit.bit_length()))):
            plane = self._planes[digit] if digit < len(self._planes) else 0
            if limit >> digit & 1:
                below |= equal & ~plane
                equal &= plane
            else:
                equal &= ~plane
        return below | equal

    def _walk(self, among: int, digit: int, *, highest: bool) -> Iterator[int]:
        if not among:
            return
        if digit < 0:
            yield from places(among)
            return
        higher = among & self._planes[digit]
        lower = among ^ higher
        yield from self._walk(higher if highest else lower, digit - 1, highest=highest)
        yield from self._walk(lower if highest else higher, digit - 1, highest=highest)
