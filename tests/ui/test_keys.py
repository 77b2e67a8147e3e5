"""Everything works with keys too, and only who uses keys sees the focus (KBD-03)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.glass import is_tappable

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem

    from tests.ui.glass import Glass


def focused(glass: Glass) -> QQuickItem | None:
    item = glass.window.activeFocusItem()
    return item if item is not None and is_tappable(item) else None


def focus(glass: Glass, name: str) -> None:
    """Press Tab until the focus stands on what is called so."""
    passed = []
    for _ in range(60):
        item = focused(glass)
        passed.append(item.objectName() if item is not None else "")
        if passed[-1] == name:
            return
        glass.key(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name} but {sorted(set(passed))}")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_act_on_what_has_the_focus(key: Qt.Key, glass: Glass) -> None:
    glass.tap("start")
    focus(glass, "section-tests")

    glass.key(key)

    assert glass.kiosk.section.slug == "tests"
    assert glass.kiosk.navigator.screen == "section"


def test_a_key_acts_when_it_is_let_go(glass: Glass) -> None:
    glass.tap("start")
    focus(glass, "section-tests")

    QTest.keyPress(glass.window, Qt.Key.Key_Return)
    glass.settle()
    assert glass.kiosk.navigator.screen == "home"
    QTest.keyRelease(glass.window, Qt.Key.Key_Return)
    glass.settle()

    assert glass.kiosk.navigator.screen == "section"


def test_the_focus_is_shown_to_keys_only(glass: Glass) -> None:
    glass.tap("start")
    assert not any(item.property("focusShown") for item in glass.tappables())

    focus(glass, "section-tests")
    assert [item.objectName() for item in glass.tappables() if item.property("focusShown")] == ["section-tests"]
    glass.tap("section-treatments")

    assert not any(item.property("focusShown") for item in glass.tappables())


def test_tab_reaches_everything_on_home(glass: Glass) -> None:
    glass.tap("start")
    wanted = {item.objectName() for item in glass.tappables() if item.isEnabled()}
    reached = set()

    for _ in range(3 * len(wanted)):
        glass.key(Qt.Key.Key_Tab)
        item = focused(glass)
        if item is not None:
            reached.add(item.objectName())

    assert reached == wanted


def test_what_the_focus_reaches_comes_into_sight(glass: Glass) -> None:
    glass.tap("start")
    glass.kiosk.navigator.openSection("research")
    glass.settle()
    last = [item for item in glass.tappables() if item.objectName().startswith("page-")][-1]
    assert not glass.within_sight(last)

    focus(glass, last.objectName())

    assert glass.within_sight(last)


def test_keys_stay_on_the_panel_that_lies_over_the_page(glass: Glass) -> None:
    glass.tap("start")
    glass.kiosk.navigator.openTerm("carcinoid")
    glass.settle()

    for _ in range(5):
        glass.key(Qt.Key.Key_Tab)
        item = focused(glass)
        assert item is not None
        assert item.objectName() == "termClose"
    glass.key(Qt.Key.Key_Return)

    assert not glass.has("termPanel")


def test_page_keys_turn_the_page(glass: Glass) -> None:
    glass.tap("start")
    glass.kiosk.navigator.openPage("what-is-a-lung-net")
    glass.settle()
    focus(glass, next(item.objectName() for item in glass.tappables() if item.objectName().startswith("word-")))
    before = glass.scroll()

    glass.key(Qt.Key.Key_PageUp)
    up = glass.scroll()
    glass.key(Qt.Key.Key_PageDown)

    assert up < before
    assert glass.scroll() > up
