"""What stands behind the editor's window: each of its parts, made once and handed to QML by a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement

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
from kiosk.editor.viewmodels.standing import Standing
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
@QmlUncreatable("what Desk is made of")
class DeskParts(QObject):
    """Without an `office` there is no workspace, and the parts have nothing to show."""

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = Tasks(office, self)
        self._items = Items(office, self)
        self._form = ItemForm(office, self)
        self._section_order = SectionOrder(office, self)
        self._section_order.moved.connect(lambda _item: self._items.show(Area.SECTIONS))
        self._sticks = Sticks(self)
        self._remark = Remark(office, self)
        self._form.opened.connect(lambda: self._remark.look(self._form.about))
        self._standing = Standing(office, self)
        self._form.opened.connect(lambda: self._standing.look(self._form.about, typed=self._form.changed))
        self._next_step = NextStep(office, self)
        self._form.opened.connect(self._next_step.forget)
        self._form.saved.connect(self._next_step.saved)
        self._publishing = Publishing(office, self)
        self._taking_off = TakingOff(office, self._publishing, self)
        self._backups = BackupList(office, self)
        self._page_views = PageViews(office, self)
        self._reviewing = Reviewing(office, self)
        self._history = History(office, self)
        self._starter_changes = StarterChanges(office, self)
        self._bring_in = BringIn(office, self)
        self._people = People(office, self)
        self._review_files = ReviewFiles(office, self)
        self._about_program = AboutProgram(self)
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

    @Property(Standing, constant=True, final=True)
    def standing(self) -> Standing:
        """How the item stood when it was opened."""
        return self._standing

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

    def close(self) -> None:
        """The window goes: keep what was typed."""
        self._form.close()
        self._sticks.close()
        self._items.close()
        for part in self._parts.values():
            part.close()

    def _use(self, person: Person | None) -> None:
        """Somebody has signed in, or (None) out."""
        for part in self._parts.values():
            part.use(person)
        self._form.use(person)
        self._section_order.use(person)
