"""What the rules say of an item as it is typed, beside the line they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.forms import translation
from kiosk.viewmodels.rows import RowsModel

if TYPE_CHECKING:
    from db.checks.live import LiveChecks
    from db.forms.reading import FieldFault
    from kiosk.editor.written import Written


class AgainstRules(QObject):
    """`told` says how long and how hard the text is, `translated` how a translation stands to its original."""

    looked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._checks: LiveChecks | None = None
        self._refused: tuple[FieldFault, ...] = ()
        self.findings = RowsModel(("line", "found", "mend", "must"), self)
        self.faults = RowsModel(("field", "found", "mend"), self)
        self.told = self.translated = ""

    def use(self, checks: LiveChecks | None) -> None:
        """Hold what is typed against these from now on; with None, begin anew."""
        self._checks = checks
        if checks is None:
            self.told = ""
            self.findings.show(())
            self.refuse(())

    def refuse(self, faults: tuple[FieldFault, ...]) -> None:
        """What keeps the item from being saved. It stays in sight until something is changed."""
        self._refused = faults
        self._tell(faults)

    def changed(self) -> None:
        """The form has been changed: what was refused may be mended."""
        self._refused = ()

    def look(self, written: Written) -> None:
        """Hold the form against every rule, as it stands. Without rules only against its own fields."""
        read = written.as_item()
        self._tell(read.faults or self._refused)
        item = read.item or written.as_far_as_it_goes()  # a field that is empty yet holds up no rule for the others
        if item is not None:
            original = written.original
            self.translated = translation.told(written.kind, item, original) if original is not None else ""
            if self._checks is not None:
                looked = self._checks.look(written.kind, item)
                self.findings.show((each.line, each.found, each.mend, each.stops) for each in looked.findings)
                self.told = looked.told
        self.looked.emit()

    def _tell(self, faults: tuple[FieldFault, ...]) -> None:
        self.faults.show((each.field, each.found, each.mend) for each in faults)
