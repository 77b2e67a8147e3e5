"""One Word or Markdown file that becomes a page nobody sees before it was read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.findings import ContentError, place
from db.people.person import NotAllowed, Role
from db.publish.outcome import Fault, Outcome
from db.records import Section
from db.workspace import Workspace, WorkspaceError
from kiosk.editor.local_file import local_file
from kiosk.editor.viewmodels.job import Job
from kiosk.editor.viewmodels.told import OURS, Told
from kiosk.editor.viewmodels.writing_out import WritingOut
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from db.exchange.bring_in import BroughtPage
    from db.findings import Finding
    from db.people.person import Person
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

READING = "Reading the file"
BRINGING = "Bringing it in"


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a file would become, before anybody says yes."""

    file: Path
    title: str
    slug: str
    section: str
    findings: tuple[Finding, ...]


@QmlElement
@QmlUncreatable("made by Desk")
class BringIn(QObject):
    """First a file is read and proposed, then brought in. `made` names the page that came of it, "" before."""

    changed = Signal()

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._person: Person | None = None
        self._proposed: Proposed | None = None
        self._section = self._slug = ""
        self._made = ""
        self._left = False
        self._writing = WritingOut(office, self)
        self._outcome = Told(self)
        self._notes = RowsModel(("line", "found", "mend"), self)
        self._job = Job(self)
        self._job.changed.connect(self.changed)
        self._job.ended.connect(self._ended)

    @Property(Job, constant=True, final=True)
    def job(self) -> Job:
        return self._job

    @Property(Told, constant=True, final=True)
    def outcome(self) -> Told:
        return self._outcome

    @Property(WritingOut, constant=True, final=True)
    def writing(self) -> WritingOut:
        """The way out again."""
        return self._writing

    @Property(RowsModel, constant=True, final=True)
    def notes(self) -> RowsModel:
        """What did not come along as it was, and what is still to be written. `line` is 0 where none can be named."""
        return self._notes

    @Property(bool, notify=changed, final=True)
    def allowed(self) -> bool:
        """Whether the person signed in may write."""
        return self._person is not None and self._person.may(Role.AUTHOR)

    @Property(bool, notify=changed, final=True)
    def proposed(self) -> bool:
        """Whether a file was read, and waits for a yes."""
        return self._proposed is not None

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        return self._proposed.title if self._proposed is not None else ""

    @Property(str, notify=changed, final=True)
    def slug(self) -> str:
        """The short name: the one that is proposed until somebody types another."""
        return self._slug

    @Property(str, notify=changed, final=True)
    def section(self) -> str:
        """The section that is chosen, or nothing yet."""
        return self._section

    @Property("QVariantList", notify=changed, final=True)
    def sections(self) -> list[dict[str, str]]:
        return [{"value": each.slug, "label": each.title} for each in self._sections()]

    @Property(str, notify=changed, final=True)
    def made(self) -> str:
        return self._made

    def use(self, person: Person | None) -> None:
        self._person = person
        if person is None:
            self._left = self._job.running  # what comes of it is not for whoever signs in next
            self._clear()
        self.changed.emit()

    def look(self) -> None:
        """Begin with another file; one that was read and not brought in stays."""
        if self._made:
            self._clear()
        self.changed.emit()

    def close(self) -> None:
        self._job.wait()

    @Slot()
    def startAgain(self) -> None:
        """Another file."""
        if not self._job.running:
            self._clear()
            self.changed.emit()

    @Slot(str)
    def nameIt(self, slug: str) -> None:
        """Somebody types another short name, which then stays."""
        self._slug = slug
        self.changed.emit()

    @Slot(str)
    def choose(self, section: str) -> None:
        self._section = section
        self.changed.emit()

    @Slot(str)
    def read(self, named: str) -> None:
        """Read a file, and propose what it would become. Nothing is written."""
        if self._office is None or not self.allowed or self._job.running:
            return
        self._clear()
        if not named.strip():
            self._refuse(ContentError("No file was named. Write where it is, or drop it here."))
            return
        file, path = local_file(named), self._office.path
        self._job.start(READING, lambda _progress, _stopped: _read(file, path))

    @Slot(str)
    def bringIn(self, slug: str) -> None:
        """Make the page, held back, under this short name in the section that is chosen."""
        office, person, proposed = self._office, self._person, self._proposed
        if office is None or person is None or proposed is None or self._job.running:
            return
        self._outcome.show(Outcome())
        path, today, section, at = office.path, office.today(), self._section, self._locale
        wanted = slug.strip()

        def work(_progress: object, _stopped: object) -> BroughtPage | Exception:
            from db.exchange.bring_in import bring_in

            try:
                with Workspace.open(path) as workspace:
                    return bring_in(
                        workspace, proposed.file, person=person, today=today, section=section, slug=wanted, locale=at
                    )
            except (ContentError, NotAllowed, WorkspaceError) as problem:
                return problem

        self._job.start(BRINGING, work)

    @property
    def _locale(self) -> str:
        assert self._office is not None  # or there is nothing to bring anything into
        return self._office.workspace.meta_get("locale", "en") or "en"

    @Slot(object)
    def _ended(self, result: object) -> None:
        from db.exchange.bring_in import BroughtPage

        left, self._left = self._left, False
        if left or self._person is None:
            self.changed.emit()
            return
        match result:
            case Proposed():
                self._proposed, self._slug = result, result.slug
                known = {each.slug for each in self._sections()}
                self._section = result.section if result.section in known else ""
                self._tell(result.findings)
            case BroughtPage(page=page, findings=findings):
                self._proposed = None
                self._made = place("page", page.slug, page.locale)
                self._outcome.show(Outcome((f'"{page.title}" is a page now. It is held back: nobody sees it yet.',)))
                self._tell(findings)
            case ContentError() | NotAllowed() | WorkspaceError():
                self._refuse(result)
            case _:
                self._outcome.show(Outcome(fault=OURS))
        self.changed.emit()

    def _refuse(self, problem: Exception) -> None:
        findings = problem.findings if isinstance(problem, ContentError) else ()
        lines = tuple(replace(each, where=f"Line {each.line}") if each.line else each for each in findings)
        self._outcome.show(Outcome(fault=Fault(str(problem), "", "", lines)))

    def _tell(self, findings: Iterable[Finding]) -> None:
        self._notes.show((each.line, each.found, each.mend) for each in findings)

    def _clear(self) -> None:
        self._proposed = None
        self._section = self._slug = self._made = ""
        self._outcome.show(Outcome())
        self._tell(())

    def _sections(self) -> list[Section]:
        if self._office is None:
            return []
        items = [each.item for each in self._office.workspace.items("section")]
        here = [item for item in items if isinstance(item, Section) and item.locale == self._locale]
        return sorted(here, key=lambda section: section.position)


def _read(file: Path, workspace: Path) -> Proposed | Exception:
    from db.exchange.bring_in import read_one
    from db.forms.new import free_slug

    try:
        brought = read_one(file)
        title = str(brought.fields.get("title", "")) or brought.title or file.stem
        with Workspace.open(workspace) as opened:
            slug = free_slug(opened, "page", file.stem if brought.fields else title)
        return Proposed(file, title, slug, str(brought.fields.get("section", "")), brought.findings)
    except (ContentError, WorkspaceError) as problem:
        return problem
