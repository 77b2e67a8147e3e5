"""Chords of keys open and type nothing at the keypad and in the panel of staff either (SEC-01, SEC-11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from tests.ui.staff.hands import go_in, is_open, knock, panel
from tests.ui.test_no_way_out import CHORDS, standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.glass import Glass


@pytest.mark.qt_log_ignore("keyToAscii Unhandled key code")
@pytest.mark.parametrize("go", [knock, go_in], ids=["keypad", "panel"])
def test_chords_do_nothing_at_the_door_and_behind_it(go: Callable[[Glass], object], door: Glass) -> None:
    door.window.setProperty("locked", True)
    go(door)
    before = standing(door), panel(door).page, door.see()

    for kind, chords in CHORDS.items():
        for key, held in chords:
            QTest.keyClick(door.window, key, held)
            QCoreApplication.processEvents()
        assert is_open(door), kind
    door.settle()

    assert (standing(door), panel(door).page, door.see()) == before
