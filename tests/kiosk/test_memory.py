"""Memory is given back where that can be done, and nowhere else is anything broken by it."""

from __future__ import annotations

import ctypes
import gc
import sys
import weakref

import pytest

from kiosk import memory


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
