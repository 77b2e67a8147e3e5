"""Home: a card for every section, and what the clinic says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from db.library import Library
    from db.reading import SiteShown

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class HomeModel(QObject):
    """The cards on Home, and what the clinic says of itself."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, *, counted: bool = False) -> None:
        super().__init__(parent)
        self._counted = counted
        self._sections = RowsModel(("slug", "title", "summary", "icon"), self)
        self._site_name = ""
        self._unwell_line = ""
        self._has_questions = False
        self._has_glossary = False
        self._example = False

    def show(self, library: Library, site: SiteShown) -> None:
        """Take the sections of a release that have pages. Raises `LibraryUnavailable`."""
        self._sections.show((s.slug, s.title, s.summary, s.icon) for s in library.sections() if s.page_count)
        self._site_name, self._unwell_line = site.name, site.unwell_line
        self._has_questions = bool(library.questions())
        self._has_glossary = bool(library.terms())
        self._example = any(not section.approved for section in library.sections())
        self.changed.emit()

    @Property(RowsModel, constant=True, final=True)
    def sections(self) -> RowsModel:
        return self._sections

    @Property(bool, constant=True, final=True)
    def counted(self) -> bool:
        """Whether this site counts how often pages are opened: then patients are told (PRV-04)."""
        return self._counted

    @Property(str, notify=changed, final=True)
    def siteName(self) -> str:
        return self._site_name

    @Property(str, notify=changed, final=True)
    def unwellLine(self) -> str:
        return self._unwell_line

    @Property(bool, notify=changed, final=True)
    def example(self) -> bool:
        return self._example

    @Property(bool, notify=changed, final=True)
    def hasQuestions(self) -> bool:
        return self._has_questions

    @Property(bool, notify=changed, final=True)
    def hasGlossary(self) -> bool:
        return self._has_glossary
