"""The register of approvals: who approved what, and the whole of it as a table for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.findings import place
from db.labels import name_of
from db.people.register_file import write_register
from db.workspace import WorkspaceError
from kiosk.editor.local_file import documents_folder, local_file
from kiosk.editor.viewmodels.attempt import attempt
from kiosk.editor.viewmodels.when import here
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.people.person import Person
    from kiosk.editor.office import Office
    from kiosk.editor.viewmodels.told import Told

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

NEWEST = 20
"""So many stand in the window. The table has them all."""


@QmlElement
@QmlUncreatable("made by Desk")
class Register(QObject):
    """`count` approvals were ever given."""

    changed = Signal()

    def __init__(self, office: Office | None, outcome: Told, parent: QObject | None = None) -> None:
        """`outcome` tells what became of the table."""
        super().__init__(parent)
        self._office, self._outcome = office, outcome
        self._count = 0
        self._rows = RowsModel(("when", "title", "who"), self)

    @Property(RowsModel, constant=True, final=True)
    def rows(self) -> RowsModel:
        """The newest ones first."""
        return self._rows

    @Property(int, notify=changed, final=True)
    def count(self) -> int:
        return self._count

    @Property(str, constant=True, final=True)
    def folder(self) -> str:
        """Where most people keep such a thing on this computer."""
        return documents_folder()

    def use(self, person: Person | None) -> None:
        if person is None:
            self._rows.show(())

    def look(self) -> None:
        """Read the register anew."""
        if self._office is not None:
            self._count = len(self._office.workspace.approvals.register())
            self._rows.show(self._newest())
            self.changed.emit()

    @Slot(str)
    def save(self, folder: str) -> None:
        """Write all of it as a table into `folder`, in place of one that was written there today."""
        office = self._office
        if office is None:
            return

        def act() -> str:
            if not folder.strip():
                raise WorkspaceError("It was not said where. Name a folder, then save.")
            file = local_file(folder) / f"approvals-{office.today()}.csv"
            written = write_register(office.workspace.approvals, file)
            return f"{'1 approval' if written == 1 else f'{written} approvals'} written to {file}."

        attempt(self._outcome, act)

    def _newest(self) -> Iterator[tuple[str, str, str]]:
        assert self._office is not None  # or there is no register
        workspace = self._office.workspace
        for each in reversed(workspace.approvals.register()[-NEWEST:]):
            item = workspace.current(each.kind, each.slug, each.locale)
            title = name_of(item) if item is not None else place(each.kind, each.slug, each.locale)
            yield here(each.approved_on), f"{title}, version {each.revision}", f"{each.name}, {each.job}"
