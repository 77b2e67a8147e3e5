"""Puts the interface into another language. Loaded when somebody first asks for one that is not English."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTranslator

from kiosk import translating
from kiosk.languages import ENGLISH

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger("kiosk")


class Interpreter:
    """Holds the translation in use. `folder` has one `kiosk_<code>.qm` for each language but English."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._in_use: QTranslator | None = None

    def speak(self, code: str) -> None:
        """Words asked for from now on come in language `code`; in English where its file cannot be read."""
        if self._in_use is not None:
            QCoreApplication.removeTranslator(self._in_use)
            self._in_use = None
        translating.look_up_with(None)
        if code == ENGLISH:
            return
        translator = QTranslator()
        file = self._folder / f"kiosk_{code}.qm"
        if not translator.load(str(file)):
            log.error("the words of the language %s cannot be read: %s", code, file.name)
            return
        QCoreApplication.installTranslator(translator)
        translating.look_up_with(QCoreApplication.translate)
        self._in_use = translator
