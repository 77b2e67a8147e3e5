"""Sending the version that is read back to its author, with what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.findings import about
from db.people.person import NotAllowed
from db.publish.outcome import Fault, Outcome
from db.workspace_faults import WorkspaceError
from kiosk.editor.viewmodels.remark import Remark
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from db.people.person import Person
    from kiosk.editor.office import Office
    from kiosk.editor.viewmodels.told import Told

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

SENT = "Sent back. The author finds your remark under What waits, and at the head of the text."
STANDS = "Nothing was sent back, and what you wrote is still there."


@QmlElement
@QmlUncreatable("made by Reviewing")
class Returning(QObject):
    """What came of it is told in the box of whoever made this; `sent` brings the sentence where it went well."""

    changed = Signal()
    sent = Signal(str)

    def __init__(self, office: Office | None, outcome: Told, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._outcome = outcome
        self._person: Person | None = None
        self._item = ""
        self._version = 0
        self._why_not = ""
        self._remark = Remark(office, self)

    @Property(Remark, constant=True, final=True)
    def remark(self) -> Remark:
        """What was said of this version before."""
        return self._remark

    @Property(bool, notify=changed, final=True)
    def allowed(self) -> bool:
        """Whether the person signed in can send this version back."""
        return self._version > 0 and not self._why_not

    def use(self, person: Person | None) -> None:
        self._person = person

    def show(self, item: str, version: int) -> None:
        """This version is read now; "" and 0: none is."""
        named = about(item)
        self._item, self._version, self._why_not = item, version, ""
        if self._office is not None and self._person is not None and named is not None:
            from db.people.sending_back import why_not

            self._why_not = why_not(self._office.workspace, *named, revision=version, person=self._person)
        self._remark.look(item)
        self.changed.emit()

    @Slot(str)
    def send(self, remark: str) -> None:
        """Send it back."""
        office, person, named = self._office, self._person, about(self._item)
        if office is None or person is None or named is None:
            return
        from db.people.sending_back import send_back

        try:
            send_back(office.workspace, *named, revision=self._version, person=person, remark=remark)
        except (NotAllowed, WorkspaceError) as refused:
            self._outcome.show(Outcome(fault=Fault(str(refused), STANDS, "")))
            return
        self.sent.emit(SENT)
