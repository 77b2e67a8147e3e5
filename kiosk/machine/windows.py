"""What a full-screen program has to ask of Windows. Each call does nothing where Windows refuses it.

`dll` is `ctypes.windll`; a test hands in something else. Only 64-bit Windows is meant, which has one calling
convention for everything.
"""

from __future__ import annotations

import ctypes
import logging
from typing import Any

log = logging.getLogger("kiosk")

FAIL_CRITICAL_ERRORS, NO_GP_FAULT_ERROR_BOX, NO_OPEN_FILE_ERROR_BOX = 0x0001, 0x0002, 0x8000
CONTINUOUS, SYSTEM_REQUIRED, DISPLAY_REQUIRED = 0x80000000, 0x00000001, 0x00000002
PEN_SERVICE = "MicrosoftTabletPenServiceProperty"
NO_PRESS_AND_HOLD, NO_FLICKS = 0x00000001, 0x00010000
TOUCH_FEEDBACK = (1, 7, 8, 9, 10, 11)
"""The circles and ripples that Windows draws under a finger: contact, taps, press and hold, press and tap."""

_PROPERTY_STORE = "886d8eeb-8cf2-4446-8d02-cdba1dbdcf99"  # IPropertyStore
_EDGE_GESTURE = "32ce38b2-2c9a-41b1-9bc5-b3784394aa44"  # System.EdgeGesture.DisableTouchWhenFullscreen
_EDGE_GESTURE_ID = 2
_RELEASE, _SET_VALUE, _COMMIT = 2, 6, 7  # places in the table of calls of IPropertyStore
_BOOLEAN, _TRUE = 11, -1  # VT_BOOL, VARIANT_TRUE


class Guid(ctypes.Structure):
    """A GUID as it lies in memory."""

    _fields_ = (
        ("first", ctypes.c_uint32),
        ("second", ctypes.c_uint16),
        ("third", ctypes.c_uint16),
        ("rest", ctypes.c_ubyte * 8),
    )

    @classmethod
    def of(cls, text: str) -> Guid:
        from uuid import UUID

        return cls.from_buffer_copy(UUID(text).bytes_le)


class PropertyKey(ctypes.Structure):
    """The name of a window's property."""

    _fields_ = (("format", Guid), ("number", ctypes.c_uint32))


class PropertyValue(ctypes.Structure):
    """A PROPVARIANT that holds a truth value; 24 bytes, as large as its largest kind."""

    _fields_ = (
        ("kind", ctypes.c_uint16),
        ("reserved", ctypes.c_uint16 * 3),
        ("truth", ctypes.c_int16),
        ("room", ctypes.c_ubyte * 14),
    )


def no_fault_dialogs(dll: Any) -> None:
    """Let a crash end the process at once: a box that says so would wait for somebody to press a button."""
    dll.kernel32.SetErrorMode(FAIL_CRITICAL_ERRORS | NO_GP_FAULT_ERROR_BOX | NO_OPEN_FILE_ERROR_BOX)


def keep_awake(dll: Any) -> None:
    """Neither panel nor machine goes to sleep while the calling thread lives. Call it from the main thread."""
    if not dll.kernel32.SetThreadExecutionState(CONTINUOUS | SYSTEM_REQUIRED | DISPLAY_REQUIRED):
        log.warning("Windows may switch the screen off: it did not take the request to keep it on")


def quiet_touch(window: int, dll: Any) -> None:
    """Draw nothing under a finger, and make no right-click of one that stays. `window` is its handle."""
    handle, off = ctypes.c_void_p(window), ctypes.c_int(0)
    dll.user32.SetPropW(handle, PEN_SERVICE, ctypes.c_void_p(NO_PRESS_AND_HOLD | NO_FLICKS))
    for kind in TOUCH_FEEDBACK:
        dll.user32.SetWindowFeedbackSetting(handle, kind, 0, ctypes.sizeof(off), ctypes.byref(off))


def no_edge_swipes(window: int, dll: Any) -> bool:
    """While `window` fills the screen, a swipe from the edge opens nothing. Whether Windows took it.

    Documented up to Windows 10 1703 only: the policy that packaging/windows/lockdown sets is what counts.
    """
    store = ctypes.c_void_p()
    wanted = Guid.of(_PROPERTY_STORE)
    asked = dll.shell32.SHGetPropertyStoreForWindow(ctypes.c_void_p(window), ctypes.byref(wanted), ctypes.byref(store))
    if asked != 0 or not store.value:
        return False
    key = PropertyKey(Guid.of(_EDGE_GESTURE), _EDGE_GESTURE_ID)
    value = PropertyValue(kind=_BOOLEAN, truth=_TRUE)
    try:
        taken: int = _call(store, _SET_VALUE, ctypes.byref(key), ctypes.byref(value))
        return taken == 0 and _call(store, _COMMIT) == 0
    finally:
        _call(store, _RELEASE)


def _call(store: ctypes.c_void_p, place: int, *values: Any) -> int:
    """One call of a COM object: the object begins with the address of the table of its calls."""
    table = ctypes.cast(store, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
    kinds = [ctypes.c_void_p] * (1 + len(values))
    return int(ctypes.CFUNCTYPE(ctypes.c_int32, *kinds)(table[place])(store, *values))
