"""An approver who finds something wrong says so, and the author reads it where it is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.people.sending_back import sent_back
from tests.keyboard import type_text
from tests.ui.editor.test_reviewing import change_the_number, in_sight, read_it

if TYPE_CHECKING:
    from db.records import Contact
    from tests.ui.editor.conftest import EditorWindow

WRONG = "This is the fax."


def send_back(editor: EditorWindow, remark: str = WRONG) -> Contact:
    """A number that the writer changed, read and sent back by the nurse."""
    contact = change_the_number(editor)
    read_it(editor, contact)
    editor.click("askSendBack")
    editor.write("sendBackRemark", remark)
    editor.click("sendBack")
    return contact


def test_the_author_finds_it_first_on_the_list_and_at_the_head_of_the_form(editor: EditorWindow) -> None:
    contact = send_back(editor)
    editor.reading("Sent back. The author finds your remark")
    assert editor.office.workspace.approvals.register() == []

    editor.sign_in("writer")
    editor.reading("Sent back to you (1)")
    task = editor.see(f"task-form-contact:{contact.slug}")
    assert WRONG in str(task.property("why"))
    editor.click(f"task-form-contact:{contact.slug}")
    editor.reading("Example Nurse sent back version 2")
    assert editor.see("remarkWords").property("text") == WRONG


def test_a_new_version_settles_it(editor: EditorWindow) -> None:
    contact = send_back(editor)
    editor.sign_in("writer")
    editor.desk.open(f"contact:{contact.slug}")
    editor.see("formRemark")
    editor.write("field-phone", "0300 555 0198")
    editor.click("save")
    editor.reading("Saved as version 3")

    assert editor.find("formRemark") is None
    assert sent_back(editor.office.workspace) == {}
    editor.click("place-worklist")
    editor.see(f"task-review-contact:{contact.slug}")
    assert not editor.reads("Sent back to you")


def test_who_reads_it_next_sees_what_was_said_of_it(editor: EditorWindow) -> None:
    contact = send_back(editor)
    editor.reading("Sent back.")
    editor.qtbot.waitUntil(lambda: not editor.desk.reviewing.job.running)
    editor.click(f"waiting-contact:{contact.slug}")

    editor.see("reviewRemark")
    editor.desk.reviewing.leave()
    assert editor.find("reviewRemark") is None


def test_without_a_remark_nothing_is_sent_and_without_a_wish_nothing_is_asked(editor: EditorWindow) -> None:
    send_back(editor, " ")
    editor.reading("Say what is wrong, so that the author can put it right.")
    assert sent_back(editor.office.workspace) == {}

    assert editor.find("approve") is None  # one thing at a time
    editor.click("sendBackNot")
    assert editor.find("sendBack") is None
    editor.see("approve")
    assert editor.see("askSendBack").hasActiveFocus()


def test_whoever_wrote_it_or_is_no_approver_cannot_send_it_back(editor: EditorWindow) -> None:
    contact = change_the_number(editor, by="nurse")
    for login in ("nurse", "head"):
        read_it(editor, contact, by=login)
        assert editor.find("askSendBack") is None


def test_what_is_in_force_is_taken_off_and_not_sent_back(editor: EditorWindow) -> None:
    editor.sign_in("nurse")
    editor.desk.review("page:everolimus")
    editor.see("askSendBack")
    version = editor.office.workspace.history("page", "everolimus")[-1]
    nurse = editor.office.workspace.people.find("nurse")
    assert nurse is not None
    editor.office.workspace.approvals.record(
        "page", "everolimus", "en", person=nurse, revision=1, hash=version.hash, ticked=(), organisation="",
        via="editor",
    )  # fmt: skip
    editor.desk.review("page:everolimus")
    editor.reading("These words are approved already.")

    assert editor.find("askSendBack") is None


def test_it_is_written_and_sent_by_keys_at_twice_the_size(editor: EditorWindow) -> None:
    contact = change_the_number(editor)
    editor.window.resize(editor.window.minimumSize())
    editor.twice_the_size()
    read_it(editor, contact)
    editor.see("askSendBack").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(editor.window, Qt.Key.Key_Space)
    type_text(editor.window, WRONG)
    QTest.keyClick(editor.window, Qt.Key.Key_Tab)
    assert editor.see("sendBack").hasActiveFocus()
    QTest.keyClick(editor.window, Qt.Key.Key_Return)
    editor.reading("Sent back.")
    in_sight(editor, "reviewOutcome")
    assert [each.remark for each in sent_back(editor.office.workspace).values()] == [WRONG]
