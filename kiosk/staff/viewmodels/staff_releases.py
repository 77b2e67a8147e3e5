"""The list of releases on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.staff.releases_here import Standing, releases_here
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.staff.surroundings import Surroundings

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

NONE_HERE = "No release was ever put in use here. The kiosk shows the content that came with the program."
ONLY_ONE = "There is no other release on this machine."
SEVERAL = "Choose one to see what would change. Nothing changes before you say so."


@QmlElement
@QmlUncreatable("made in kiosk/staff/panel.py")
class StaffReleases(QObject):
    """Each row: label, what it is, whether it is on the screen, whether it can be chosen."""

    changed = Signal()

    def __init__(self, around: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._said = ""
        self._paths: dict[str, Path] = {}
        self._rows = RowsModel(("label", "said", "shown", "ready"), self)

    @Property(RowsModel, constant=True, final=True)
    def rows(self) -> RowsModel:
        return self._rows

    @Property(str, notify=changed, final=True)
    def said(self) -> str:
        return self._said

    def path(self, label: str) -> Path | None:
        """The file of a release that can be chosen."""
        return self._paths.get(label)

    def begin(self) -> None:
        """Read the list afresh."""
        library = self._around.shown()
        try:
            here = releases_here(self._around.store, library.path if library is not None else None)
            ready = [each for each in here if each.standing is Standing.READY]
            self._said = SEVERAL if ready else ONLY_ONE if here else NONE_HERE
        except OSError as fault:
            here, ready = (), []
            self._said = f"The folder of releases cannot be read: {fault.strerror or fault}. Tell IT."
        self._paths = {each.label: each.path for each in ready}
        self._rows.show(
            (each.label, each.said, each.standing is Standing.SHOWN, each.standing is Standing.READY) for each in here
        )
        self.changed.emit()
