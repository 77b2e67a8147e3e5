"""Words explained: the list by first letter, and the one word that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from db.library import Library
    from db.reading import TermShown

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

DIGITS = "0-9"


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class GlossaryModel(QObject):
    """The glossary by first letter, and the one term whose meaning is open."""

    changed = Signal()
    termChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._example = False
        self._terms: dict[str, TermShown] = {}
        self._letters: list[str] = []
        self._letter = ""
        self._open: TermShown | None = None
        self._rows = RowsModel(("slug", "term"), self)

    def show(self, library: Library) -> None:
        """Take the terms of a release, and list those of its first letter. Raises `LibraryUnavailable`."""
        terms = library.terms()
        self._terms = {term.slug: term for term in terms}
        self._letters = sorted({_letter(term.term) for term in terms}, key=lambda letter: (letter == DIGITS, letter))
        self._example = any(not term.approved for term in terms)
        self._letter = ""
        self.chooseLetter(self._letters[0] if self._letters else "")

    @Slot(str)
    def chooseLetter(self, letter: str) -> None:
        """List the terms that begin with `letter`; `DIGITS` stands for all that begin with a digit."""
        if letter == self._letter:
            return
        self._letter = letter
        found = [term for term in self._terms.values() if _letter(term.term) == letter]
        self._rows.show((term.slug, term.term) for term in sorted(found, key=lambda term: term.term.casefold()))
        self.changed.emit()

    def open_term(self, term: TermShown | None) -> None:
        """Show the meaning of one term over whatever is on screen; None closes it."""
        if term != self._open:
            self._open = term
            self.termChanged.emit()

    @Slot()
    def closeTerm(self) -> None:
        self.open_term(None)

    @Property(RowsModel, constant=True, final=True)
    def terms(self) -> RowsModel:
        return self._rows

    @Property(list, notify=changed, final=True)
    def letters(self) -> list[str]:
        return self._letters

    @Property(str, notify=changed, final=True)
    def letter(self) -> str:
        return self._letter

    @Property(bool, notify=changed, final=True)
    def example(self) -> bool:
        return self._example

    @Property(bool, notify=termChanged, final=True)
    def termOpen(self) -> bool:
        return self._open is not None

    @Property(str, notify=termChanged, final=True)
    def term(self) -> str:
        return self._open.term if self._open else ""

    @Property(bool, notify=termChanged, final=True)
    def termExample(self) -> bool:
        return self._open is not None and not self._open.approved

    @Property(str, notify=termChanged, final=True)
    def say(self) -> str:
        return self._open.say if self._open else ""

    @Property(str, notify=termChanged, final=True)
    def meaning(self) -> str:
        return self._open.meaning if self._open else ""


def _letter(term: str) -> str:
    first = term[0].upper()
    return DIGITS if first.isdigit() else first
