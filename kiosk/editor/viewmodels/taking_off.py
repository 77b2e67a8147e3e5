"""Taking one item off the screens now: a signed-in person and a reason."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.findings import about
from db.publish.outcome import Fault, Outcome
from db.publish.take_off import KINDS_THAT_GO, take_off
from kiosk.editor.viewmodels.job import Job
from kiosk.editor.viewmodels.told import OURS, Told
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.people.person import Person
    from db.publish.outcome import Progress
    from kiosk.editor.office import Office
    from kiosk.editor.viewmodels.publishing import Publishing

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

WHAT = "Taking it off the screens"
NO_REASON = Fault(
    "Nothing was taken off: there is no reason yet.",
    "The reason stays with it, for whoever mends it.",
    "Write a few words, then take it off.",
)


@QmlElement
@QmlUncreatable("made by Desk")
class TakingOff(QObject):
    """`item` names what is to go. `off` once it has gone."""

    changed = Signal()

    def __init__(self, office: Office | None, publishing: Publishing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office, self._publishing = office, publishing
        self._person: Person | None = None
        self._item = self._title = ""
        self._begin: Callable[[], object] | None = None
        self._job = Job(self)
        self._outcome = Told(self, office)
        self._job.changed.connect(self.changed)
        self._job.ended.connect(self._ended)

    @Property(Job, constant=True, final=True)
    def job(self) -> Job:
        return self._job

    @Property(Told, constant=True, final=True)
    def outcome(self) -> Told:
        return self._outcome

    @Property(str, notify=changed, final=True)
    def item(self) -> str:
        return self._item

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        """What staff know the item by."""
        return self._title

    @Property(bool, notify=changed, final=True)
    def busy(self) -> bool:
        return self._begin is not None or self._job.running

    @Property(bool, notify=changed, final=True)
    def off(self) -> bool:
        return not self.busy and self._outcome.there and self._outcome.good

    @Slot(str, result=bool)
    def goes(self, kind: str) -> bool:
        """Whether an item of a kind can be taken off by itself."""
        return kind in KINDS_THAT_GO

    def ask(self, item: str, title: str) -> bool:
        """This one is to go, as soon as there is a reason. False while another one is going."""
        if self.busy:
            return False
        self._item, self._title = item, title
        self._outcome.show(Outcome())
        self.changed.emit()
        return True

    def leave(self) -> None:
        """Somebody looks at something else. What became of it has been read; what is still going is told later."""
        if not self.busy:
            self._outcome.show(Outcome())
            self.changed.emit()

    def use(self, person: Person | None) -> None:
        self._person = person
        if person is None:
            self.ask("", "")

    def look(self) -> None:
        """Nothing changes here by itself."""

    def close(self) -> None:
        """Whoever pressed the button and closed the window at once meant it."""
        self._go()
        self._job.wait()

    @Slot(str, str)
    def takeOff(self, reason: str, folder: str) -> None:
        """Take it off now, here, and copy the new release to `folder` as well where one is named."""
        office, person, named = self._office, self._person, about(self._item)
        if office is None or person is None or named is None or self.busy:
            return
        if not reason.strip():
            self._outcome.show(Outcome(fault=NO_REASON))
            return
        self._outcome.show(Outcome())
        kind, slug, locale = named
        path, store = office.path, office.store
        to = Path(folder.strip()) if folder.strip() else None

        def work(progress: Progress, _stopped: Callable[[], bool]) -> Outcome:
            return take_off(
                path,
                store,
                person=person,
                reason=reason,
                kind=kind,
                slug=slug,
                locale=locale,
                to=to,
                progress=progress,
            )

        self._begin = lambda: self._job.start(WHAT, work)
        self.changed.emit()
        self._publishing.when_free(self._go)

    def _go(self) -> None:
        begin, self._begin = self._begin, None
        if begin is not None:
            begin()

    @Slot(object)
    def _ended(self, result: object) -> None:
        self._outcome.show(result if isinstance(result, Outcome) else Outcome(fault=OURS))
        self.changed.emit()
        self._publishing.go_on()
