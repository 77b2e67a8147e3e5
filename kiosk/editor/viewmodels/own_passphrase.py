"""The passphrase of whoever is signed in: who chose it, and another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.people.passphrase import SHORTEST
from kiosk.editor.viewmodels.attempt import attempt, same
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from db.people.person import Person
    from kiosk.editor.office import Office
    from kiosk.editor.viewmodels.told import Told

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by Desk")
class OwnPassphrase(QObject):
    """`done` says that it is another one now."""

    changed = Signal()
    done = Signal()

    def __init__(self, office: Office | None, outcome: Told, parent: QObject | None = None) -> None:
        """`outcome` tells what became of it."""
        super().__init__(parent)
        self._office, self._outcome = office, outcome
        self._person: Person | None = None

    @Property(int, constant=True, final=True)
    def shortest(self) -> int:
        """The fewest characters of a passphrase, anybody's."""
        return SHORTEST

    @Property(str, notify=changed, final=True)
    def chosenBy(self) -> str:
        """Who else chose it and so knows it, or nothing."""
        if self._office is None or self._person is None:
            return ""
        return self._office.workspace.people.chosen_by(self._person)

    def use(self, person: Person | None) -> None:
        self._person = person
        self.changed.emit()

    @Slot(str, str, str)
    def change(self, old: str, new: str, again: str) -> None:
        office, person = self._office, self._person
        if office is None or person is None:
            return

        def act() -> str:
            same(new, again)
            office.workspace.people.change_passphrase(person, old, new)
            return "Your passphrase is changed."

        if attempt(self._outcome, act):
            self.done.emit()
            self.changed.emit()
