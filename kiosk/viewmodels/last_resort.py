"""The page that is there when there is nothing else: helplines, compiled into the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable
from kiosk.viewmodels.wording import unbroken

if TYPE_CHECKING:
    from kiosk.fallback import LastResort

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class LastResortModel(QObject):
    """`needed` is true while there is no library to read."""

    neededChanged = Signal()
    changed = Signal()

    def __init__(self, page: LastResort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._needed = False
        self._numbers = RowsModel(("label", "number"), self)
        self.say(page)

    def say(self, page: LastResort) -> None:
        """Show the page in other words: the language has changed."""
        self._page = page
        self._numbers.show((label, unbroken(number)) for label, number in page.numbers)
        self.changed.emit()

    def need(self, needed: bool) -> None:
        if needed != self._needed:
            self._needed = needed
            self.neededChanged.emit()

    @Property(bool, notify=neededChanged, final=True)
    def needed(self) -> bool:
        return self._needed

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        return self._page.title

    @Property(list, notify=changed, final=True)
    def sentences(self) -> list[str]:
        return list(self._page.sentences)

    @Property(RowsModel, constant=True, final=True)
    def numbers(self) -> RowsModel:
        return self._numbers
