"""From one person to the next: each button that stands where somebody has just finished leads on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.editor.whole_numbers import NO_BREAK, unbroken
from tests.ui.editor.conftest import WORDS, parts, said
from tests.ui.editor.test_reviewing import change_the_number, in_sight, read_it, sign, tick_all

if TYPE_CHECKING:
    from db.records import Contact
    from tests.ui.editor.conftest import EditorWindow

PAGE = "page:everolimus"
TITLE = "Everolimus, a tablet"


def sign_in_at_the_form(editor: EditorWindow, login: str) -> None:
    editor.write("signInLogin", login)
    editor.write("signInPassphrase", WORDS)
    QTest.keyClick(editor.window, Qt.Key.Key_Return)
    editor.see("signOut")


def change_the_title(editor: EditorWindow) -> None:
    editor.desk.open(PAGE)
    editor.write("field-title", TITLE)
    editor.click("save")
    editor.reading("Saved as version 2")


def approve(editor: EditorWindow, contact: Contact) -> None:
    read_it(editor, contact)
    tick_all(editor)
    sign(editor)


def whole_in_the_window(editor: EditorWindow, name: str) -> bool:
    item = editor.see(name)
    at = item.mapRectToScene(item.boundingRect())
    return at.top() >= 0 and at.left() >= 0 and at.bottom() <= editor.window.height() and at.right() <= 1400


def test_whoever_has_saved_hands_over_to_the_approver_who_finds_it_open(editor: EditorWindow) -> None:
    before = change_the_number(editor)
    editor.click("handOver")

    editor.reading(f"“{before.name}” is saved and waits.")
    sign_in_at_the_form(editor, "nurse")
    editor.see("changes")
    assert said(editor.see("changedTitle")) == before.name
    assert editor.desk.area == "review"


def test_only_the_next_one_at_the_desk_finds_it_open_and_only_an_approver(editor: EditorWindow) -> None:
    change_the_number(editor)
    editor.click("handOver")
    sign_in_at_the_form(editor, "writer")
    editor.see("worklist")

    editor.sign_in("nurse")
    editor.see("worklist")
    assert not editor.desk.notice


def test_what_was_saved_is_sent_to_another_desk_ticked_already(editor: EditorWindow) -> None:
    before = change_the_number(editor)
    editor.click("sendOn")

    row = f"send-contact:{before.slug}"
    editor.see(row)
    assert editor.see(row).property("ticked")
    assert [each["value"] for each in editor.desk.reviewFiles.sending.approvers] == ["nurse"]


def test_nothing_leads_on_while_something_is_typed_or_held_back_or_another_item_is_open(editor: EditorWindow) -> None:
    before = change_the_number(editor)
    editor.see("handOver")
    editor.write("field-phone", "0300 555 0111")
    assert editor.find("handOver") is None

    editor.click("discard")
    editor.desk.open(PAGE)
    editor.see("fields")
    assert editor.find("handOver") is None

    editor.desk.open(f"contact:{before.slug}")
    editor.write("field-hold", "A fact is missing")
    editor.click("save")
    editor.reading("It is held back")
    assert editor.find("handOver") is None


def test_where_nobody_else_may_approve_it_says_who_can_change_that(editor: EditorWindow) -> None:
    change_the_number(editor, by="nurse")  # the only approver, who wrote it

    editor.reading("Nobody else has an account that may approve it.")
    assert editor.find("handOver") is None
    assert editor.find("sendOn") is None


def test_after_approving_a_button_leads_to_publishing(editor: EditorWindow) -> None:
    before = change_the_number(editor)
    approve(editor, before)
    editor.reading("Approved.")

    editor.click("toPublish")

    editor.see("publishArea")


def test_after_approving_a_button_opens_the_next_one_that_waits(editor: EditorWindow) -> None:
    before = change_the_number(editor)
    change_the_title(editor)
    approve(editor, before)
    editor.reading(f"Read the next one: {TITLE}")

    editor.click("nextWaiting")

    editor.qtbot.waitUntil(lambda: said(editor.see("changedTitle")) == TITLE)


def test_nobody_is_led_to_what_they_wrote_themselves(editor: EditorWindow) -> None:
    before = change_the_number(editor)
    editor.sign_in("nurse")
    change_the_title(editor)
    approve(editor, before)
    editor.see("toPublish")
    editor.see(f"waiting-{PAGE}")  # looked for again since

    assert editor.find("nextWaiting") is None


def test_after_sending_back_nothing_leads_to_publishing_or_to_the_same_again(editor: EditorWindow) -> None:
    before = change_the_number(editor)
    read_it(editor, before)
    editor.click("askSendBack")
    editor.write("sendBackRemark", "Nobody answers there.")
    editor.click("sendBack")
    editor.see("reviewOutcome")
    row = editor.see(f"waiting-contact:{before.slug}")  # looked for again since

    assert editor.find("toPublish") is None
    assert "Sent back by Example Nurse: it waits for its author." in str(row.property("note"))
    assert editor.find("nextWaiting") is None


def read_a_long_page(editor: EditorWindow, by: str = "nurse") -> None:
    """A page of several windows' length, with numbers to tick at its two ends."""
    page = editor.office.workspace.current("page", "everolimus")
    assert page is not None
    writer = editor.office.workspace.people.find("writer")
    assert writer is not None
    body = "Take 7 mg.\n\n" + "Rest is good for you.\n\n" * 80 + "Not more than 9 mg."
    item = replace(page, body=body)
    editor.office.workspace.put("page", item, origin="site", author=writer.name, author_id=writer.id)
    editor.sign_in(by)
    editor.desk.review(PAGE)
    editor.see("changes")
    editor.settle()


def test_what_is_still_to_tick_and_the_signature_stay_in_the_window_over_a_long_page(editor: EditorWindow) -> None:
    read_a_long_page(editor)
    scroll = editor.see("reviewScroll")
    assert scroll.property("contentHeight") > 2 * scroll.height()
    for name in ("approve", "signPassphrase", "missing", "showUnticked"):
        assert whole_in_the_window(editor, name), name
    assert not editor.see("approve").isEnabled()
    assert scroll.property("contentY") == 0

    scroll.setProperty("contentY", scroll.property("contentHeight") - scroll.height())
    lines = editor.desk.reviewing.missing
    assert lines > 1
    for left in range(lines, 0, -1):
        assert editor.desk.reviewing.missing == left
        editor.click("showUnticked")
        QTest.keyClick(editor.window, Qt.Key.Key_Space)
        at = editor.window.activeFocusItem()
        assert at is not None
        assert whole_in_the_window(editor, at.objectName())
    assert editor.find("showUnticked") is None
    assert editor.see("approve").isEnabled()
    sign(editor)
    editor.reading("Approved.")


def test_beside_a_preview_in_the_smallest_window_the_signature_stays_in_one_line(editor: EditorWindow) -> None:
    editor.window.resize(editor.window.minimumSize())
    read_a_long_page(editor)
    editor.see("preview")
    editor.settle()
    button, passphrase = editor.see("approve"), editor.see("signPassphrase-input")
    for each in button, passphrase:
        assert whole_in_the_window(editor, each.objectName())
    middle = [each.mapToScene(each.boundingRect().center()).y() for each in (button, passphrase)]
    assert abs(middle[0] - middle[1]) < 2
    assert editor.see("reviewScroll").height() > 0.5 * editor.window.height()


def test_where_nobody_signs_the_reason_takes_no_more_than_its_own_room(editor: EditorWindow) -> None:
    read_a_long_page(editor, by="writer")

    assert editor.see("signBar").height() < 2.5 * editor.see("whyNot").height() + 1


def test_at_twice_the_size_in_the_smallest_window_a_whole_field_is_in_sight_after_saving(editor: EditorWindow) -> None:
    contact = change_the_number(editor)
    editor.window.resize(editor.window.minimumSize())
    editor.twice_the_size()
    editor.desk.open(f"contact:{contact.slug}")
    editor.write("field-phone", "0300 555 0111")
    editor.click("save")
    editor.reading("Saved as version 3")
    editor.see("notes")
    field = editor.see("field-phone")
    editor.see("field-phone-input").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    editor.settle()

    assert editor.see("sendOn").isVisible()
    assert editor.see("fields").height() >= field.height()
    typed, fields = (editor.see(name) for name in ("field-phone-input", "fields"))
    assert fields.mapRectToScene(fields.boundingRect()).contains(typed.mapRectToScene(typed.boundingRect()))
    notes = editor.see("notes")
    [thumb] = [each for each in parts(notes) if each.objectName() == "scrollThumb"]
    assert notes.height() > 0
    assert notes.mapRectToScene(notes.boundingRect()).contains(thumb.mapRectToScene(thumb.boundingRect()))


def test_at_twice_the_size_the_way_to_the_signature_stays_and_leaves_room_to_read(editor: EditorWindow) -> None:
    editor.window.resize(editor.window.minimumSize())
    editor.twice_the_size()
    read_a_long_page(editor)
    assert whole_in_the_window(editor, "showUnticked")
    assert editor.see("reviewScroll").height() > 0.5 * editor.window.height()
    tick_all(editor)
    assert whole_in_the_window(editor, "toSignature")
    editor.click("toSignature")
    at = editor.window.activeFocusItem()
    assert at is not None
    assert at.objectName() == "signPassphrase-input"
    in_sight(editor, "signPassphrase")
    sign(editor)
    editor.reading("Approved.")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("020 7946 0124", f"020{NO_BREAK}7946{NO_BREAK}0124"),
        ("Ring 020 7946 at 9", f"Ring 020{NO_BREAK}7946 at 9"),
        ("no number at all", "no number at all"),
    ],
    ids=["alone", "in a sentence", "none"],
)
def test_a_number_has_no_place_where_a_line_ends(text: str, whole: str) -> None:
    assert unbroken(text) == whole


def test_at_twice_the_size_no_line_of_the_red_list_ends_inside_a_number(editor: EditorWindow) -> None:
    before = change_the_number(editor)
    number = "0300 555 0199"
    editor.window.resize(editor.window.minimumSize())
    editor.twice_the_size()
    read_it(editor, before)
    drawn = [each for each in parts(editor.see("changes")) if number in said(each)]
    assert len(drawn) >= 3
    for each in drawn:
        assert number not in str(each.property("text")), said(each)
