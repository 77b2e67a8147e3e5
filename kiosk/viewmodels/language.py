"""The languages a site offers, and the one in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.languages import LANGUAGES, OUT_OF_DATE
from kiosk.translating import translate
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Sequence

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class LanguageModel(QObject):
    """A visitor chooses; the program then changes the words and says so through `now_in`."""

    changed = Signal()
    asked = Signal(str)

    def __init__(self, offered: Sequence[str], parent: QObject | None = None) -> None:
        """`offered` are codes of languages, the site's own first."""
        super().__init__(parent)
        self._offered = tuple(offered)
        self._current = LANGUAGES[self._offered[0]]
        self._rows = RowsModel(("code", "name"), self)
        self._rows.show((code, LANGUAGES[code].name) for code in self._offered)

    @Slot(str)
    def choose(self, code: str) -> None:
        """Ask for another language; one that is not offered stays unheard."""
        if code in self._offered and code != self._current.code:
            self.asked.emit(code)

    def now_in(self, code: str) -> None:
        """The words are in this language from now on."""
        self._current = LANGUAGES[code]
        self.changed.emit()

    @Property(RowsModel, constant=True, final=True)
    def choices(self) -> RowsModel:
        return self._rows

    @Property(bool, constant=True, final=True)
    def offered(self) -> bool:
        """Whether there is anything to choose."""
        return len(self._offered) > 1

    @Property(str, notify=changed, final=True)
    def current(self) -> str:
        return self._current.code

    @Property(bool, notify=changed, final=True)
    def rightToLeft(self) -> bool:
        return self._current.right_to_left

    @Property(list, notify=changed, final=True)
    def outOfDate(self) -> list[str]:
        """What a translation says whose original has changed: in the language in use, and in English."""
        return list(dict.fromkeys((translate("Languages", OUT_OF_DATE), OUT_OF_DATE)))

    @Property(list, notify=changed, final=True)
    def notYet(self) -> list[str]:
        """What a page says that is not in this language: in the language itself, and in English."""
        english = self._current.missing
        return list(dict.fromkeys((translate("Languages", english), english)))
