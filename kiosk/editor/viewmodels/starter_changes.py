"""What a newer version of the program says otherwise in its own texts, safety corrections first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.changes.collection import named
from db.labels import name_of
from db.publish.outcome import Fault, Outcome
from db.upgrade.upgraded import looked_at, upgraded
from db.workspace_faults import WorkspaceError
from kiosk.editor.viewmodels.changed import Changed
from kiosk.editor.viewmodels.told import Told
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.people.person import Person
    from db.upgrade.upgraded import StarterChange
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

OWN = "The clinic has a text of its own, which stayed as it is. Carry over what is right."
SHOWN = "Patients see the new text as an example."
GONE = "It is no longer in the program. What the clinic wrote of it stays."
SAFETY = "A safety correction"


@QmlElement
@QmlUncreatable("made by Desk")
class StarterChanges(QObject):
    """`shown` is one change: from the program's text as it was last looked at to its text now."""

    changed = Signal()

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._person: Person | None = None
        self._all: dict[str, StarterChange] = {}
        self._item = ""
        self._shown: Changed | None = None
        self._outcome = Told(self)
        self._rows = RowsModel(("item", "title", "note", "safety", "lookedAt"), self)

    @Property(RowsModel, constant=True, final=True)
    def rows(self) -> RowsModel:
        """Every item that changed and nobody has looked at yet, safety corrections first."""
        return self._rows

    @Property(Told, constant=True, final=True)
    def outcome(self) -> Told:
        return self._outcome

    @Property(str, notify=changed, final=True)
    def item(self) -> str:
        """The item that is looked at, as findings name it, or nothing."""
        return self._item

    @Property(Changed, notify=changed, final=True)
    def shown(self) -> Changed | None:
        return self._shown

    @Property(bool, notify=changed, final=True)
    def own(self) -> bool:
        """Whether the clinic has a text of its own, into which something may be carried over."""
        return self._item in self._all and self._all[self._item].own

    def use(self, person: Person | None) -> None:
        self._person = person
        if person is None:
            self._put_away()
            self._rows.show(())
            self._outcome.show(Outcome())

    def look(self) -> None:
        """Read from the workspace what changed."""
        self._put_away()
        self._outcome.show(Outcome())
        self._read()

    def close(self) -> None:
        self._put_away()

    @Slot(str)
    def choose(self, item: str) -> None:
        """Look at one change."""
        change = self._all.get(item)
        if change is None:
            return
        self._put_away()
        self._item = item
        self._shown = Changed(change.changes, change.item, title=name_of(change.item), note=_note(change), parent=self)
        self._settle()

    @Slot()
    def lookedAt(self) -> None:
        """Somebody has looked at the change that is shown: it leaves the list, and who looked is on record."""
        change = self._all.get(self._item)
        if change is None or self._office is None or self._person is None:
            return
        try:
            looked_at(self._office.workspace, change.about, self._person)
        except WorkspaceError as problem:
            self._outcome.show(Outcome(fault=Fault(str(problem), "", "")))
            return
        self._outcome.show(Outcome((f"{name_of(change.item)} has left the list.",)))
        self._put_away()
        self._read()

    @Slot()
    def leave(self) -> None:
        """Back to the list, with the change still in it."""
        self._put_away()
        self._settle()

    def _read(self) -> None:
        if self._office is not None:
            self._all = {each.where: each for each in upgraded(self._office.workspace)}
            self._settle()

    def _put_away(self) -> None:
        gone, self._shown, self._item = self._shown, None, ""
        self.changed.emit()
        if gone is not None:
            gone.deleteLater()

    def _settle(self) -> None:
        self._rows.change(list(self._listed()))
        self.changed.emit()

    def _listed(self) -> Iterator[tuple[object, ...]]:
        for item, each in self._all.items():
            yield item, name_of(each.item), _note(each), each.safety, item == self._item


def _note(change: StarterChange) -> str:
    kind = named(change.changes.kind, 1).capitalize()
    became = "new" if change.new else "gone" if change.gone else "changed"
    safety = f"{SAFETY}. " if change.safety else ""
    return f"{safety}{kind}, {became}. {OWN if change.own else GONE if change.gone else SHOWN}"
