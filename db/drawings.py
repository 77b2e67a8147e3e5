"""Line drawings: SVG pictures in a few fixed colours, which a screen replaces by those of its theme.

A drawing is known by its colours alone: every fill and line is one of `COLOURS`, so that
nothing in it can end up pale on pale. Any other picture is shown as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# In the order in which a theme hands over its own. They are the colours of the theme "paper".
COLOURS = {
    "ink": "#16262e",  # every line
    "accent": "#0a4a56",  # large dark parts, arrows
    "ground": "#f7f4ee",  # the page itself
    "quiet": "#d3e6e4",
    "warm": "#ffd166",
    "fair": "#f4d9bd",  # skin
    "brown": "#b8835a",  # skin
    "hair": "#3a2a22",
    "silver": "#e9e6df",  # hair too
}
_ROLES = {colour.encode(): index for index, colour in enumerate(COLOURS.values())}

_PAINT = re.compile(rb"\s(?:fill|stroke|color|stop-color)\s*=\s*([\"'])(.*?)\1", re.DOTALL)
_OTHERWISE = re.compile(rb"\sstyle\s*=|\s(?:fill-|stroke-|stop-)?opacity\s*=|<linearGradient|<radialGradient|<pattern")
_START = re.compile(rb"<svg\b[^>]*\sfill\s*=")  # without it, a shape that says nothing would be black
_COLOUR = re.compile(rb"#[0-9a-f]{6}\b")
_GIVEN = re.compile(r"[0-9a-f]{6}")


def is_drawing(media_type: str, data: bytes) -> bool:
    """Whether a picture has nothing but the colours of a drawing."""
    if media_type != "image/svg+xml" or _START.search(data) is None or _OTHERWISE.search(data):
        return False
    return all(value == b"none" or value in _ROLES for _, value in _PAINT.findall(data))


def recoloured(data: bytes, colours: Sequence[str]) -> bytes:
    """A drawing in other colours: as many as `COLOURS` and in that order, each six hex digits without a sign.

    Raises `ValueError` for anything else.
    """
    if len(colours) != len(_ROLES) or not all(_GIVEN.fullmatch(colour) for colour in colours):
        raise ValueError(f"not the colours of a drawing: {colours}")
    return _COLOUR.sub(lambda match: _other(match[0], colours), data)


def _other(colour: bytes, colours: Sequence[str]) -> bytes:
    role = _ROLES.get(colour)
    return colour if role is None else b"#" + colours[role].encode()
