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

SCREENS = ["home", "appearance", "glossary", "search", "search a-z", "questions", "contacts", "about", "licences"]
ROLES = (QAccessible.Role.Button, QAccessible.Role.RadioButton)


def told(glass: Glass) -> dict[str, QAccessibleInterface]:
    """What stands in the tree for each target on screen, by the target's name."""
    return {item.objectName(): QAccessible.queryAccessibleInterface(item) for item in glass.tappables()}


def check(glass: Glass) -> None:
    for name, interface in told(glass).items():
        assert interface is not None, f"{name} is not in the tree"
        assert interface.role() in ROLES, f"{name} is a {interface.role()}"
        assert interface.text(QAccessible.Text.Name).strip(), f"{name} has no name"


@pytest.mark.parametrize("screen", SCREENS)
def test_every_target_has_a_role_and_a_name(screen: str, glass: Glass) -> None:
    navigator = glass.kiosk.navigator
    go = {"home": navigator.home, "appearance": navigator.openAppearance, "glossary": navigator.openGlossary}
    go |= {"search": navigator.openSearch, "search a-z": navigator.openSearch}
    go |= {"questions": navigator.openQuestions, "contacts": navigator.openContacts, "about": navigator.openAbout}
    go |= {"licences": navigator.openLicences}
    go[screen]()
    if screen == "search a-z":
        glass.kiosk.search.goBy("a-z")
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


def test_every_key_of_the_keyboard_is_a_button_of_its_name(glass: Glass) -> None:
    glass.kiosk.navigator.openSearch()
    glass.settle()
    keys = {name: each for name, each in told(glass).items() if name.startswith("key-")}

    assert len(keys) == 10 + 26 + 2
    for name, interface in keys.items():
        said = interface.text(QAccessible.Text.Name)
        wanted = {"key-space": "Space", "key-hyphen": "Hyphen -"}.get(name, name.removeprefix("key-").upper())
        assert (interface.role(), said) == (QAccessible.Role.Button, wanted)
        assert not interface.rect().isEmpty()


def test_the_field_says_what_is_typed(glass: Glass) -> None:
    glass.tap("start")
    glass.tap("openSearch")
    field = QAccessible.queryAccessibleInterface(glass.find("searchField"))
    assert (field.role(), field.text(QAccessible.Text.Name)) == (QAccessible.Role.EditableText, "Type a word")

    glass.tap("key-n")

    assert field.text(QAccessible.Text.Name) == "n"


def test_what_was_found_is_read_with_the_words_around_it(glass: Glass) -> None:
    glass.tap("start")
    glass.tap("openSearch")
    for letter in "tired":
        glass.tap(f"key-{letter}")

    interface = told(glass)["hit-page-tiredness"]

    assert interface.role() == QAccessible.Role.Button
    assert interface.text(QAccessible.Text.Name).startswith("Tiredness")
    assert "tired" in interface.text(QAccessible.Text.Description)


def test_the_ways_to_search_say_which_is_chosen(glass: Glass) -> None:
    glass.kiosk.navigator.openSearch()
    glass.settle()
    ways = {name: each for name, each in told(glass).items() if name.startswith("searchBy-")}

    assert {way.role() for way in ways.values()} == {QAccessible.Role.RadioButton}
    assert [name for name, way in ways.items() if way.state().checked] == ["searchBy-type"]
