"""One window and the desk behind it, which is another one after a backup was put back."""

from __future__ import annotations

import logging
from datetime import date, datetime
from typing import TYPE_CHECKING

import click
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Slot

from db.backup.restore import Restored, restore
from db.backup.shelf import FOLDER as BACKUPS
from db.backup.shelf import BackupFault
from db.workspace_faults import WorkspaceDamaged
from kiosk.editor.office import WORKSPACE, Office
from kiosk.editor.viewmodels.desk import Desk
from kiosk.editor.viewmodels.job import Job
from kiosk.editor.viewmodels.rescue import Rescue
from kiosk.editor.viewmodels.told import OURS
from kiosk.editor.viewmodels.when import day_and_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.workspace import Workspace

    Reopen = Callable[[Path, Callable[[str], None]], Workspace]

log = logging.getLogger(__name__)

PUTTING_BACK = "The backup is being put back. This takes a moment."
PUT_BACK = (
    "Everything is as it was in the backup of {}. What was written, approved or taken off since then is not in it: "
    "look at what would change before you publish. What was there before is kept in the list of backups."
)
NO_ACCOUNTS = "Nobody had an account yet when it was made: make the first one here."


def refused_desk(
    folder: Path, refused: click.ClickException, *, told: str = "", tried: frozenset[str] = frozenset()
) -> Desk:
    """What says why the workspace in `folder` cannot be opened, and offers a backup where it is damaged.

    `told` is what was done before, and `tried` are backups that were put back already.
    """
    damaged = isinstance(refused.__cause__, WorkspaceDamaged)
    words = "\n\n".join(filter(None, (told, refused.message)))
    return Desk(None, words, rescue=Rescue(folder, tried=tried) if damaged else None)


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
        *,
        folder: Path | None = None,
    ) -> None:
        """`reopen` opens the workspace at a path; it raises ClickException with what staff should read.

        `folder` is where a workspace lies that could not be opened: then there is no office yet.
        """
        super().__init__(window)
        self._window, self._desk, self._office, self._reopen = window, desk, office, reopen
        self._folder = office.folder if office is not None else folder
        self._today = office.today if office is not None else date.today
        self._tried: frozenset[str] = frozenset()
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
        self._desk.rescue.chosen.connect(self._begin, Qt.ConnectionType.QueuedConnection)

    @Slot(str)
    def _begin(self, name: str) -> None:
        if self._folder is None or self._job.running:
            return
        if self._office is None:
            log.warning("the workspace cannot be opened: somebody puts back %s, without having signed in", name)
        self._seat(Desk(None, PUTTING_BACK))
        if self._office is not None:
            self._office.workspace.close()
        path, folder = self._folder / WORKSPACE, self._folder / BACKUPS

        def work(_progress: object, _stopped: object) -> Restored | BackupFault:
            try:
                return restore(name, path, folder, now=datetime.now())
            except BackupFault as fault:
                return fault

        self._job.start(PUTTING_BACK, work)

    @Slot(object)
    def _put_back(self, result: object) -> None:
        assert self._folder is not None  # or it was not begun
        match result:
            case Restored(backup=backup, kept=kept):
                self._tried |= {backup.name}
                notice = PUT_BACK.format(day_and_time(backup.made))
                log.info("backup %s was put back; kept: %s", backup.name, kept.name if kept is not None else "nothing")
            case BackupFault():
                notice = str(result)
                log.warning("a backup was not put back: %s", result)
            case _:
                notice = f"{OURS.what} {OURS.next}"
        told: list[str] = []
        try:
            workspace = self._reopen(self._folder / WORKSPACE, told.append)
        except click.ClickException as refused:
            self._office = None
            self._seat(refused_desk(self._folder, refused, told=notice, tried=self._tried))
            return
        if workspace.people.empty():
            told.append(NO_ACCOUNTS)
        self._office = Office(self._folder, workspace, self._today)
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
