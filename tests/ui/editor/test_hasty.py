"""Somebody in a hurry: the next act comes before the last one has ended, and nothing that is told late is false."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest

from db.publish.outcome import Outcome
from db.publish.outlook import outlook
from db.workspace import WorkspaceError
from db.workspace_working import WorkInHand
from kiosk.editor import pictures
from tests.ui.editor.test_review_files import done, go, send, stick, write_number
from tests.ui.editor.test_reviewing import change_the_number, read_it, sign, tick_all

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from tests.ui.editor.conftest import EditorWindow

__all__ = ["stick"]

WAIT_S = 60


class Held:
    """A function of the program that stands still, each time it is called, until it is let go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, where: str, real: Callable[..., Any]) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()
        self._real = real
        monkeypatch.setattr(where, self)

    def __call__(self, *given: Any, **named: Any) -> Any:
        self.begun.set()
        assert self.go_on.wait(WAIT_S)
        return self._real(*given, **named)


def twice(editor: EditorWindow, name: str) -> None:
    """Press a button with a double click, as some people do with every button."""
    item = editor.see(name)
    item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    editor.settle()
    middle = item.mapToScene(item.boundingRect().center())
    at = QPoint(round(middle.x()), round(middle.y()))
    QTest.mouseDClick(editor.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    editor.settle()


def hold(editor: EditorWindow, name: str, key: Qt.Key) -> None:
    """Hold a key down on something for as long as it takes to repeat three times."""
    editor.see(name).forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for repeats in (False, True, True, True):
        pressed = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", repeats)
        QCoreApplication.sendEvent(editor.window, pressed)
    editor.settle()


def a_page(editor: EditorWindow) -> str:
    return f"page:{editor.office.workspace.items('page')[0].item.slug}"


def cannot_keep(patched: pytest.MonkeyPatch) -> None:
    def full(*_what: object, **_how: object) -> None:
        raise WorkspaceError("The disk is full. Make room.")

    patched.setattr(WorkInHand, "keep", full)


def tried_again(editor: EditorWindow) -> None:
    """Let the timer come that tries again to keep what could not be kept."""
    timer = editor.desk.form._keeper._again
    editor.qtbot.waitUntil(lambda: not timer.isActive(), timeout=5000)


def unreadable(*_what: object, **_how: object) -> None:
    raise WorkspaceError("It is locked.")


@contextmanager
def typed_on_a_full_disk(editor: EditorWindow, monkeypatch: pytest.MonkeyPatch) -> Generator[str]:
    """A number was typed that cannot be kept before this is left; brings the short name of its contact."""
    editor.sign_in()
    contact = next(each.item for each in editor.office.workspace.items("contact") if getattr(each.item, "phone", ""))
    editor.desk.open(f"contact:{contact.slug}")
    with monkeypatch.context() as patched:
        cannot_keep(patched)
        editor.write("field-phone", "0300 555 0199")
        editor.reading("What you typed could not be kept")
        yield contact.slug


@pytest.mark.parametrize(
    ("button", "told"), [("save", "Saved as version 2."), ("discard", "Back to the saved version.")]
)
def test_what_was_saved_or_thrown_away_is_not_told_to_be_kept_when_that_is_tried_again(
    editor: EditorWindow, monkeypatch: pytest.MonkeyPatch, button: str, told: str
) -> None:
    with typed_on_a_full_disk(editor, monkeypatch):
        editor.desk.form.keep()  # the key that came last waits as well

    editor.click(button)
    editor.reading(told)
    tried_again(editor)

    assert told in editor.desk.form.status


def test_what_is_kept_late_is_not_told_over_another_item(editor: EditorWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    with typed_on_a_full_disk(editor, monkeypatch) as slug:
        editor.desk.open(a_page(editor))
        editor.see("field-title-input")

    working = editor.office.workspace.working
    editor.qtbot.waitUntil(lambda: working.get("contact", slug) is not None, timeout=5000)
    assert editor.desk.form.status == ""


def test_what_is_refused_is_not_said_to_be_kept_where_it_is_not(
    editor: EditorWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.sign_in()
    editor.click("place-image")
    editor.click("addItem")
    cannot_keep(monkeypatch)
    editor.write("field-alt", "A green wall.")
    editor.click("save")

    assert "This is not saved yet" in editor.desk.form.status
    assert "is kept" not in editor.desk.form.status
    assert "could not be kept yet" in editor.desk.form.status


def test_what_was_signed_is_not_told_to_be_refused_when_its_page_cannot_be_read(
    editor: EditorWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = change_the_number(editor)
    held = Held(monkeypatch, "db.checks.live.LiveChecks.of", unreadable)
    monkeypatch.setattr("kiosk.editor.viewmodels.surroundings.PATIENCE_S", 0.001)
    read_it(editor, before)
    assert held.begun.wait(WAIT_S)
    tick_all(editor)
    sign(editor)
    editor.reading("Approved. Patients see it after the next publishing.")

    held.go_on.set()
    editor.qtbot.waitUntil(lambda: not editor.desk.reviewing._around.job.running)
    editor.settle()

    assert len(editor.office.workspace.approvals.register()) == 1
    editor.reading("Approved. Patients see it after the next publishing.")
    assert not editor.reads("Nothing was approved.")


def test_what_was_signed_stays_told_when_the_list_cannot_be_read_after_it(
    editor: EditorWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = change_the_number(editor)
    read_it(editor, before)
    tick_all(editor)
    editor.qtbot.waitUntil(lambda: not editor.desk.reviewing.job.running)
    monkeypatch.setattr("db.review_file.waiting.waiting_changes", unreadable)
    sign(editor)
    editor.reading("The program made a mistake of its own")

    assert editor.reads("Approved. Patients see it after the next publishing.")


def test_what_is_to_be_sent_next_stays_ticked_when_a_file_has_been_written(
    editor: EditorWindow, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.review_file.ask import make

    slug = write_number(editor.office)
    further = next(
        each.item
        for each in editor.office.workspace.items("contact")
        if getattr(each.item, "phone", "") and each.item.slug != slug
    )
    person = editor.office.workspace.people.find("writer")
    assert person is not None
    changed = replace(further, phone="0300 555 0198")
    editor.office.workspace.put("contact", changed, origin="site", author=person.name, author_id=person.id)
    held = Held(monkeypatch, "db.review_file.ask.make", make)
    go(editor, "send")
    editor.click(f"send-contact:{slug}")
    editor.click("approver-nurse")
    editor.write("reviewFolder", str(stick))
    editor.click("writeReview")
    assert held.begun.wait(WAIT_S)
    editor.desk.reviewFiles.send(f"contact:{further.slug}")  # as from the form of what was saved meanwhile

    held.go_on.set()
    done(editor)

    editor.reading("The file is written:")
    assert editor.desk.reviewFiles.sending._ticked == {f"contact:{further.slug}"}


def test_a_file_that_is_written_is_not_told_to_be_refused_by_enter_pressed_twice(
    editor: EditorWindow, stick: Path
) -> None:
    send(editor, write_number(editor.office), stick)
    editor.reading("The file is written:")

    editor.desk.reviewFiles.sending.send()
    done(editor)

    editor.reading("The file is written:")
    assert not editor.reads("Nothing was sent")
    assert len(list(stick.iterdir())) == 1


def test_a_file_that_is_withdrawn_twice_is_told_to_be_withdrawn(editor: EditorWindow, stick: Path) -> None:
    send(editor, write_number(editor.office), stick)
    (file,) = editor.office.workspace.reviews.all()
    editor.click("withdraw-0")
    editor.click("withdrawNow-0")
    editor.desk.reviewFiles.sending.withdraw(file.nonce)
    done(editor)

    editor.reading("Withdrawn. Tell Example Nurse")
    assert not editor.reads("has withdrawn it already")


@pytest.mark.parametrize("how", ["double click", "held key"])
def test_a_button_is_pressed_once(editor: EditorWindow, how: str) -> None:
    go(editor, "takeIn")
    pressed: list[str] = []
    editor.see("takeIn").pressed.connect(lambda: pressed.append("takeIn"))  # type: ignore[attr-defined]  # of QML

    if how == "double click":
        twice(editor, "takeIn")
    else:
        hold(editor, "takeIn", Qt.Key.Key_Return)
    assert pressed == ["takeIn"]

    editor.click("takeIn")
    assert pressed == ["takeIn", "takeIn"]


@pytest.mark.parametrize("how", ["double click", "held key"])
def test_a_box_that_was_ticked_stays_ticked(editor: EditorWindow, how: str) -> None:
    read_it(editor, change_the_number(editor))
    assert not editor.see("red-0").property("ticked")

    if how == "double click":
        twice(editor, "red-0")
    else:
        hold(editor, "red-0", Qt.Key.Key_Space)

    assert editor.see("red-0").property("ticked")


def test_a_backup_is_not_told_to_hold_everything_after_somebody_has_gone_on_working(editor: EditorWindow) -> None:
    def listed() -> None:
        editor.qtbot.waitUntil(lambda: not editor.desk.backups.job.running)
        editor.settle()

    editor.sign_in()
    editor.click("place-backups")
    listed()
    editor.click("makeBackup")
    editor.reading("holds everything as it is now.")
    listed()
    assert editor.reads("holds everything as it is now.")

    editor.click("place-worklist")
    editor.click("place-backups")
    listed()

    assert not editor.reads("holds everything as it is now.")


def test_whoever_goes_to_publish_while_a_page_is_going_is_told_what_would_change(
    editor: EditorWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch, "db.publish.outlook.outlook", outlook)
    going = Held(monkeypatch, "kiosk.editor.viewmodels.taking_off.take_off", lambda *_, **__: Outcome(("It is off.",)))
    editor.sign_in()
    editor.click("place-publish")
    assert held.begun.wait(WAIT_S)
    editor.desk.open(a_page(editor))
    editor.click("takeOff")
    editor.write("reason", "Wrong", over=False)
    editor.click("takeOffNow")
    editor.click("place-publish")
    held.go_on.set()
    editor.qtbot.waitUntil(going.begun.is_set)

    going.go_on.set()

    editor.qtbot.waitUntil(lambda: editor.desk.publishing._seen is not None, timeout=WAIT_S * 1000)
    assert not editor.desk.publishing.job.running


def green(path: Path, width: int) -> Path:
    photo = QImage(width, 20, QImage.Format.Format_RGB32)
    photo.fill(Qt.GlobalColor.darkGreen)
    assert photo.save(str(path))
    return path


@pytest.fixture
def choosing(editor: EditorWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Held:
    """Somebody has chosen a picture for a new item, and it is still being made ready."""
    held = Held(monkeypatch, "kiosk.editor.pictures.ready", pictures.ready)
    editor.sign_in()
    editor.click("place-image")
    editor.click("addItem")
    editor.write("field-alt", "A green wall.")
    editor.write("field-sha256-file", str(green(tmp_path / "first.png", 40)))
    editor.click("field-sha256-take")
    assert held.begun.wait(WAIT_S)
    return held


def test_of_two_pictures_chosen_one_after_the_other_the_last_one_counts(
    editor: EditorWindow, tmp_path: Path, choosing: Held
) -> None:
    editor.write("field-sha256-file", str(green(tmp_path / "second.png", 60)))
    editor.click("field-sha256-take")

    choosing.go_on.set()

    editor.reading("The picture is 60 by 20 pixels now")
    assert not editor.desk.form.taking.job.running


def test_a_picture_is_not_put_into_what_was_thrown_away(editor: EditorWindow, choosing: Held) -> None:
    editor.click("discard")
    editor.reading("Back to the saved version.")

    choosing.go_on.set()
    editor.qtbot.waitUntil(lambda: not editor.desk.form.taking.job.running)
    editor.settle()

    assert editor.desk.form.value("sha256") == ""
    assert not editor.desk.form.changed


def test_a_file_that_one_person_chose_is_not_proposed_to_the_next(
    editor: EditorWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.exchange.bring_in import read_one

    (tmp_path / "letter.md").write_text("# A letter\n\nSome words.\n")
    held = Held(monkeypatch, "db.exchange.bring_in.read_one", read_one)
    editor.sign_in()
    editor.click("place-bringIn")
    editor.desk.bringIn.read(str(tmp_path / "letter.md"))
    assert held.begun.wait(WAIT_S)
    editor.sign_in("nurse")

    held.go_on.set()
    editor.qtbot.waitUntil(lambda: not editor.desk.bringIn.job.running)
    assert not editor.desk.bringIn.proposed

    editor.desk.bringIn.read(str(tmp_path / "letter.md"))
    editor.qtbot.waitUntil(lambda: editor.desk.bringIn.proposed)
