"""Publishing, going back and taking off through the editor's window, also when something breaks."""

from __future__ import annotations

import errno
import shutil
import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.changes.item import changes_of
from db.labels import name_of
from db.people.person import Role
from db.publish import copy_out as copying
from db.publish import job as publishing
from db.records import Contact
from db.release import install as installing
from db.release.chosen import choose
from db.release.lock import only_one
from db.workspace import Workspace
from db.workspace_releases import Builds
from kiosk.editor.office import Office
from kiosk.editor.viewmodels.when import here
from tests.db.publishing import Desk as Small
from tests.own_passphrase import add_with_own
from tests.ui.editor.conftest import TODAY, WORDS, parts, said
from tests.ui.editor.test_reviewing import in_sight

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from db.records import Item
    from db.workspace_rows import Build
    from tests.ui.editor.conftest import EditorWindow

PAGE = "rest"
WRONG = "Ring 999 if you cough.\n\n<script>alert(1)</script>"
as_written = Builds.all
WAIT_MS = 60_000
"""For a check and a compile, on a machine that does other things too."""


def looked(editor: EditorWindow) -> None:
    """Wait until it is known what would change."""
    editor.see("publishArea")
    editor.qtbot.waitUntil(lambda: not editor.desk.publishing.job.running, timeout=WAIT_MS)
    editor.settle()


def go(editor: EditorWindow) -> None:
    editor.click("place-publish")
    looked(editor)


def publish(editor: EditorWindow) -> None:
    editor.click("publish")
    looked(editor)


def write(office: Office, item: Item, kind: str = "page") -> None:
    writer = office.workspace.people.find("writer")
    assert writer is not None
    office.workspace.put(kind, item, origin="site", author=writer.name, author_id=writer.id)


def approve(office: Office, slug: str, kind: str = "page") -> None:
    nurse = office.workspace.people.find("nurse")
    assert nurse is not None
    newest = office.workspace.history(kind, slug)[-1]
    before = choose(office.workspace).find(kind, slug, "en")
    assert before is not None
    red = changes_of(kind, before.item, newest.item).red
    office.workspace.approvals.sign(
        kind, slug, "en", person=nurse, passphrase=WORDS, revision=newest.number, hash=newest.hash,
        organisation="A clinic", ticked=[line.key for line in red],
    )  # fmt: skip


def another_title(office: Office, title: str, slug: str = PAGE) -> None:
    """An approved change of a page."""
    page = office.workspace.current("page", slug)
    assert page is not None
    write(office, msgspec.structs.replace(page, title=title))
    approve(office, slug)


def current(office: Office) -> str:
    """The release that the screen on this machine shows, or nothing."""
    found = office.store.current()
    return found.label if found is not None else ""


def made_every(pause: timedelta, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the releases made one after the other in this time, however long a test takes for it."""
    begun = datetime(2026, 11, 26, 21, 24, tzinfo=UTC)

    def known(builds: Builds) -> list[Build]:
        return [replace(each, made_on=(begun + each.serial * pause).isoformat()) for each in as_written(builds)]

    monkeypatch.setattr(Builds, "all", known)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Office]:
    """A workspace of two pages: what is tried here takes as long as there are pages."""
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
    monkeypatch.setattr("kiosk.editor.viewmodels.publishing.starter_release", lambda: tmp_path / "no starter")
    made_every(timedelta(minutes=1), monkeypatch)
    desk = Small(tmp_path)
    with Workspace.open(desk.workspace) as opened:
        for login, job, role in (("writer", "Information officer", Role.AUTHOR), ("nurse", "Nurse", Role.APPROVER)):
            add_with_own(
                opened.people, login=login, name=f"Example {login}", job=job, roles={role}, passphrase=WORDS,
                by=desk.person,
            )  # fmt: skip
        yield Office(tmp_path, opened, lambda: TODAY)


@pytest.fixture
def shown(editor: EditorWindow) -> EditorWindow:
    """The window at Publish, with the starter content published and one approved change since."""
    editor.sign_in()
    go(editor)
    publish(editor)
    assert current(editor.office).startswith("000001-")
    another_title(editor.office, "Being tired")
    go(editor)
    return editor


def test_one_button_puts_in_use_what_was_told_before(shown: EditorWindow) -> None:
    assert shown.reads("1 page changed.")
    assert shown.find(f"change-page:{PAGE}") is not None

    publish(shown)

    assert current(shown.office).startswith("000002-")
    assert shown.reads("The screen here has the new texts now, ")
    assert shown.reads(f"as soon as nobody is using it. (Release {current(shown.office)})")
    assert shown.reads("Patients would see nothing new.")


def test_what_nobody_has_approved_is_named_as_not_in_it(shown: EditorWindow) -> None:
    page = shown.office.workspace.current("page", PAGE)
    assert page is not None
    write(shown.office, msgspec.structs.replace(page, title="Not approved"))

    go(shown)

    assert shown.find(f"waits-page:{PAGE}") is not None
    assert shown.reads("Not approved: Waits for approval.")


def test_a_changed_phone_number_is_told_first_and_in_words(shown: EditorWindow) -> None:
    contact = next(
        each.item
        for each in shown.office.workspace.items("contact")
        if isinstance(each.item, Contact) and each.item.phone
    )
    dialled = msgspec.structs.replace(contact, phone="020 7946 0124", dialled_on=date(2026, 11, 20))
    write(shown.office, dialled, "contact")
    approve(shown.office, contact.slug, "contact")

    go(shown)

    assert shown.reads(f"Look: Phone number: “{contact.phone}” becomes “020 7946 0124”.")
    assert shown.reads("Look: Number last dialled: “20 November 2026” is new.")
    changes = shown.desk.publishing.changes
    assert changes.data(changes.index(0), 0x101) == f"contact:{contact.slug}"


def made_on(editor: EditorWindow, label: str) -> str:
    """When a release was published, as staff read it."""
    return here(next(each.made_on for each in editor.office.workspace.builds.all() if each.label == label))


def test_a_release_is_known_by_when_and_by_whom_and_its_name_is_small(shown: EditorWindow) -> None:
    label = current(shown.office)
    title = shown.see(f"release-{label}")
    name = next(each for each in parts(shown.see("publishArea")) if said(each) == f"Release {label}.")

    assert said(title) == f"On the screen here: {made_on(shown, label)}, by Example writer"
    assert name.property("font").pixelSize() < title.property("font").pixelSize()


def test_going_back_and_forward_is_one_button_each(shown: EditorWindow) -> None:
    older = current(shown.office)
    publish(shown)
    newer = current(shown.office)

    shown.click(f"goTo-{older}")
    looked(shown)
    assert current(shown.office) == older
    assert shown.reads(f"The screen here shows what Example writer published on {made_on(shown, older)}.")
    assert shown.reads(f'The screen here has "{made_on(shown, older)}, by Example writer" now, and shows it')
    assert shown.reads(f'To undo this, choose "{made_on(shown, newer)}, by Example writer" in the same way.')

    shown.click(f"goTo-{newer}")
    looked(shown)
    assert current(shown.office) == newer


def test_what_one_person_published_twice_within_a_minute_has_two_names(
    shown: EditorWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = current(shown.office)
    made_every(timedelta(seconds=1), monkeypatch)
    publish(shown)
    newer = current(shown.office)

    both = "26 November 2026, 21:24"
    assert said(shown.see(f"release-{older}")) == f"{both}, the first in that minute, by Example writer"
    assert said(shown.see(f"release-{newer}")).endswith(f": {both}, the second in that minute, by Example writer")

    shown.click(f"goTo-{older}")
    looked(shown)
    assert current(shown.office) == older
    assert shown.reads(f'The screen here has "{both}, the first in that minute, by Example writer" now')
    assert shown.reads(f"Example writer published on {both}, the first in that minute.")
    assert shown.reads(f'To undo this, choose "{both}, the second in that minute, by Example writer" in the same way.')


def test_at_twice_the_size_what_became_of_it_comes_into_sight(shown: EditorWindow) -> None:
    older = current(shown.office)
    shown.window.resize(shown.window.minimumSize())
    shown.twice_the_size()
    publish(shown)
    in_sight(shown, "outcome")
    shown.click(f"goTo-{older}")
    looked(shown)
    in_sight(shown, "outcome")


def test_a_finding_stops_it_and_can_be_opened(shown: EditorWindow) -> None:
    page = shown.office.workspace.current("page", PAGE)
    assert page is not None
    write(shown.office, msgspec.structs.replace(page, body=WRONG))
    approve(shown.office, PAGE)

    go(shown)

    assert shown.find("publish") is None
    assert shown.reads("must be mended")
    assert shown.reads(f"{name_of(page)}: ")
    assert not shown.reads(f"page:{PAGE}")
    shown.click("mend-0")
    shown.see("fields")
    assert shown.desk.form.about == f"page:{PAGE}"


def test_stop_leaves_what_is_showing(shown: EditorWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    before = current(shown.office)
    begun, go_on = threading.Event(), threading.Event()

    def hold(at: str) -> None:
        if at == "publishing":
            begun.set()
            go_on.wait(WAIT_MS / 1000)

    monkeypatch.setattr(publishing, "step", hold)
    shown.click("publish")
    assert begun.wait(WAIT_MS / 1000)

    shown.click("stop")
    go_on.set()
    looked(shown)

    assert shown.reads("You stopped it, and nothing was published.")
    assert current(shown.office) == before
    assert shown.desk.publishing.canPublish


def test_a_copy_for_other_kiosks_goes_to_a_folder(shown: EditorWindow, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    shown.write("folder", str(stick))
    shown.click("here")

    publish(shown)

    assert current(shown.office).startswith("000001-")
    assert [path.name[:7] for path in stick.iterdir()] == ["000002-"]
    assert shown.reads("and read back without a fault")


def test_neither_here_nor_a_folder_is_asked_about(shown: EditorWindow) -> None:
    shown.click("here")

    shown.click("publish")

    assert shown.reads("it was not said where to")
    assert current(shown.office).startswith("000001-")


def full(at: str) -> None:
    if at == "copy on disk":
        raise OSError(errno.ENOSPC, "full")


def test_a_full_disk_is_told_and_the_old_release_stays(shown: EditorWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    before = current(shown.office)
    monkeypatch.setattr(installing, "step", full)

    publish(shown)

    assert shown.reads("the disk is full")
    assert shown.reads(f"The screen here goes on as before (release {before}). Nothing you wrote is lost.")
    assert current(shown.office) == before
    monkeypatch.undo()


def test_a_stick_pulled_in_the_middle_is_told_with_what_was_done(
    shown: EditorWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    def pulled(at: str) -> None:
        if at == "copy begun":
            shutil.rmtree(stick)

    monkeypatch.setattr(copying, "step", pulled)
    shown.write("folder", str(stick))

    publish(shown)

    assert shown.reads("the folder is not there")
    assert shown.reads("The screen here has the new texts now")
    assert current(shown.office).startswith("000002-")


def test_another_publisher_is_waited_for(shown: EditorWindow) -> None:
    with only_one(shown.office.folder / "building.lock"):
        go(shown)

        assert shown.reads("Somebody else is publishing at this moment.")
        assert shown.find("publish") is None

    shown.click("lookAgain")
    looked(shown)
    assert shown.desk.publishing.canPublish


def test_somebody_who_approves_meanwhile_is_not_published_unseen(shown: EditorWindow) -> None:
    before = current(shown.office)
    another_title(shown.office, "Being very tired")

    publish(shown)

    assert shown.reads("The content has changed since you looked")
    assert current(shown.office) == before


def test_nothing_of_a_publishing_is_left_for_the_next_person(shown: EditorWindow) -> None:
    shown.write("folder", "/media/stick")

    shown.click("signOut")

    shown.see("signInSend")
    assert shown.desk.publishing.folder == ""
    assert shown.desk.publishing.summary == ""


def take_off(editor: EditorWindow, act: Callable[[], None]) -> None:
    editor.desk.open(f"page:{PAGE}")
    editor.click("takeOff")
    editor.see("reason-input")
    act()
    editor.qtbot.waitUntil(lambda: not editor.desk.takingOff.busy, timeout=WAIT_MS)
    editor.settle()


def pages(office: Office) -> set[str]:
    from db.library import Library

    library = Library.open(office.store.candidates()[0].path, nation="ENG")
    try:
        return {card.slug for card in library.all_pages()}
    finally:
        library.close()


def test_a_page_goes_at_once_with_a_reason(shown: EditorWindow) -> None:
    assert PAGE in pages(shown.office)

    def act() -> None:
        shown.write("reason", "Out of date", over=False)
        shown.click("takeOffNow")

    take_off(shown, act)

    assert PAGE not in pages(shown.office)
    assert [each.reason for each in shown.office.workspace.withdrawals.active()] == ["Out of date"]
    assert shown.reads("Nothing that is published from now on shows")
    shown.click("backToItem")
    assert shown.desk.form.about == f"page:{PAGE}"


@pytest.mark.parametrize(("fault", "told"), [(False, "Taken off: "), (True, "Not taken off yet: ")])
def test_whoever_goes_elsewhere_meanwhile_is_told_what_became_of_it(
    shown: EditorWindow, monkeypatch: pytest.MonkeyPatch, fault: bool, told: str
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def hold(at: str) -> None:
        begun.set()
        go_on.wait(WAIT_MS / 1000)
        if fault:
            full(at)

    monkeypatch.setattr(installing, "step", hold)
    shown.desk.open(f"page:{PAGE}")
    shown.click("takeOff")
    shown.write("reason", "Wrong", over=False)
    shown.click("takeOffNow")
    assert begun.wait(WAIT_MS / 1000)
    shown.click("place-worklist")
    assert str(shown.see("takingOff").property("text")).startswith("Being taken off: ")

    go_on.set()
    shown.qtbot.waitUntil(lambda: not shown.desk.takingOff.busy, timeout=WAIT_MS)
    assert str(shown.see("takingOff").property("text")).startswith(told)

    shown.click("takingOff")
    assert shown.find("takingOff") is None
    assert shown.reads("Nothing that is published from now on shows")
    assert shown.reads("the disk is full") is fault
    shown.click("place-worklist")
    assert shown.find("takingOff") is None, "it has been read"


def test_without_a_reason_nothing_goes(shown: EditorWindow) -> None:
    take_off(shown, lambda: shown.click("takeOffNow"))

    assert shown.reads("there is no reason yet")
    assert shown.office.workspace.withdrawals.active() == []
    assert PAGE in pages(shown.office)


def test_taking_off_does_not_wait_for_somebody_who_only_looks(
    shown: EditorWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def hold(at: str) -> None:
        if at == "publishing" and not begun.is_set():
            begun.set()
            go_on.wait(WAIT_MS / 1000)

    monkeypatch.setattr(publishing, "step", hold)
    shown.click("place-publish")
    assert begun.wait(WAIT_MS / 1000)

    def act() -> None:
        shown.write("reason", "Wrong", over=False)
        shown.click("takeOffNow")
        go_on.set()

    take_off(shown, act)

    assert PAGE not in pages(shown.office)


@pytest.mark.parametrize("leave", ["sign out", "close"])
def test_what_was_asked_to_go_goes_even_if_whoever_asked_leaves_at_once(
    shown: EditorWindow, monkeypatch: pytest.MonkeyPatch, leave: str
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def hold(at: str) -> None:
        if at == "publishing" and not begun.is_set():
            begun.set()
            go_on.wait(WAIT_MS / 1000)

    monkeypatch.setattr(publishing, "step", hold)
    shown.click("place-publish")
    assert begun.wait(WAIT_MS / 1000)
    shown.desk.open(f"page:{PAGE}")
    shown.click("takeOff")
    shown.write("reason", "Wrong", over=False)
    shown.click("takeOffNow")
    assert shown.desk.takingOff.busy

    go_on.set()
    if leave == "close":
        shown.desk.close()
    else:
        shown.desk.signOut()
        shown.qtbot.waitUntil(lambda: not shown.desk.takingOff.busy, timeout=WAIT_MS)

    assert PAGE not in pages(shown.office)


def test_a_full_disk_while_taking_off_says_what_is_done_and_can_be_tried_again(
    shown: EditorWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def act() -> None:
        shown.write("reason", "Wrong", over=False)
        shown.click("takeOffNow")

    monkeypatch.setattr(installing, "step", full)
    take_off(shown, act)
    assert shown.reads("the disk is full")
    assert shown.reads("Nothing that is published from now on shows")
    monkeypatch.undo()

    shown.click("takeOffNow")
    shown.qtbot.waitUntil(lambda: shown.desk.takingOff.off, timeout=WAIT_MS)
    assert PAGE not in pages(shown.office)


def tab_to(editor: EditorWindow, name: str) -> None:
    for _ in range(80):
        QTest.keyClick(editor.window, Qt.Key.Key_Tab)
        at = editor.window.activeFocusItem()
        if at is not None and at.objectName() == name:
            return
    pytest.fail(f"Tab never reaches {name}")


def test_everything_is_reached_and_pressed_by_keys_alone(shown: EditorWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def hold(at: str) -> None:
        if at == "publishing" and not begun.is_set():
            begun.set()
            go_on.wait(WAIT_MS / 1000)

    monkeypatch.setattr(publishing, "step", hold)
    shown.see("place-publish").forceActiveFocus(Qt.FocusReason.TabFocusReason)

    tab_to(shown, "publish")
    QTest.keyClick(shown.window, Qt.Key.Key_Return)
    assert begun.wait(WAIT_MS / 1000)
    tab_to(shown, "stop")
    QTest.keyClick(shown.window, Qt.Key.Key_Space)
    go_on.set()
    looked(shown)
    assert shown.reads("You stopped it")
    assert current(shown.office).startswith("000001-")

    tab_to(shown, "publish")
    QTest.keyClick(shown.window, Qt.Key.Key_Return)
    looked(shown)
    assert current(shown.office).startswith("000002-")


def test_at_twice_the_size_every_part_is_as_wide_as_the_window_at_most(shown: EditorWindow) -> None:
    shown.window.resize(shown.window.minimumSize())
    shown.twice_the_size()
    shown.settle()

    for each in parts(shown.see("publishArea")):
        right = each.mapToScene(each.boundingRect().topRight()).x()
        assert right <= shown.window.width(), each.objectName()
        if each.property("text") and each.property("truncated") is not None:
            assert not each.property("truncated")


def test_an_outcome_that_is_old_goes_and_a_fault_stays(shown: EditorWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(shown)
    assert shown.reads("The screen here has the new texts now")
    go(shown)
    assert not shown.reads("The screen here has the new texts now")

    another_title(shown.office, "Being very tired")
    go(shown)
    monkeypatch.setattr(installing, "step", full)
    publish(shown)
    go(shown)
    assert shown.reads("the disk is full")
