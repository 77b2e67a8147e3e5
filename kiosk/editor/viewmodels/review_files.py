"""The part of the window for an approver at another desk: sending, answering, taking in."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.editor.local_file import local_file
from kiosk.editor.viewmodels.answering import Answering
from kiosk.editor.viewmodels.sending import Sending
from kiosk.editor.viewmodels.taking_in import TakingIn
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from db.people.person import Person
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


class Way(StrEnum):
    """Which of the three somebody looks at."""

    SEND = "send"
    ANSWER = "answer"
    TAKE_IN = "takeIn"


@QmlElement
@QmlUncreatable("made by Desk")
class ReviewFiles(QObject):
    """Answering needs nobody signed in: the approver's account is where the change was written."""

    changed = Signal()

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._way: str = Way.SEND
        self._sending = Sending(office, self)
        self._answering = Answering(self)
        self._taking_in = TakingIn(office, self)
        self._taking_in.taken.connect(self._sending.look)

    @Property(str, notify=changed, final=True)
    def way(self) -> str:
        return self._way

    @Property(Sending, constant=True, final=True)
    def sending(self) -> Sending:
        return self._sending

    @Property(Answering, constant=True, final=True)
    def answering(self) -> Answering:
        return self._answering

    @Property(TakingIn, constant=True, final=True)
    def takingIn(self) -> TakingIn:
        return self._taking_in

    def use(self, person: Person | None) -> None:
        self._sending.use(person)
        self._taking_in.use(person)
        self._answering.leave()
        self.go(Way.SEND)

    def look(self) -> None:
        self._sending.look()

    def close(self) -> None:
        for part in (self._sending, self._answering, self._taking_in):
            part.close()

    @Slot(str)
    def go(self, way: str) -> None:
        """To sending, answering or taking in."""
        if way != self._way and way in set(Way):
            self._way = way
            self.changed.emit()

    def send(self, item: str) -> None:
        """To sending, with one change ticked."""
        self.go(Way.SEND)
        self._sending.choose(item)

    @Slot(str)
    def drop(self, named: str) -> None:
        """Somebody has dropped a file or a folder: what it is says what is to be done with it."""
        from db.review_file.places import ANSWER

        path = local_file(named)
        if path.is_dir():
            self.go(Way.SEND)
            self._sending.saveTo(str(path))
        elif path.suffix == ANSWER:
            self.go(Way.TAKE_IN)
            self._taking_in.take(str(path))
        else:
            self.go(Way.ANSWER)
            self._answering.open(str(path))
