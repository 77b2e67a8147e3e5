"""One patient screen to a data folder: a second one would lie over the first and keep the same files.

The lock goes with the process, so that a kiosk that was killed leaves none behind. Where no lock can be kept, on a
read-only folder for instance, the screen starts all the same.
"""

from __future__ import annotations

import time
from enum import Enum, auto
from typing import TYPE_CHECKING

from db.release.lock import take

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

FILE_NAME = "screen.lock"
"""In the data folder. Always empty."""
SAID = "Another kiosk already shows {}. Close that one first, or give this one a folder of its own: --data DIR."
TRIES = 5
PAUSE_SECONDS = 0.1
"""The doctor holds the lock for a moment when it looks."""


class Lock(Enum):
    """HELD: a screen shows this folder. FREE, MISSING: none does. UNABLE: it cannot be known, and two could.

    A file that may only be read can be locked as well; a MISSING one is made by the screen, where it may.
    """

    HELD = auto()
    FREE = auto()
    MISSING = auto()
    UNABLE = auto()


def claim(folder: Path) -> bool:
    """Hold the lock of `folder` until `give_back` or the end of the process; False while another process does."""
    file = _opened(folder)
    if file is None:
        return True
    for _ in range(TRIES):
        try:
            take(file)
        except BlockingIOError:
            time.sleep(PAUSE_SECONDS)
        except OSError:
            break  # this file system knows no locks
        else:
            _held.append(file)
            return True
    else:
        file.close()
        return False
    file.close()
    return True


def give_back() -> None:
    """Let the next screen have it: this one ends, or begins anew."""
    while _held:
        _held.pop().close()


def claimed(folder: Path) -> bool:
    """Whether a screen shows this folder now. Leaves nothing behind."""
    return look(folder) is Lock.HELD


def look(folder: Path) -> Lock:
    """How the lock of `folder` is now. Leaves nothing behind."""
    try:
        with (folder / FILE_NAME).open("rb") as file:
            take(file)
    except BlockingIOError:
        return Lock.HELD
    except FileNotFoundError:
        return Lock.MISSING
    except OSError:
        return Lock.UNABLE
    return Lock.FREE


_held: list[BinaryIO] = []


def _opened(folder: Path) -> BinaryIO | None:
    file = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return file.open("ab")
    except OSError:
        pass
    try:
        return file.open("rb")  # another account's: it can be locked and not be written
    except OSError:
        return None
