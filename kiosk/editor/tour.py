"""Every part of the editor as a picture, with an invented clinic at work, and one page that shows them all.

Each part of the tour goes somewhere, and gives the name of the picture that is taken there.
"""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from db.backup.backup import back_up
from db.backup.shelf import FOLDER as BACKUPS
from db.slugs import slug_from
from db.workspace import Workspace
from kiosk.editor.app import IN_USE, load
from kiosk.editor.example import CONTACT, MANAGER, NURSE, OFFICER, PASSPHRASE, furnish
from kiosk.editor.office import WORKSPACE, Office
from kiosk.editor.viewmodels.desk import Desk
from kiosk.editor.viewmodels.job import Job
from kiosk.editor.viewmodels.places import LISTED, Area
from kiosk.editor.viewmodels.preview import Preview
from kiosk.editor.viewmodels.rescue import Rescue
from kiosk.tour import Camera, write_index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NEW_PHONE = "01632 960 961"
REMARK = "Not everybody is tired all the time. Say that it comes and goes."
LEAFLET = "# Keeping warm\n\nWear layers of clothes.\n\nHave warm drinks.\n"
STILL_MS = 60
"""What moves by itself is at rest after it: a list that scrolls to what has the focus, a preview that is fitted."""


class Walk:
    """One person after another at the window of `desk`. Nobody sees the window."""

    def __init__(self, desk: Desk, out: Path) -> None:
        self.desk = desk
        self._engine = load(desk)
        if not self._engine.rootObjects():
            raise RuntimeError("the editor's window cannot be loaded")
        window = self._engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window
        self._camera = Camera(window, out)

    @property
    def taken(self) -> list[str]:
        """The files of the pictures, in order."""
        return self._camera.taken

    def take(self, name: str) -> None:
        """A picture of the window once everything is done and still."""
        self.settle()
        self._camera.take(name)

    def settle(self) -> None:
        """Let everything that is due happen."""
        while any(job.running for job in self.desk.findChildren(Job)):
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._rest()
        while any(preview.finish() for preview in self.desk.findChildren(Preview)):
            self._rest()

    def _rest(self) -> None:
        """Let what moves by itself come to rest."""
        self.window.grabWindow()  # lays out what is new
        loop = QEventLoop()
        QTimer.singleShot(STILL_MS, loop.quit)
        loop.exec()

    def sit_down(self, login: str) -> None:
        self.desk.signOut()
        self.desk.signIn(login, PASSPHRASE)
        self.settle()

    def press(self, name: str, what: str = "press") -> None:
        """Press a button, or `toggle` a box."""
        self.settle()
        self._find(name).metaObject().invokeMethod(self._find(name), what)
        self.settle()

    def write(self, field: str, text: str) -> None:
        """Type into a field, in place of what stands there."""
        self.settle()
        field_input = self._find(f"{field}-input")
        field_input.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        field_input.setProperty("text", "")
        for letter in text:
            key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(self.window, key)
        self.settle()

    def close(self) -> None:
        self.desk.close()
        self.window.close()

    def _find(self, name: str) -> QQuickItem:
        found = _shown(self.window.contentItem(), name)
        if found is None:
            raise RuntimeError(f"there is no {name} in the window")
        return found


def _shown(item: QQuickItem, name: str) -> QQuickItem | None:
    if item.objectName() == name:
        return item
    inside = (found for child in item.childItems() if child.isVisible() and (found := _shown(child, name)) is not None)
    return next(inside, None)


def every_part(walk: Walk) -> Iterator[str]:
    """Every part of the side list, as somebody who writes finds it."""
    yield "sign-in"
    walk.sit_down(OFFICER)
    for area, title in LISTED:
        walk.desk.go(area)
        yield slug_from(title)
    walk.desk.open("section:living")
    yield "a-section"
    walk.desk.open("page:tiredness")
    yield "a-page"
    walk.desk.takeOff()
    yield "take-off"


def a_leaflet(walk: Walk) -> Iterator[str]:
    """A file that becomes a page."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "leaflet.md"
        file.write_text(LEAFLET, encoding="utf-8")
        walk.desk.go(Area.BRING_IN)
        walk.desk.bringIn.read(str(file))
        yield "file-read"
        walk.press("section-living")
        walk.press("bringIn")
        yield "file-brought-in"


def a_phone_number(walk: Walk) -> Iterator[str]:
    """A number on its way from the first key to the screen, as the guide for staff tells it."""
    item = f"contact:{CONTACT}"
    walk.desk.go(Area.CONTACTS)
    yield "number-contacts"
    walk.desk.open(item)
    yield "number-before"
    walk.write("field-phone", NEW_PHONE)
    yield "number-typed"
    walk.press("save")
    yield "number-saved"
    walk.press("handOver")
    yield "number-handed-over"
    walk.sit_down(NURSE)
    yield "number-to-approve"
    walk.press("backToWaiting")
    yield "number-waits"
    walk.press(f"waiting-{item}")
    for line in range(walk.desk.reviewing.missing):
        walk.press(f"red-{line}", "toggle")
    walk.write("signPassphrase", PASSPHRASE)
    yield "number-ticked"
    walk.press("approve")
    yield "number-approved"
    walk.press("toPublish")
    yield "number-to-publish"
    walk.press("publish")
    yield "number-published"
    walk.desk.open(item)
    walk.desk.openHistory()
    yield "number-versions"


def a_change_that_comes_back(walk: Walk) -> Iterator[str]:
    """What an approver finds wrong, from their desk to the head of the author's form, and a file to another desk."""
    item = "page:tiredness"
    walk.sit_down(OFFICER)
    walk.desk.open(item)
    walk.write("field-summary", "Why you may be tired all the time.")
    walk.press("save")
    walk.sit_down(NURSE)
    walk.desk.review(item)
    walk.press("askSendBack")
    walk.write("sendBackRemark", REMARK)
    yield "back-asked"
    walk.press("sendBack")
    yield "back-sent"
    walk.sit_down(OFFICER)
    yield "back-waits"
    walk.desk.open(item)
    yield "back-in-the-form"
    with TemporaryDirectory() as folder:
        walk.desk.go(Area.REVIEW_FILES)
        walk.settle()
        walk.press(f"send-{item}", "toggle")
        walk.press(f"approver-{NURSE}")
        walk.desk.reviewFiles.sending.saveTo(folder)
        yield "file-to-send"
        walk.press("writeReview")
        walk.press("withdraw-0")
        yield "file-withdraw"


def the_people(walk: Walk) -> Iterator[str]:
    """What an administrator does."""
    walk.sit_down(MANAGER)
    walk.desk.go(Area.PEOPLE)
    yield "people-as-administrator"
    walk.press("addPerson")
    yield "people-add"
    walk.press("leavePerson")
    walk.press(f"change-{NURSE}")
    yield "people-change"


def main(out: Path, progress: Callable[[int, int, str], None] | None = None) -> int:
    """Draw the tour of the editor into `out`. Returns the number of pictures.

    The workspace is a throw-away one. Raises OSError when a picture cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    from kiosk.app import application

    application()
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        pictures = _walked(Path(folder), out, progress)
    write_index(out, pictures, "All parts of the editor")
    return len(pictures)


def _damaged(folder: Path) -> Desk:
    """The desk of a workspace that cannot be read any more, and of which there is a backup."""
    Workspace.create(folder / WORKSPACE).close()
    back_up(folder / WORKSPACE, folder / BACKUPS, now=datetime(2026, 11, 20, 7, 42))
    words = f"The workspace {WORKSPACE} is damaged. Restore the last backup."
    return Desk(None, words, rescue=Rescue(folder))


def _walked(folder: Path, out: Path, progress: Callable[[int, int, str], None] | None) -> list[str]:
    told = progress or (lambda *_: None)
    pictures: list[str] = []
    parts = (every_part, a_leaflet, a_phone_number, a_change_that_comes_back, the_people)
    told(0, 1 + len(parts), "the first account")
    walk = Walk(Desk(None, IN_USE), out)
    walk.take("cannot-open")
    pictures += walk.taken
    walk.close()
    walk = Walk(_damaged(folder / "damaged"), out)
    walk.take("damaged")
    walk.press("rescueAsk")
    walk.take("damaged-asked")
    pictures += walk.taken
    walk.close()
    with Workspace.create(folder / "new" / WORKSPACE) as empty:
        walk = Walk(Desk(Office(folder / "new", empty, date.today)), out)
        walk.take("first-account")
        pictures += walk.taken
        walk.close()
    office = furnish(folder / "example")
    with office.workspace:
        walk = Walk(Desk(office), out)
        for number, part in enumerate(parts):
            told(1 + number, 1 + len(parts), part.__name__.replace("_", " "))
            for name in part(walk):
                walk.take(name)
        pictures += walk.taken
        walk.close()
    return pictures
