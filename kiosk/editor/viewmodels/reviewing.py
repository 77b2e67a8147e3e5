"""Approving at this desk: what one version of an item changes, and the signature under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.changes.collection import named
from db.findings import about
from db.labels import name_of
from db.people.organisation import organisation_of
from db.people.person import NotAllowed, SignInRefused
from db.publish.outcome import Fault, Outcome
from db.records import STARTER, Page
from db.workspace_faults import WorkspaceError
from kiosk.editor.viewmodels.attempt import not_signed
from kiosk.editor.viewmodels.changed import Changed
from kiosk.editor.viewmodels.job import Job
from kiosk.editor.viewmodels.live_words import now, what
from kiosk.editor.viewmodels.preview import Preview
from kiosk.editor.viewmodels.returning import Returning
from kiosk.editor.viewmodels.surroundings import Surroundings
from kiosk.editor.viewmodels.told import OURS, Told
from kiosk.editor.viewmodels.waiting_list import WaitingList
from kiosk.editor.viewmodels.when import here
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from db.checks.live import LiveChecks
    from db.people.person import Person
    from db.preview.library import DraftLibrary
    from db.workspace_rows import Revision
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

APPROVED = "Approved. Patients see it after the next publishing."
NOTHING_SIGNED = "Nothing was approved."
NO_VERSION = Fault(
    "There is nothing to approve yet.", "", "Save it as a version first, with nothing that holds it back."
)


@QmlElement
@QmlUncreatable("made by Desk")
class Reviewing(QObject):
    """`shown` is the version that is being read, None while none is chosen."""

    changed = Signal()

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._person: Person | None = None
        self._item = ""
        self._version: Revision | None = None
        self._shown: Changed | None = None
        self._against = ""
        self._approved = False
        self._waiting = WaitingList(office, self)
        self._waiting.changed.connect(self.changed)
        self._waiting.failed.connect(self._not_found)
        self._outcome = Told(self)
        self._returning = Returning(office, self._outcome, self)
        self._returning.sent.connect(self._sent_back)
        self._preview = Preview(self)
        self._around = Surroundings(office, self)
        self._around.ready.connect(self._surrounded)
        self._around.failed.connect(self._not_read)
        self._findings = RowsModel(("found", "must"), self)

    @Property(Job, constant=True, final=True)
    def job(self) -> Job:
        return self._waiting.job

    @Property(Told, constant=True, final=True)
    def outcome(self) -> Told:
        return self._outcome

    @Property(Returning, constant=True, final=True)
    def returning(self) -> Returning:
        """The way back to the author."""
        return self._returning

    @Property(Preview, constant=True, final=True)
    def preview(self) -> Preview:
        """The page as patients would see it, where the version is a page."""
        return self._preview

    @Property(RowsModel, constant=True, final=True)
    def items(self) -> RowsModel:
        return self._waiting.rows

    @Property(RowsModel, constant=True, final=True)
    def findings(self) -> RowsModel:
        """What the rules say of the version."""
        return self._findings

    @Property(Changed, notify=changed, final=True)
    def shown(self) -> Changed | None:
        return self._shown

    @Property(str, notify=changed, final=True)
    def against(self) -> str:
        """What the version is held against, as a heading over what differs."""
        return self._against

    @Property(int, notify=changed, final=True)
    def missing(self) -> int:
        """How many lines are not ticked yet."""
        return self._shown.missing if self._shown is not None else 0

    @Property(str, notify=changed, final=True)
    def whyNot(self) -> str:
        """Why the person at the desk cannot sign this version, or nothing."""
        named_item = about(self._item)
        if self._person is None or self._office is None or self._version is None or named_item is None:
            return ""
        approvals = self._office.workspace.approvals
        return approvals.why_not(*named_item, revision=self._version.number, person=self._person)

    @Property(bool, notify=changed, final=True)
    def approved(self) -> bool:
        """Whether what is told is an approval: then publishing can come next."""
        return self._approved and self._outcome.good

    @Property(str, notify=changed, final=True)
    def nextItem(self) -> str:
        """The first item that waits and that the person at the desk may sign, or nothing."""
        return self._waiting.next

    @Property(str, notify=changed, final=True)
    def nextTitle(self) -> str:
        """What staff know it by."""
        return self._waiting.next_title

    @Property(str, notify=changed, final=True)
    def signer(self) -> str:
        """Who signs, and how patients read it."""
        if self._person is None or self._office is None:
            return ""
        clinic = organisation_of(self._office.workspace)
        read = f"{self._person.job}{f', {clinic}' if clinic else ''}"
        return f"You sign as {self._person.name}. Patients read: {read}."

    def use(self, person: Person | None) -> None:
        self._person = person
        self._returning.use(person)
        self._waiting.use(person)
        if person is None:
            self._put_away()
            self._outcome.show(Outcome())
            self._waiting.settle()

    def look(self) -> None:
        """Find out what waits now."""
        self._put_away()
        self._outcome.show(Outcome())
        self._waiting.find()

    def close(self) -> None:
        self._put_away()
        self._waiting.close()
        self._around.close()

    @Slot(str)
    def choose(self, name: str) -> None:
        """Read the newest version of an item against what patients see now, as far as that is known here."""
        named_item = about(name)
        office = self._office
        if office is None or named_item is None:
            return
        from db.publish.live import changes_to_read, live_of

        self._put_away()
        self._outcome.show(Outcome())
        workspace = office.workspace
        version = next(reversed(workspace.history(*named_item)), None)
        if version is None or workspace.current(*named_item) is None:
            self._outcome.show(Outcome(fault=NO_VERSION))
            return
        self._item, self._version = name, version
        self._waiting.looked_at = name
        self._returning.show(name, version.number)
        author = STARTER if version.origin == "starter" else version.author
        note = (
            f"{named(named_item[0], 1).capitalize()}, version {version.number}, by {author}, {here(version.made_on)}."
        )
        live = live_of(workspace, office.store, *named_item)
        read = changes_to_read(live, named_item[0], version.item)
        self._against = f"What differs from {what(live)}"
        self._shown = Changed(
            read.changes,
            version.item,
            title=name_of(version.item),
            note=note,
            now=now(live, named_item[0], version.item, more=read.more),
            picture=workspace.image(getattr(version.item, "sha256", "")),
            parent=self,
        )
        self._shown.changed.connect(self.changed)
        self._preview.open(named_item[0], named_item[2])
        if isinstance(version.item, Page):
            self._preview.show(version.item)
        self._waiting.settle()
        self._around.read(named_item[0], named_item[2])

    @Slot(str)
    def sign(self, passphrase: str) -> None:
        """Approve exactly the version that is shown."""
        office, person, version = self._office, self._person, self._version
        named_item = about(self._item)
        if office is None or person is None or version is None or self._shown is None or named_item is None:
            return
        try:
            office.workspace.approvals.sign(
                *named_item,
                person=person,
                passphrase=passphrase,
                revision=version.number,
                hash=version.hash,
                ticked=self._shown.ticked,
                organisation=organisation_of(office.workspace),
            )
        except SignInRefused as refused:
            self._outcome.show(Outcome(fault=Fault(not_signed(refused), NOTHING_SIGNED, "")))
            return
        except (NotAllowed, WorkspaceError) as refused:
            self._outcome.show(Outcome(fault=Fault(str(refused), NOTHING_SIGNED, "")))
            return
        title = self._shown.title
        self._waiting.signed(self._item)
        self._put_away()
        self._approved = True
        self._outcome.show(Outcome((f"{title}: {APPROVED}",)))
        self._waiting.settle()
        self._waiting.find()

    @Slot(str)
    def _sent_back(self, told: str) -> None:
        title = self._shown.title if self._shown is not None else ""
        self._put_away()
        self._outcome.show(Outcome((f"{title}: {told}",)))
        self._waiting.settle()
        self._waiting.find()

    @Slot()
    def leave(self) -> None:
        """Put the version away without a signature."""
        self._put_away()
        self._waiting.settle()

    @Slot()
    def _not_found(self) -> None:
        done = tuple(self._outcome.done.splitlines())  # what was just signed is signed all the same
        self._outcome.show(Outcome(done, fault=OURS))

    @Slot(object, object)
    def _surrounded(self, checks: LiveChecks, draft: DraftLibrary | None) -> None:
        named_item = about(self._item)
        if self._version is None or named_item is None:
            return
        looked = checks.look(named_item[0], self._version.item)
        self._findings.show((f"{each.found} {each.mend}", each.stops) for each in looked.findings)
        if draft is not None:
            self._preview.take(draft)
        self.changed.emit()

    @Slot(str)
    def _not_read(self, problem: str) -> None:
        if self._version is None:  # it was signed or left meanwhile: what is told now is about that
            return
        self._preview.close()  # or it would be got ready for ever
        self._outcome.show(Outcome(fault=Fault(problem, NOTHING_SIGNED, "")))

    def _put_away(self) -> None:
        gone, self._shown, self._version, self._item = self._shown, None, None, ""
        self._waiting.looked_at = ""
        self._approved = False
        self._findings.show(())
        self._preview.close()
        self._returning.show("", 0)
        self.changed.emit()
        if gone is not None:
            gone.deleteLater()
