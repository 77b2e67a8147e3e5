"""The parts of a JPEG picture, as far as they tell its size and what else it carries."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from db.image_error import ImageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_SCAN, _END = 0xDA, 0xD9


def jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels. Raises ImageError if the picture is damaged or does not go on to its end."""
    size = None
    for marker, payload in jpeg_parts(data):
        if marker in _SIZES and size is None and len(payload) >= 5:
            height, width = struct.unpack(">HH", payload[1:5])
            size = width, height
    if size is None:
        raise _damaged()
    return size


def jpeg_parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and bytes of every part before the picture itself. Raises ImageError if there is no end to it."""
    at = 2
    while at + 2 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == _END:
            return
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if length < 2 or at + 2 + length > len(data):
            break
        yield marker, data[at + 4 : at + 2 + length]
        at += 2 + length
        if marker == _SCAN:
            if data.find(bytes((0xFF, _END)), at) < 0:
                break
            return
    raise _damaged()


def _damaged() -> ImageError:
    return ImageError("This JPEG picture is damaged or cut short.")
