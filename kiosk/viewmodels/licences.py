"""Software and licences: what the program is made of, and each licence in full. It is read when somebody asks."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.licences import TextPart, Work

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger("kiosk")


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class LicencesModel(QObject):
    """The list, and one work that is open at one part of its texts. `folder` has the licences of the program."""

    changed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._listed: tuple[Work, ...] = ()
        self._open: Work | None = None
        self._parts: tuple[TextPart, ...] = ()
        self._part = 0
        self._works = RowsModel(("slug", "title", "licence"), self)
        self._told = RowsModel(("words",), self)
        self._documents = RowsModel(("part", "title"), self)
        self._paragraphs = RowsModel(("words",), self)

    def look(self) -> None:
        """List everything."""
        from kiosk.licences import LicencesMissing, works

        if not self._listed:
            try:
                self._listed = works(self._folder)
            except LicencesMissing as missing:
                log.error("%s", missing)
            self._works.show((work.slug, work.title, work.licence) for work in self._listed)
        self.changed.emit()

    def open(self, slug: str, part: int) -> int:
        """Show one work at a part of its texts, or at the nearest there is. Returns the words to be read there."""
        from kiosk.licences import LicencesMissing, text_of

        self.look()
        work = next((each for each in self._listed if each.slug == slug), None)
        if work is not self._open:
            self._open, self._parts = work, ()
            try:
                self._parts = text_of(self._folder, work) if work is not None else ()
            except LicencesMissing as missing:
                log.error("%s", missing)
        self._part = max(0, min(part, len(self._parts) - 1))
        self._fill()
        self.changed.emit()
        return sum(len(paragraph.split()) for paragraph in self._shown)

    @property
    def _shown(self) -> tuple[str, ...]:
        return self._parts[self._part].paragraphs if self._parts else ()

    def _fill(self) -> None:
        told = self._open.told if self._open is not None and self._part == 0 else ()
        titles = [document.title for document in self._open.documents] if self._open is not None else []
        begins = [next(n for n, part in enumerate(self._parts) if part.document == d) for d in self._begun()]
        several = len(titles) > 1 and self._part == 0
        self._told.show((words,) for words in told)
        self._documents.show((at, titles[self._parts[at].document]) for at in begins if several)
        self._paragraphs.show((words,) for words in self._shown)

    def _begun(self) -> list[int]:
        return sorted({part.document for part in self._parts})

    @Property(RowsModel, constant=True, final=True)
    def works(self) -> RowsModel:
        return self._works

    @Property(bool, notify=changed, final=True)
    def available(self) -> bool:
        """Whether there is a list; without it the program was not installed as it came."""
        return bool(self._listed)

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        return self._open.title if self._open is not None else ""

    @Property(str, notify=changed, final=True)
    def licence(self) -> str:
        return self._open.licence if self._open is not None else ""

    @Property(RowsModel, constant=True, final=True)
    def told(self) -> RowsModel:
        """What everybody is to be told of the open work, before its texts."""
        return self._told

    @Property(RowsModel, constant=True, final=True)
    def documents(self) -> RowsModel:
        """Where each text begins, at the beginning of a work that has several."""
        return self._documents

    @Property(str, notify=changed, final=True)
    def document(self) -> str:
        """The name of the text that is read."""
        return self._open.documents[self._parts[self._part].document].title if self._open and self._parts else ""

    @Property(RowsModel, constant=True, final=True)
    def paragraphs(self) -> RowsModel:
        return self._paragraphs

    @Property(int, notify=changed, final=True)
    def part(self) -> int:
        """Which part of the texts is shown, from 1; 0 when there are none."""
        return self._part + 1 if self._parts else 0

    @Property(int, notify=changed, final=True)
    def parts(self) -> int:
        return len(self._parts)
