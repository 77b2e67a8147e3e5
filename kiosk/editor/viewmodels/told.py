"""What became of a piece of work, in words: what was done, or what went wrong and what to do next."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from db.findings import about
from db.publish.outcome import Fault, Outcome
from db.words import said_of
from db.workspace_faults import WorkspaceError
from kiosk import typed
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

OURS = Fault(
    "The program made a mistake of its own, which is written in its log.",
    "Nothing you wrote is lost.",
    "Try again. If it happens again, tell IT.",
)


@QmlElement
@QmlUncreatable("made by the parts of Desk")
class Told(QObject):
    """`there` is false while there is nothing to tell. `good` says whether all went well."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, office: Office | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._outcome = Outcome()
        self._findings = RowsModel(("item", "title", "words", "opens"), self)

    @Property(RowsModel, constant=True, final=True)
    def findings(self) -> RowsModel:
        """What must be mended, in `words`. `opens`: it is about an item that can be opened, known by its `title`."""
        return self._findings

    @Property(bool, notify=changed, final=True)
    def there(self) -> bool:
        return self._outcome != Outcome()

    @Property(bool, notify=changed, final=True)
    def good(self) -> bool:
        return self._outcome.good

    @Property(str, notify=changed, final=True)
    def done(self) -> str:
        """What was done, a sentence a line."""
        return "\n".join(self._outcome.done)

    @Property(str, notify=changed, final=True)
    def what(self) -> str:
        """What went wrong."""
        return self._typed(self._outcome.fault.what) if self._outcome.fault is not None else ""

    @Property(str, notify=changed, final=True)
    def next(self) -> str:
        """What patients see all the same, and what to do now; after what went well, how to take it back."""
        fault = self._outcome.fault
        return self._typed(f"{fault.showing} {fault.next}".strip() if fault is not None else self._outcome.undo)

    def show(self, outcome: Outcome) -> None:
        """Tell this; `Outcome()` is nothing to tell."""
        self._outcome = outcome
        findings = outcome.fault.findings if outcome.fault is not None else ()
        self._findings.show(
            (
                each.where,
                title := self._title(each.where),
                said_of(title, f"{each.found} {each.mend}"),
                about(each.where) is not None,
            )
            for each in findings
        )
        self.changed.emit()

    def _typed(self, text: str) -> str:
        return typed.here(text, self._office.folder if self._office is not None else None)

    def _title(self, where: str) -> str:
        with suppress(WorkspaceError):  # what went wrong is told all the same
            if self._office is not None:
                return self._office.title_of(where)
        return where
