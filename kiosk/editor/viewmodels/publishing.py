"""Publishing: what would change, where it goes, the one button, and going back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.publish.job import COMPILING, publish
from db.publish.outcome import Fault, Outcome
from kiosk.editor.viewmodels.job import Job
from kiosk.editor.viewmodels.long_rows import LongRows
from kiosk.editor.viewmodels.outlook_rows import (
    ALL_AT_ONCE,
    called,
    change_rows,
    moments_of,
    release_rows,
    waiting_rows,
)
from kiosk.editor.viewmodels.told import OURS, Told
from kiosk.resources import starter_release
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.people.person import Person
    from db.publish.outcome import Progress
    from db.publish.outlook import Outlook
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

NOWHERE = Fault(
    "Nothing was published: it was not said where to.", "", "Tick the screen here, or name a folder. Then publish."
)
STARTER_SHOWN = "Nothing was published here yet: the screen shows the texts that came with the program."


@QmlElement
@QmlUncreatable("made by Desk")
class Publishing(QObject):
    """`looking` at what would change, or `publishing` it: one at a time."""

    changed = Signal()

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._person: Person | None = None
        self._seen: Outlook | None = None
        self._looking = self._again = False
        self._here, self._folder = True, ""
        self._waits_for_us: Callable[[], None] | None = None
        self._job = Job(self)
        self._outcome, self._stands = Told(self, office), Told(self, office)
        self._changes = LongRows(("item", "title", "note", "red", "opens"), ALL_AT_ONCE, self)
        self._waiting = RowsModel(("item", "words"), self)
        self._releases = RowsModel(("label", "published", "note", "inUse", "offer"), self)
        self._job.changed.connect(self.changed)
        self._job.ended.connect(self._ended)

    @Property(Job, constant=True, final=True)
    def job(self) -> Job:
        return self._job

    @Property(Told, constant=True, final=True)
    def outcome(self) -> Told:
        """What became of the last publishing."""
        return self._outcome

    @Property(Told, constant=True, final=True)
    def stands(self) -> Told:
        """What stands in the way of the next one."""
        return self._stands

    @Property(LongRows, constant=True, final=True)
    def changes(self) -> LongRows:
        """What patients would find new, changed or gone. `red` are the lines to look at, as sentences."""
        return self._changes

    @Property(RowsModel, constant=True, final=True)
    def waiting(self) -> RowsModel:
        """What will not be in it."""
        return self._waiting

    @Property(RowsModel, constant=True, final=True)
    def releases(self) -> RowsModel:
        """Those on this machine, newest first. `published` says when and by whom.

        `offer` is what a button says that puts it in use, or nothing.
        """
        return self._releases

    @Property(bool, notify=changed, final=True)
    def looking(self) -> bool:
        return self._job.running and self._looking

    @Property(bool, notify=changed, final=True)
    def publishing(self) -> bool:
        return self._job.running and not self._looking

    @Property(bool, notify=changed, final=True)
    def canStop(self) -> bool:
        """Past a certain step it is quicker to go on than to stop."""
        return self._job.running and not self._looking and self._job.what == COMPILING

    @Property(bool, notify=changed, final=True)
    def canPublish(self) -> bool:
        seen = self._seen
        return self._person is not None and not self._job.running and seen is not None and seen.summary.fault is None

    @Property(str, notify=changed, final=True)
    def summary(self) -> str:
        """ "2 pages changed, 1 contact new.", or nothing while nobody knows."""
        return str(self._seen.summary) if self._seen is not None and self._seen.summary.fault is None else ""

    @Property(str, notify=changed, final=True)
    def blind(self) -> str:
        """Why it cannot be told what would change, or nothing."""
        return self._seen.summary.blind if self._seen is not None else ""

    @Property(str, notify=changed, final=True)
    def notes(self) -> str:
        """What the compiler left out, a sentence a line."""
        return "\n".join(self._seen.summary.notes) if self._seen is not None else ""

    @Property(str, notify=changed, final=True)
    def showing(self) -> str:
        """What is in use on this machine, in a sentence."""
        if self._seen is None:
            return ""
        current = next((each for each in self._seen.releases if each.in_use), None)
        if current is None:
            return STARTER_SHOWN
        if not current.made_on:
            return f"The screen here shows what was published in another workspace: release {current.label}."
        moment = moments_of(self._seen.releases)[current.label]
        return f"The screen here shows what {current.made_by} published on {moment}."

    @Property(bool, notify=changed, final=True)
    def here(self) -> bool:
        """Whether it goes to the kiosk on this machine."""
        return self._here

    @Property(str, notify=changed, final=True)
    def folder(self) -> str:
        """The folder or stick it is copied to as well, or nothing."""
        return self._folder

    def use(self, person: Person | None) -> None:
        self._person = person
        if person is None:
            self._folder, self._here = "", True
            self._outcome.show(Outcome())
            self._see(None)

    def look(self) -> None:
        """Find out what would change now. What was seen before no longer counts."""
        if self._job.running:
            self._again = True
            return
        if self._outcome.good:  # it is old by now, and what is in use is told anyway
            self._outcome.show(Outcome())
        self._look()

    def _look(self) -> None:
        office = self._office
        if office is None:
            return
        self._again = False
        self._see(None)
        path, store = office.path, office.store

        def work(progress: Progress, stopped: Callable[[], bool]) -> Outlook:
            from db.publish.outlook import outlook

            return outlook(path, store, starter=starter_release(), progress=progress, stopped=stopped)

        self._looking = True
        self._job.start("Looking at what would change", work)

    def close(self) -> None:
        self._again = False
        self._job.wait()

    def when_free(self, then: Callable[[], None]) -> None:
        """Call `then` as soon as nothing is looked at here: looking takes the place of publishing."""
        if self.looking:
            self._waits_for_us = then
            self._job.stop()
        else:
            then()

    def go_on(self) -> None:
        """What took the place of looking has ended: look now, if somebody has come here since."""
        if self._again and self._person is not None and not self._job.running:
            self._look()

    @Slot(bool)
    def goHere(self, here: bool) -> None:
        self._here = here
        self.changed.emit()

    @Slot(str)
    def goTo(self, folder: str) -> None:
        if folder != self._folder:
            self._folder = folder
            self.changed.emit()

    @Slot()
    def lookAgain(self) -> None:
        self.look()

    @Slot()
    def publish(self) -> None:
        """Publish exactly what was looked at."""
        office, person, seen = self._office, self._person, self._seen
        if office is None or person is None or seen is None or not self.canPublish:
            return
        folder = self._folder.strip()
        if not self._here and not folder:
            self._outcome.show(Outcome(fault=NOWHERE))
            return
        path, store, here = office.path, office.store, self._here

        def work(progress: Progress, stopped: Callable[[], bool]) -> Outcome:
            return publish(
                path,
                store,
                person=person,
                here=here,
                to=Path(folder) if folder else None,
                expected=seen.summary.content_hash,
                progress=progress,
                stopped=stopped,
            )

        self._begin(COMPILING, work)

    @Slot(str)
    def putInUse(self, label: str) -> None:
        """Go to another release that is installed here."""
        office = self._office
        if office is None or self._person is None or self._job.running:
            return
        store = office.store
        known = self._seen.releases if self._seen is not None else ()
        moments = moments_of(known)
        names = {each.label: f'"{called(each, moments)}"' for each in known if each.made_on}

        def work(_progress: Progress, _stopped: Callable[[], bool]) -> Outcome:
            from db.publish.installed import go_to

            return go_to(label, store, names=names)

        self._begin("Putting it in use", work)

    def _begin(self, what: str, work: Callable[[Progress, Callable[[], bool]], Outcome]) -> None:
        self._looking = False
        self._outcome.show(Outcome())
        self._job.start(what, work)

    @Slot(object)
    def _ended(self, result: object) -> None:
        waits, self._waits_for_us = self._waits_for_us, None
        if waits is not None:
            waits()
        elif self._looking:
            self._look_ended(result)
        else:
            self._outcome.show(result if isinstance(result, Outcome) else Outcome(fault=OURS))
            if self._person is not None:
                self._look()

    def _look_ended(self, result: object) -> None:
        from db.publish.outlook import Outlook

        if self._person is not None:
            self._see(result if isinstance(result, Outlook) else None)
            if not isinstance(result, Outlook):
                self._stands.show(Outcome(fault=OURS))
        if self._again:
            self._look()

    def _see(self, seen: Outlook | None) -> None:
        self._seen = seen
        self._changes.show(change_rows(seen.summary) if seen is not None else ())
        self._waiting.show(waiting_rows(seen.stays_out) if seen is not None else ())
        self._releases.show(release_rows(seen.releases) if seen is not None else ())
        self._stands.show(Outcome(fault=seen.summary.fault) if seen is not None else Outcome())
        self.changed.emit()
