"""Every control and every text says what it is, in words without markup, in the order in which it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk import tour
from tests.ui.assistive_tree import tree
from tests.ui.test_layout import stops_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

CONTROLS = {"Button", "RadioButton", "Link", "EditableText"}
WORDS = {"StaticText", "Heading", "Graphic", "Grouping"}
DRAWN = {"Aa", "•"}  # the size of letters on a button that names it, and the dot before an item


def squeezed(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def faults(glass: Glass) -> list[str]:
    """What is wrong in the tree of the present screen, in words."""
    told = tree(glass)
    found = [f"a {each.role} has no name" for each in told if not each.name.strip()]
    found += [f"{each.name!r} is a {each.role}" for each in told[1:] if each.role not in CONTROLS | WORDS]
    found += [f"markup is spoken: {each.name!r}" for each in told if "</" in each.name or "<br" in each.name]
    said = " | ".join(squeezed(f"{each.name} {each.description}") for each in told)
    seen = {squeezed(words) for words in glass.see()} - DRAWN
    found += [f"{words!r} is seen and not told" for words in sorted(seen) if words not in said]
    return found


@pytest.mark.parametrize("panel", ["portrait", "landscape"])
def test_every_control_and_text_of_every_screen_is_told(
    panel: str, open_glass: OpenGlass, every_block_file: Path
) -> None:
    wrong = []
    for file in ({}, {"file": every_block_file}):
        glass = open_glass(**file, size=tour.PROFILES[panel])
        for stop in stops_of(glass, pages=bool(file)):
            stop.go(glass.program)
            glass.settle()
            wrong += [f"{stop.name}: {fault}" for fault in faults(glass)]
            if stop.name == "warning":
                glass.kiosk.session.answer()

    assert "\n".join(wrong) == ""


def test_the_page_of_last_resort_is_told(open_glass: OpenGlass) -> None:
    glass = open_glass(None)

    assert faults(glass) == []
    assert {"Heading", "StaticText"} <= {each.role for each in tree(glass)}
