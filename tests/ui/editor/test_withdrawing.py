"""A review file that was sent by mistake is withdrawn in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.editor.test_review_files import done, go, send, stick, write_number

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.editor.conftest import EditorWindow

__all__ = ["stick"]


def test_whoever_sent_it_withdraws_it_and_is_asked_first(editor: EditorWindow, stick: Path) -> None:
    send(editor, write_number(editor.office), stick)
    editor.click("withdraw-0")
    editor.click("withdrawNot-0")
    (file,) = editor.office.workspace.reviews.all()
    assert file.waits
    editor.click("withdraw-0")
    editor.click("withdrawNow-0")
    editor.reading("Withdrawn. Tell Example Nurse")
    done(editor)

    (file,) = editor.office.workspace.reviews.all()
    assert not file.waits
    assert editor.find("underWay-0") is None
    editor.reading("Nothing is under way.")


def test_somebody_else_cannot_and_an_administrator_can(editor: EditorWindow, stick: Path) -> None:
    send(editor, write_number(editor.office), stick)
    for login, there in (("nurse", False), ("head", True)):
        editor.sign_in(login)
        go(editor, "send")
        editor.see("underWay-0")
        assert (editor.find("withdraw-0") is not None) is there


def test_what_is_asked_comes_into_sight_at_twice_the_size(editor: EditorWindow, stick: Path) -> None:
    send(editor, write_number(editor.office), stick)
    editor.window.resize(editor.window.minimumSize())
    editor.twice_the_size()
    editor.see("withdraw-0").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(editor.window, Qt.Key.Key_Space)
    editor.qtbot.waitUntil(lambda: whole_in_sight(editor, "withdrawNot-0"))
    assert editor.see("withdrawNot-0").hasActiveFocus()


def whole_in_sight(editor: EditorWindow, name: str) -> bool:
    editor.settle()
    item = editor.see(name)
    at = item.mapRectToScene(item.boundingRect())
    return bool(at.top() >= 0 and at.bottom() <= editor.window.height())
