"""Approving in the window: what changed is read, every grave change ticked, and signed by somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest

from db.records import Contact
from db.release.chosen import choose
from tests.keyboard import type_text
from tests.ui.editor.conftest import WORDS, EditorWindow, parts, said

if TYPE_CHECKING:
    from db.people.approvals import Approval


def change_the_number(editor: EditorWindow, by: str = "writer") -> Contact:
    """A clinic's own number, saved by somebody, and what patients see until it is approved."""
    workspace = editor.office.workspace
    before = next(each.item for each in workspace.items("contact") if getattr(each.item, "phone", ""))
    assert isinstance(before, Contact)
    editor.sign_in(by)
    editor.desk.open(f"contact:{before.slug}")
    editor.write("field-phone", "0300 555 0199")
    editor.click("save")
    editor.reading("Saved as version 2")
    return before


def read_it(editor: EditorWindow, contact: Contact, by: str = "nurse") -> None:
    editor.sign_in(by)
    editor.click("place-review")
    assert str(editor.see(f"waiting-contact:{contact.slug}").property("note")).startswith("Contact, ")
    editor.click(f"waiting-contact:{contact.slug}")
    editor.see("changes")


def tick_all(editor: EditorWindow) -> None:
    for number in range(editor.desk.reviewing.missing):
        editor.click(f"red-{number}")


def sign(editor: EditorWindow, words: str = WORDS) -> None:
    editor.write("signPassphrase", words)
    editor.click("approve")


def given(editor: EditorWindow) -> list[Approval]:
    return editor.office.workspace.approvals.register()


def test_a_changed_number_is_ticked_signed_and_goes_to_patients(editor: EditorWindow) -> None:
    before = change_the_number(editor)
    read_it(editor, before)
    assert editor.reads("0300 555 0199")
    assert editor.reads(before.phone)
    assert not editor.see("approve").isEnabled()
    tick_all(editor)
    sign(editor)

    editor.reading("Approved. Patients see it after the next publishing.")
    assert [(each.slug, each.job) for each in given(editor)] == [(before.slug, "Lung nurse specialist")]
    shown = choose(editor.office.workspace).find("contact", before.slug, "en")
    assert shown is not None
    assert shown.approved
    editor.qtbot.waitUntil(lambda: editor.find(f"waiting-contact:{before.slug}") is None)


def test_a_phone_number_stands_in_the_digits_that_patients_see(editor: EditorWindow) -> None:
    before = change_the_number(editor)
    assert editor.see("field-phone-input").property("font").family() == "Lexend"
    assert editor.see("field-name-input").property("font").family() != "Lexend"
    read_it(editor, before)

    drawn = {
        said(each): each.property("font").family()
        for each in parts(editor.see("redList"))
        if each.property("text") and each.property("font") is not None
    }
    assert drawn[before.phone] == drawn["0300 555 0199"] == "Lexend"
    assert drawn["Before:"] != "Lexend"


def test_nobody_approves_their_own_words(editor: EditorWindow) -> None:
    before = change_the_number(editor, by="nurse")
    read_it(editor, before, by="nurse")

    editor.reading("You wrote this version, so somebody else must approve it.")
    assert editor.find("approve") is None


def test_somebody_who_is_no_approver_reads_and_signs_nothing(editor: EditorWindow) -> None:
    before = change_the_number(editor)
    read_it(editor, before, by="head")

    editor.reading("Only a clinical approver can approve this.")
    assert editor.find("approve") is None


def test_a_wrong_passphrase_signs_nothing_and_the_ticks_stay(editor: EditorWindow) -> None:
    before = change_the_number(editor)
    read_it(editor, before)
    tick_all(editor)
    sign(editor, "some other words entirely")

    editor.reading("This is not your passphrase.")
    assert editor.reads("Nothing was approved.")
    assert given(editor) == []
    sign(editor)
    editor.reading("Approved.")


def test_what_a_command_brought_in_says_at_once_that_nobody_can_approve_it(editor: EditorWindow) -> None:
    before = next(each.item for each in editor.office.workspace.items("contact") if getattr(each.item, "phone", ""))
    assert isinstance(before, Contact)
    editor.office.workspace.put("contact", replace(before, phone="0300 555 0199"), origin="site", author="A command")
    read_it(editor, before)

    editor.reading("nobody knows who wrote it")
    assert editor.find("approve") is None


def test_an_example_text_is_approved_as_it_is_from_its_form(editor: EditorWindow) -> None:
    editor.sign_in("nurse")
    editor.desk.open("page:everolimus")
    editor.click("approve")
    editor.see("reviewArea")
    editor.reading("This is the example text, as it came with the program.")
    assert editor.desk.reviewing.missing == 0
    sign(editor)

    editor.reading("Approved.")
    assert [(each.slug, each.revision) for each in given(editor)] == [("everolimus", 1)]
    editor.desk.review("page:everolimus")
    editor.reading("These words are approved already.")


def test_what_is_held_back_cannot_be_approved(editor: EditorWindow) -> None:
    before = next(each.item for each in editor.office.workspace.items("contact"))
    editor.office.workspace.put("contact", replace(before, hold="A fact is missing"), origin="site", author="")
    editor.sign_in("nurse")
    editor.desk.review(f"contact:{before.slug}")

    editor.reading("There is nothing to approve yet.")
    assert editor.desk.reviewing.shown is None


def test_what_changed_while_it_was_being_read_is_not_approved(editor: EditorWindow) -> None:
    before = change_the_number(editor)
    read_it(editor, before)
    tick_all(editor)
    person = editor.office.workspace.people.find("writer")
    assert person is not None
    newer = replace(before, phone="0300 555 0111")
    editor.office.workspace.put("contact", newer, origin="site", author=person.name, author_id=person.id)
    sign(editor)

    # The version that was read is signed, and not the newer one.
    editor.reading("Approved.")
    assert [each.revision for each in given(editor)] == [2]
    editor.see(f"waiting-contact:{before.slug}")


def test_the_whole_way_goes_by_keys_alone(editor: EditorWindow) -> None:
    before = change_the_number(editor)
    editor.sign_in("nurse")
    editor.click("place-review")
    editor.see(f"waiting-contact:{before.slug}").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(editor.window, Qt.Key.Key_Return)
    editor.see("changes")
    seen = []
    for _ in range(60):
        at = editor.window.activeFocusItem()
        assert at is not None
        seen.append(at.objectName())
        if at.objectName().startswith("red-"):
            QTest.keyClick(editor.window, Qt.Key.Key_Space)
        if at.objectName() == "signPassphrase-input":
            break
        QTest.keyClick(editor.window, Qt.Key.Key_Tab)
    else:
        pytest.fail(f"Tab never reaches the signature: {seen}")
    type_text(editor.window, WORDS)
    QTest.keyClick(editor.window, Qt.Key.Key_Return)

    editor.reading("Approved.")


def test_a_page_is_shown_as_patients_would_see_it(editor: EditorWindow) -> None:
    editor.sign_in("writer")
    editor.desk.open("page:everolimus")
    editor.write("field-title", "Everolimus, a tablet")
    editor.click("save")
    editor.reading("Saved as version 2")
    editor.sign_in("nurse")
    editor.qtbot.waitUntil(lambda: editor.find("task-review-page:everolimus") is not None)
    editor.click("task-review-page:everolimus")

    host = editor.see("preview")
    editor.qtbot.waitUntil(
        lambda: any("Everolimus, a tablet" in str(each.property("text") or "") for each in parts(host))
    )
    assert editor.see("reviewArea") is not None


def test_at_twice_the_size_in_the_smallest_window_it_can_be_read_and_signed(editor: EditorWindow) -> None:
    before = change_the_number(editor)
    editor.window.resize(editor.window.minimumSize())
    editor.twice_the_size()
    read_it(editor, before)
    tick_all(editor)
    sign(editor, "some other words entirely")
    in_sight(editor, "reviewOutcome")
    sign(editor)
    editor.reading("Approved.")
    in_sight(editor, "reviewOutcome")


@pytest.mark.parametrize(("size", "larger"), [((1400, 900), 0), ((1280, 720), 0), ((1280, 720), 4)])
def test_the_way_to_send_it_back_is_never_covered_by_the_bar(
    editor: EditorWindow, size: tuple[int, int], larger: int
) -> None:
    before = change_the_number(editor)
    read_it(editor, before)
    editor.window.resize(*size)
    for _ in range(larger):
        QTest.keyClick(editor.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    editor.settle()
    editor.see("reviewScroll").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(12):
        QTest.keyClick(editor.window, Qt.Key.Key_PageDown)
    uncovered(editor)

    editor.see("backToWaiting").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(40):
        QTest.keyClick(editor.window, Qt.Key.Key_Tab)
        at = editor.window.activeFocusItem()
        if at is not None and at.objectName() == "askSendBack":
            break
    else:
        pytest.fail("Tab never reaches it")
    uncovered(editor)
    QTest.keyClick(editor.window, Qt.Key.Key_Return)
    editor.see("sendBackRemark-input")


def uncovered(editor: EditorWindow) -> None:
    """The button that sends it back comes to stand wholly within what scrolls, above the bar."""

    def whole() -> bool:
        editor.settle()
        ask, column, bar = (rect(editor, each) for each in ("askSendBack", "reviewScroll", "signBar"))
        return column.contains(ask) and not bar.intersects(ask)

    editor.qtbot.waitUntil(whole)


def rect(editor: EditorWindow, name: str) -> QRectF:
    item = editor.see(name)
    return item.mapRectToScene(item.boundingRect())


def in_sight(editor: EditorWindow, name: str) -> None:
    """It comes into sight by itself, whole or from its top."""

    def there() -> bool:
        editor.settle()
        item = editor.see(name)
        at = item.mapRectToScene(item.boundingRect())
        return at.top() >= 0 and min(at.bottom(), at.top() + 100) <= editor.window.height()

    editor.qtbot.waitUntil(there)
