"""An approver at another desk: the whole round between two windows, and everything that does not fit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from db.records import Contact, Image, Page
from db.release.chosen import choose
from db.workspace import Workspace
from kiosk.editor.app import load
from kiosk.editor.office import WORKSPACE, Office
from kiosk.editor.viewmodels.desk import Desk
from tests.db.items import make
from tests.keyboard import type_text
from tests.ui.editor.conftest import TODAY, WORDS, EditorWindow, parts
from tests.ui.editor.conftest import said as said_by

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

NUMBER = "0300 555 0199"
OTHER_WORDS = "four quite other words"
REMARK = "This is the number of the ward."
SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"></svg>'


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def other(tmp_path: Path, qtbot: QtBot) -> Generator[EditorWindow]:
    """The window on the approver's own PC, whose workspace has nobody in it."""
    folder = tmp_path / "other"
    folder.mkdir()
    with Workspace.create(folder / WORKSPACE) as made:
        desk = Desk(Office(folder, made, lambda: TODAY))
        engine = load(desk)
        window = engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        window.requestActivate()
        qtbot.waitUntil(window.isActive)
        yield EditorWindow(desk, desk._office, window, qtbot)  # type: ignore[arg-type]  # it has just been given one
        desk.close()
        window.close()
        del engine


def a_contact(office: Office) -> Contact:
    found = next(each.item for each in office.workspace.items("contact") if getattr(each.item, "phone", ""))
    assert isinstance(found, Contact)
    return found


def write_number(office: Office, number: str = NUMBER, login: str = "writer") -> str:
    """A changed number that waits for approval; the short name of its contact."""
    person = office.workspace.people.find(login)
    assert person is not None
    contact = a_contact(office)
    changed = msgspec.structs.replace(contact, phone=number)
    office.workspace.put("contact", changed, origin="site", author=person.name, author_id=person.id)
    return contact.slug


def at_front(editor: EditorWindow) -> None:
    """Sit down at this one of two windows."""
    editor.window.requestActivate()
    editor.qtbot.waitUntil(editor.window.isActive)


def done(editor: EditorWindow) -> None:
    """Wait until nothing is looked for, read or written any more."""
    files = editor.desk.reviewFiles
    jobs = files.sending.job, files.answering.job, files.takingIn.job
    editor.qtbot.waitUntil(lambda: not any(job.running for job in jobs))
    editor.settle()


def go(editor: EditorWindow, way: str, login: str = "writer") -> None:
    at_front(editor)
    if not editor.desk.person:
        editor.sign_in(login)
    editor.click("place-reviewFiles")
    done(editor)
    editor.click(f"way-{way}")


def send(editor: EditorWindow, slug: str, folder: Path, approver: str = "nurse") -> Path:
    before = set(folder.iterdir())
    go(editor, "send")
    editor.click(f"send-contact:{slug}")
    editor.click(f"approver-{approver}")
    editor.write("reviewFolder", str(folder))
    editor.click("writeReview")
    done(editor)
    (sent,) = set(folder.iterdir()) - before
    return sent


def open_as_guest(editor: EditorWindow, file: Path) -> None:
    at_front(editor)
    if not editor.desk.guest:
        editor.click("answerAsGuest")
    editor.write("reviewFile", str(file))
    editor.click("openReview")
    done(editor)


def tick_all(editor: EditorWindow) -> None:
    shown = editor.desk.reviewFiles.answering.shown
    assert shown is not None
    for number in range(shown.red.count):
        editor.click(f"red-{number}")
    assert shown.missing == 0


def sign(editor: EditorWindow, words: str = WORDS) -> None:
    editor.click("answer-approve")
    editor.write("signPassphrase", words)
    editor.write("signAgain", words)
    editor.click("sign")
    done(editor)


def answered(other: EditorWindow, sent: Path, words: str = WORDS) -> Path:
    """The approver opens the file at their own PC, ticks every line and signs."""
    open_as_guest(other, sent)
    tick_all(other)
    sign(other, words)
    answer = sent.with_suffix(".answer")
    assert answer.exists()
    return answer


def take_in(editor: EditorWindow, answer: Path) -> None:
    go(editor, "takeIn")
    editor.write("answerFile", str(answer))
    editor.click("takeIn")
    done(editor)


def approvals(editor: EditorWindow) -> int:
    return len(editor.office.workspace.approvals.register())


def said(editor: EditorWindow, box: str) -> str:
    """What a box tells."""
    return "\n".join(said_by(each) for each in parts(editor.see(box)))


def drop(editor: EditorWindow, path: Path) -> None:
    """Drop a file or a folder from the desktop on the middle of the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    middle = QPointF(editor.window.width() / 2, editor.window.height() / 2)
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QCoreApplication.sendEvent(editor.window, QDragEnterEvent(middle.toPoint(), *how))
    QCoreApplication.sendEvent(editor.window, QDropEvent(middle, *how))
    done(editor)


def test_a_number_goes_to_another_desk_and_comes_back_signed(
    editor: EditorWindow, other: EditorWindow, stick: Path
) -> None:
    slug = write_number(editor.office)

    sent = send(editor, slug, stick)
    told = said(editor, "sendOutcome")
    assert f"The file is written: {sent}" in told
    assert "Give it to Example Nurse, on a stick or by NHS mail. It must not be changed on the way." in told
    assert "Sent to Example Nurse by Example Writer on" in said(editor, "underWay")

    open_as_guest(other, sent)
    assert other.reads("Example Writer asks for your approval.")
    assert f"\u201c{NUMBER}\u201d" in said(other, "redList")
    other.click("answer-approve")
    assert not other.see("sign").isEnabled()
    assert other.reads("not ticked yet")
    tick_all(other)
    assert other.reads("You sign as Example Nurse, Lung nurse specialist.")
    sign(other)
    answer = sent.with_suffix(".answer")
    told = said(other, "answerOutcome")
    assert f"The answer is written: {answer}" in told
    assert "Give it back to Example Writer, who takes it in where the change was written." in told
    assert approvals(editor) == 0

    take_in(editor, answer)
    title = editor.office.title_of(f"contact:{slug}")
    assert title != f"contact:{slug}"
    assert f"Approved: {title}, version 2." in said(editor, "takeInOutcome")
    assert editor.reads("Nothing is under way.")
    shown = choose(editor.office.workspace).find("contact", slug, "en")
    assert shown is not None
    assert (getattr(shown.item, "phone", ""), shown.approved) == (NUMBER, True)
    (approval,) = editor.office.workspace.approvals.register()
    assert (approval.name, approval.via, len(approval.ticked) > 0) == ("Example Nurse", "review file", True)


def test_what_is_wrong_comes_back_as_a_remark_and_the_text_is_one_press_away(
    editor: EditorWindow, other: EditorWindow, stick: Path
) -> None:
    slug = write_number(editor.office)
    sent = send(editor, slug, stick)

    open_as_guest(other, sent)
    other.click("answer-sendBack")
    other.write("remark", REMARK)
    other.write("signPassphrase", WORDS)
    other.write("signAgain", WORDS)
    other.click("sign")
    done(other)
    assert "Sent back. Nothing is approved." in said(other, "answerOutcome")

    take_in(editor, sent.with_suffix(".answer"))
    told = said(editor, "takeInOutcome")
    assert "Example Nurse approved nothing and sent it back:" in told
    assert REMARK in told
    assert approvals(editor) == 0
    editor.click("mend-0")
    assert editor.desk.form.about == f"contact:{slug}"


def test_two_passphrases_that_differ_and_a_missing_remark_sign_nothing(
    editor: EditorWindow, other: EditorWindow, stick: Path
) -> None:
    sent = send(editor, write_number(editor.office), stick)
    open_as_guest(other, sent)

    other.click("answer-sendBack")
    other.write("signPassphrase", WORDS)
    other.write("signAgain", OTHER_WORDS)
    other.click("sign")
    assert "the two passphrases differ" in said(other, "answerOutcome")
    assert other.see("signPassphrase-input").property("text") == ""

    other.write("signPassphrase", WORDS)
    other.write("signAgain", WORDS)
    other.click("sign")
    done(other)
    assert "Say what is wrong" in said(other, "answerOutcome")
    assert list(stick.iterdir()) == [sent]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "cannot be read"),
        (b"A letter.", "is no review file. Choose another file."),
        ("cut", "was changed or cut short on the way."),
        ("altered", "was changed or cut short on the way."),
    ],
    ids=["missing", "another file", "cut short", "altered"],
)
def test_a_file_that_is_none_or_was_changed_is_told_of(
    editor: EditorWindow, other: EditorWindow, stick: Path, content: bytes | str | None, told: str
) -> None:
    sent = send(editor, write_number(editor.office), stick)
    match content:
        case None:
            sent.unlink()
        case "cut":
            sent.write_bytes(sent.read_bytes()[:-40])
        case "altered":
            sent.write_bytes(sent.read_bytes().replace(NUMBER.encode(), b"0300 555 0190"))
        case bytes():
            sent.write_bytes(content)

    open_as_guest(other, sent)

    assert told in said(other, "answerOutcome")
    assert other.find("changes") is None


def test_an_answer_where_a_review_file_belongs_says_where_it_goes(
    editor: EditorWindow, other: EditorWindow, stick: Path
) -> None:
    sent = send(editor, write_number(editor.office), stick)
    answer = answered(other, sent)

    open_as_guest(other, answer)
    assert "is answered already. Take it in on the PC where the change was written." in said(other, "answerOutcome")
    take_in(editor, sent)
    assert "is what was sent, not the answer to it." in said(editor, "takeInOutcome")
    assert approvals(editor) == 0


def test_an_answer_that_was_altered_approves_nothing(editor: EditorWindow, other: EditorWindow, stick: Path) -> None:
    answer = answered(other, send(editor, write_number(editor.office), stick))
    whole = json.loads(answer.read_bytes())
    whole["content"]["ticked"] = [[]]
    answer.write_text(json.dumps(whole))

    take_in(editor, answer)

    assert "was changed or cut short on the way." in said(editor, "takeInOutcome")
    assert approvals(editor) == 0


def test_an_answer_is_taken_in_once(editor: EditorWindow, other: EditorWindow, stick: Path) -> None:
    answer = answered(other, send(editor, write_number(editor.office), stick))
    take_in(editor, answer)
    assert approvals(editor) == 1

    take_in(editor, answer)

    assert "was taken in already" in said(editor, "takeInOutcome")
    assert approvals(editor) == 1


def test_a_mistyped_passphrase_is_noticed_where_the_answer_is_taken_in(
    editor: EditorWindow, other: EditorWindow, stick: Path
) -> None:
    answer = answered(other, send(editor, write_number(editor.office), stick), OTHER_WORDS)

    take_in(editor, answer)

    assert "not made with the passphrase of Example Nurse" in said(editor, "takeInOutcome")
    assert approvals(editor) == 0


def test_an_approver_who_has_left_and_a_text_that_went_on_void_what_is_under_way(
    editor: EditorWindow, other: EditorWindow, stick: Path
) -> None:
    slug = write_number(editor.office)
    sent = send(editor, slug, stick)
    answer = answered(other, sent)

    write_number(editor.office, "0300 555 0111")
    go(editor, "takeIn")
    assert "An answer to it will be refused." in said(editor, "underWay")
    assert "has been changed since the file was sent" in said(editor, "underWay")
    take_in(editor, answer)
    assert "has been changed since the file was sent" in said(editor, "takeInOutcome")

    head = editor.office.workspace.people.find("head")
    assert head is not None
    editor.office.workspace.people.retire("nurse", by=head)
    take_in(editor, answer)
    assert "Example Nurse is no clinical approver here any more" in said(editor, "takeInOutcome")
    assert approvals(editor) == 0


def test_only_people_who_may_sign_all_of_it_are_asked(editor: EditorWindow, stick: Path) -> None:
    slug = write_number(editor.office, login="nurse")
    go(editor, "send")
    assert editor.find("approver-nurse") is not None

    editor.click(f"send-contact:{slug}")

    assert editor.find("approver-nurse") is None
    assert editor.reads("Nobody here may approve all of this.")
    editor.write("reviewFolder", str(stick))
    editor.click("writeReview")
    assert "nobody is asked yet" in said(editor, "sendOutcome")
    assert not list(stick.iterdir())


def test_what_is_missing_is_asked_for_and_a_stick_that_is_gone_is_told_of(editor: EditorWindow, stick: Path) -> None:
    slug = write_number(editor.office)
    go(editor, "send")
    editor.click("writeReview")
    assert "nothing is chosen yet" in said(editor, "sendOutcome")
    editor.click(f"send-contact:{slug}")
    editor.click("approver-nurse")
    editor.click("writeReview")
    assert "it was not said where to" in said(editor, "sendOutcome")

    editor.write("reviewFolder", str(stick / "gone"))
    editor.click("writeReview")
    done(editor)

    assert "the folder is not there" in said(editor, "sendOutcome")
    assert editor.office.workspace.reviews.all() == []
    assert editor.desk.reviewFiles.sending.approver == "nurse"


def test_files_and_folders_are_dropped_on_the_window(editor: EditorWindow, other: EditorWindow, stick: Path) -> None:
    slug = write_number(editor.office)
    go(editor, "send")
    drop(editor, stick)
    assert editor.see("reviewFolder-input").property("text") == str(stick)
    editor.click(f"send-contact:{slug}")
    editor.click("approver-nurse")
    editor.click("writeReview")
    done(editor)
    (sent,) = stick.iterdir()

    at_front(other)
    other.click("answerAsGuest")
    drop(other, sent)
    tick_all(other)
    sign(other)

    at_front(editor)
    drop(editor, sent.with_suffix(".answer"))
    assert f"Approved: {editor.office.title_of(f'contact:{slug}')}, version 2." in said(editor, "takeInOutcome")


def test_a_picture_in_the_file_is_shown_before_it_is_signed(
    editor: EditorWindow, other: EditorWindow, stick: Path
) -> None:
    workspace = editor.office.workspace
    writer = workspace.people.find("writer")
    assert writer is not None
    kept = workspace.put_image(SQUARE)
    picture = make(Image, slug="square", sha256=kept.sha256, alt="A square")
    workspace.put("image", picture, origin="site", author=writer.name, author_id=writer.id)
    slug = write_number(editor.office)
    go(editor, "send")
    editor.click("send-image:square")
    sent = send(editor, slug, stick)

    open_as_guest(other, sent)
    assert other.reads("2 texts in this file: look at each")
    found = next(number for number in range(2) if "A square" in str(other.see(f"version-{number}").property("text")))
    other.click(f"version-{found}")

    shown = other.see("changedPicture")
    other.qtbot.waitUntil(lambda: shown.property("implicitWidth") == 40)
    tick_all(other)
    other.click(f"version-{1 - found}")
    tick_all(other)
    sign(other)
    take_in(editor, sent.with_suffix(".answer"))
    assert approvals(editor) == 2


def test_whoever_leaves_the_answer_leaves_nothing_behind(
    editor: EditorWindow, other: EditorWindow, stick: Path
) -> None:
    sent = send(editor, write_number(editor.office), stick)
    open_as_guest(other, sent)
    other.click("readAll")
    assert other.reads("Opening hours")

    other.desk.signOut()

    other.see("signInSend")
    assert other.desk.reviewFiles.answering.shown is None
    other.click("answerAsGuest")
    assert other.find("changes") is None
    assert other.desk.area == "worklist"
    other.desk.go("publish")
    assert other.desk.area == "worklist"


def key_to(editor: EditorWindow, name: str) -> QQuickItem:
    """Walk to a part with Tab alone."""
    editor.settle()
    for _ in range(120):
        at = editor.window.activeFocusItem()
        if at is not None and at.objectName() == name:
            editor.settle()
            return at
        QTest.keyClick(editor.window, Qt.Key.Key_Tab)
    pytest.fail(f"Tab never reaches {name}")


def type_in(editor: EditorWindow, words: str) -> None:
    type_text(editor.window, words)


def test_the_round_goes_by_keys_alone_at_twice_the_size(editor: EditorWindow, other: EditorWindow, stick: Path) -> None:
    slug = write_number(editor.office)
    at_front(editor)
    editor.sign_in()
    editor.window.resize(editor.window.minimumSize())
    other.window.resize(other.window.minimumSize())
    for each in (editor, other):
        at_front(each)
        each.twice_the_size()
    at_front(editor)
    key_to(editor, "place-reviewFiles")
    QTest.keyClick(editor.window, Qt.Key.Key_Return)
    done(editor)
    for name in (f"send-contact:{slug}", "approver-nurse"):
        on_screen(editor, key_to(editor, name))
        QTest.keyClick(editor.window, Qt.Key.Key_Space)
    on_screen(editor, key_to(editor, "reviewFolder-input"))
    type_in(editor, str(stick))
    QTest.keyClick(editor.window, Qt.Key.Key_Return)
    done(editor)
    (sent,) = stick.iterdir()
    on_screen(editor, editor.see("sendOutcome"))

    at_front(other)
    key_to(other, "answerAsGuest")
    QTest.keyClick(other.window, Qt.Key.Key_Return)
    key_to(other, "reviewFile-input")
    type_in(other, str(sent))
    QTest.keyClick(other.window, Qt.Key.Key_Return)
    done(other)
    shown = other.desk.reviewFiles.answering.shown
    assert shown is not None
    for number in range(shown.red.count):
        on_screen(other, key_to(other, f"red-{number}"))
        QTest.keyClick(other.window, Qt.Key.Key_Space)
    on_screen(other, key_to(other, "answer-approve"))
    QTest.keyClick(other.window, Qt.Key.Key_Space)
    for field in ("signPassphrase-input", "signAgain-input"):
        on_screen(other, key_to(other, field))
        type_in(other, WORDS)
    QTest.keyClick(other.window, Qt.Key.Key_Return)
    done(other)
    on_screen(other, other.see("answerOutcome"))

    at_front(editor)
    key_to(editor, "way-takeIn")
    QTest.keyClick(editor.window, Qt.Key.Key_Return)
    key_to(editor, "answerFile-input")
    type_in(editor, str(sent.with_suffix(".answer")))
    QTest.keyClick(editor.window, Qt.Key.Key_Return)
    done(editor)
    on_screen(editor, editor.see("takeInOutcome"))
    assert approvals(editor) == 1


def on_screen(editor: EditorWindow, item: QQuickItem) -> None:
    """What has the focus comes into sight, at its whole width."""

    def there() -> bool:
        editor.settle()
        at = item.mapRectToScene(item.boundingRect())
        wide = at.left() >= 0 and at.right() <= editor.window.width()
        return wide and at.top() >= 0 and min(at.bottom(), at.top() + 100) <= editor.window.height()

    editor.qtbot.waitUntil(there)


def test_the_next_line_without_a_tick_is_shown_in_whichever_text_it_is(
    editor: EditorWindow, other: EditorWindow, stick: Path
) -> None:
    slug = write_number(editor.office)
    page = editor.office.workspace.current("page", "everolimus")
    assert isinstance(page, Page)
    person = editor.office.workspace.people.find("writer")
    assert person is not None
    changed = msgspec.structs.replace(page, summary="Take 7 mg.")
    editor.office.workspace.put("page", changed, origin="site", author=person.name, author_id=person.id)
    go(editor, "send")
    editor.click("send-page:everolimus")
    sent = send(editor, slug, stick)
    open_as_guest(other, sent)
    answering = other.desk.reviewFiles.answering
    assert answering.items.count == 2
    other.click("answer-approve")

    seen = set()
    for left in range(answering.missing, 0, -1):
        assert answering.missing == left
        other.click("showUnticked")
        other.settle()
        at = other.window.activeFocusItem()
        assert at is not None
        assert at.objectName().startswith("red-")
        assert answering.shown is not None
        seen.add(answering.shown.title)
        QTest.keyClick(other.window, Qt.Key.Key_Space)

    assert len(seen) == 2
    assert other.find("showUnticked") is None
    assert other.see("sign").isEnabled()
