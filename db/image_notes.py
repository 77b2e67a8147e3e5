"""What a picture carries besides what is seen: the notes of a camera, a place, the words of a program."""

from __future__ import annotations

import struct

from db.jpeg import jpeg_parts

_GPS = 0x8825
_PNG_TEXT = frozenset({b"tEXt", b"zTXt", b"iTXt"})
# What a decoder needs: that it is a JPEG, its colours, and how they were changed by Adobe's programs.
_NEEDED = {0xE0: b"", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_COMMENT = 0xFE


def notes_in(data: bytes) -> str:
    """What a PNG or JPEG carries that nobody sees, in words such as "notes of a camera (EXIF)"; "" for nothing.

    Raises ImageError for a JPEG that is damaged.
    """
    if data.startswith(b"\xff\xd8"):
        return _in_jpeg(data)
    return _in_png(data) if data.startswith(b"\x89PNG") else ""


def _in_jpeg(data: bytes) -> str:
    found = ""
    for marker, payload in jpeg_parts(data):
        if marker == 0xE1 and payload.startswith(b"Exif\0\0"):
            return _exif(payload[6:])
        needed = payload.startswith(_NEEDED[marker]) if marker in _NEEDED else not 0xE0 <= marker <= 0xEF
        if marker == _COMMENT or not needed:
            found = "words of a camera or a program"
    return found


def _in_png(data: bytes) -> str:
    found, at = "", 8
    while at + 8 <= len(data):
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if name == b"eXIf":
            return _exif(data[at + 8 : at + 8 + length])
        if name in _PNG_TEXT:
            found = "words of a camera or a program"
        at += 12 + length
    return found


def _exif(tiff: bytes) -> str:
    return f"notes of a camera (EXIF){', which say where it was taken' if _tells_place(tiff) else ''}"


def _tells_place(tiff: bytes) -> bool:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return False
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (many,) = struct.unpack_from(f"{order}H", tiff, first)
        tags = (struct.unpack_from(f"{order}H", tiff, first + 2 + 12 * number)[0] for number in range(many))
        return _GPS in tags
    except struct.error:  # cut short: whatever it says, it is no place
        return False
