"""A supervisor on Windows takes its screen with it, by a Windows of the test's own."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

import pytest

from kiosk.machine.job import BasicLimits, ExtendedLimits, end_with_me

JOB, ME = 0x1_0000_0064, 0xFFFF_FFFF_FFFF_FFFF
"""Handles that need all their bits."""


class Function:
    """One function of Windows: it cuts what it gives to 32 bits, as ctypes does unless it is told otherwise."""

    def __init__(self, name: str, answer: int, called: list[Any]) -> None:
        self._name, self._answer, self._called = name, answer, called
        self.restype: Any = ctypes.c_int

    def __call__(self, *given: Any) -> int:
        self._called.append(
            (self._name, *[each.value if isinstance(each, ctypes.c_void_p) else each for each in given])
        )
        return int(self.restype(self._answer).value or 0)


class Kernel32:
    """Answers as the real one, or as `answers` say."""

    def __init__(self, **answers: int) -> None:
        self.called: list[Any] = []
        usual = {
            "CreateJobObjectW": JOB,
            "GetCurrentProcess": ME,
            "SetInformationJobObject": 1,
            "AssignProcessToJobObject": 1,
            "CloseHandle": 1,
        }
        for name, answer in {**usual, **answers}.items():
            setattr(self, name, Function(name, answer, self.called))


def test_a_supervisor_joins_a_job_that_ends_with_it_and_keeps_it_open() -> None:
    kernel32 = Kernel32()

    assert end_with_me(kernel32=kernel32)

    created, limited, asked, assigned = kernel32.called
    assert created == ("CreateJobObjectW", None, None)
    assert limited[:3] == ("SetInformationJobObject", JOB, 9)
    assert limited[3]._obj.basic.flags == 0x2000
    assert asked == ("GetCurrentProcess",)
    assert assigned == ("AssignProcessToJobObject", JOB, ME)


def test_the_limits_lie_in_memory_as_windows_reads_them() -> None:
    """As a compiler for 64-bit Windows lays them out."""
    assert (ctypes.sizeof(BasicLimits), BasicLimits.flags.offset) == (64, 16)
    assert (ctypes.sizeof(ExtendedLimits), ExtendedLimits.process_memory.offset) == (144, 112)


@pytest.mark.parametrize("refusing", ["SetInformationJobObject", "AssignProcessToJobObject"])
def test_a_job_that_windows_does_not_grant_is_given_back(refusing: str) -> None:
    kernel32 = Kernel32(**{refusing: 0})

    assert not end_with_me(kernel32=kernel32)
    assert kernel32.called[-1] == ("CloseHandle", JOB)


def test_a_windows_that_makes_no_job_is_asked_for_nothing_more() -> None:
    kernel32 = Kernel32(CreateJobObjectW=0)

    assert not end_with_me(kernel32=kernel32)
    assert kernel32.called == [("CreateJobObjectW", None, None)]


@pytest.mark.skipif(sys.platform == "win32", reason="this process would join a job")
def test_elsewhere_nothing_is_asked() -> None:
    assert end_with_me()
