"""Work that may hang: a disk on the network that has gone away answers nothing, and raises nothing either."""

from __future__ import annotations

import queue
import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")


class TooSlow(Exception):
    """The work has not come to its end in time."""


def in_time(work: Callable[[], T], seconds: float) -> T:
    """What `work` returns or raises within `seconds`, else raises `TooSlow`. A hung thread is left behind."""
    answers: queue.SimpleQueue[tuple[bool, T | BaseException]] = queue.SimpleQueue()

    def run() -> None:
        try:
            answers.put((True, work()))
        except BaseException as error:  # carried over to the caller
            answers.put((False, error))

    threading.Thread(target=run, name="in-time", daemon=True).start()
    try:
        fine, answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise TooSlow from None
    if fine:
        return answer  # type: ignore[return-value]  # the flag says which of the two it is
    assert isinstance(answer, BaseException)
    raise answer


def answers(data: Path) -> bool:
    """Whether a data folder says anything at all in time, "not there" and "not allowed" included."""
    from db.release.store import ReleaseStore
    from kiosk.config import PATIENCE_SECONDS

    # Named here: on a machine that has just begun the program itself is slow to load, for which no folder is to blame.
    pointer = ReleaseStore.of(data).pointer
    try:
        in_time(partial(_read, data, pointer), PATIENCE_SECONDS)
    except TooSlow:
        return False
    return True


def ask(data: Path) -> bool:
    """Read a little of a data folder, for as long as it takes. Whether it could be read."""
    from db.release.store import ReleaseStore

    return _read(data, ReleaseStore.of(data).pointer)


def _read(data: Path, pointer: Path) -> bool:
    with suppress(OSError):
        data.stat()
        pointer.read_bytes()
        return True
    return False
