"""One window and the desk behind it, which is another one after a backup was put back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Slot

from db.backup.restore import Restored, restore
from db.backup.shelf import BackupFault
from kiosk.editor.office import Office
from kiosk.editor.viewmodels.desk import Desk
from kiosk.editor.viewmodels.job import Job
from kiosk.editor.viewmodels.told import OURS
from kiosk.editor.viewmodels.when import day_and_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.workspace import Workspace

    Reopen = Callable[[Path, Callable[[str], None]], Workspace]

PUTTING_BACK = "The backup is being put back. This takes a moment."
PUT_BACK = (
    "Everything is as it was in the backup of {}. What was written, approved or taken off since then is not in it: "
    "look at what would change before you publish. What was there before is kept in the list of backups."
)


class Sitting(QObject):
    """Gives the window one desk at a time, and owns the workspace behind it.

    Putting a backup back needs a workspace that nobody has open: the desk goes with all that it
    does and knows, and when the backup is in its place comes another, where somebody signs in anew.
    """

    def __init__(
        self,
        window: QObject,
        desk: Desk,
        office: Office | None,
        reopen: Callable[[Path, Callable[[str], None]], Workspace],
    ) -> None:
        """`reopen` opens the workspace at a path; it raises ClickException with what staff should read."""
        super().__init__(window)
        self._window, self._desk, self._office, self._reopen = window, desk, office, reopen
        self._job = Job(self)
        self._job.ended.connect(self._put_back)
        self._listen()

    @property
    def desk(self) -> Desk:
        """Whom the window shows now."""
        return self._desk

    @Slot()
    def sign_out(self) -> None:
        self._desk.signOut()

    def close(self) -> None:
        """The window goes: end what is being done, keep what was typed, close the workspace."""
        self._job.wait()
        self._desk.close()
        if self._office is not None:
            self._office.workspace.close()

    def _listen(self) -> None:
        # Queued: the desk that asks for it is gone before it is done.
        self._desk.backups.chosen.connect(self._begin, Qt.ConnectionType.QueuedConnection)

    @Slot(str)
    def _begin(self, name: str) -> None:
        office = self._office
        if office is None or self._job.running:
            return
        self._seat(Desk(None, PUTTING_BACK))
        office.workspace.close()
        path, folder = office.path, office.backups

        def work(_progress: object, _stopped: object) -> Restored | BackupFault:
            try:
                return restore(name, path, folder, now=datetime.now())
            except BackupFault as fault:
                return fault

        self._job.start(PUTTING_BACK, work)

    @Slot(object)
    def _put_back(self, result: object) -> None:
        assert self._office is not None  # or it was not begun
        match result:
            case Restored(backup=backup):
                notice = PUT_BACK.format(day_and_time(backup.made))
            case BackupFault():
                notice = str(result)
            case _:
                notice = f"{OURS.what} {OURS.next}"
        told: list[str] = []
        try:
            workspace = self._reopen(self._office.path, told.append)
        except click.ClickException as refused:
            self._seat(Desk(None, f"{notice}\n\n{refused.message}"))
            return
        self._office = Office(self._office.folder, workspace, self._office.today)
        self._seat(Desk(self._office, notice="\n\n".join([notice, *told])))

    def _seat(self, desk: Desk) -> None:
        """Give the window another desk. The old one goes when nothing on the screen looks at it any more."""
        before, self._desk = self._desk, desk
        before.close()
        desk.setParent(before.parent())
        self._window.setProperty("desk", desk)
        self._listen()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        before.deleteLater()
        QCoreApplication.sendPostedEvents(before, QEvent.Type.DeferredDelete.value)
