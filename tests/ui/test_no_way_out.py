"""No key, button, gesture, drop or link leads out of the program (SEC-01, SEC-03, SEC-13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodQueryEvent,
    QWindow,
)
from PySide6.QtTest import QTest

from tests.kiosk.monkey import processes
from tests.ui.glass import is_tappable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtQuick import QQuickItem

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

Key = Qt.Key
SHIFT, CONTROL, ALT, META = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
LISTEN = 5  # F5 is a key of the pad
LETTERS_OF_DESKTOPS = [getattr(Key, f"Key_{letter}") for letter in "ACDEFGHJKLMNOPQRSTVWXZ0123456789"]
# What SEC-01 names, and whatever else opens, closes, prints, saves or leaves on some desktop.
CHORDS: dict[str, list[tuple[Key, Qt.KeyboardModifier]]] = {
    "control and a letter": [(key, CONTROL) for key in LETTERS_OF_DESKTOPS],
    "control, shift and a letter": [(key, CONTROL | SHIFT) for key in LETTERS_OF_DESKTOPS],
    "alt and a letter": [(key, ALT) for key in LETTERS_OF_DESKTOPS],
    "the Windows key and a letter": [(key, META) for key in LETTERS_OF_DESKTOPS],
    "function keys": [
        (getattr(Key, f"Key_F{number}"), held)
        for number in range(1, 13)
        for held in (NONE, SHIFT, CONTROL, ALT, META, CONTROL | ALT)
        if number != LISTEN or held not in (NONE, SHIFT)
    ],
    "chords of windows": [
        (key, held)
        for key in (Key.Key_Tab, Key.Key_Backtab, Key.Key_Space, Key.Key_Escape, Key.Key_Return, Key.Key_Delete)
        for held in (CONTROL, ALT, META, CONTROL | ALT, CONTROL | SHIFT, ALT | SHIFT)
    ],
    "chords of browsers": [
        (key, held)
        for key in (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_PageDown)
        for held in (CONTROL, ALT, META, CONTROL | ALT)
    ],
    "keys of their own": [
        (key, NONE)
        for key in (
            *(Key.Key_Meta, Key.Key_Super_L, Key.Key_Super_R, Key.Key_Menu, Key.Key_Alt, Key.Key_Control),
            *(Key.Key_Print, Key.Key_SysReq, Key.Key_Pause, Key.Key_Cancel, Key.Key_Help, Key.Key_Insert),
            *(Key.Key_Close, Key.Key_Exit, Key.Key_Open, Key.Key_Save, Key.Key_Send, Key.Key_Settings),
            *(Key.Key_LaunchMail, Key.Key_LaunchMedia, Key.Key_Launch0, Key.Key_Explorer, Key.Key_Calculator),
            *(Key.Key_WWW, Key.Key_Search, Key.Key_Favorites, Key.Key_Forward, Key.Key_Refresh, Key.Key_Stop),
            *(Key.Key_PowerOff, Key.Key_Sleep, Key.Key_Hibernate, Key.Key_LogOff, Key.Key_TaskPane),
            *(Key.Key_ZoomIn, Key.Key_ZoomOut, Key.Key_Copy, Key.Key_Cut, Key.Key_Paste, Key.Key_Camera),
        )
    ],
    "shift five times": [(Key.Key_Shift, NONE)] * 5,
}


def to_attract(_glass: Glass) -> None: ...


def to_home(glass: Glass) -> None:
    glass.tap("start")


def to_page(glass: Glass) -> None:
    glass.tap("start")
    glass.kiosk.navigator.openPage("what-is-a-lung-net")
    glass.settle()


def to_term(glass: Glass) -> None:
    to_page(glass)
    glass.kiosk.navigator.openTerm("carcinoid")
    glass.settle()


def to_search(glass: Glass) -> None:
    glass.tap("start")
    glass.kiosk.navigator.openSearch()
    glass.settle()


def to_question(glass: Glass) -> None:
    """Somebody has gone away, and is asked whether they are still there."""
    glass.tap("start")
    glass.clock.advance(130)
    glass.kiosk.session.tick()
    glass.settle()
    assert glass.has("idleWarning")


PLACES = [to_attract, to_home, to_page, to_term, to_search, to_question]


@pytest.fixture
def locked(open_glass: OpenGlass) -> Glass:
    """A kiosk as it stands in a waiting room, on its first screen."""
    glass = open_glass()
    glass.window.setProperty("locked", True)
    glass.settle()
    return glass


@pytest.fixture(params=PLACES, ids=lambda place: place.__name__)
def place(request: pytest.FixtureRequest, locked: Glass) -> Glass:
    """The same, in each of the places a visitor can be."""
    go: Callable[[Glass], None] = request.param
    go(locked)
    return locked


def standing(glass: Glass) -> dict[str, object]:
    """All that a way out would change."""
    window, kiosk = glass.window, glass.kiosk
    return {
        "windows": [type(each).__name__ for each in QGuiApplication.allWindows() if each.isVisible()],
        "state": (window.isVisible(), window.windowState(), window.flags(), window.geometry()),
        "in front": QGuiApplication.focusWindow() is window,
        "place": (kiosk.navigator.screen, kiosk.navigator.slug, kiosk.session.state, kiosk.search.typed),
        "over it": (kiosk.glossary.termOpen, kiosk.door.isOpen, kiosk.lastResort.needed),
    }


@pytest.mark.qt_log_ignore("keyToAscii Unhandled key code")  # said by whoever strikes keys in tests
def test_chords_of_keys_close_hide_and_open_nothing(place: Glass) -> None:
    before, beside = standing(place), processes()

    for kind, chords in CHORDS.items():
        for key, held in chords:
            QTest.keyClick(place.window, key, held)
            QCoreApplication.processEvents()
            assert standing(place) == before, f"{kind}: {held} {key}"
    place.settle()

    assert standing(place) == before
    assert processes() == beside


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_a_chord_does_not_press_what_has_the_focus(key: Key, glass: Glass) -> None:
    glass.tap("start")
    glass.key(Key.Key_Down)
    focused = glass.window.activeFocusItem()
    assert focused is not None
    assert is_tappable(focused)

    for held in (CONTROL, ALT, META, CONTROL | SHIFT):
        QTest.keyClick(glass.window, key, held)
        glass.settle()
        assert glass.kiosk.navigator.screen == "home"
    QTest.keyClick(glass.window, key)
    glass.settle()

    assert glass.kiosk.navigator.screen != "home"


def test_the_window_refuses_to_close_whoever_asks(locked: Glass) -> None:
    to_page(locked)
    before = standing(locked)

    # What Alt + F4, a menu of windows and a task bar ask for.
    assert not locked.window.close()
    QCoreApplication.processEvents()

    assert standing(locked) == before


@pytest.mark.parametrize("is_locked", [True, False], ids=["in a waiting room", "on a desk"])
def test_a_window_that_was_put_away_comes_back_where_it_is_locked(is_locked: bool, glass: Glass) -> None:
    glass.window.setProperty("locked", is_locked)
    glass.settle()

    glass.window.showMinimized()
    QCoreApplication.processEvents()

    assert glass.window.visibility() == (QWindow.Visibility.FullScreen if is_locked else QWindow.Visibility.Minimized)


def test_a_window_on_a_desk_can_be_closed(glass: Glass) -> None:
    assert glass.window.close()


def test_other_buttons_of_a_mouse_do_nothing_on_anything(place: Glass) -> None:
    before = standing(place)
    whole = place.window.contentItem()
    spots = {(spot.x(), spot.y()) for item in place.uppermost() if whole.contains(QPointF(spot := place.centre(item)))}
    assert len(spots) > 4

    for across, down in sorted(spots):
        here = QPoint(across, down)
        for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton):
            QTest.mouseClick(place.window, button, NONE, here)
        menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, here, place.window.mapToGlobal(here))
        QCoreApplication.sendEvent(place.window, menu)
        QCoreApplication.processEvents()
        assert standing(place) == before, spot


@pytest.mark.parametrize("go", [to_home, to_page, to_search])
def test_a_finger_that_rests_on_words_brings_no_menu(go: Callable[[Glass], None], locked: Glass) -> None:
    go(locked)
    before = standing(locked)
    words = [item for item in locked.texts() if locked.within_sight(item) and not any(map(is_tappable, above(item)))]
    assert words

    for item in words[:6]:
        locked.press(locked.centre(item))
        locked.clock.advance(5)
        locked.settle()
        assert standing(locked) == before
        locked.release(locked.centre(item))
        locked.settle()

    assert standing(locked) == before


def above(item: QQuickItem) -> Iterator[QQuickItem]:
    while (item := item.parentItem()) is not None:
        yield item


def test_nothing_can_be_dropped_on_it(locked: Glass, tmp_path: Path) -> None:
    to_page(locked)
    before = standing(locked)
    brought = QMimeData()
    brought.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    brought.setText("https://example.org")
    middle = locked.window.contentItem().boundingRect().center()
    given = (Qt.DropAction.CopyAction, brought, Qt.MouseButton.LeftButton, NONE)

    comes, falls = QDragEnterEvent(middle.toPoint(), *given), QDropEvent(middle, *given)
    for event in (comes, falls):
        event.ignore()
        QCoreApplication.sendEvent(locked.window, event)
    QCoreApplication.processEvents()

    assert not comes.isAccepted()
    assert not falls.isAccepted()
    assert standing(locked) == before


def test_no_keyboard_of_the_system_is_asked_for(locked: Glass) -> None:
    """It would bring its own menus, and remember what was typed (SEC-13)."""
    to_search(locked)
    locked.tap("key-a")
    assert locked.kiosk.search.typed == "a"

    for item in [locked.window, locked.window.activeFocusItem(), *locked.items()]:
        asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
        QCoreApplication.sendEvent(item, asked)
        assert not asked.value(Qt.InputMethodQuery.ImEnabled)

    assert not QGuiApplication.inputMethod().isVisible()
