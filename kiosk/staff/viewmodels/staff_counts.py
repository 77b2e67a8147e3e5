"""How often pages were opened, month by month, where the site counts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.counts.digest import by_month, falling
from db.counts.store import FILE_NAME, CannotCount, read
from db.sealed.faults import LibraryUnavailable
from db.words import MONTHS
from kiosk.staff.work import SORRY
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from db.counts.digest import MonthOfPage
    from kiosk.staff.surroundings import Surroundings
    from kiosk.staff.work import Worker

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

OFF = "This kiosk does not count page views. IT can switch it on: counts = true in kiosk.toml."
NOTHING_YET = "Nothing to tell yet. A month is told when it is over."
NO_DAY = "The clock cannot be believed, so it is not known which months are over. Tell IT."
LOOKING = "Reading the counts."


@QmlElement
@QmlUncreatable("made in kiosk/staff/panel.py")
class StaffCounts(QObject):
    """One month at a time, the pages that were opened most first."""

    changed = Signal()

    def __init__(self, around: Surroundings, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._around, self._worker = around, worker
        self._months: list[tuple[str, list[MonthOfPage]]] = []
        self._at = 0
        self._said, self._falling = "", ""
        self._rows = RowsModel(("page", "shown"), self)

    @Property(RowsModel, constant=True, final=True)
    def rows(self) -> RowsModel:
        return self._rows

    @Property(str, notify=changed, final=True)
    def month(self) -> str:
        """The month on the screen, "October 2026"; "" when there is none."""
        if not self._months:
            return ""
        year, month = self._months[self._at][0].split("-")
        return f"{MONTHS[int(month) - 1]} {year}"

    @Property(str, notify=changed, final=True)
    def said(self) -> str:
        """Why there is nothing to see, or ""."""
        return self._said

    @Property(str, notify=changed, final=True)
    def falling(self) -> str:
        """That use has fallen, or ""."""
        return self._falling

    @Property(bool, notify=changed, final=True)
    def hasEarlier(self) -> bool:
        return self._at + 1 < len(self._months)

    @Property(bool, notify=changed, final=True)
    def hasLater(self) -> bool:
        return self._at > 0

    def begin(self) -> None:
        """Read the counts afresh."""
        machine, today = self._around.machine, self._around.today()
        self._months, self._at, self._falling = [], 0, ""
        if not machine.settings.counts:
            self._tell(OFF)
            return
        if today is None:
            self._tell(NO_DAY)
            return
        file = machine.data / FILE_NAME

        def count() -> tuple[tuple[MonthOfPage, ...], str, str]:
            try:
                counts = read(file)
            except CannotCount as fault:
                return (), "", f"{fault} Tell IT."
            return by_month(counts, today), falling(counts, today), ""

        self._worker.run(count, self._counted, lambda: self._tell(SORRY))
        self._tell(LOOKING)

    @Slot(int)
    def turn(self, months: int) -> None:
        """Show an earlier (1) or a later (-1) month."""
        if 0 <= self._at + months < len(self._months):
            self._at += months
            self._tell("")

    def _counted(self, told: tuple[tuple[MonthOfPage, ...], str, str]) -> None:
        rows, self._falling, fault = told
        months: dict[str, list[MonthOfPage]] = {}
        for row in rows:
            months.setdefault(row.month, []).append(row)
        self._months = list(months.items())
        self._tell(fault or ("" if rows else NOTHING_YET))

    def _tell(self, said: str) -> None:
        self._said = said
        rows = self._months[self._at][1] if self._months else []
        titles = self._titles() if rows else {}
        most_first = sorted(rows, key=lambda row: -int(row.shown) if row.shown.isdigit() else 0)
        self._rows.show((titles.get(row.page, row.page), row.shown) for row in most_first)
        self.changed.emit()

    def _titles(self) -> dict[str, str]:
        """What the pages are called; nothing while the content cannot be read: counts need none of it."""
        library = self._around.shown()
        try:
            return {card.slug: card.title for card in library.all_pages()} if library is not None else {}
        except LibraryUnavailable:
            return {}
