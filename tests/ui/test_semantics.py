"""Every control and every text says what it is, in words without markup, in the order in which it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk import tour
from tests.ui.assistive_tree import press, tree
from tests.ui.rounds import both_releases, stops_of

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
    for file in both_releases(every_block_file):
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


@pytest.mark.parametrize("over", ["termPanel", "idleWarning"])
def test_what_lies_under_a_panel_is_out_of_reach_of_assistive_technology(over: str, glass: Glass) -> None:
    glass.tap("start")
    glass.kiosk.navigator.openSection("tests")
    glass.settle()
    if over == "termPanel":
        glass.kiosk.navigator.openTerm("carcinoid")
    else:
        glass.clock.advance(121)
        glass.kiosk.session.tick()
    glass.settle()
    assert glass.has(over)

    press(glass, "Home")

    assert glass.kiosk.navigator.screen == "section"


def test_a_button_with_nothing_to_do_is_not_pressed_by_assistive_technology(glass: Glass) -> None:
    glass.tap("start")
    assert not glass.find("navBack").isEnabled()

    press(glass, "Back")

    assert glass.kiosk.navigator.screen == "home"
