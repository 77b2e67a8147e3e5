"""What a picture is, read from its own bytes: no picture library on the way to a release."""

from __future__ import annotations

import hashlib
import re
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.image_error import ImageError
from db.image_notes import notes_in
from db.jpeg import jpeg_size
from db.svg import svg_size

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["MOST_BYTES", "MOST_BYTES_SVG", "MOST_PIXELS", "ImageError", "StoredImage", "read_image", "read_image_file"]

# The widest column there is has about 2,000 pixels (a 4K panel upright). More is memory and a slower page for nothing.
MOST_PIXELS = 4_000_000
MOST_BYTES = 2_000_000
MOST_BYTES_SVG = 300_000
_LONGEST_SIDE = 20_000
_SMALLER = "Save it about 2,000 pixels wide."

_SVG_TAG = re.compile(rb"<svg\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StoredImage:
    """A picture as kept: bytes, their SHA-256 (hex), media type, size in its own pixels."""

    sha256: str
    media_type: str
    width: int
    height: int
    data: bytes


def read_image_file(path: Path) -> StoredImage:
    """The picture in a file. A file that is far too large is not read. Raises `ImageError` and `OSError`."""
    _refuse_bytes(path.stat().st_size, MOST_BYTES)
    return read_image(path.read_bytes())


def read_image(data: bytes) -> StoredImage:
    """Recognise a PNG, JPEG or SVG and its size. Raises ImageError for anything else, and for too much of it.

    An SVG that could run or fetch anything is refused: the kiosk shows it as it is (SEC-05). So is
    a picture that carries what nobody sees: whoever took it may not know that it says where.
    """
    _refuse_bytes(len(data), MOST_BYTES)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        media_type, (width, height) = "image/png", _png_size(data)
    elif data.startswith(b"\xff\xd8"):
        media_type, (width, height) = "image/jpeg", jpeg_size(data)
    elif _SVG_TAG.search(data[:4096]):
        _refuse_bytes(len(data), MOST_BYTES_SVG)
        media_type, (width, height) = "image/svg+xml", svg_size(data)
    else:
        raise ImageError("This is not a PNG, JPEG or SVG picture.", "Save it as one of them.")
    if not (0 < width <= _LONGEST_SIDE and 0 < height <= _LONGEST_SIDE):
        raise ImageError(f"The picture says it is {width} by {height} pixels, which cannot be shown.")
    if media_type != "image/svg+xml" and width * height > MOST_PIXELS:
        found = (
            f"The picture has {width:,} by {height:,} pixels. The most is {MOST_PIXELS // 1_000_000} million in all."
        )
        raise ImageError(found, _SMALLER)
    notes = notes_in(data)
    if notes:
        mend = "Save it without them, as a new picture; the editor does that when a picture is chosen there."
        raise ImageError(f"The picture carries {notes}.", mend)
    return StoredImage(hashlib.sha256(data).hexdigest(), media_type, width, height, data)


def _refuse_bytes(size: int, most: int) -> None:
    if size > most:
        raise ImageError(f"The file has {size / 1e6:.1f} MB. The most is {most / 1e6:g} MB.", _SMALLER)


def _png_size(data: bytes) -> tuple[int, int]:
    if len(data) < 24 or data[12:16] != b"IHDR" or b"IEND" not in data[-16:]:
        raise ImageError("This PNG picture is cut short.")
    width, height = struct.unpack(">II", data[16:24])
    return width, height
