"""What stands around an item that is being written: all the other pages, and the rules with what they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from db.workspace import Workspace, WorkspaceError
from kiosk.editor.viewmodels.job import PATIENCE_S, Job
from kiosk.editor.viewmodels.told import OURS

if TYPE_CHECKING:
    from db.checks.live import LiveChecks
    from db.preview.library import DraftLibrary
    from kiosk.editor.office import Office

    Read = tuple[LiveChecks, DraftLibrary | None]


class Surroundings(QObject):
    """Read beside the window: with ten thousand pages it takes two seconds.

    `ready` brings LiveChecks and, of a page, a DraftLibrary; `failed` a sentence. Both may come before `read` returns.
    """

    ready = Signal(object, object)
    failed = Signal(str)

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._next: tuple[str, str] | None = None
        self.job = Job(self)
        self.job.ended.connect(self._read)

    def read(self, kind: str, locale: str) -> None:
        """Read what is around an item of `kind`. What is being read for another one is dropped."""
        self._next = kind, locale
        if self._office is None or self.job.running:
            return
        self._next = None
        path = self._office.path

        def work(_progress: object, _stopped: object) -> Read | str:
            from db.checks.live import LiveChecks
            from db.preview.library import DraftLibrary

            try:
                with Workspace.open(path) as workspace:
                    checks = LiveChecks.of(workspace)
                    return checks, DraftLibrary.of(workspace, path, locale=locale) if kind == "page" else None
            except WorkspaceError as problem:
                return str(problem)

        self.job.start("Reading what is around it", work, patience=PATIENCE_S)

    def close(self) -> None:
        """The window goes."""
        self._next = None
        self.job.wait()

    @Slot(object)
    def _read(self, found: Read | str | None) -> None:
        if self._next is not None:
            self.read(*self._next)
        elif isinstance(found, tuple):
            self.ready.emit(*found)
        else:
            self.failed.emit(found or f"{OURS.what} {OURS.next}")
