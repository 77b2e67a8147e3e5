"""The editor's window: who sits at it, and which part of it they look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.findings import about
from db.people.person import AccountRefused, NotAllowed, Role, SignInRefused
from db.workspace_faults import WorkspaceError
from kiosk.editor.viewmodels.about_program import AboutProgram
from kiosk.editor.viewmodels.backup_list import BackupList
from kiosk.editor.viewmodels.bring_in import BringIn
from kiosk.editor.viewmodels.history import History
from kiosk.editor.viewmodels.item_form import ItemForm
from kiosk.editor.viewmodels.items import Items
from kiosk.editor.viewmodels.next_step import NextStep
from kiosk.editor.viewmodels.page_views import PageViews
from kiosk.editor.viewmodels.people import People
from kiosk.editor.viewmodels.places import BEGIN, KIND_AREAS, LISTED, Area
from kiosk.editor.viewmodels.publishing import Publishing
from kiosk.editor.viewmodels.remark import Remark
from kiosk.editor.viewmodels.review_files import ReviewFiles
from kiosk.editor.viewmodels.reviewing import Reviewing
from kiosk.editor.viewmodels.section_order import SectionOrder
from kiosk.editor.viewmodels.starter_changes import StarterChanges
from kiosk.editor.viewmodels.sticks import Sticks
from kiosk.editor.viewmodels.taking_off import TakingOff
from kiosk.editor.viewmodels.tasks import Tasks
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from db.people.person import Person
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


class Part(Protocol):
    """What stands behind one area of the window."""

    def use(self, person: Person | None) -> None:
        """Somebody has signed in, or (None) out: then forget what they did."""
        ...

    def look(self) -> None:
        """The area is gone to: show what is true now."""
        ...

    def close(self) -> None:
        """The window goes: end what is being done."""
        ...


@QmlElement
@QmlUncreatable("made in kiosk/editor/app.py")
class Desk(QObject):
    """Without an `office` there is no workspace to work on, and `refusal` says why and what next.

    `notice` is what whoever signs in next should know.
    """

    personChanged = Signal()
    faultChanged = Signal()
    areaChanged = Signal()

    def __init__(
        self, office: Office | None, refusal: str = "", parent: QObject | None = None, *, notice: str = ""
    ) -> None:
        super().__init__(parent)
        self._office, self._refusal, self._notice = office, refusal, notice
        self._person: Person | None = None
        self._fault = ""
        self._area: str = Area.WORKLIST
        self._tasks = Tasks(office, self)
        self._items = Items(office, self)
        self._form = ItemForm(office, self)
        self._section_order = SectionOrder(office, self)
        self._sticks = Sticks(self)
        self._remark = Remark(office, self)
        self._form.opened.connect(lambda: self._remark.look(self._form.about))
        self._next_step = NextStep(office, self)
        self._form.opened.connect(self._next_step.forget)
        self._form.saved.connect(self._next_step.saved)
        self._handed_over = ""
        self._section_order.moved.connect(lambda _item: self._items.show(Area.SECTIONS))
        self._publishing = Publishing(office, self)
        self._taking_off = TakingOff(office, self._publishing, self)
        self._backups = BackupList(office, self)
        self._page_views = PageViews(office, self)
        self._reviewing = Reviewing(office, self)
        self._history = History(office, self)
        self._starter_changes = StarterChanges(office, self)
        self._bring_in = BringIn(office, self)
        self._people = People(office, self)
        self._people.became.connect(self._become)
        self._review_files = ReviewFiles(office, self)
        self._about_program = AboutProgram(self)
        self._guest = False
        self._parts: dict[str, Part] = {
            Area.WORKLIST: self._tasks,
            Area.REVIEW: self._reviewing,
            Area.HISTORY: self._history,
            Area.STARTER: self._starter_changes,
            Area.REVIEW_FILES: self._review_files,
            Area.PUBLISH: self._publishing,
            Area.TAKE_OFF: self._taking_off,
            Area.COUNTS: self._page_views,
            Area.BACKUPS: self._backups,
            Area.BRING_IN: self._bring_in,
            Area.PEOPLE: self._people,
            Area.ABOUT: self._about_program,
        }
        self._places = RowsModel(("area", "title", "begins"), self)
        there = {*self._parts, *KIND_AREAS}
        self._places.show((str(area), title, area in BEGIN) for area, title in LISTED if area in there)

    @Property(str, constant=True, final=True)
    def refusal(self) -> str:
        return self._refusal

    @Property(RowsModel, constant=True, final=True)
    def places(self) -> RowsModel:
        return self._places

    @Property(Tasks, constant=True, final=True)
    def tasks(self) -> Tasks:
        return self._tasks

    @Property(Items, constant=True, final=True)
    def items(self) -> Items:
        return self._items

    @Property(Remark, constant=True, final=True)
    def remark(self) -> Remark:
        """What an approver wants put right in the item that is open."""
        return self._remark

    @Property(NextStep, constant=True, final=True)
    def nextStep(self) -> NextStep:
        """Who comes after whoever has just saved."""
        return self._next_step

    @Property(Sticks, constant=True, final=True)
    def sticks(self) -> Sticks:
        return self._sticks

    @Property(SectionOrder, constant=True, final=True)
    def sectionOrder(self) -> SectionOrder:
        return self._section_order

    @Property(Reviewing, constant=True, final=True)
    def reviewing(self) -> Reviewing:
        return self._reviewing

    @Property(History, constant=True, final=True)
    def history(self) -> History:
        return self._history

    @Property(StarterChanges, constant=True, final=True)
    def starterChanges(self) -> StarterChanges:
        return self._starter_changes

    @Property(ReviewFiles, constant=True, final=True)
    def reviewFiles(self) -> ReviewFiles:
        return self._review_files

    @Property(Publishing, constant=True, final=True)
    def publishing(self) -> Publishing:
        return self._publishing

    @Property(TakingOff, constant=True, final=True)
    def takingOff(self) -> TakingOff:
        return self._taking_off

    @Property(PageViews, constant=True, final=True)
    def pageViews(self) -> PageViews:
        return self._page_views

    @Property(BackupList, constant=True, final=True)
    def backups(self) -> BackupList:
        return self._backups

    @Property(BringIn, constant=True, final=True)
    def bringIn(self) -> BringIn:
        return self._bring_in

    @Property(People, constant=True, final=True)
    def people(self) -> People:
        return self._people

    @Property(AboutProgram, constant=True, final=True)
    def aboutProgram(self) -> AboutProgram:
        return self._about_program

    @Property(ItemForm, constant=True, final=True)
    def form(self) -> ItemForm:
        return self._form

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
        return self._notice

    @Property(str, notify=areaChanged, final=True)
    def area(self) -> str:
        return self._area

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

    def close(self) -> None:
        """The window goes: keep what was typed."""
        self._form.close()
        self._sticks.close()
        self._items.close()
        for part in self._parts.values():
            part.close()

    def _use(self, person: Person | None) -> None:
        for part in self._parts.values():
            part.use(person)
        self._form.use(person)
        self._section_order.use(person)

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
