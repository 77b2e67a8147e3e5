"""Memory is given back where that can be done, and nowhere else is anything broken by it."""

from __future__ import annotations

import ctypes
import gc
import sys
import weakref
from typing import TYPE_CHECKING

import pytest

from kiosk import memory

if TYPE_CHECKING:
    from tests.conftest import OpenGlass
    from tests.patient_bot import PatientBot

VISITS = 40


class Knot:
    """Holds itself, so that only the collector can free it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def _fresh() -> None:
    memory._trim.cache_clear()


def test_what_nobody_holds_is_freed() -> None:
    gc.disable()
    try:
        gone = weakref.ref(Knot())
        assert gone() is not None
        memory.give_back()
        assert gone() is None
    finally:
        gc.enable()


@pytest.mark.skipif(sys.platform != "linux", reason="glibc is Linux's")
def test_the_c_library_is_asked_to_trim(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Glibc:
        def __init__(self, _name: None) -> None:
            self.malloc_trim = asked.append

    monkeypatch.setattr(ctypes, "CDLL", Glibc)
    memory.give_back()
    assert asked == [0]


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_a_system_that_cannot_trim_is_left_alone(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    class Musl:
        def __init__(self, _name: None) -> None:
            pass

    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", Musl)
    memory.give_back()


def test_visits_leave_nothing_behind(open_glass: OpenGlass, monkeypatch: pytest.MonkeyPatch, qtbot: PatientBot) -> None:
    """Each visit of a day leaves as many objects as the one before it found: a kiosk runs for months."""
    given: list[int] = []
    monkeypatch.setattr("kiosk.app.GIVE_BACK_AFTER_MS", 1)
    monkeypatch.setattr(memory, "give_back", lambda: given.append(1))
    glass = open_glass()
    navigator, session = glass.program.kiosk.navigator, glass.program.kiosk.session

    def references_after(visits: int) -> int:
        for _ in range(visits):
            given.clear()
            navigator.home()
            glass.settle()
            session.end()
            qtbot.waitUntil(lambda: bool(given))
        gc.collect()
        return sum(type(each).__name__ == "ReferenceType" for each in gc.get_objects())

    references_after(5)
    before = references_after(5)

    assert references_after(VISITS) - before < VISITS / 2
