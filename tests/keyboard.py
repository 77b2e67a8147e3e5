"""A keyboard that is plugged in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow


def type_text(window: QWindow, text: str) -> None:
    """Press the key of each character, one after the other, in whatever has the focus."""
    for character in text:
        QTest.keyClick(window, character)  # type: ignore[call-overload]  # PySide's types know of no characters
