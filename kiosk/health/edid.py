"""What a panel says of itself over its cable (EDID): its name, its own pixels, its size in mm."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

DRM = Path("/sys/class/drm")
"""Where Linux keeps it, for each connector of a graphics card."""
_HEAD: Final = bytes.fromhex("00ffffffffffff00")
_SMALLEST = 128
_DETAILED = 54
_DESCRIPTORS = (54, 72, 90, 108)
_NAME = 0xFC
_ONLY_A_SHAPE = {(16, 9), (160, 90), (160, 100), (1600, 900)}
"""Television sets write their shape where their size should be."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel. Pixels and mm are 0 where it says nothing that could be true."""

    name: str
    width: int
    height: int
    width_mm: int
    height_mm: int


def panels(folder: Path = DRM) -> list[Panel]:
    """Every panel that is connected; none where the system has no such folder."""
    found = []
    try:
        files = sorted(folder.glob("card*-*/edid"))
    except OSError:
        return []
    for file in files:
        try:
            panel = read(file.read_bytes())
        except OSError:
            continue
        if panel is not None:
            found.append(panel)
    return found


def read(raw: bytes) -> Panel | None:
    """The panel of one EDID, or None if these bytes are none: nothing is connected there."""
    if len(raw) < _SMALLEST or not raw.startswith(_HEAD) or sum(raw[:_SMALLEST]) % 256:
        return None
    width = height = width_mm = height_mm = 0
    timing = raw[_DETAILED : _DETAILED + 18]
    if timing[0] or timing[1]:  # else it is no timing
        width, height = timing[2] | (timing[4] >> 4) << 8, timing[5] | (timing[7] >> 4) << 8
        width_mm, height_mm = timing[12] | (timing[14] >> 4) << 8, timing[13] | (timing[14] & 15) << 8
    if not (width_mm and height_mm):
        width_mm, height_mm = raw[21] * 10, raw[22] * 10
    if (width_mm, height_mm) in _ONLY_A_SHAPE or not (width_mm and height_mm):
        width_mm = height_mm = 0
    return Panel(_name(raw), width, height, width_mm, height_mm)


def _name(raw: bytes) -> str:
    for place in _DESCRIPTORS:
        if raw[place : place + 4] == bytes((0, 0, 0, _NAME)):
            return raw[place + 5 : place + 18].decode("ascii", "replace").partition("\n")[0].strip()
    return ""
