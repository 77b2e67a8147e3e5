"""One at a time: installs, and publishings. The lock goes with the process, so a pulled plug leaves none behind."""

from __future__ import annotations

import errno
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.release.files import CannotWrite

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path
    from typing import BinaryIO

_HELD_ON_WINDOWS = (errno.EACCES, errno.EDEADLK, 0)
"""What the C library says there of a byte that somebody holds; Wine's says nothing."""
_INSTALLING = "Another install is running. Wait until it is done, then try again."


@contextmanager
def only_one(path: Path, busy: str = _INSTALLING) -> Generator[None]:
    """Hold the lock file at `path`. Raises CannotWrite with `busy` while another process holds it, OSError."""
    with path.open("ab") as file:
        try:
            take(file)
        except OSError as problem:
            raise CannotWrite(busy) from problem
        yield


def take(file: BinaryIO) -> None:
    """Lock an open file until it is closed, or its process ends.

    Raises BlockingIOError while another one holds it, OSError where the file system knows no locks.
    """
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError as problem:
            if problem.errno not in _HELD_ON_WINDOWS:
                raise
            raise BlockingIOError(*problem.args) from problem
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
