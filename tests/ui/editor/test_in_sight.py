"""A long text in the window: its buttons stay in sight, and the preview shows what is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest

from db.records import Contact, Page
from tests.db.items import make
from tests.keyboard import type_text
from tests.ui.editor.conftest import EditorWindow, parts

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem

PARTS = 60
BODY = "\n\n".join(
    f"## Part {n}\n\nWords of part {n}, which go on for a while and then end." for n in range(1, PARTS + 1)
)


@pytest.fixture
def writer(editor: EditorWindow) -> EditorWindow:
    """Somebody with a page open that is many screens long, and its preview beside it."""
    page = editor.office.workspace.current("page", "everolimus")
    assert isinstance(page, Page)
    editor.office.workspace.put("page", replace(page, body=BODY), origin="site", author="Test")
    editor.sign_in("writer")
    editor.desk.open("page:everolimus")
    editor.qtbot.waitUntil(lambda: in_preview(editor, "Words of part 60,") is not None)
    editor.settle()
    return editor


def box(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(item.boundingRect())


def in_preview(editor: EditorWindow, words: str) -> QQuickItem | None:
    return next((each for each in parts(editor.see("preview")) if words in str(each.property("text") or "")), None)


def shown(editor: EditorWindow, words: str) -> bool:
    """Whether words stand where somebody sees them in the preview."""
    found = in_preview(editor, words)
    frame = next(each for each in parts(editor.see("preview")) if each.objectName() == "pageScreen")
    return found is not None and box(frame).contains(box(found))


def write_in_part(editor: EditorWindow, number: int) -> None:
    body = editor.see("field-body-input")
    body.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    body.setProperty("cursorPosition", BODY.index(f"Words of part {number},"))


def comes_into_sight(editor: EditorWindow, words: str) -> None:
    def drawn() -> bool:
        editor.window.grabWindow()
        return shown(editor, words)

    editor.qtbot.waitUntil(drawn)


def test_the_buttons_stay_over_a_long_text(writer: EditorWindow) -> None:
    write_in_part(writer, 40)
    writer.settle()
    fields, tools = box(writer.see("fields")), box(writer.see("tools"))

    assert abs(tools.top() - fields.top()) < 1
    assert fields.contains(box(writer.see("tool-bullets")))
    writer.click("tool-strong")

    assert "**" in writer.desk.form.value("body").split("## Part 40")[1].split("## Part 41")[0]


def test_the_line_that_is_written_is_never_under_the_buttons(writer: EditorWindow) -> None:
    write_in_part(writer, 40)
    body = writer.see("field-body-input")
    for _ in range(25):
        QTest.keyClick(writer.window, Qt.Key.Key_Up)
        writer.settle()
        line = body.mapRectToScene(body.property("cursorRectangle"))

        assert line.top() >= box(writer.see("tools")).bottom() - 1
        assert line.bottom() <= box(writer.see("fields")).bottom() + 1


def test_the_buttons_stand_where_they_were_over_a_text_from_its_top(writer: EditorWindow) -> None:
    writer.settle()
    above = box(writer.see("tools"))

    assert above.bottom() <= box(writer.see("told")).top() + 1
    assert above.top() > box(writer.see("fields")).top()


def test_buttons_that_would_take_most_of_the_room_scroll_away(writer: EditorWindow) -> None:
    writer.twice_the_size()
    write_in_part(writer, 40)
    writer.settle()
    body = writer.see("field-body-input")
    line = body.mapRectToScene(body.property("cursorRectangle"))

    assert box(writer.see("tools")).bottom() < line.top()
    assert box(writer.see("fields")).contains(line)


def test_a_long_list_of_contacts_can_be_scrolled_through_from_far_down(writer: EditorWindow) -> None:
    for number in range(60):
        contact = make(Contact, slug=f"c-{number}", name=f"Example help line number {number}")
        writer.office.workspace.put("contact", contact, origin="site", author="Test")
    write_in_part(writer, 40)
    writer.settle()
    writer.click("tool-contact")
    writer.see("tool-thing-c-59")
    assert box(writer.see("fields")).contains(box(writer.see("tool-contact")))

    writer.click("tool-thing-c-59")

    part = writer.desk.form.value("body").split("## Part 40")[1].split("## Part 41")[0]
    assert "::: contact c-59" in part


@pytest.mark.parametrize("number", [20, 40, 60])
def test_the_preview_shows_the_part_that_the_cursor_is_in(writer: EditorWindow, number: int) -> None:
    assert not shown(writer, f"Words of part {number},")

    write_in_part(writer, number)

    comes_into_sight(writer, f"Words of part {number},")


def test_what_is_typed_far_down_comes_into_sight_as_it_is_typed(writer: EditorWindow) -> None:
    write_in_part(writer, 40)

    type_text(writer.window, "Sit down. ")

    comes_into_sight(writer, "Sit down. Words of part 40,")


def test_the_preview_stays_where_it_is_while_the_part_is_in_sight(writer: EditorWindow) -> None:
    write_in_part(writer, 40)
    comes_into_sight(writer, "Words of part 40,")
    write_in_part(writer, 38)
    assert shown(writer, "Words of part 38,")
    before = top_of(writer, "Words of part 38,")

    type_text(writer.window, "Now and ")
    comes_into_sight(writer, "Now and Words of part 38,")
    following = writer.desk.form.preview._following
    writer.qtbot.waitUntil(lambda: not following._soon.isActive() and not following._again.isActive())
    writer.settle()

    assert abs(top_of(writer, "Words of part 38,") - before) < 1


def top_of(editor: EditorWindow, words: str) -> float:
    found = in_preview(editor, words)
    assert found is not None
    return box(found).top()
