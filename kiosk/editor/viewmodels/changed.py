"""What one version changes, as an approver reads it: the lines to tick, and every field word by word."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.changes.item import State, changes_of
from db.changes.told import in_words, is_a_number
from db.changes.visible import visible
from db.changes.words import Change
from db.forms.fields import holds_a_number
from kiosk.editor.whole_numbers import unbroken
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.changes.item import FieldChange, ItemChanges
    from db.changes.red import RedLine
    from db.changes.words import Run
    from db.images import StoredImage
    from db.records import Item

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

NOTHING_THERE = "Nothing of it goes into a release until it is approved."
THE_SAME = "This is the example text, as it came with the program."
_STATES = {State.NEW: "new", State.REMOVED: "gone", State.CHANGED: "changed"}
_SPOKEN = {Change.SAME: "{}", Change.REMOVED: "[removed: {}]", Change.ADDED: "[added: {}]"}


@QmlElement
@QmlUncreatable("made for one version by whatever shows it")
class Changed(QObject):
    """One version against what was approved last, or the example text. Made for it and thrown away with it.

    `picture` is the one that the version holds, where it is a picture. Whoever holds it against something else
    says in `now` what else there is to say of that.
    """

    changed = Signal()

    def __init__(
        self,
        changes: ItemChanges,
        after: Item,
        *,
        title: str,
        note: str,
        now: str | None = None,
        picture: StoredImage | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._changes = changes
        self._title, self._note = visible(title), visible(note)
        self._now = {State.NEW: NOTHING_THERE, State.SAME: THE_SAME}.get(changes.state, "") if now is None else now
        self._picture = picture
        self._ticked: set[str] = set()
        self._red = RowsModel(("key", "words", "before", "after", "ticked", "digits"), self)
        self._fields = RowsModel(("label", "became", "runs", "spoken", "digits"), self)
        self._whole = RowsModel(("label", "text", "digits"), self)
        self._show_red()
        self._fields.show(_field(changes.kind, each) for each in changes.fields)
        self._whole.show(_whole(changes.kind, after))

    @Property(str, constant=True, final=True)
    def title(self) -> str:
        """What staff know the item by."""
        return self._title

    @Property(str, constant=True, final=True)
    def note(self) -> str:
        """What it is, which version, and who wrote it."""
        return self._note

    @Property(str, constant=True, final=True)
    def now(self) -> str:
        """What else there is to say of what it is held against, or nothing."""
        return self._now

    @Property(bool, constant=True, final=True)
    def isNew(self) -> bool:
        return self._changes.state is State.NEW

    @Property(str, constant=True, final=True)
    def picture(self) -> str:
        """The picture as an address that a window can show, or nothing."""
        if self._picture is None:
            return ""
        return f"data:{self._picture.media_type};base64,{b64encode(self._picture.data).decode()}"

    @Property(RowsModel, constant=True, final=True)
    def red(self) -> RowsModel:
        """What must be ticked line by line, the gravest first. `before` and `after` are the sentences it stands in.

        `digits`: they are a phone number and nothing else.
        """
        return self._red

    @Property(RowsModel, constant=True, final=True)
    def fields(self) -> RowsModel:
        """Every field that differs. `runs` are lists of {change, text}, the text escaped for rich text."""
        return self._fields

    @Property(RowsModel, constant=True, final=True)
    def whole(self) -> RowsModel:
        """All that the version says, field by field."""
        return self._whole

    @Property(int, notify=changed, final=True)
    def missing(self) -> int:
        """How many lines are not ticked yet."""
        return len(self._changes.red) - len(self._ticked)

    @property
    def ticked(self) -> frozenset[str]:
        """The keys of the lines that are ticked."""
        return frozenset(self._ticked)

    @Slot(str)
    def tick(self, key: str) -> None:
        """Tick a line of the red list, or take the tick away."""
        if any(line.key == key for line in self._changes.red):
            self._ticked ^= {key}
            self._show_red()
            self.changed.emit()

    def _show_red(self) -> None:
        # Kept and filled anew: the line that was just ticked has the focus.
        self._red.change([_red(line, line.key in self._ticked) for line in self._changes.red])


def _red(line: RedLine, ticked: bool) -> tuple[object, ...]:
    words, before, after = (
        unbroken(visible(text)) for text in (in_words(line), line.sentence_before, line.sentence_after)
    )
    return line.key, words, before, after, ticked, is_a_number(line)


def _field(kind: str, field: FieldChange) -> tuple[object, ...]:
    became = "other marks, the same words" if field.markup_only else _STATES[field.state]
    # What is all new, or all gone, is easier to read without a mark on every word.
    whole = field.state is not State.CHANGED
    runs = [{"change": "same" if whole else str(run.change), "text": _rich(run.text)} for run in field.runs]
    return field.label, became, runs, _spoken(field.runs, whole=whole), holds_a_number(kind, field.field)


def _rich(text: str) -> str:
    return escape(unbroken(visible(text)), quote=False).replace("\n", "<br>")


def _spoken(runs: Iterable[Run], *, whole: bool) -> str:
    words = [(run.change, visible(run.text).strip()) for run in runs]
    return " ".join(text if whole else _SPOKEN[change].format(text) for change, text in words if text)


def _whole(kind: str, item: Item) -> Iterator[tuple[str, str, bool]]:
    for field in changes_of(kind, None, item).fields:
        yield field.label, unbroken(visible(field.after)), holds_a_number(kind, field.field)
