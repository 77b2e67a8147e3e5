"""The editor's window: who sits at it, and which part of it they look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.findings import about
from db.people.person import AccountRefused, NotAllowed, Role, SignInRefused
from db.workspace_faults import WorkspaceError
from kiosk import typed
from kiosk.editor.viewmodels.desk_parts import DeskParts
from kiosk.editor.viewmodels.places import KIND_AREAS, Area
from kiosk.editor.viewmodels.rescue import Rescue
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from pathlib import Path

    from db.people.person import Person
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in kiosk/editor/app.py")
class Desk(DeskParts):
    """Without an `office` there is no workspace to work on, and `refusal` says why and what next.

    `rescue` has the way out where the workspace is damaged. `notice` is what whoever signs in next should know.
    """

    personChanged = Signal()
    faultChanged = Signal()
    areaChanged = Signal()

    def __init__(
        self,
        office: Office | None,
        refusal: str = "",
        parent: QObject | None = None,
        *,
        notice: str = "",
        rescue: Rescue | None = None,
    ) -> None:
        super().__init__(office, parent)
        self._rescue = rescue if rescue is not None else Rescue()
        self._rescue.setParent(self)
        self._office, self._refusal, self._notice = office, refusal, notice
        self._person: Person | None = None
        self._fault = ""
        self._area: str = Area.WORKLIST
        self._handed_over = ""
        self._guest = False
        self._people.became.connect(self._become)

    @Property(str, constant=True, final=True)
    def refusal(self) -> str:
        return typed.here(self._refusal, self._folder)

    @Property(Rescue, constant=True, final=True)
    def rescue(self) -> Rescue:
        """The newest good backup, where the workspace is damaged."""
        return self._rescue

    @Property(bool, notify=personChanged, final=True)
    def first(self) -> bool:
        """Whether nobody has an account yet: the next one made is the first administrator."""
        return self._office is not None and self._office.workspace.people.empty()

    @Property(str, notify=personChanged, final=True)
    def person(self) -> str:
        """The name of who is signed in, or nothing."""
        return self._person.name if self._person is not None else ""

    @Property(bool, notify=personChanged, final=True)
    def guest(self) -> bool:
        """Whether somebody without an account here answers a review file."""
        return self._guest

    @Property(str, notify=faultChanged, final=True)
    def fault(self) -> str:
        """Why the last try was refused, in words."""
        return self._fault

    @Property(str, notify=personChanged, final=True)
    def notice(self) -> str:
        return typed.here(self._notice, self._folder)

    @Property(str, constant=True, final=True)
    def recovery(self) -> str:
        """The command by which IT lets an administrator in again, as this machine wants it."""
        return typed.here("kiosk staff recover", self._folder)

    @property
    def _folder(self) -> Path | None:
        return self._office.folder if self._office is not None else None

    @Property(str, notify=areaChanged, final=True)
    def area(self) -> str:
        return self._area

    def close(self) -> None:
        super().close()
        self._rescue.close()

    @Slot(str, str)
    def signIn(self, login: str, passphrase: str) -> None:
        if self._office is None:
            return
        try:
            person = self._office.workspace.people.sign_in(login, passphrase)
        except (SignInRefused, WorkspaceError) as refused:
            self._say(str(refused))
            return
        self._sit_down(person)

    @Slot(str, str, str, str, str)
    def makeFirst(self, name: str, job: str, login: str, passphrase: str, again: str) -> None:
        """Make the first administrator, who is then signed in."""
        if self._office is None:
            return
        if passphrase != again:
            self._say("The two passphrases differ. Type the same one twice.")
            return
        try:
            person = self._office.workspace.people.add(
                login=login, name=name, job=job, roles=(Role.ADMINISTRATOR, Role.AUTHOR), passphrase=passphrase, by=None
            )
        except (AccountRefused, NotAllowed, WorkspaceError) as refused:
            self._say(str(refused))
            return
        self._sit_down(person)

    @Slot()
    def answerAsGuest(self) -> None:
        """Answer a review file without signing in: the approver's account is where the change was written."""
        if self._person is None and not self._guest:
            self._say("")
            self._guest = True
            self.personChanged.emit()

    @Slot()
    def signOut(self) -> None:
        """What was typed is kept: it is there at the next sign-in, for whoever it belongs to. A guest goes too."""
        if self._guest:
            self._guest = False
            self._review_files.use(None)
            self.personChanged.emit()
        if self._person is not None:
            self._form.leave()
            self._person = None
            self._use(None)
            self._go(Area.WORKLIST)
            self.personChanged.emit()

    @Slot()
    def handOver(self) -> None:
        """Sign out, so that an approver at this desk reads what was just saved: they find it open."""
        item, title = self._next_step.item, self._next_step.title
        if self._person is None or not item:
            return
        self._handed_over = item
        self._notice = f"\u201c{title}\u201d is saved and waits. A clinical approver signs in here and finds it open."
        self.signOut()

    @Slot()
    def sendOn(self) -> None:
        """To an approver at another desk, by a file with what was just saved."""
        item = self._next_step.item
        if self._person is not None and item:
            self.go(Area.REVIEW_FILES)
            self._review_files.send(item)

    @Slot(str)
    def go(self, area: str) -> None:
        """To a part of the side list."""
        if self._person is None:
            return
        self._form.leave()
        if area == Area.SITE and (only := self._items.only(area)):
            self.open(only)
            return
        if area in KIND_AREAS:
            self._section_order.look()
            self._items.show(area)
        elif area in self._parts:
            self._parts[area].look()
        self._go(area)

    @Slot(str)
    def open(self, item: str) -> None:
        """Open an item to change it, by the name that findings give it: "page:everolimus"."""
        named = about(item)
        if self._person is not None and named is not None:
            self._form.leave()
            self._form.open(*named)
            self._go(Area.RECORD)

    @Slot(str)
    def review(self, item: str) -> None:
        """Read what an item changes, to approve it."""
        self.go(Area.REVIEW)
        self._reviewing.choose(item)

    @Slot(str)
    def lookAtStarter(self, item: str) -> None:
        """What the program says otherwise of an item since it was upgraded."""
        self.go(Area.STARTER)
        self._starter_changes.choose(item)

    @Slot()
    def openHistory(self) -> None:
        """Every version of the item that is open."""
        if self._person is not None and self._form.about:
            item = self._form.about
            self._form.leave()
            self._history.open(item)
            self._go(Area.HISTORY)

    @Slot()
    def bringBack(self) -> None:
        """Put the earlier version that is read into the form, to be saved as a new one."""
        item = self._history.to_bring_back()
        if self._person is not None and item is not None:
            self.open(self._history.item)
            self._form.restore(item)

    @Slot(str)
    def openNew(self, kind: str) -> None:
        """A new item of a kind, which is nothing yet until it has a name."""
        if self._person is not None:
            self._form.leave()
            self._form.open_new(kind)
            self._go(Area.RECORD)

    @Slot()
    def takeOff(self) -> None:
        """Ask why the item that is open is to go from the screens now."""
        if self._person is not None and self._form.about:
            if not self._taking_off.ask(self._form.about, self._form.title):
                self._form.say("Another one is being taken off. Wait until that is done, then take this one off.")
                return
            self._form.leave()
            self._go(Area.TAKE_OFF)

    def _sit_down(self, person: Person) -> None:
        self._say("")
        self._notice = ""
        self._person = person
        self._use(person)
        self._tasks.look()
        waits, self._handed_over = self._handed_over, ""
        if waits and person.may(Role.APPROVER):
            self.review(waits)
        self.personChanged.emit()

    @Slot(object)
    def _become(self, person: Person) -> None:
        """The person at the desk may do something else from now on, or nothing any more."""
        if not person.active:
            self.signOut()
            return
        self._person = person
        self._use(person)
        self.personChanged.emit()

    def _go(self, area: str) -> None:
        if area != self._area:
            if self._area == Area.TAKE_OFF:
                self._taking_off.leave()
            self._area = area
            self.areaChanged.emit()

    def _say(self, fault: str) -> None:
        if fault != self._fault:
            self._fault = fault
            self.faultChanged.emit()
