"""The editor's window: who sits at it, and what waits for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.people.person import AccountRefused, NotAllowed, Role, SignInRefused
from kiosk.editor.viewmodels.desk_tasks import DeskTasks
from kiosk.viewmodels.typed import QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.people.accounts import Accounts
    from db.people.person import Person
    from db.worklist import Task

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in kiosk/editor/app.py")
class Desk(QObject):
    """Without `accounts` there is no workspace to work on, and `refusal` says why and what next."""

    personChanged = Signal()
    faultChanged = Signal()

    def __init__(
        self,
        accounts: Accounts | None,
        worklist: Callable[[], Sequence[Task]],
        refusal: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._accounts, self._worklist, self._refusal = accounts, worklist, refusal
        self._person: Person | None = None
        self._fault = ""
        self._tasks = DeskTasks(self)

    @Property(str, constant=True, final=True)
    def refusal(self) -> str:
        return self._refusal

    @Property(DeskTasks, constant=True, final=True)
    def tasks(self) -> DeskTasks:
        return self._tasks

    @Property(bool, notify=personChanged, final=True)
    def first(self) -> bool:
        """Whether nobody has an account yet: the next one made is the first administrator."""
        return self._accounts is not None and self._accounts.empty()

    @Property(str, notify=personChanged, final=True)
    def person(self) -> str:
        """The name of who is signed in, or nothing."""
        return self._person.name if self._person is not None else ""

    @Property(str, notify=faultChanged, final=True)
    def fault(self) -> str:
        """Why the last try was refused, in words."""
        return self._fault

    @Slot(str, str)
    def signIn(self, login: str, passphrase: str) -> None:
        if self._accounts is None:
            return
        try:
            person = self._accounts.sign_in(login, passphrase)
        except SignInRefused as refused:
            self._say(str(refused))
            return
        self._sit_down(person)

    @Slot(str, str, str, str, str)
    def makeFirst(self, name: str, job: str, login: str, passphrase: str, again: str) -> None:
        """Make the first administrator, who is then signed in."""
        if self._accounts is None:
            return
        if passphrase != again:
            self._say(self.tr("The two passphrases differ. Type the same one twice."))
            return
        try:
            person = self._accounts.add(
                login=login, name=name, job=job, roles=(Role.ADMINISTRATOR, Role.AUTHOR), passphrase=passphrase, by=None
            )
        except (AccountRefused, NotAllowed) as refused:
            self._say(str(refused))
            return
        self._sit_down(person)

    @Slot()
    def signOut(self) -> None:
        if self._person is not None:
            self._person = None
            self._tasks.show(())
            self.personChanged.emit()

    def _sit_down(self, person: Person) -> None:
        self._say("")
        self._person = person
        self._tasks.show(self._worklist())
        self.personChanged.emit()

    def _say(self, fault: str) -> None:
        if fault != self._fault:
            self._fault = fault
            self.faultChanged.emit()
