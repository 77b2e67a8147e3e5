"""One page as a Markdown file, to be worked on elsewhere or given to somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from db.exchange.write_one import write_one
from db.findings import ContentError, about
from db.publish.outcome import Fault, Outcome
from db.workspace import WorkspaceError
from kiosk.editor.local_file import documents_folder, local_file
from kiosk.editor.viewmodels.told import Told
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

NOWHERE = Fault("No file was written: it was not said where.", "", "Name a folder, then save.")


@QmlElement
@QmlUncreatable("made by BringIn")
class WritingOut(QObject):
    """`outcome` tells where the file is, or why there is none."""

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._outcome = Told(self)

    @Property(Told, constant=True, final=True)
    def outcome(self) -> Told:
        return self._outcome

    @Property(str, constant=True, final=True)
    def folder(self) -> str:
        """Where most people keep such a thing on this computer."""
        return documents_folder()

    @Slot()
    def clear(self) -> None:
        """Nothing to tell any more."""
        self._outcome.show(Outcome())

    @Slot(str, str)
    def write(self, item: str, folder: str) -> None:
        """Write the saved text of a page, named as findings name it, into a folder. A file that is there stays."""
        named = about(item)
        if self._office is None or named is None:
            return
        if not folder.strip():
            self._outcome.show(Outcome(fault=NOWHERE))
            return
        _, slug, locale = named
        file = local_file(folder) / (f"{slug}.md" if locale == "en" else f"{slug}.{locale}.md")
        try:
            write_one(self._office.workspace, slug, file, locale=locale)
        except (ContentError, WorkspaceError) as problem:
            self._outcome.show(Outcome(fault=Fault(str(problem), "", "")))
            return
        self._outcome.show(Outcome((f"The page was written to {file}.",)))
