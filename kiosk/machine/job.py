"""On Windows: what a supervisor has started ends when the supervisor does, however that comes about.

Elsewhere systemd sees to it, by the unit's control group. Windows has jobs, of which its own kernel ends every
process once nobody has the job open any more.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

KILL_ON_JOB_CLOSE = 0x2000
"""JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE"""
EXTENDED_LIMITS = 9
"""JobObjectExtendedLimitInformation"""


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION of 64-bit Windows. Only `flags` is used."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("most_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of 64-bit Windows."""

    _fields_ = (
        ("basic", BasicLimits),
        ("transfers", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("most_process_memory", ctypes.c_size_t),
        ("most_job_memory", ctypes.c_size_t),
    )


def end_with_me(*, kernel32: Any = None) -> bool:
    """From now on all that this process starts ends with it. Whether Windows has agreed; True elsewhere.

    The process joins a job of its own, so that nothing is started outside it. The job stays open until the process
    has gone: whoever closed it would end everything in it, this process included.
    """
    kernel32 = kernel32 if kernel32 is not None else _kernel32()
    if kernel32 is None:
        return True
    for handed_out in (kernel32.CreateJobObjectW, kernel32.GetCurrentProcess):
        handed_out.restype = ctypes.c_void_p  # else the upper half of a handle is lost
    job = ctypes.c_void_p(kernel32.CreateJobObjectW(None, None))
    if not job.value:
        return False
    limits = ExtendedLimits(basic=BasicLimits(flags=KILL_ON_JOB_CLOSE))
    limited = kernel32.SetInformationJobObject(job, EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
    if limited and kernel32.AssignProcessToJobObject(job, ctypes.c_void_p(kernel32.GetCurrentProcess())):
        return True
    kernel32.CloseHandle(job)  # nobody is in it yet
    return False


def _kernel32() -> Any:
    if sys.platform != "win32":
        return None
    return ctypes.WinDLL("kernel32")  # its own: what is set at its functions here is set for nobody else
