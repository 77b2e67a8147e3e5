"""Changing an item in the window: what is typed is kept, looked at, shown, saved, and never lost."""

from __future__ import annotations

import importlib
import threading
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from db.records import Contact, Image, Page, Question
from db.translated import is_stale
from db.workspace import WorkspaceError
from tests.keyboard import type_text
from tests.ui.editor.conftest import EditorWindow, parts

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtQuick import QQuickItem

PAGE = "page:everolimus"


@pytest.fixture
def writer(editor: EditorWindow) -> EditorWindow:
    editor.sign_in("writer")
    return editor


def a_contact(editor: EditorWindow) -> Contact:
    found = next(each.item for each in editor.office.workspace.items("contact") if getattr(each.item, "phone", ""))
    assert isinstance(found, Contact)
    return found


def seen_in_preview(editor: EditorWindow) -> str:
    return "\n".join(str(each.property("text") or "") for each in parts(editor.see("preview")))


def test_a_phone_number_is_changed_by_mouse_and_waits_for_approval(writer: EditorWindow) -> None:
    contact = a_contact(writer)
    writer.click("place-contact")
    writer.write("findItem", contact.name[:8])
    writer.click(f"item-contact:{contact.slug}")
    writer.write("field-phone", "0300 555 0199")
    writer.click("save")

    writer.reading("Saved as version 2. Somebody else approves it before patients see it.")
    newest = writer.office.workspace.history("contact", contact.slug)[-1]
    assert isinstance(newest.item, Contact)
    assert (newest.item.phone, newest.author) == ("0300 555 0199", "Example Writer")
    writer.click("place-contact")
    assert writer.reads("Changed, waits for approval")


def test_what_is_typed_is_kept_within_a_second_or_two_and_is_there_again(writer: EditorWindow) -> None:
    contact = a_contact(writer)
    writer.desk.open(f"contact:{contact.slug}")
    writer.write("field-phone", "0300 555")

    working = writer.office.workspace.working
    writer.qtbot.waitUntil(lambda: working.get("contact", contact.slug) is not None, timeout=2000)
    writer.click("signOut")
    writer.sign_in("writer")
    writer.desk.open(f"contact:{contact.slug}")

    writer.qtbot.waitUntil(lambda: writer.see("field-phone-input").property("text") == "0300 555")
    writer.click("discard")
    writer.qtbot.waitUntil(lambda: writer.see("field-phone-input").property("text") == contact.phone)
    assert working.get("contact", contact.slug) is None


def test_leaving_the_area_loses_nothing(writer: EditorWindow) -> None:
    contact = a_contact(writer)
    writer.desk.open(f"contact:{contact.slug}")
    writer.write("field-phone", "0300 1")
    writer.click("place-worklist")

    kept = writer.office.workspace.working.get("contact", contact.slug)
    assert kept is not None
    assert kept.form["phone"] == "0300 1"


def test_half_a_sign_that_was_pasted_keeps_nothing_from_being_kept(writer: EditorWindow) -> None:
    contact = a_contact(writer)
    writer.desk.open(f"contact:{contact.slug}")
    writer.desk.form.type("phone_note", "Ask for \ud83d the nurse")
    writer.desk.form.keep()

    kept = writer.office.workspace.working.get("contact", contact.slug)
    assert kept is not None
    assert kept.form["phone_note"] == "Ask for \ufffd the nurse"


def test_what_cannot_be_kept_is_tried_again_and_is_there_meanwhile(
    writer: EditorWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    contact = a_contact(writer)
    working = writer.office.workspace.working

    def full(*_what: object, **_how: object) -> None:
        raise WorkspaceError("The disk is full. Make room.")

    writer.desk.open(f"contact:{contact.slug}")
    with monkeypatch.context() as patched:
        patched.setattr(type(working), "keep", full)
        writer.write("field-phone", "0300 7")
        writer.click("place-worklist")
        writer.desk.open(f"contact:{contact.slug}")
        writer.qtbot.waitUntil(lambda: writer.see("field-phone-input").property("text") == "0300 7")
        writer.click("place-worklist")
        assert working.get("contact", contact.slug) is None

    writer.qtbot.waitUntil(lambda: working.get("contact", contact.slug) is not None, timeout=5000)


def test_what_somebody_else_began_says_whose_it_is_and_looking_at_it_changes_nothing(editor: EditorWindow) -> None:
    contact = a_contact(editor)
    editor.sign_in("writer")
    editor.desk.open(f"contact:{contact.slug}")
    editor.write("field-phone", "0300 7")
    editor.sign_in("nurse")
    editor.desk.open(f"contact:{contact.slug}")

    editor.reading("Example Writer wrote this and has not saved it yet.")
    editor.click("place-worklist")
    kept = editor.office.workspace.working.get("contact", contact.slug)
    writer = editor.office.workspace.people.find("writer")
    assert kept is not None
    assert writer is not None
    assert kept.person_id == writer.id


def test_what_one_typed_and_another_saves_is_approved_by_neither(editor: EditorWindow) -> None:
    contact = a_contact(editor)
    name = f"contact:{contact.slug}"
    editor.sign_in("nurse")
    editor.desk.open(name)
    editor.write("field-phone", "0300 555 0199")
    editor.sign_in("writer")
    editor.desk.open(name)
    editor.reading("and neither of you can approve it")
    editor.click("save")
    editor.reading("Saved as version 2")

    editor.sign_in("nurse")
    editor.desk.review(name)
    editor.reading("You wrote a part of this version before somebody else saved it")
    version = editor.office.workspace.history("contact", contact.slug)[-1]
    assert version.author == "Example Writer"


def held_up(monkeypatch: pytest.MonkeyPatch, what: str) -> threading.Event:
    """Let a function wait until the event is set, as if there were ten thousand pages."""
    go_on = threading.Event()
    module, _, name = what.rpartition(".")
    real = getattr(importlib.import_module(module), name)
    monkeypatch.setattr(what, lambda *given: (go_on.wait(60), real(*given))[1])
    for waits in "items", "surroundings":
        monkeypatch.setattr(f"kiosk.editor.viewmodels.{waits}.PATIENCE_S", 0.001)
    return go_on


def test_a_form_is_written_in_while_what_is_around_it_is_still_being_read(
    writer: EditorWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = held_up(monkeypatch, "db.preview.rows.choose")
    writer.desk.open(PAGE)
    writer.reading("Reading what is around it")
    writer.reading("The page is being got ready")
    writer.write("field-title", "Half a million")
    assert not writer.reads("Must be mended")
    writer.desk.form.type("body", "Take 10 mg.")

    go_on.set()
    writer.qtbot.waitUntil(lambda: "Half a million" in seen_in_preview(writer))
    writer.reading("Must be mended, line 1")
    writer.qtbot.waitUntil(lambda: not writer.reads("Reading what is around it"))


def test_what_was_read_for_one_form_is_not_used_for_the_next(
    writer: EditorWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = held_up(monkeypatch, "db.preview.rows.choose")
    writer.desk.open(PAGE)
    writer.desk.open("page:what-is-a-lung-net")
    go_on.set()

    title = writer.office.workspace.current("page", "what-is-a-lung-net").title  # type: ignore[union-attr]  # it is there
    writer.qtbot.waitUntil(lambda: writer.desk.form.preview.ready and title in seen_in_preview(writer))
    assert not writer.desk.form.reading.running


def test_a_long_list_says_that_it_is_being_read_and_can_be_searched_meanwhile(
    writer: EditorWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = held_up(monkeypatch, "kiosk.editor.item_list.choose")
    writer.click("place-contact")
    writer.reading("Reading the list")
    assert not writer.reads("Nothing here.")
    writer.write("findItem", "no such name")
    go_on.set()
    writer.reading("Nothing here.")
    writer.write("findItem", a_contact(writer).name)

    assert writer.see(f"item-contact:{a_contact(writer).slug}")


@pytest.mark.parametrize("opens", ["form", "review"])
def test_what_cannot_be_read_around_a_page_is_said_and_not_waited_for(
    opens: str, editor: EditorWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise WorkspaceError("The workspace is in use by another program. Close it there.")

    monkeypatch.setattr("db.preview.rows.choose", full)
    editor.sign_in("writer")
    if opens == "form":
        editor.desk.open(PAGE)
    else:
        editor.desk.review(PAGE)

    editor.reading("The workspace is in use by another program.")
    assert not editor.reads("The page is being got ready")


def test_a_list_that_cannot_be_read_says_why(writer: EditorWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise WorkspaceError("The workspace is in use by another program. Close it there.")

    monkeypatch.setattr("kiosk.editor.item_list.choose", full)
    writer.click("place-contact")

    writer.reading("The workspace is in use by another program.")


def test_a_translation_of_a_held_page_begins_with_its_words_and_stays_beside_it(writer: EditorWindow) -> None:
    page = writer.office.workspace.current("page", "everolimus")
    assert isinstance(page, Page)
    held = replace(page, slug="held-one", hold="Not read yet")
    writer.office.workspace.put("page", held, origin="site", author="Test")
    writer.desk.open("page:held-one")
    writer.click("in-cy")

    writer.qtbot.waitUntil(lambda: writer.see("field-title-input").property("text") == page.title)
    writer.write("field-title", "Tudalen")
    writer.write("field-hold", "")
    writer.click("save")
    writer.reading("Saved as version 1")
    assert writer.office.workspace.current("page", "held-one", "cy") is not None


def test_a_new_form_begins_without_the_findings_of_the_last_one(writer: EditorWindow) -> None:
    writer.desk.open(PAGE)
    writer.desk.form.type("body", "Take 10 mg.")
    writer.reading("Must be mended, line 1")
    writer.desk.openNew("contact")

    writer.qtbot.waitUntil(lambda: not writer.reads("Must be mended, line 1"))
    assert writer.desk.form.told == ""


def test_a_date_that_is_none_is_told_of_and_nothing_is_lost(writer: EditorWindow) -> None:
    contact = a_contact(writer)
    writer.desk.open(f"contact:{contact.slug}")
    writer.write("field-dialled_on", "last week")
    writer.click("save")

    writer.reading('"last week" is no date.')
    assert len(writer.office.workspace.history("contact", contact.slug)) == 1
    assert writer.see("field-dialled_on-input").property("text") == "last week"


def test_the_preview_and_the_rules_follow_the_text(writer: EditorWindow) -> None:
    writer.desk.open(PAGE)
    body = writer.see("field-body-input")
    body.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    body.setProperty("cursorPosition", 0)
    type_text(writer.window, "Take 10 mg.")
    QTest.keyClick(writer.window, Qt.Key.Key_Return)
    QTest.keyClick(writer.window, Qt.Key.Key_Return)

    writer.qtbot.waitUntil(lambda: "Take 10 mg." in seen_in_preview(writer))
    writer.reading("Must be mended, line 1")
    typed = len("Take 10 mg.") + 2
    for _ in range(typed):  # how much one undo takes back is up to Qt
        QTest.keyClick(writer.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert body.property("text") == writer.office.workspace.current("page", "everolimus").body  # type: ignore[union-attr]  # it is there


def test_a_finding_leads_to_its_line(writer: EditorWindow) -> None:
    writer.desk.open(PAGE)
    body = writer.see("field-body-input")
    body.setProperty("text", f"{body.property('text')}\n\nTake 10 mg.")
    writer.desk.form.type("body", str(body.property("text")))
    writer.reading("Must be mended, line")

    writer.click("finding-0")

    assert writer.window.activeFocusItem() is body
    before = str(body.property("text"))[: int(body.property("cursorPosition"))]
    assert "Take 10 mg." not in before
    assert str(body.property("text"))[len(before) :].startswith("Take 10 mg.")


def test_where_somebody_types_is_in_sight_in_a_long_text(writer: EditorWindow) -> None:
    writer.desk.open(PAGE)
    body = writer.see("field-body-input")
    body.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(writer.window, key, Qt.KeyboardModifier.ControlModifier)
        writer.settle()
        cursor = body.property("cursorRectangle")
        fields = writer.see("fields")
        top = fields.mapToScene(fields.boundingRect().topLeft()).y()
        at = body.mapToScene(cursor.topLeft()).y()
        assert top - 1 <= at <= top + fields.height() - cursor.height() + 1, key


@pytest.mark.parametrize(
    ("choice", "shape"),
    [("preview-layout-wide", 16 / 9), ("preview-layout-small", 1.6), ("preview-layout-tall", 9 / 16)],
)
def test_the_preview_takes_any_layout(writer: EditorWindow, choice: str, shape: float) -> None:
    writer.desk.open(PAGE)
    writer.see("preview")
    writer.click(choice)

    writer.qtbot.waitUntil(lambda: "Everolimus" in seen_in_preview(writer))
    host = writer.see("preview")
    assert abs(host.width() / host.height() - shape) < 0.01


def test_the_preview_takes_any_text_size_theme_and_nation(writer: EditorWindow) -> None:
    writer.desk.open(PAGE)

    def heading() -> QQuickItem | None:
        host = writer.see("preview")
        return next((each for each in parts(host) if each.property("text") == "Everolimus tablets"), None)

    writer.qtbot.waitUntil(lambda: heading() is not None)
    size = _pixels(heading())
    for choice in ("preview-size-4", "preview-theme-dark", "preview-nation-SCT"):
        writer.click(choice)
    writer.qtbot.waitUntil(lambda: heading() is not None and _pixels(heading()) > size)
    assert _ink(heading()) > 128


def test_the_preview_speaks_the_languages_of_a_kiosk(writer: EditorWindow) -> None:
    writer.desk.open(PAGE)
    writer.qtbot.waitUntil(lambda: "Home" in seen_in_preview(writer))
    writer.click("preview-language-cy")

    writer.qtbot.waitUntil(lambda: "Hafan" in seen_in_preview(writer))
    assert writer.reads("Save for approval")
    writer.click("preview-language-en")
    writer.qtbot.waitUntil(lambda: "Home" in seen_in_preview(writer))


def test_a_picture_is_made_ready_shown_and_saved_with_its_words(writer: EditorWindow, tmp_path: Path) -> None:
    photo = QImage(3000, 1000, QImage.Format.Format_RGB32)
    photo.fill(Qt.GlobalColor.darkGreen)
    assert photo.save(str(tmp_path / "photo.jpg"))
    writer.click("place-image")
    writer.click("addItem")
    writer.write("field-alt", "A green wall.")
    writer.click("save")
    writer.reading("Picture: there is none yet.")
    writer.write("field-sha256-file", str(tmp_path / "photo.jpg"))
    writer.click("field-sha256-take")
    writer.reading("The picture is 2160 by 720 pixels now")
    writer.click("save")

    writer.reading("Saved as version 1")
    item = writer.office.workspace.current("image", "a-green-wall")
    assert isinstance(item, Image)
    assert item.file == "a-green-wall.jpg"
    assert writer.office.workspace.image(item.sha256) is not None


@pytest.mark.parametrize(("name", "words"), [("none.png", "cannot be read"), ("letter.png", "picture")])
def test_a_picture_that_cannot_be_used_changes_nothing(
    writer: EditorWindow, tmp_path: Path, name: str, words: str
) -> None:
    (tmp_path / "letter.png").write_text("A letter.")
    writer.click("place-image")
    writer.click("addItem")
    writer.write("field-alt", "A wall.")
    writer.write("field-sha256-file", str(tmp_path / name))
    writer.click("field-sha256-take")

    writer.qtbot.waitUntil(lambda: words in writer.desk.form.status)
    assert writer.see("field-alt-input").property("text") == "A wall."
    assert writer.desk.form.offers.picture() == ""


def _pixels(item: QQuickItem | None) -> int:
    assert item is not None
    return int(item.property("font").pixelSize())


def _ink(item: QQuickItem | None) -> int:
    """How light the letters are: 0 to 255."""
    assert item is not None
    return int(item.property("color").lightness())


def test_the_buttons_write_what_the_format_asks_for(writer: EditorWindow) -> None:
    writer.desk.open(PAGE)
    body = writer.see("field-body-input")
    writer.write("field-body", "one")
    writer.click("tool-bullets")
    assert body.property("text") == "- one"
    writer.click("tool-contact")
    contact = a_contact(writer)
    writer.click(f"tool-thing-{contact.slug}")

    assert body.property("text") == f"- one\n\n::: contact {contact.slug}\n:::"
    writer.qtbot.waitUntil(lambda: contact.name in seen_in_preview(writer))


def test_a_review_moves_the_dates_and_an_edit_does_not(writer: EditorWindow) -> None:
    writer.desk.open(PAGE)
    before = writer.office.workspace.current("page", "everolimus")
    assert isinstance(before, Page)
    writer.write("field-title", "Everolimus")
    writer.click("save")
    writer.reading("Saved as version 2")
    edited = writer.office.workspace.current("page", "everolimus")
    assert isinstance(edited, Page)
    assert (edited.title, edited.last_reviewed, edited.next_review) == (
        "Everolimus", before.last_reviewed, before.next_review,
    )  # fmt: skip

    writer.click("reviewed")
    writer.click("save")
    writer.reading("Saved as version 3")
    reviewed = writer.office.workspace.current("page", "everolimus")
    assert isinstance(reviewed, Page)
    assert reviewed.last_reviewed.isoformat() == "2026-11-26"
    assert reviewed.next_review.isoformat() == "2029-11-26"


def test_a_new_item_gets_its_name_from_its_words(writer: EditorWindow) -> None:
    writer.click("place-question")
    writer.click("addItem")
    writer.write("field-group", "Tests")
    writer.write("field-text", "Which test comes next?")
    writer.click("save")

    writer.reading("Saved as version 1")
    item = writer.office.workspace.current("question", "which-test-comes-next")
    assert isinstance(item, Question)
    assert writer.office.workspace.working.all() == []


def test_a_page_is_written_in_another_language_and_held_against_its_original(writer: EditorWindow) -> None:
    writer.desk.open(PAGE)
    writer.click("in-cy")
    writer.write("field-title", "Tabledi everolimus")
    writer.reading("Nobody has said yet that this says the same as the English text.")
    writer.click("compared")
    writer.click("save")
    writer.reading("Saved as version 1")
    welsh = writer.office.workspace.current("page", "everolimus", "cy")
    english = writer.office.workspace.current("page", "everolimus")
    assert isinstance(welsh, Page)
    assert isinstance(english, Page)
    assert (welsh.title, welsh.body) == ("Tabledi everolimus", english.body)
    assert not is_stale("page", welsh, english)

    writer.click("in-en")
    writer.write("field-title", "Everolimus")
    writer.click("save")
    writer.reading("Saved as version 2")
    writer.click("in-cy")
    writer.reading("The English text has changed since this was compared with it.")


def test_somebody_who_is_no_author_reads_and_changes_nothing(editor: EditorWindow) -> None:
    editor.sign_in("head")
    contact = a_contact(editor)
    editor.desk.open(f"contact:{contact.slug}")

    editor.reading("your account is not one of an author")
    editor.write("field-phone", "1")
    assert editor.see("field-phone-input").property("text") == contact.phone
    assert not editor.see("save").isEnabled()


def test_every_field_of_a_form_is_reached_with_tab_and_brought_into_sight(writer: EditorWindow) -> None:
    contact = a_contact(writer)
    writer.desk.open(f"contact:{contact.slug}")
    writer.see("field-name-input").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    seen = set()
    for _ in range(200):
        at = writer.window.activeFocusItem()
        assert at is not None
        if at.objectName() == "field-hold-input":
            break
        seen.add(at.objectName())
        writer.settle()
        top = at.mapToScene(at.boundingRect().topLeft()).y()
        assert -1 <= top <= writer.window.height(), at.objectName()
        QTest.keyClick(writer.window, Qt.Key.Key_Tab)
    else:
        pytest.fail("Tab never reaches the last field")
    assert {"field-phone-input", "field-hours-input", "field-next_review-input"} <= seen


def test_at_twice_the_size_in_the_smallest_window_a_form_can_be_filled_in(writer: EditorWindow) -> None:
    writer.window.resize(writer.window.minimumSize())
    writer.twice_the_size()
    writer.desk.open(PAGE)
    for name in ("save", "field-title-input", "preview-choose"):
        item = writer.see(name)
        right = item.mapToScene(item.boundingRect().topRight()).x()
        assert right <= writer.window.width(), name
    writer.write("field-title", "A longer title")
    writer.click("save")
    writer.reading("Saved as version 2")


def test_pages_to_read_next_are_found_by_a_part_of_their_names(writer: EditorWindow) -> None:
    writer.desk.open(PAGE)
    linked = writer.desk.form.value("see_also").splitlines()
    assert linked
    for slug in linked:
        assert writer.see(f"field-see_also-{slug}").property("ticked")
    assert writer.find("field-see_also-what-is-a-lung-net") is None
    writer.click("field-see_also-more")
    writer.write("field-see_also-find", "NET) is")
    writer.click("field-see_also-what-is-a-lung-net")
    assert writer.desk.form.value("see_also").splitlines() == [*linked, "what-is-a-lung-net"]

    writer.write("field-see_also-find", "no page is called so")
    writer.reading("None is called that.")
    writer.click("field-see_also-more")
    assert writer.see("field-see_also-what-is-a-lung-net").property("ticked")


def test_of_a_long_list_the_first_are_shown_and_what_is_chosen_always(writer: EditorWindow) -> None:
    writer.desk.open(PAGE)
    linked = writer.desk.form.value("see_also").splitlines()
    writer.click("field-see_also-more")

    shown = [each.objectName() for each in parts(writer.window.contentItem())]
    named = [name for name in shown if name.startswith("field-see_also-")]
    assert (
        len([name for name in named if name.removeprefix("field-see_also-") not in ("find", "find-input", "more")])
        == 20
    )
    assert {f"field-see_also-{slug}" for slug in linked} <= set(named)
    assert writer.reads(" more. Type more of the name.")


def undo(editor: EditorWindow) -> None:
    QTest.keyClick(editor.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_what_was_kept_by_itself_is_undone_with_the_keys(writer: EditorWindow) -> None:
    contact = a_contact(writer)
    writer.desk.open(f"contact:{contact.slug}")
    field = writer.see("field-phone-input")
    field.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(writer.window, Qt.Key.Key_End)
    type_text(writer.window, "9")
    writer.reading("Kept. Nobody else sees it")
    undo(writer)
    assert field.property("text") == contact.phone
    writer.qtbot.waitUntil(lambda: not writer.desk.form.changed)


def test_what_a_button_wrote_is_undone_with_the_keys(writer: EditorWindow) -> None:
    writer.desk.open(PAGE)
    body = writer.see("field-body-input")
    writer.write("field-body", "one")
    writer.click("tool-bullets")
    assert body.property("text") == "- one"

    for _ in range(2):  # what stood there goes first, and then what takes its place comes
        undo(writer)

    assert body.property("text") == "one"
