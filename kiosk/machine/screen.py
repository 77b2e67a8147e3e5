"""What a patient screen asks of its machine when it takes the glass over. Only Windows has to be asked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWindow


def before_the_window(*, dll: Any = None) -> None:
    """For every program with a window: a crash ends it without a word on the screen. Quick, and never fails."""
    dll = dll if dll is not None else _dll()
    if dll is not None:
        from kiosk.machine.windows import no_fault_dialogs

        no_fault_dialogs(dll)


def take_over(window: QWindow, *, dll: Any = None) -> None:
    """For a window that fills the screen and has been shown: keep it lit, and keep Windows' gestures off it."""
    dll = dll if dll is not None else _dll()
    if dll is None:
        return
    import logging

    from kiosk.machine import windows

    handle = int(window.winId())
    wishes: tuple[Callable[[], object], ...] = (
        lambda: windows.keep_awake(dll),
        lambda: windows.no_edge_swipes(handle, dll),
        lambda: windows.quiet_touch(handle, dll),
    )
    for wish in wishes:
        try:
            wish()
        except (AttributeError, OSError, ValueError) as problem:  # a Windows without that call: the others count
            logging.getLogger("kiosk").warning("Windows did not grant what the screen asked for: %s", problem)


def _dll() -> Any:
    """Where the functions of Windows are, None elsewhere."""
    if sys.platform != "win32":
        return None
    import ctypes

    return ctypes.windll
