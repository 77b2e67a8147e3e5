"""Answering a review file from another desk: what it changes, and a signature or a remark under it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.changes.collection import named
from db.changes.visible import visible
from db.labels import name_of
from db.publish.outcome import Fault, Outcome
from db.review_file.refused import ReviewRefused
from db.words import said_of
from kiosk.clock import SystemClock
from kiosk.editor.local_file import local_file
from kiosk.editor.viewmodels.changed import Changed
from kiosk.editor.viewmodels.job import Job
from kiosk.editor.viewmodels.told import OURS, Told
from kiosk.editor.viewmodels.when import here
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.changes.item import ItemChanges
    from db.review_file.answer import ReviewItem, ReviewRequest
    from kiosk.clock import Clock

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

T = TypeVar("T")

READING, SIGNING = "Reading the file", "Writing the answer"
NO_FILE = Fault("No file is named yet.", "", "Name the file that ends in .review, or drop it here.")
TWO = Fault("Nothing was signed: the two passphrases differ.", "", "Type the same one twice.")
STANDS = "Whether the passphrase was right is seen there. Until then nothing is approved."


@QmlElement
@QmlUncreatable("made by ReviewFiles")
class Answering(QObject):
    """Needs no workspace and nobody signed in. `there` while a file is open; `shown` is the version looked at."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, *, clock: Clock | None = None) -> None:
        super().__init__(parent)
        self._clock = clock or SystemClock()
        self._path = Path()
        self._request: ReviewRequest | None = None
        self._versions: list[Changed] = []
        self._at = 0
        self._left = False
        self._job = Job(self)
        self._outcome = Told(self)
        self._items = RowsModel(("words", "lookedAt"), self)
        self._job.changed.connect(self.changed)
        self._job.ended.connect(self._ended)

    @Property(Job, constant=True, final=True)
    def job(self) -> Job:
        return self._job

    @Property(Told, constant=True, final=True)
    def outcome(self) -> Told:
        return self._outcome

    @Property(bool, notify=changed, final=True)
    def there(self) -> bool:
        return self._request is not None

    @Property(str, notify=changed, final=True)
    def file(self) -> str:
        """The name of the file that is open."""
        return self._path.name

    @Property(str, notify=changed, final=True)
    def asks(self) -> str:
        """Who asks, from where, and when."""
        if self._request is None:
            return ""
        request = self._request
        clinic = f", {request.organisation}," if request.organisation else ""
        return visible(
            f"{request.made_by}{clinic} asks for your approval. Written on {here(request.made_on.isoformat())}."
        )

    @Property(str, notify=changed, final=True)
    def signer(self) -> str:
        """Who is asked, as patients will read them."""
        if self._request is None:
            return ""
        asked, clinic = self._request.asked, self._request.organisation
        return visible(f"{asked.name}, {asked.job}{f', {clinic}' if clinic else ''}")

    @Property(RowsModel, constant=True, final=True)
    def items(self) -> RowsModel:
        """The versions in the file. `note` says what is left to do with each."""
        return self._items

    @Property(Changed, notify=changed, final=True)
    def shown(self) -> Changed | None:
        return self._versions[self._at] if self._versions else None

    @Property(int, notify=changed, final=True)
    def missing(self) -> int:
        """How many lines of all versions are not ticked yet."""
        return sum(each.missing for each in self._versions)

    @Slot(str)
    def open(self, file: str) -> None:
        """Open a review file."""
        if self._job.running:
            return
        self._forget()
        if not file.strip():
            self._outcome.show(Outcome(fault=NO_FILE))
            return
        self._path = path = local_file(file)

        def work(_progress: object, _stopped: object) -> ReviewRequest | Outcome:
            from db.review_file.answer import read

            return _calm(lambda: read(path))

        self._begin(READING, work)

    @Slot(int)
    def choose(self, number: int) -> None:
        """Look at another version in the file."""
        if 0 <= number < len(self._versions):
            self._at = number
            self._settle()

    @Slot()
    def chooseUnticked(self) -> None:
        """Look at the first version in which a line is not ticked yet, if this one has none."""
        if self._versions and not self._versions[self._at].missing:
            left = (number for number, each in enumerate(self._versions) if each.missing)
            self.choose(next(left, self._at))

    @Slot(str, str)
    def sign(self, passphrase: str, again: str) -> None:
        """Approve every version in the file, and write the answer beside it."""

        def answer(request: ReviewRequest, ticked: dict[tuple[str, str, str], frozenset[str]]) -> bytes:
            from db.review_file.answer import sign

            return sign(request, passphrase, ticked, self._clock.now().replace(microsecond=0))

        self._answer(answer, "Signed.", passphrase == again)

    @Slot(str, str, str)
    def sendBack(self, remark: str, passphrase: str, again: str) -> None:
        """Approve nothing, say why, and write that answer beside the file."""

        def answer(request: ReviewRequest, _ticked: object) -> bytes:
            from db.review_file.answer import send_back

            return send_back(request, passphrase, remark, self._clock.now().replace(microsecond=0))

        self._answer(answer, "Sent back. Nothing is approved.", passphrase == again)

    @Slot()
    def leave(self) -> None:
        """Put the file away, and what was said of it."""
        self._left = self._job.running
        self._forget()

    def close(self) -> None:
        self._job.wait()

    def _answer(
        self,
        made: Callable[[ReviewRequest, dict[tuple[str, str, str], frozenset[str]]], bytes],
        done: str,
        same: bool,
    ) -> None:
        request, path = self._request, self._path
        if request is None or self._job.running:
            return
        if not same:
            self._outcome.show(Outcome(fault=TWO))
            return
        ticked = {
            item.about: version.ticked for item, version in zip(request.items, self._versions, strict=True)
        }  # fmt: skip

        def work(_progress: object, _stopped: object) -> Outcome:
            from db.review_file.answer import write

            def wrote() -> Outcome:
                written = write(made(request, ticked), path)
                back = f"Give it back to {visible(request.made_by)}, who takes it in where the change was written."
                return Outcome((f"{done} The answer is written: {written}. {back} {STANDS}",))

            return _calm(wrote)

        self._begin(SIGNING, work)

    def _begin(self, what: str, work: Callable[[object, object], object]) -> None:
        self._left = False
        self._outcome.show(Outcome())
        self._job.start(what, work)

    @Slot(object)
    def _ended(self, result: object) -> None:
        from db.review_file.answer import ReviewRequest

        if self._left:
            return
        if isinstance(result, ReviewRequest):
            self._show(result)
            return
        told = result if isinstance(result, Outcome) else Outcome(fault=OURS)
        if told.good:
            self._forget()
        self._outcome.show(told)

    def _show(self, request: ReviewRequest) -> None:
        self._request, self._at = request, 0
        for item, changes in zip(request.items, request.changes, strict=True):
            version = _version(item, changes, request, self)
            version.changed.connect(self._settle)
            self._versions.append(version)
        self._settle()

    def _forget(self) -> None:
        gone, self._versions = self._versions, []
        self._request, self._path = None, Path()
        self._outcome.show(Outcome())
        self._settle()
        # Only now: what showed them no longer does.
        for each in gone:
            each.deleteLater()

    @Slot()
    def _settle(self) -> None:
        self._items.change(
            [(said_of(each.title, _left_to_do(each)), number == self._at) for number, each in enumerate(self._versions)]
        )
        self.changed.emit()


def _calm(do: Callable[[], T]) -> T | Outcome:
    try:
        return do()
    except ReviewRefused as refused:
        return Outcome(fault=Fault(visible(str(refused)), "", ""))


def _version(item: ReviewItem, changes: ItemChanges, request: ReviewRequest, parent: QObject) -> Changed:
    note = f"{named(item.kind, 1).capitalize()}, version {item.revision}, by {item.author}."
    picture = request.pictures.get(getattr(item.after, "sha256", ""))
    return Changed(changes, item.after, title=name_of(item.after), note=note, picture=picture, parent=parent)


def _left_to_do(version: Changed) -> str:
    if version.red.count == 0:
        return "Nothing to tick"
    return f"{version.missing} of {version.red.count} to tick" if version.missing else "All ticked"
