"""Every item of one kind, to be found and opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.findings import place
from db.lookup.fold import fold
from db.workspace import Workspace, WorkspaceError
from kiosk.editor.item_list import rows_of
from kiosk.editor.viewmodels.job import PATIENCE_S, Job
from kiosk.editor.viewmodels.places import LISTED
from kiosk.editor.viewmodels.told import OURS
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from kiosk.editor.item_list import Row
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

_FIXED = frozenset({"site"})


@QmlElement
@QmlUncreatable("made by Desk")
class Items(QObject):
    """The items of `kind`. `shown` says in words what patients see of each."""

    changed = Signal()
    listed = Signal()

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._kind = ""
        self._all: list[Row] = []
        self._typed = ""
        self._job = Job(self)
        self._job.ended.connect(self._found)
        self._again = False
        self._fault = ""
        self._rows = RowsModel(("item", "title", "group", "shown"), self)

    @Property(RowsModel, constant=True, final=True)
    def rows(self) -> RowsModel:
        return self._rows

    @Property(Job, constant=True, final=True)
    def job(self) -> Job:
        """The list is being read: ten thousand items take more than a second."""
        return self._job

    @Property(str, notify=listed, final=True)
    def fault(self) -> str:
        """Why there is no list, or nothing."""
        return self._fault

    @Property(str, notify=changed, final=True)
    def kind(self) -> str:
        return self._kind

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        return {str(area): title for area, title in LISTED}.get(self._kind, "")

    @Property(bool, notify=changed, final=True)
    def canAdd(self) -> bool:
        return self._kind not in _FIXED

    def only(self, kind: str) -> str:
        """The item of a kind of which there is one, as findings name it: there is nothing to choose. Else nothing."""
        if self._office is None:
            return ""
        workspace = self._office.workspace
        try:
            there = {(each.item.slug, each.item.locale) for each in workspace.items(kind)}
            there |= {(each.item.slug, each.item.locale) for each in workspace.drafts() if each.kind == kind}
            there |= {(each.slug, each.locale) for each in workspace.working.all() if each.kind == kind}
        except WorkspaceError:
            return ""  # the list says what is wrong
        return place(kind, *there.pop()) if len(there) == 1 else ""

    def show(self, kind: str) -> None:
        """Read the items of a kind from the workspace."""
        if kind != self._kind:
            self._all = []
            self._rows.show(())
        self._kind, self._typed, self._fault = kind, "", ""
        self.changed.emit()
        self._read()

    @Slot(str)
    def filter(self, typed: str) -> None:
        """Show those whose name or group holds what is typed."""
        self._typed = typed
        wanted = fold(typed)
        self._rows.show(row for row in self._all if wanted in fold(f"{row[1]} {row[2]} {row[0]}"))

    def close(self) -> None:
        """The window goes."""
        self._again = False
        self._job.wait()

    def _read(self) -> None:
        self._again = self._job.running
        if self._office is None or self._again:
            return
        kind, path = self._kind, self._office.path

        def work(_progress: object, _stopped: object) -> tuple[str, list[Row]] | str:
            try:
                with Workspace.open(path) as workspace:
                    return kind, rows_of(workspace, kind)
            except WorkspaceError as problem:
                return str(problem)

        self._job.start("Reading the list", work, patience=PATIENCE_S)

    @Slot(object)
    def _found(self, found: tuple[str, list[Row]] | str | None) -> None:
        if self._again:
            self._read()
            return
        if isinstance(found, tuple):
            self._all = found[1]
            self.filter(self._typed)
        else:
            self._fault = found or f"{OURS.what} {OURS.next}"
        self.listed.emit()
