"""The editor's window on screens of every size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWindow
from PySide6.QtQuick import QQuickWindow

from kiosk.editor.app import FRAME, load
from kiosk.editor.viewmodels.desk import Desk
from tests.keyboard import type_text
from tests.ui.editor.conftest import EditorWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from pytestqt.qtbot import QtBot

    from kiosk.editor.office import Office


@pytest.fixture
def opened(office: Office, qtbot: QtBot) -> Generator[Callable[[int, int], EditorWindow]]:
    """Opens the window on a screen with this much room."""
    opened = []

    def at(width: int, height: int) -> EditorWindow:
        desk = Desk(office)
        engine = load(desk, QSize(width, height))
        window = engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        opened.append((desk, engine, window))
        return EditorWindow(desk, office, window, qtbot)

    yield at
    while opened:
        desk, engine, window = opened.pop()
        desk.close()
        window.close()
        del engine


@pytest.mark.parametrize(
    ("width", "height"),
    [(1366, 728), (1280, 672), (960, 500), (1920, 900), (1400, 1080)],
    ids=["a small laptop", "a laptop at 150 %", "a screen at 200 %", "too low", "too narrow"],
)
def test_a_window_that_would_be_larger_than_the_screen_fills_it(
    opened: Callable[[int, int], EditorWindow], width: int, height: int
) -> None:
    window = opened(width, height).window

    assert window.visibility() is QWindow.Visibility.Maximized
    assert window.minimumWidth() <= width - FRAME.width()
    assert window.minimumHeight() <= height - FRAME.height()


def test_on_a_large_screen_it_opens_as_it_is_meant_to(
    opened: Callable[[int, int], EditorWindow], editor: EditorWindow
) -> None:
    window = opened(1920, 1040).window

    assert window.visibility() is QWindow.Visibility.Windowed
    assert (window.size(), window.minimumSize()) == (editor.window.size(), editor.window.minimumSize())


def test_on_a_screen_at_200_percent_who_signs_in_has_everything_in_reach(
    opened: Callable[[int, int], EditorWindow],
) -> None:
    editor = opened(960, 500)
    editor.window.showNormal()
    editor.window.resize(QSize(960, 500) - FRAME)
    editor.window.requestActivate()
    editor.qtbot.waitUntil(editor.window.isActive)
    editor.sign_in("nurse")
    editor.settle()

    for name in "signOut", "signedIn", "worklist":
        item = editor.see(name)
        at = item.mapRectToScene(item.boundingRect())
        assert at.right() <= editor.window.width(), name
        assert at.bottom() <= editor.window.height(), name


def test_what_is_longer_than_its_field_is_read_from_its_beginning_and_gone_on_with_at_its_end(
    editor: EditorWindow,
) -> None:
    editor.sign_in()
    editor.desk.open("page:everolimus")
    long = "A very long title that no field can show whole, " * 4
    editor.desk.form.type("title", long)
    editor.desk.open("page:surgery")
    editor.desk.open("page:everolimus")
    editor.see("field-title")
    editor.settle()
    field = editor.see("field-title-input")
    assert field.property("text") == long
    assert field.property("cursorPosition") == 0

    field.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    type_text(editor.window, "end")

    assert field.property("text") == f"{long}end"
    editor.see("field-summary-input").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    assert field.property("cursorPosition") == 0
