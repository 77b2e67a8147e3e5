"""An SVG picture, held against what a kiosk may show: no code, no reaching out, no words, nothing endless."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from db.image_error import ImageError

if TYPE_CHECKING:
    from collections.abc import Iterator

# A drawing of ours has about 40. So many can still be drawn between two frames.
MOST_SHAPES = 2_000

_FOREIGN = "This SVG picture holds scripts, styles, links, effects or embedded files."
_DECLARED = re.compile(rb"<!DOCTYPE|<!ENTITY|<\?xml-stylesheet", re.IGNORECASE)
_NEVER = frozenset(
    {"script", "style", "foreignobject", "image", "feimage", "filter", "iframe", "video", "audio", "handler"}
    | {"listener", "set", "animate", "animatecolor", "animatemotion", "animatetransform", "discard"}
)
_WORDS = frozenset({"text", "tspan", "textpath", "textarea", "tref", "flowroot"})
_REACHING = re.compile(r"url\(\s*[\"']?(?!#)|@import|expression\(|javascript:", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)(?:px)?\s*")


def svg_size(data: bytes) -> tuple[int, int]:
    """Width and height of an SVG picture in its own pixels. Raises `ImageError` if it may not be shown.

    What could run or fetch anything is refused (SEC-05), and so are letters: nobody could
    enlarge them, hear them or translate them (VIS-14).
    """
    plain = ImageError(_FOREIGN, "Save it as a plain SVG.")
    if _DECLARED.search(data):
        raise plain
    try:
        root = ElementTree.fromstring(data.decode("utf-8"))
    except (ElementTree.ParseError, ValueError) as problem:
        raise ImageError("This SVG picture is damaged or cut short.", "Save it again as a plain SVG.") from problem
    if root.tag.rpartition("}")[2] != "svg":
        raise plain
    for element in root.iter():
        name = _name(element.tag)
        if name in _NEVER or any(_reaches_out(*attribute) for attribute in element.items()):
            raise plain
        if name in _WORDS:
            mend = "Take them out and say them in the caption, where they can be enlarged and read aloud."
            raise ImageError("There are words in this SVG picture.", mend)
    _count_shapes(root)
    return _size(root)


def _name(tag: object) -> str:
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""  # comments have no name


def _reaches_out(name: str, value: str) -> bool:
    bare = _name(name)
    if bare.startswith("on") or _REACHING.search(value):
        return True
    return bare in {"href", "src"} and not value.startswith("#")


def _count_shapes(root: ElementTree.Element) -> None:
    """Refuse what repeats itself without end, or so often that drawing it would hold up the screen."""
    known = {element.get("id"): element for element in root.iter() if element.get("id")}
    counted: dict[int, int] = {}
    open_now: set[int] = set()

    def shapes(element: ElementTree.Element) -> int:
        key = id(element)
        if key in open_now:
            raise ImageError("A part of this SVG picture is drawn within itself.", "Save it again as a plain SVG.")
        if key not in counted:
            open_now.add(key)
            counted[key] = 1 + sum(shapes(part) for part in _parts(element, known))
            open_now.discard(key)
        return counted[key]

    try:
        many = shapes(root)
    except RecursionError as problem:
        raise ImageError("This SVG picture is nested too deeply.", "Save it again as a plain SVG.") from problem
    if many > MOST_SHAPES:
        raise ImageError(
            f"This SVG picture has {many:,} shapes, and {MOST_SHAPES:,} are the most.",
            "Save it as a PNG, about 2,000 pixels wide.",
        )


def _parts(element: ElementTree.Element, known: dict[str | None, ElementTree.Element]) -> Iterator[ElementTree.Element]:
    yield from element
    for name, value in element.items():
        target = known.get(value[1:]) if _name(name) == "href" else None
        if target is not None:
            yield target


def _size(root: ElementTree.Element) -> tuple[int, int]:
    width, height = (_length(root.get(name, "")) for name in ("width", "height"))
    box = root.get("viewBox")
    if (width is None or height is None) and box is not None:
        try:
            _, _, width, height = (float(part) for part in box.replace(",", " ").split())
        except ValueError as problem:
            raise ImageError("This SVG picture has a viewBox that cannot be read.") from problem
    if width is None or height is None:
        raise ImageError("This SVG picture does not say how large it is.", "Give it a viewBox.")
    try:
        return round(width), round(height)
    except (OverflowError, ValueError) as problem:
        raise ImageError("This SVG picture has a size that cannot be read.") from problem


def _length(text: str) -> float | None:
    match = _LENGTH.fullmatch(text)
    return float(match[1]) if match else None
