"""Giving memory back that the last visitor's screens needed."""

from __future__ import annotations

import gc
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def give_back() -> None:
    """Collect what nobody holds, and hand free memory back to the system where its C library lets us.

    Measured over 50,000 taps: without it the pieces left between living objects grow by 4 MB.
    Takes 10 to 20 ms: only for when nobody waits for a tap.
    """
    gc.collect()
    _trim()(0)


@cache
def _trim() -> Callable[[int], object]:
    """glibc's `malloc_trim`, or nothing at all on a system that has none."""
    if sys.platform == "linux":
        import ctypes

        try:
            return ctypes.CDLL(None).malloc_trim
        except (OSError, AttributeError):  # another C library, such as musl
            pass
    return lambda _: None
