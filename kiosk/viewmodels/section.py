"""One section: its name and its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from db.library import Library
    from db.reading import SectionCard

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

SUPPORT = "support"


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class SectionModel(QObject):
    """One section: its name and its pages."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._section: SectionCard | None = None
        self._example = False
        self._pages = RowsModel(("slug", "title", "summary"), self)

    def show(self, section: SectionCard, library: Library) -> None:
        pages = library.pages(section.slug)
        self._section = section
        self._example = any(not page.approved for page in pages)
        self._pages.show((page.slug, page.title, page.summary) for page in pages)
        self.changed.emit()

    @Property(RowsModel, constant=True, final=True)
    def pages(self) -> RowsModel:
        return self._pages

    @Property(str, notify=changed, final=True)
    def slug(self) -> str:
        return self._section.slug if self._section else ""

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        return self._section.title if self._section else ""

    @Property(str, notify=changed, final=True)
    def summary(self) -> str:
        return self._section.summary if self._section else ""

    @Property(str, notify=changed, final=True)
    def icon(self) -> str:
        return self._section.icon if self._section else ""

    @Property(bool, notify=changed, final=True)
    def example(self) -> bool:
        return self._example

    @Property(bool, notify=changed, final=True)
    def hasContacts(self) -> bool:
        """Whether the people to ring stand in this section."""
        return self._section is not None and self._section.slug == SUPPORT
