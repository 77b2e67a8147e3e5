"""How often pages were opened, month by month, where a site counts it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.counts.digest import FEWEST, by_month, falling
from db.counts.store import CannotCount, read
from db.counts.table import write_table
from db.publish.outcome import Fault, Outcome
from db.words import MONTHS, long_date
from kiosk.editor.viewmodels.job import Job
from kiosk.editor.viewmodels.long_rows import LongRows
from kiosk.editor.viewmodels.told import OURS, Told
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from db.people.person import Person
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

ALL_AT_ONCE = 120
"""Rows in the list at first, and added at a time."""
LOOKING = "Looking at the page views"
OFF = (
    "Nothing has been counted on this computer. Counting is off unless IT writes counts = true into kiosk.toml; "
    "the first screen then says that page views are counted, and never people."
)
THIS_MONTH = "Something was counted this month. It is told when the month is over."
LAST = (
    f"Months that are over are told. A number under {FEWEST} is hidden, as it could say something of one person. "
    "The last day with a page view was {}."
)


@dataclass(frozen=True, slots=True)
class Looked:
    """Rows of month, page title and how often, and what is to be said of them all."""

    rows: tuple[tuple[str, str, str], ...]
    words: str
    falling: str


@QmlElement
@QmlUncreatable("made by Desk")
class PageViews(QObject):
    """`words` says what there is to know; `falling` is there when use has fallen by half."""

    changed = Signal()

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._looked = Looked((), "", "")
        self._rows = LongRows(("month", "title", "shown"), ALL_AT_ONCE, self)
        self._outcome = Told(self)
        self._job = Job(self)
        self._job.changed.connect(self.changed)
        self._job.ended.connect(self._ended)

    @Property(Job, constant=True, final=True)
    def job(self) -> Job:
        return self._job

    @Property(Told, constant=True, final=True)
    def outcome(self) -> Told:
        """What became of the table that was saved, or why nothing can be read."""
        return self._outcome

    @Property(LongRows, constant=True, final=True)
    def rows(self) -> LongRows:
        """The newest month first, then by title. `month` is there on the first row of each month alone.

        `shown` is a number, or says that it is too small to tell.
        """
        return self._rows

    @Property(str, notify=changed, final=True)
    def words(self) -> str:
        return self._looked.words

    @Property(str, notify=changed, final=True)
    def falling(self) -> str:
        return self._looked.falling

    @Property(bool, notify=changed, final=True)
    def canSave(self) -> bool:
        return bool(self._looked.rows) and not self._job.running

    def use(self, person: Person | None) -> None:
        if person is None:
            self._outcome.show(Outcome())

    def look(self) -> None:
        office = self._office
        if office is None:
            return
        path, file, today = office.path, office.counts, office.today()
        self._outcome.show(Outcome())
        self._job.start(LOOKING, lambda _progress, _stopped: _looked(path, file, today))

    def close(self) -> None:
        self._job.wait()

    @Slot(str)
    def save(self, folder: str) -> None:
        """Write the months as a table for a spreadsheet into a folder."""
        if self._office is None or not self.canSave:
            return
        if not folder.strip():
            self._outcome.show(
                Outcome(fault=Fault("No table was written: it was not said where.", "", "Name a folder, then save."))
            )
            return
        today = self._office.today()
        try:
            written = write_table(read(self._office.counts), today, Path(folder.strip()) / f"page-views-{today}.csv")
        except CannotCount as fault:
            self._outcome.show(_refused(fault))
            return
        rows = "1 row was" if written == 1 else f"{written} rows were"
        self._outcome.show(Outcome((f"{rows} written to page-views-{today}.csv in {folder.strip()}.",)))

    @Slot(object)
    def _ended(self, result: object) -> None:
        if isinstance(result, Looked):
            self._looked = result
            self._rows.show(result.rows)
        else:
            self._outcome.show(result if isinstance(result, Outcome) else Outcome(fault=OURS))
        self.changed.emit()


def _looked(workspace: Path, file: Path, today: date) -> Looked | Outcome:
    from db.workspace import Workspace, WorkspaceError

    try:
        counts = read(file)
        with Workspace.open(workspace) as opened:
            titles = {each.item.slug: str(getattr(each.item, "title", "")) for each in opened.items("page")}
    except (CannotCount, WorkspaceError) as fault:
        return _refused(fault)
    months = by_month(counts, today)
    told = sorted(((titles.get(each.page, each.page), each) for each in months), key=lambda pair: pair[0].casefold())
    told.sort(key=lambda pair: pair[1].month, reverse=True)
    rows = []
    for month, pairs in groupby(told, key=lambda pair: pair[1].month):
        heading = _month(month)
        for title, each in pairs:
            rows.append((heading, title, each.shown))
            heading = ""
    return Looked(tuple(rows), _words(counts, bool(months)), falling(counts, today))


def _words(counts: Mapping[tuple[date, str], int], months: bool) -> str:
    if not counts:
        return OFF
    if not months:
        return THIS_MONTH
    return LAST.format(long_date(max(day for day, _ in counts)))


def _month(written: str) -> str:
    """ "October 2026" for "2026-10"."""
    year, month = written.split("-")
    return f"{MONTHS[int(month) - 1]} {year}"


def _refused(fault: Exception) -> Outcome:
    return Outcome(fault=Fault(str(fault), "Nothing was changed.", "Put that right, then try again."))
