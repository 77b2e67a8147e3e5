"""The list of releases on memory sticks, and the place where one is kept while it is looked at."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.machine import sticks
from kiosk.staff.stick_releases import releases_on
from kiosk.staff.work import SORRY
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from kiosk.staff.stick_releases import OnStick
    from kiosk.staff.work import Worker

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

MOST = 20
"""As many releases as are listed: a longer list cannot be looked over at the glass."""
LOOKING = "Looking for sticks."
NO_STICK = "No stick is found. Put one in, and wait a moment. Then choose Look again."
NO_RELEASE = "There is a stick, and no release on it. A release is a file such as 000012-9f3ac1d2.sqlite."
FOUND = "Choose one to see what would change. Nothing changes before you say so."


@QmlElement
@QmlUncreatable("made in kiosk/staff/panel.py")
class StaffStick(QObject):
    """Each row: the label of a release, and which stick it is on and how large. `said` tells when there are more."""

    changed = Signal()

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._said = ""
        self._looking = False
        self._found: tuple[OnStick, ...] = ()
        self._kept: TemporaryDirectory[str] | None = None
        self._rows = RowsModel(("label", "said", "number"), self)

    @Property(RowsModel, constant=True, final=True)
    def rows(self) -> RowsModel:
        return self._rows

    @Property(str, notify=changed, final=True)
    def said(self) -> str:
        return self._said

    @Property(bool, notify=changed, final=True)
    def looking(self) -> bool:
        return self._looking

    def begin(self) -> None:
        """Look for sticks, also for those that were put in just now."""
        if self._looking:
            return
        self._show((), LOOKING, looking=True)

        def look() -> tuple[bool, tuple[OnStick, ...]]:
            there = sticks.sticks()
            return bool(there), releases_on(there)

        self._worker.run(look, self._looked, lambda: self._show((), SORRY))

    def chosen(self, number: int) -> OnStick | None:
        return self._found[number] if 0 <= number < len(self._found) else None

    def folder(self) -> Path:
        """Where a release is kept while it is looked at. Raises OSError."""
        if self._kept is None:
            self._kept = TemporaryDirectory(prefix="lung-net-kiosk-", ignore_cleanup_errors=True)
        return Path(self._kept.name)

    def let_go(self) -> None:
        """What was fetched is no longer needed; a job that is still at it keeps it to its own end."""
        self._worker.when_still(self._clean_up)

    def _clean_up(self) -> None:
        if self._kept is not None:
            self._kept.cleanup()
            self._kept = None

    def _looked(self, seen: tuple[bool, tuple[OnStick, ...]]) -> None:
        any_stick, found = seen
        if len(found) > MOST:
            self._show(found[:MOST], f"Below are the {MOST} newest of {len(found)}. {FOUND}")
        else:
            self._show(found, FOUND if found else NO_RELEASE if any_stick else NO_STICK)

    def _show(self, found: tuple[OnStick, ...], said: str, *, looking: bool = False) -> None:
        self._found, self._said, self._looking = found, said, looking
        self._rows.show(
            (each.label, f"On {each.stick}, {each.size / 1e6:.1f} MB", number) for number, each in enumerate(found)
        )
        self.changed.emit()
