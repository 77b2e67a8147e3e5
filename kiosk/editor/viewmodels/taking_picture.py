"""A picture that staff choose, made ready for the screen beside the window and kept in the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.image_error import ImageError
from db.workspace_faults import WorkspaceError
from kiosk.editor.local_file import local_file
from kiosk.editor.viewmodels.job import Job
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from kiosk.editor.office import Office
    from kiosk.editor.pictures import ReadyPicture

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
WORKING = "Making the picture ready"
OURS = "The picture could not be made ready: the program made a mistake of its own. Tell IT."


@QmlElement
@QmlUncreatable("made by ItemForm")
class TakingPicture(QObject):
    """`taken` brings the hash, the ending of a file name, and a sentence; `refused` a sentence alone."""

    taken = Signal(str, str, str)
    refused = Signal(str)

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._for = ""
        self._next: tuple[str, str] | None = None
        self._job = Job(self)
        self._job.ended.connect(self._ended)

    @Property(Job, constant=True, final=True)
    def job(self) -> Job:
        return self._job

    def take(self, path: str, *, item: str) -> None:
        """Make the picture in a file ready, for `item`. Nothing changes where it cannot be used.

        Whoever chooses another one meanwhile means that one: the first is dropped.
        """
        if self._job.running:
            self._for, self._next = "", (path, item)
            return
        file = local_file(path)

        def work(_progress: object, _stopped: object) -> ReadyPicture | str:
            from kiosk.editor.pictures import ready

            try:
                return ready(file)
            except ImageError as problem:
                return str(problem)

        self._for = item
        self._job.start(WORKING, work)

    def forget(self) -> None:
        """Another item is looked at: what is being made ready is for nobody."""
        self._for, self._next = "", None

    def close(self) -> None:
        self.forget()
        self._job.wait()

    @Slot(object)
    def _ended(self, result: ReadyPicture | str | None) -> None:
        if self._next is not None:
            (path, item), self._next = self._next, None
            self.take(path, item=item)
            return
        if not self._for or self._office is None:
            return
        if result is None or isinstance(result, str):
            self.refused.emit(result or OURS)
            return
        try:
            kept = self._office.workspace.put_image(result.data)
        except (ImageError, WorkspaceError) as problem:
            self.refused.emit(f"The picture could not be kept: {problem}")
            return
        told = f"The picture is {kept.width} by {kept.height} pixels now, and holds nothing but itself."
        self.taken.emit(kept.sha256, ENDINGS[kept.media_type], told)
