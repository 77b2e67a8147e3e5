"""What assistive technology is told: a role and a name for everything that can be pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible

from tests.ui.every_block import PAGE

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAccessibleInterface

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

ROLES = (QAccessible.Role.Button, QAccessible.Role.RadioButton)


def told(glass: Glass) -> dict[str, QAccessibleInterface]:
    """What stands in the tree for each target on screen, by the target's name."""
    return {item.objectName(): QAccessible.queryAccessibleInterface(item) for item in glass.tappables()}


def check(glass: Glass) -> None:
    for name, interface in told(glass).items():
        assert interface is not None, f"{name} is not in the tree"
        assert interface.role() in ROLES, f"{name} is a {interface.role()}"
        assert interface.text(QAccessible.Text.Name).strip(), f"{name} has no name"


@pytest.mark.parametrize("screen", ["home", "appearance", "glossary", "questions", "contacts", "about"])
def test_every_target_has_a_role_and_a_name(screen: str, glass: Glass) -> None:
    navigator = glass.kiosk.navigator
    go = {"home": navigator.home, "appearance": navigator.openAppearance, "glossary": navigator.openGlossary}
    go |= {"questions": navigator.openQuestions, "contacts": navigator.openContacts, "about": navigator.openAbout}
    go[screen]()
    glass.settle()

    assert len(told(glass)) > 4
    check(glass)


def test_every_target_on_a_page_has_a_role_and_a_name(open_glass: OpenGlass, every_block_file: Path) -> None:
    glass = open_glass(every_block_file)
    glass.kiosk.navigator.openPage(PAGE)
    glass.settle()

    assert {"details", "word-tracer", "pageDown", "navBack"} <= told(glass).keys()
    check(glass)


def test_what_can_be_chosen_says_whether_it_is(glass: Glass) -> None:
    glass.kiosk.navigator.openAppearance()
    glass.settle()
    choices = {name: told(glass)[name] for name in ("textSize-1", "textSize-2", "theme-paper", "theme-dark")}

    assert {choice.role() for choice in choices.values()} == {QAccessible.Role.RadioButton}
    checked = {name for name, choice in choices.items() if choice.state().checked}
    assert checked == {"textSize-2", "theme-paper"}


def test_a_press_from_assistive_technology_is_a_tap(glass: Glass) -> None:
    glass.tap("start")
    interface = QAccessible.queryAccessibleInterface(glass.find("section-tests"))

    interface.actionInterface().doAction("Press")
    glass.settle()

    assert glass.kiosk.section.slug == "tests"
