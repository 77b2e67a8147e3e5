"""From A to Z: the letters there are, and what begins with the one chosen, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.shelf import NothingToRead
from kiosk.viewmodels.markup import escaped
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from db.search.results import Hit
    from kiosk.viewmodels.search_asking import Ask
    from kiosk.visit import Place

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

LISTED_IN_A_PART = 16  # as many as a section lists at once
DIGITS = "0-9"  # stands for all that begins with a digit


@QmlElement
@QmlUncreatable("made in kiosk/viewmodels")
class LettersModel(QObject):
    """Pages and words by their first letter. The letter chosen, and the part shown, stand in the visitor's `Place`."""

    changed = Signal()

    def __init__(self, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._place: Place | None = None
        self._names: list[str] = []
        self._hits: tuple[Hit, ...] = ()
        self._rows = RowsModel(("kind", "slug", "title", "section"), self)

    def show(self, place: Place) -> None:
        """List what the place says."""
        self._place = place
        self._list()

    def clear(self) -> None:
        """Forget the letter, and what was listed under it."""
        self._place = None
        self._names, self._hits = [], ()
        self._show_rows()

    @Slot(str)
    def choose(self, letter: str) -> None:
        """List what begins with `letter`; "" goes back to the letters alone."""
        if self._place is not None and self._place.letter != letter:
            self._place.letter, self._place.part = letter, 0
            self._place.scroll = 0.0
            self._list()

    @Slot(int)
    def turn(self, parts: int) -> None:
        """List a later (1) or earlier (-1) part of what begins with the letter."""
        if self._place is not None:
            self._place.part = max(0, self._place.part + parts)
            self._place.scroll = 0.0
            self._list()

    def strike(self, key: str) -> None:
        """Go to the letter on a key, if anything begins with it."""
        letter = DIGITS if key.isdigit() else key.upper()
        if letter in self._names:
            self.choose(letter)

    def _list(self) -> None:
        letter = self.chosen
        try:
            self._hits = self._ask(lambda finder: finder.browse(letter)) if letter else ()
            self._names = self._names or list(self._ask(lambda finder: finder.letters()))
        except NothingToRead:
            return  # the shelf has changed the library, and the visitor is at Home
        self._show_rows()

    def _show_rows(self) -> None:
        first = self.firstListed - 1
        shown = self._hits[first : first + LISTED_IN_A_PART]
        self._rows.show((hit.kind, hit.slug, hit.title, escaped(hit.place)) for hit in shown)
        self.changed.emit()

    @Property(list, notify=changed, final=True)
    def names(self) -> list[str]:
        """The letters that something begins with."""
        return self._names

    @Property(str, notify=changed, final=True)
    def chosen(self) -> str:
        return self._place.letter if self._place else ""

    @Property(RowsModel, constant=True, final=True)
    def listed(self) -> RowsModel:
        return self._rows

    @Property(bool, notify=changed, final=True)
    def example(self) -> bool:
        """Whether something that no clinic has checked begins with the letter."""
        return any(not hit.approved for hit in self._hits)

    @Property(int, notify=changed, final=True)
    def firstListed(self) -> int:
        """The place of the first entry listed, counted from 1."""
        return (self._place.part if self._place else 0) * LISTED_IN_A_PART + 1

    @Property(int, notify=changed, final=True)
    def lastListed(self) -> int:
        return min(len(self._hits), self.firstListed - 1 + LISTED_IN_A_PART)

    @Property(int, notify=changed, final=True)
    def total(self) -> int:
        """How much begins with the letter in all."""
        return len(self._hits)
