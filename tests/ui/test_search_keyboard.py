"""The search with an ordinary keyboard, or with a pad of arrows and Enter (KBD-01, SEC-01)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from kiosk import tour
from tests.keyboard import type_text
from tests.ui.glass import is_tappable, scene_rect
from tests.ui.test_search import hits, typed, types

if TYPE_CHECKING:
    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

Key = Qt.Key


@pytest.fixture
def search(glass: Glass) -> Glass:
    glass.tap("start")
    glass.tap("openSearch")
    return glass


def focused(glass: Glass) -> str:
    item = glass.window.activeFocusItem()
    return item.objectName() if item is not None and (is_tappable(item) or item.objectName() == "searchField") else ""


def types_keys(glass: Glass, text: str) -> None:
    type_text(glass.window, text)
    glass.settle()


def test_letters_go_into_the_field_wherever_the_focus_stands(search: Glass) -> None:
    types_keys(search, "scan")
    assert typed(search) == "scan"
    assert hits(search)
    search.key(Key.Key_Tab)
    assert focused(search)

    types_keys(search, "s")

    assert typed(search) == "scans"


def test_capitals_digits_hyphen_and_space_are_letters_too(search: Glass) -> None:
    types_keys(search, "MEN1 x-y")

    assert typed(search) == "MEN1 x-y"


def test_a_letter_typed_twice_is_two_letters(search: Glass) -> None:
    types_keys(search, "inn")

    assert typed(search) == "inn"


def test_backspace_takes_back_a_letter(search: Glass) -> None:
    types_keys(search, "scanx")

    search.key(Key.Key_Backspace)

    assert typed(search) == "scan"


@pytest.mark.parametrize(
    "key", [Key.Key_Delete, Key.Key_F1, Key.Key_F5, Key.Key_Insert, Key.Key_VolumeUp, Key.Key_Menu]
)
def test_other_keys_do_nothing(key: Key, search: Glass) -> None:
    types_keys(search, "scan")

    search.key(key)

    assert (typed(search), search.kiosk.navigator.screen) == ("scan", "search")
    assert search.window.isVisible()


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_letters_with_ctrl_or_alt_are_no_letters(held: Qt.KeyboardModifier, search: Glass) -> None:
    QTest.keyClick(search.window, Key.Key_V, held)
    QTest.keyClick(search.window, Key.Key_W, held)
    search.settle()

    assert search.kiosk.search.typed == ""


@pytest.mark.parametrize(("key", "text", "stands"), [(Key.Key_A, "a", "scan"), (Key.Key_Backspace, "\b", "scan")])
def test_a_key_that_is_held_down_does_not_repeat(key: Key, text: str, stands: str, search: Glass) -> None:
    types_keys(search, "scan")

    repeated = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, True)
    QCoreApplication.sendEvent(search.window, repeated)
    search.settle()

    assert typed(search) == stands


def test_arrows_walk_over_the_keys_and_enter_types(search: Glass) -> None:
    search.key(Key.Key_Down)
    assert focused(search).startswith("key-")

    for _ in range(20):
        if focused(search) == "key-1":
            break
        search.key(Key.Key_Left)
    walked = [focused(search)]
    for arrow in (Key.Key_Right, Key.Key_Down, Key.Key_Down, Key.Key_Left, Key.Key_Up):
        search.key(arrow)
        walked.append(focused(search))
    search.key(Key.Key_Return)

    assert walked == ["key-1", "key-2", "key-w", "key-s", "key-a", "key-q"]
    assert typed(search) == "q"
    assert search.find("key-q").property("focusShown")


def test_arrows_lead_from_the_keys_to_the_results_and_back(search: Glass) -> None:
    types_keys(search, "scan")
    search.key(Key.Key_Down)
    assert focused(search).startswith("key-")

    passed = []
    for _ in range(8):
        search.key(Key.Key_Up)
        passed.append(focused(search))
    assert any(name.startswith("hit-") for name in passed)
    hit = next(name for name in reversed(passed) if name.startswith("hit-"))
    while focused(search) != hit:
        search.key(Key.Key_Down)
    search.key(Key.Key_Return)

    assert search.kiosk.navigator.screen in ("page", "search")
    assert search.kiosk.page.slug == hit.removeprefix("hit-page-")


def test_an_arrow_with_nothing_in_its_direction_leaves_the_focus(search: Glass) -> None:
    search.key(Key.Key_Down)
    for _ in range(12):
        search.key(Key.Key_Left)

    left = focused(search)
    search.key(Key.Key_Left)

    assert focused(search) == left


@pytest.mark.parametrize("panel", tour.PROFILES)
def test_enter_leads_to_the_first_result(panel: str, open_glass: OpenGlass) -> None:
    glass = open_glass(size=tour.PROFILES[panel])
    glass.tap("start")
    glass.tap("openSearch")
    types_keys(glass, "everolimus")

    glass.key(Key.Key_Return)
    first = focused(glass)
    glass.key(Key.Key_Return)

    assert first == "hit-page-everolimus"
    assert glass.find("pageTitle").property("text").startswith("Everolimus")


def test_page_keys_turn_the_results(search: Glass) -> None:
    types_keys(search, "scan")

    search.key(Key.Key_PageDown)
    assert search.scroll() > 0
    search.key(Key.Key_PageUp)

    assert search.scroll() == 0


def test_tab_reaches_everything_on_the_search(search: Glass) -> None:
    types(search, "tired")
    wanted = {item.objectName() for item in search.tappables() if item.isEnabled()}
    reached = set()

    for _ in range(2 * len(wanted)):
        search.key(Key.Key_Tab)
        reached.add(focused(search))

    assert reached == {*wanted, "searchField"}
    assert {"key-q", "key-space", "searchClear", "searchBy-a-z", "hit-page-tiredness"} <= wanted


def test_the_focus_comes_into_sight_and_is_shown(search: Glass) -> None:
    types_keys(search, "scan")
    search.key(Key.Key_Return)
    for _ in range(6):
        search.key(Key.Key_Down)

    item = search.window.activeFocusItem()

    assert item is not None
    assert item.property("focusShown")
    assert search.within_sight(item)


def test_a_letter_key_goes_to_its_letter_in_a_to_z(search: Glass) -> None:
    search.tap("searchBy-a-z")

    types_keys(search, "c")
    assert search.kiosk.search.letters.chosen == "C"
    types_keys(search, "5")
    assert search.kiosk.search.letters.chosen == "0-9"
    search.key(Key.Key_Backspace)

    assert search.kiosk.search.letters.chosen == ""
    assert search.kiosk.search.typed == ""


def test_keys_of_the_keyboard_stand_in_rows(search: Glass) -> None:
    rows = [[search.find(f"key-{letter}") for letter in row] for row in ("1234567890", "qwertyuiop", "asdfghjkl")]

    for row in rows:
        assert len({scene_rect(item).top() for item in row}) == 1
        lefts = [scene_rect(item).left() for item in row]
        assert lefts == sorted(lefts)
    tops = [scene_rect(row[0]).top() for row in rows]
    assert tops == sorted(tops)
