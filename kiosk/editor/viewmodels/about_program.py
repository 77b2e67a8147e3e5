"""About the program: its version, what it is made of, and each licence in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk import __version__, resources
from kiosk.viewmodels.licences import LicencesModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from db.people.person import Person

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by Desk")
class AboutProgram(QObject):
    """The list of works, and the one that is `chosen`: "" for none."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._licences = LicencesModel(resources.licences_folder(), self)
        self._chosen = ""

    def use(self, person: Person | None) -> None:  # noqa: ARG002 (every part is told)
        """It is the same for everybody."""
        self.leave()

    def look(self) -> None:
        self._licences.look()

    def close(self) -> None:
        """Nothing is under way here."""

    @Property(str, constant=True, final=True)
    def version(self) -> str:
        return __version__

    @Property(LicencesModel, constant=True, final=True)
    def licences(self) -> LicencesModel:
        return self._licences

    @Property(str, notify=changed, final=True)
    def chosen(self) -> str:
        return self._chosen

    @Slot(str)
    def choose(self, slug: str) -> None:
        """Read the licences of one work from their beginning."""
        self._show(slug, 0)

    @Slot(int)
    def turn(self, parts: int) -> None:
        """Read a later or an earlier part of them."""
        if self._chosen:
            self._show(self._chosen, self._licences.part - 1 + parts)

    @Slot()
    def leave(self) -> None:
        if self._chosen:
            self._chosen = ""
            self.changed.emit()

    def _show(self, slug: str, part: int) -> None:
        self._licences.open(slug, part)
        self._chosen = slug
        self.changed.emit()
