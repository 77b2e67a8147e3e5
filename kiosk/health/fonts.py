"""Are the typefaces there and whole? Each table of a font file carries its own checksum."""

from __future__ import annotations

import array
import struct
import sys
from typing import TYPE_CHECKING

from kiosk import resources
from kiosk.health.finding import Finding, Machine, State

if TYPE_CHECKING:
    from pathlib import Path

KINDS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
ADVICE = "Install the program again; until then the system's own typeface is used."


def check(machine: Machine) -> list[Finding]:  # noqa: ARG001 (all checks are asked alike)
    files = resources.font_files()
    if not files:
        return [Finding("typefaces", State.BROKEN, f"none found in {resources.fonts_folder()}.", ADVICE)]
    bad = [f"{file.name} {problem}" for file in files if (problem := problem_of(file))]
    if bad:
        return [Finding("typefaces", State.BROKEN, f"{'; '.join(bad)}.", ADVICE)]
    return [Finding("typefaces", State.GOOD, f"{len(files)} files, all whole")]


def problem_of(file: Path) -> str:
    """What is wrong with a font file, or "" if it is whole."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        return f"cannot be read ({error.strerror or error})"
    if raw[:4] not in KINDS:
        return "is not a typeface"
    try:
        (tables,) = struct.unpack_from(">H", raw, 4)
        for number in range(tables):
            tag, checksum, start, length = struct.unpack_from(">4sLLL", raw, 12 + 16 * number)
            if start + length > len(raw):
                return "is cut off"
            if _checksum(raw[start : start + length], tag) != checksum:
                return f"is damaged (table {tag.decode('ascii', 'replace').strip()})"
    except struct.error:
        return "is cut off"
    return ""


def _checksum(table: bytes, tag: bytes) -> int:
    words = array.array("I", table + b"\0" * (-len(table) % 4))
    if sys.byteorder == "little":
        words.byteswap()
    total = sum(words)
    if tag == b"head" and len(words) > 2:
        total -= words[2]  # this word seals the whole file, so it cannot count towards itself
    return total & 0xFFFFFFFF
