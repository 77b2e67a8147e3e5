"""Search: what is typed, what is found for it, and the way round it from A to Z."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.shelf import NothingToRead
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.search_letters import LettersModel
from kiosk.viewmodels.search_rows import HIT_ROLES, hit_rows
from kiosk.viewmodels.typed import Property, QmlUncreatable
from kiosk.viewmodels.wording import unbroken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.search.results import SearchResults
    from kiosk.viewmodels.search_asking import Ask
    from kiosk.viewmodels.search_rows import Row
    from kiosk.visit import Place

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST_TYPED = 40  # characters: a longer text is a mistake, and would not fit its field
IDEAS = ("tired", "scan", "injection", "side effects", "trial", "feelings", "free prescription", "grade")
"""Words to begin with. Those that find nothing in the release are not offered."""
IDEAS_AFTER_MS = 30  # the screen first: the engine is fetched when it has been painted
FIRST_ROWS = 5
"""Painted with the key that brought them; what lies below is filled in a moment later, unseen.

Measured: fourteen rows made at once cost two frames.
"""
REST_AFTER_MS = 30
LOUD_CARDS = ("urgent", "crisis")


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class SearchModel(QObject):
    """One search. What the visitor did in it stands in their `Place`, and nowhere else (SEC-13)."""

    typedChanged = Signal()
    foundChanged = Signal()
    cardsChanged = Signal()
    meantChanged = Signal()
    wayChanged = Signal()
    ideasChanged = Signal()
    numbersChanged = Signal()

    def __init__(
        self,
        *,
        ask: Ask,
        emergency: Iterable[tuple[str, str]],
        someone_to_talk_to: tuple[str, str],
        parent: QObject | None = None,
    ) -> None:
        """`emergency` and `someone_to_talk_to` are (who answers, the number), for the cards that come first."""
        super().__init__(parent)
        self._ask = ask
        self._place: Place | None = None
        self._results: SearchResults | None = None
        self._unfolded: set[str] = set()
        self._letters = LettersModel(ask, self)
        self._ideas: list[str] | None = None
        self._rest: list[Row] | None = None
        self._hit_rows = RowsModel(HIT_ROLES, self)
        self._emergency = RowsModel(("label", "number"), self)
        self.give_numbers(emergency, someone_to_talk_to)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._prepare)
        self._filling = QTimer(self)
        self._filling.setSingleShot(True)
        self._filling.timeout.connect(self._fill)

    # What the program asks

    def give_numbers(self, emergency: Iterable[tuple[str, str]], someone_to_talk_to: tuple[str, str]) -> None:
        """Name those to ring in other words: the language has changed."""
        self._someone = someone_to_talk_to
        self._emergency.show((label, unbroken(number)) for label, number in emergency)
        self.numbersChanged.emit()

    def show(self, place: Place) -> None:
        """Take up the search of a place. One that is on screen already stays as it is: Back costs nothing."""
        if place is self._place:
            return
        self._place = place
        self._unfolded.clear()
        self._find()
        self._letters.clear()
        self._go_round()
        self.typedChanged.emit()
        self.wayChanged.emit()
        if self._ideas is None:
            self._later.start(IDEAS_AFTER_MS)

    def clear(self) -> None:
        """Forget the search: nobody is to see what the last visitor looked for."""
        self._later.stop()
        if self._place is None:
            return
        self._place = None
        self._unfolded.clear()
        self._take(None)
        self._letters.clear()
        self.typedChanged.emit()
        self.wayChanged.emit()

    def library_changed(self) -> None:
        """Another release: nothing that was found in the last one holds."""
        self.clear()
        self._ideas = None
        self.ideasChanged.emit()

    @Slot()
    def finish(self) -> None:
        """Bring everything that is due a moment later now."""
        self._fill()
        self._prepare()

    @Slot()
    def _fill(self) -> None:
        self._filling.stop()
        if self._rest is not None:
            rows, self._rest = self._rest, None
            self._hit_rows.change(rows)

    @Slot()
    def _prepare(self) -> None:
        """Find out which words to begin with are of use. It makes the first key as quick as the next."""
        self._later.stop()
        if self._ideas is not None or self._place is None:
            return
        try:
            self._ideas = self._ask(lambda finder: [word for word in IDEAS if finder.find(word).groups])
        except NothingToRead:
            return
        self.ideasChanged.emit()

    # What the visitor asks

    @Slot(str)
    def press(self, characters: str) -> None:
        """Put what a key says behind what is typed; where one goes by letters, go to that letter."""
        if self.way == "a-z":
            self._letters.strike(characters)
            return
        typed = (self.typed + characters).lstrip()
        if typed.endswith("  ") or len(typed) > LONGEST_TYPED:
            return
        self._look_for(typed)

    @Slot()
    def takeBack(self) -> None:
        """Take back the last character, or the letter chosen."""
        if self.way == "a-z":
            self._letters.choose("")
            return
        self._look_for(self.typed[:-1])

    @Slot(str)
    def lookFor(self, words: str) -> None:
        """Search for whole words: one of those offered, or "" for none."""
        self._look_for(words)

    @Slot(str)
    def unfold(self, kind: str) -> None:
        """Show all that was found of one kind."""
        if self._results is not None:
            self._unfolded.add(kind)
            self._show_hits()

    @Slot(str)
    def goBy(self, way: str) -> None:
        """Type ("type"), look at what was found where keys cover it ("results"), or go round by letters ("a-z")."""
        if self._place is None or self._place.way == way:
            return
        self._place.way = way
        self._place.scroll = 0.0
        self._go_round()
        self.wayChanged.emit()

    def _go_round(self) -> None:
        if self._place is not None and self._place.way == "a-z":
            self._letters.show(self._place)

    # What is found

    def _look_for(self, typed: str) -> None:
        if self._place is None or typed == self._place.typed:
            return
        self._place.typed = typed
        self._place.scroll = 0.0
        self._unfolded.clear()
        self._find()
        self.typedChanged.emit()

    def _find(self) -> None:
        typed = self.typed
        try:
            self._take(self._ask(lambda finder: finder.find(typed)) if typed.strip() else None)
        except NothingToRead:
            return  # the shelf has changed the library, and the visitor is at Home

    def _take(self, results: SearchResults | None) -> None:
        before, self._results = self._results, results
        if (results.cards if results else ()) != (before.cards if before else ()):
            self.cardsChanged.emit()
        if (results.did_you_mean if results else ()) != (before.did_you_mean if before else ()):
            self.meantChanged.emit()
        self._show_hits()
        self.foundChanged.emit()

    def _show_hits(self) -> None:
        rows = list(hit_rows(self._results.groups if self._results else (), self._unfolded))
        self._hit_rows.change(rows, most=FIRST_ROWS)
        self._rest = rows
        self._filling.start(REST_AFTER_MS)

    # What QML reads

    @Property(str, notify=typedChanged, final=True)
    def typed(self) -> str:
        return self._place.typed if self._place else ""

    @Property(str, notify=wayChanged, final=True)
    def way(self) -> str:
        return self._place.way if self._place else "type"

    @Property(str, notify=foundChanged, final=True)
    def state(self) -> str:
        """ "ideas" before anything is typed, then "found" or "nothing"."""
        if self._results is None:
            return "ideas"
        return "nothing" if self._results.empty else "found"

    @Property(int, notify=foundChanged, final=True)
    def count(self) -> int:
        """How much was found in all."""
        return sum(group.total for group in self._results.groups) if self._results else 0

    @Property(str, notify=foundChanged, final=True)
    def shownFor(self) -> str:
        """What the results are for, where that is not what was typed."""
        return self._results.shown_for if self._results else ""

    @Property(bool, notify=foundChanged, final=True)
    def example(self) -> bool:
        """Whether something that no clinic has checked is among the results."""
        groups = self._results.groups if self._results else ()
        return any(not hit.approved for group in groups for hit in group.hits)

    @Property(RowsModel, constant=True, final=True)
    def hits(self) -> RowsModel:
        return self._hit_rows

    @Property(list, notify=cardsChanged, final=True)
    def cards(self) -> list[str]:
        return list(self._results.cards) if self._results else []

    @Property(str, notify=cardsChanged, final=True)
    def loudCard(self) -> str:
        """The card that nobody may miss, "urgent" or "crisis"; "" if there is none."""
        return next((card for card in self.cards if card in LOUD_CARDS), "")

    @Property(list, notify=meantChanged, final=True)
    def meant(self) -> list[str]:
        """Words that may have been meant, to be chosen and never taken silently."""
        return list(self._results.did_you_mean) if self._results else []

    @Property(list, notify=ideasChanged, final=True)
    def ideas(self) -> list[str]:
        return self._ideas or []

    @Property(RowsModel, constant=True, final=True)
    def emergency(self) -> RowsModel:
        return self._emergency

    @Property(str, notify=numbersChanged, final=True)
    def talkLabel(self) -> str:
        return self._someone[0]

    @Property(str, notify=numbersChanged, final=True)
    def talkNumber(self) -> str:
        return unbroken(self._someone[1])

    @Property(LettersModel, constant=True, final=True)
    def letters(self) -> LettersModel:
        return self._letters
