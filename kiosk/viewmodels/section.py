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
PAGES_IN_A_PART = 16
"""More cards than anybody reads at once. A list of thousands would cost seconds and hundreds of MB."""


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class SectionModel(QObject):
    """One section: its name and its pages."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._section: SectionCard | None = None
        self._library: Library | None = None
        self._part = 0
        self._total = 0
        self._example = False
        self._pages = RowsModel(("slug", "title", "summary"), self)

    def show(self, section: SectionCard, library: Library, part: int = 0) -> None:
        """List one part of a section's pages. What is listed already stays as it is: Back costs nothing."""
        if (section, library, part) == (self._section, self._library, self._part):
            return
        pages = library.pages(section.slug)
        self._section, self._library, self._part, self._total = section, library, part, len(pages)
        shown = pages[part * PAGES_IN_A_PART : (part + 1) * PAGES_IN_A_PART]
        self._example = any(not page.approved for page in pages)
        self._pages.show((page.slug, page.title, page.summary) for page in shown)
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

    @Property(int, notify=changed, final=True)
    def firstShown(self) -> int:
        """The place of the first page listed, counted from 1."""
        return self._part * PAGES_IN_A_PART + 1

    @Property(int, notify=changed, final=True)
    def lastShown(self) -> int:
        return min(self._total, (self._part + 1) * PAGES_IN_A_PART)

    @Property(int, notify=changed, final=True)
    def total(self) -> int:
        """How many pages the section has in all."""
        return self._total

    @Property(bool, notify=changed, final=True)
    def hasContacts(self) -> bool:
        """Whether the people to ring stand in this section."""
        return self._section is not None and self._section.slug == SUPPORT
