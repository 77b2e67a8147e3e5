"""What a picture is, read from its own bytes: no picture library on the way to a release."""

from __future__ import annotations

import hashlib
import re
import struct
from dataclasses import dataclass

_JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SVG_UNSAFE = re.compile(
    rb"<!DOCTYPE|<!ENTITY|<script|<foreignObject|<image|<style|\son\w+\s*=|(?:href|src)\s*=\s*[\"'](?!#)|url\(\s*[\"']?(?!#)",
    re.IGNORECASE,
)
_SVG_TAG = re.compile(rb"<svg\b[^>]*>", re.IGNORECASE)


class ImageError(ValueError):
    """The bytes are no picture that can be shown. The message is a sentence for staff."""


@dataclass(frozen=True, slots=True)
class StoredImage:
    """A picture as kept: bytes, their SHA-256 (hex), media type, size in its own pixels."""

    sha256: str
    media_type: str
    width: int
    height: int
    data: bytes


def read_image(data: bytes) -> StoredImage:
    """Recognise a PNG, JPEG or SVG and its size. Raises ImageError for anything else.

    An SVG that could run or fetch anything is refused: the kiosk shows it as it is (SEC-05).
    """
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        media_type, (width, height) = "image/png", _png_size(data)
    elif data.startswith(b"\xff\xd8"):
        media_type, (width, height) = "image/jpeg", _jpeg_size(data)
    elif _SVG_TAG.search(data[:4096]):
        media_type, (width, height) = "image/svg+xml", _svg_size(data)
    else:
        raise ImageError("This is not a PNG, JPEG or SVG picture.")
    if not (0 < width <= 20_000 and 0 < height <= 20_000):
        raise ImageError(f"The picture says it is {width} by {height} pixels, which cannot be shown.")
    return StoredImage(hashlib.sha256(data).hexdigest(), media_type, width, height, data)


def _png_size(data: bytes) -> tuple[int, int]:
    if len(data) < 24 or data[12:16] != b"IHDR" or b"IEND" not in data[-16:]:
        raise ImageError("This PNG picture is cut short.")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _JPEG_SIZES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    raise ImageError("This JPEG picture is damaged or cut short.")


def _svg_size(data: bytes) -> tuple[int, int]:
    if _SVG_UNSAFE.search(data):
        raise ImageError("This SVG picture holds scripts, styles, links or embedded files. Save it as a plain SVG.")
    tag = _SVG_TAG.search(data[:4096])
    assert tag is not None  # the caller looked
    width, height = (_svg_number(tag[0], name) for name in (b"width", b"height"))
    box = re.search(rb"\bviewBox\s*=\s*[\"']([^\"']*)[\"']", tag[0])
    if (width is None or height is None) and box:
        try:
            _, _, box_width, box_height = (float(part) for part in box[1].replace(b",", b" ").split())
        except ValueError as problem:
            raise ImageError("This SVG picture has a viewBox that cannot be read.") from problem
        width, height = box_width, box_height
    if width is None or height is None:
        raise ImageError("This SVG picture does not say how large it is. Give it a viewBox.")
    try:
        return round(width), round(height)
    except (OverflowError, ValueError) as problem:
        raise ImageError("This SVG picture has a size that cannot be read.") from problem


def _svg_number(tag: bytes, name: bytes) -> float | None:
    match = re.search(rb"\s" + name + rb"\s*=\s*[\"']\s*([0-9]+(?:\.[0-9]+)?)(?:px)?\s*[\"']", tag)
    return float(match[1]) if match else None
