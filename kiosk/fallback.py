"""What to show when something is missing: never blank, and never a withdrawn page.

In this order: the release in use; an earlier one that may still be shown; on a machine that
never had a release of its own site, the starter release built into the program; and last the
page of helplines compiled into the program (`kiosk.lastresort`).
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from db.library import Library, LibraryUnavailable
from kiosk.lastresort import LastResort, last_resort
from kiosk.patience import TooSlow, in_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.release.store import Installed, ReleaseStore

__all__ = ["Choice", "LastResort", "Source", "choose_library", "last_resort"]

T = TypeVar("T")
NO_NATION = "The settings do not say in which nation this kiosk stands: the built-in page is shown instead."
Source = Literal["current", "earlier", "starter", "built-in"]

PATIENCE_SECONDS = 1.2
"""For all releases together: a patient reads something 2 s after the start, whatever hangs."""


class Choice(NamedTuple):
    """The library to show (None: the built-in page), where it came from, and what was wrong.

    `faults` are sentences for the log and for `kiosk doctor`; never for a patient.
    """

    library: Library | None
    source: Source
    faults: tuple[str, ...] = ()


def choose_library(
    store: ReleaseStore | None,
    starter: Path | None,
    *,
    nation: str,
    skip: frozenset[str] = frozenset(),
    had_own: bool = False,
    patience: float = PATIENCE_SECONDS,
) -> Choice:
    """Open the best release there is for readers in `nation`. Never raises for a bad release.

    Where the nation is not known ("") none is shown: its helplines might be those of another country.
    `skip` holds file names that turned out to be damaged while they were shown. `had_own` says
    that a release of the site was shown already, whatever the folder looks like now. `patience`
    is in seconds, for all releases together. The caller closes the library.
    """
    if not nation:
        return Choice(None, "built-in", (NO_NATION,))
    chooser = _Chooser(nation, skip, patience)
    used_before = had_own
    if store is not None:
        used_before = chooser.read_store(store) or had_own
        for source, path in chooser.found:
            library = chooser.opened(path)
            if library is not None:
                return Choice(library, source, tuple(chooser.faults))
    if used_before:
        chooser.faults.append("No installed release can be shown: the built-in page is shown instead.")
    elif starter is not None:
        library = chooser.opened(starter)
        if library is not None:
            return Choice(library, "starter", tuple(chooser.faults))
    return Choice(None, "built-in", tuple(chooser.faults))


class _Chooser:
    def __init__(self, nation: str, skip: frozenset[str], patience: float) -> None:
        self._nation = nation
        self._skip = skip
        self._until = time.monotonic() + patience
        self.faults: list[str] = []
        self.found: list[tuple[Source, Path]] = []

    def read_store(self, store: ReleaseStore) -> bool:
        """Note what is installed, best first. Whether this machine ever had a site release.

        If that cannot be told, it had: the starter text on a machine whose own release is lost
        would look like the clinic's word.
        """
        try:
            current, candidates, used = self._in_time(
                lambda: (store.current(), store.candidates(), store.has_been_used())
            )
        except TooSlow:
            self.faults.append(f"The folder {store.folder} does not answer.")
            return True
        except (OSError, LibraryUnavailable) as fault:
            reason = f"{fault.strerror}." if isinstance(fault, OSError) else fault
            self.faults.append(f"The folder {store.folder} cannot be read: {reason}")
            return True
        self.found = [(_source(each, current), each.path) for each in candidates]
        if used and current is None:
            self.faults.append(f"No release in {store.folder} is named as the one in use.")
        if current is not None and all(each.path != current.path for each in candidates):
            self.faults.append(
                f"The release {current.label} was withdrawn by a later one, and is named as the one in use."
            )
        return used

    def opened(self, path: Path) -> Library | None:
        if path.name in self._skip:
            self.faults.append(f"The release {path.name} is passed over: it was found damaged before.")
            return None
        try:
            # A first read elsewhere shows whether the file answers at all. Opening it happens here,
            # because a library belongs to the thread that opened it.
            self._in_time(lambda: _touch(path))
            return Library.open(path, nation=self._nation)
        except TooSlow:
            self.faults.append(f"The release {path.name} does not answer.")
        except LibraryUnavailable as fault:
            self.faults.append(str(fault))
        return None

    def _in_time(self, work: Callable[[], T]) -> T:
        return in_time(work, max(0.05, self._until - time.monotonic()))


def _source(one: Installed, current: Installed | None) -> Source:
    return "current" if current is not None and one.path == current.path else "earlier"


def _touch(path: Path) -> None:
    """Read the first and the last bytes; what is wrong with them is for `Library.open` to say."""
    try:
        with path.open("rb") as file:
            file.read(4096)
            file.seek(0, 2)
            file.seek(max(0, file.tell() - 4096))
            file.read(4096)
    except OSError:
        return
