"""The end of the session the program runs in: Windows ends the program with it, and nothing after its loop is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QGuiApplication


class SessionEnd(QObject):
    """Calls `last_words` when the program ends with its session; `over` says that it does.

    Windows first asks every program whether the session may end (Qt: commitDataRequest), then tells each that it does
    (aboutToQuit) and takes the process away. Any other loop that ends says aboutToQuit alone. Should the end be
    called off, Qt does not say so: a later close by staff is then taken for an end of the session, in the log alone.
    """

    def __init__(self, qt: QGuiApplication, last_words: Callable[[], object]) -> None:
        super().__init__(qt)
        self.over = False
        self._asked = False
        self._last_words = last_words
        qt.commitDataRequest.connect(self._is_asked)
        qt.aboutToQuit.connect(self._about_to_quit)

    @Slot()
    def _is_asked(self) -> None:
        self._asked = True

    @Slot()
    def _about_to_quit(self) -> None:
        if self._asked and not self.over:
            self.over = True
            self._last_words()
