"""The past of an item in the window: versions read, compared and brought back, and what was taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.hashing import item_hash
from db.records import Page
from db.release.chosen import choose
from tests.db.people.desk import ticks
from tests.ui.editor.conftest import WORDS, EditorWindow, parts

if TYPE_CHECKING:
    from db.workspace_rows import Revision

PAGE = "page", "everolimus", "en"
NAME = "page:everolimus"


def versions(editor: EditorWindow) -> list[Revision]:
    return editor.office.workspace.history(*PAGE)


def write(editor: EditorWindow, title: str, login: str = "writer") -> None:
    """A new version of the page, by somebody at the clinic."""
    workspace, before = editor.office.workspace, versions(editor)[-1].item
    person = workspace.people.find(login)
    assert person is not None
    assert isinstance(before, Page)
    workspace.put("page", replace(before, title=title), origin="site", author=person.name, author_id=person.id)


def approve(editor: EditorWindow) -> None:
    workspace, newest = editor.office.workspace, versions(editor)[-1]
    nurse = workspace.people.find("nurse")
    assert nurse is not None
    workspace.approvals.sign(
        *PAGE, person=nurse, passphrase=WORDS, revision=newest.number, hash=newest.hash,
        ticked=ticks(workspace, *PAGE),
    )  # fmt: skip


def go(editor: EditorWindow, login: str = "writer") -> None:
    editor.sign_in(login)
    editor.desk.open(NAME)
    editor.click("history")
    editor.see("historyArea")


def texts(editor: EditorWindow, name: str) -> str:
    """All that stands in one part of the window."""
    return "\n".join(str(each.property("text") or "") for each in parts(editor.see(name)))


@pytest.fixture
def written(editor: EditorWindow) -> EditorWindow:
    """The starter page, a title that was approved, and a later one that was not."""
    write(editor, "Our title")
    approve(editor)
    write(editor, "A later title")
    return editor


def test_every_version_says_where_it_comes_from_and_who_approved_it(written: EditorWindow) -> None:
    go(written)

    assert "Written here by Example Writer. Not approved." in texts(written, "version-3")
    assert "Approved by Example Nurse, Lung nurse specialist, on" in texts(written, "version-2")
    assert "Example text of the program. Not approved." in texts(written, "version-1")
    assert ["Approved last" in texts(written, f"version-{number}") for number in (1, 2, 3)] == [False, True, False]


def test_a_version_is_held_against_the_others_and_against_what_patients_see(written: EditorWindow) -> None:
    go(written)
    first = versions(written)[0].item
    assert isinstance(first, Page)

    written.click("version-3")
    written.reading("From version 2 to version 3")
    spoken = written.see("runs-0").property("spoken")
    assert "removed: Our" in spoken
    assert "added: A later" in spoken

    written.click("version-1")
    written.reading("From version 1 to version 3, the newest")
    assert written.find("against-before") is None
    written.click("against-patients")
    written.reading("From version 1 to what was approved last")
    assert "Our title" in texts(written, "historyScroll")
    written.click("against-nothing")
    assert first.title in texts(written, "allOfIt")
    assert first.summary in texts(written, "allOfIt")

    written.click("version-2")
    written.click("against-patients")
    written.reading("They say the same.")


def test_an_earlier_version_is_brought_back_as_a_draft_that_can_be_saved(written: EditorWindow) -> None:
    go(written)
    first = versions(written)[0].item
    assert isinstance(first, Page)
    assert written.find("bringBack") is None

    written.click("version-3")
    assert written.find("bringBack") is None
    written.click("version-1")
    written.click("bringBack")

    title = written.see("field-title-input")
    written.qtbot.waitUntil(lambda: title.property("text") == first.title)
    assert len(versions(written)) == 3
    shown = choose(written.office.workspace).find(*PAGE)
    assert shown is not None
    assert isinstance(shown.item, Page)
    assert shown.item.title == "Our title"

    written.click("save")
    written.reading("Saved as version 4")
    newest = versions(written)[-1]
    assert (newest.item, newest.origin, newest.author) == (first, "site", "Example Writer")


def test_what_is_being_written_is_not_lost_to_an_earlier_version(written: EditorWindow) -> None:
    written.sign_in()
    written.desk.open(NAME)
    written.write("field-title", "Half a tit")
    written.click("history")
    written.click("version-1")

    written.reading("Something of this is being written")
    assert not written.see("bringBack").isEnabled()
    written.desk.bringBack()
    assert written.desk.area == "history"

    written.click("backToForm")
    assert written.see("field-title-input").property("text") == "Half a tit"
    written.click("discard")
    written.click("history")
    written.click("version-1")
    assert written.see("bringBack").isEnabled()


def test_somebody_who_is_no_author_reads_and_brings_nothing_back(written: EditorWindow) -> None:
    go(written, "head")
    written.click("version-1")

    written.reading("Only an author brings an earlier version back.")
    assert not written.see("bringBack").isEnabled()


def test_what_was_taken_off_says_when_why_and_whether_it_still_is(written: EditorWindow) -> None:
    person = written.office.workspace.people.find("writer")
    assert person is not None
    written.office.workspace.withdrawals.take_off(*PAGE, person=person, reason="The dose is wrong")
    go(written)

    written.reading("by Example Writer, because: The dose is wrong. It stays off until it is approved again.")
    assert not written.reads("Approved last")
    written.click("version-1")
    assert written.find("against-patients") is None

    approve(written)
    written.click("backToForm")
    written.click("history")
    written.reading("because: The dose is wrong.")
    assert not written.reads("It stays off")


def test_who_signs_out_leaves_nothing_of_it_behind(written: EditorWindow) -> None:
    go(written)
    written.click("version-1")
    written.click("signOut")
    written.sign_in("nurse")

    assert written.desk.history.item == ""
    assert written.desk.history.rows.count == 0
    assert written.desk.history.shown is None


def test_at_twice_the_size_it_goes_by_keys_alone(written: EditorWindow) -> None:
    written.window.resize(written.window.minimumSize())
    written.twice_the_size()
    go(written)
    tab_to(written, "version-1")
    QTest.keyClick(written.window, Qt.Key.Key_Return)
    written.reading("From version 1 to version 3, the newest")
    assert written.find("version-1") is None
    assert written.window.activeFocusItem().objectName() == "backToVersions"
    tab_to(written, "bringBack")
    QTest.keyClick(written.window, Qt.Key.Key_Return)
    written.see("field-title-input")
    assert written.desk.form.changed


def tab_to(editor: EditorWindow, name: str) -> None:
    """Press Tab until this has the focus, with everything on the way in sight."""
    seen = []
    for _ in range(60):
        at = editor.window.activeFocusItem()
        seen.append(at.objectName())
        if at.objectName() == name:
            editor.settle()
            where = at.mapRectToScene(at.boundingRect())
            assert where.top() >= 0
            assert where.left() >= 0
            assert where.right() <= editor.window.width()
            assert where.top() < editor.window.height()
            return
        QTest.keyClick(editor.window, Qt.Key.Key_Tab)
    pytest.fail(f"Tab never reaches {name}: {seen}")


def test_an_outdated_translation_that_is_brought_back_is_told_to_be_outdated(editor: EditorWindow) -> None:
    editor.sign_in("writer")
    workspace = editor.office.workspace
    english = workspace.current("page", "everolimus")
    assert english is not None
    welsh = replace(english, locale="cy", title="Hen", translates=item_hash("page", english))
    workspace.put("page", welsh, origin="site", author="Test")
    newer = replace(english, title="Everolimus, changed")
    workspace.put("page", newer, origin="site", author="Test")
    workspace.put(
        "page", replace(welsh, title="Newydd", translates=item_hash("page", newer)), origin="site", author="Test"
    )
    editor.desk.open("page:everolimus (cy)")
    editor.reading("This was compared with the English text as it is now.")
    editor.click("history")
    editor.click("version-1")
    editor.click("bringBack")

    editor.reading("The English text has changed since this was compared with it.")


def test_a_held_text_is_not_lost_to_an_earlier_version(editor: EditorWindow) -> None:
    editor.sign_in("writer")
    workspace = editor.office.workspace
    page = workspace.current("page", "everolimus")
    assert page is not None
    workspace.put("page", replace(page, title="Second"), origin="site", author="Test")
    workspace.put("page", replace(page, title="Held", hold="Ask the pharmacist"), origin="site", author="Test")
    editor.desk.open("page:everolimus")
    editor.click("history")
    editor.click("version-1")

    editor.reading("A text of this is held back")
    assert not editor.desk.history.canBringBack
