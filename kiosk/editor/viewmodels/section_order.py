"""The order of the sections on the first screen: one goes up or down by a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.findings import about
from db.people.person import Role
from db.publish.outcome import Outcome
from kiosk.editor.viewmodels.attempt import attempt
from kiosk.editor.viewmodels.told import Told
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from db.people.person import Person
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

WAITS = "Somebody else approves it before patients see the new order."


@QmlElement
@QmlUncreatable("made by Desk")
class SectionOrder(QObject):
    """`moved` says that the sections stand otherwise now, and which one was moved."""

    changed = Signal()
    moved = Signal(str, arguments=["item"])

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._person: Person | None = None
        self._outcome = Told(self)

    @Property(Told, constant=True, final=True)
    def outcome(self) -> Told:
        """What became of the last move."""
        return self._outcome

    @Property(bool, notify=changed, final=True)
    def allowed(self) -> bool:
        """Whether the person signed in may write."""
        return self._person is not None and self._person.may(Role.AUTHOR)

    def use(self, person: Person | None) -> None:
        self._person = person
        self._outcome.show(Outcome())
        self.changed.emit()

    def look(self) -> None:
        """The list is gone to: what was said before is over."""
        self._outcome.show(Outcome())

    @Slot(str, int)
    def move(self, item: str, by: int) -> None:
        """Put a section `by` places further down, or up where it is negative."""
        office, person, named = self._office, self._person, about(item)
        if office is None or person is None or named is None:
            return
        from db.forms.order import move_section

        def act() -> str:
            done = move_section(office.workspace, named[1], by, person=person)
            if done.changed == 0:
                return f'"{done.section.title}" stands at that end already.'
            others = f" So that there is room, {done.changed} sections have new numbers." if done.changed > 1 else ""
            return f'"{done.section.title}" is moved.{others} {WAITS}'

        if attempt(self._outcome, act):
            self.moved.emit(item)
