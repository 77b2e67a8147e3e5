"""Which release is shown: the best one that can be read, and a newer one as soon as nobody is reading."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kiosk import resources
from kiosk.fallback import choose_library
from kiosk.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.library import Library
    from db.release.store import ReleaseStore
    from kiosk.watch import ReleaseWatch

log = logging.getLogger("kiosk")


class ReleaseInUse(QObject):
    """Keeps the `shelf` filled with the best release there is for readers in `nation`.

    Without a `store` nothing is watched: a preview shows what it was given. `is_free` says whether nobody
    is using the screen. `wholeFileChecked` gives the name of a file, and whether it is as it was installed.
    """

    wholeFileChecked = Signal(str, bool)

    def __init__(
        self,
        library: Library | None,
        *,
        store: ReleaseStore | None,
        nation: str,
        is_free: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._nation = nation
        self._is_free = is_free
        self._bad: set[str] = set()
        self._had_own = False
        self._waiting = False
        self._pointer_then = self._pointer_now()
        self.folder_watch: ReleaseWatch | None = None
        self.shelf = Shelf(library, replace=self._instead)
        self._remember(library)

    def watch(self) -> None:
        """From now on show a new release as soon as nobody is using the screen, and check the file as a whole."""
        from kiosk.watch import ReleaseWatch  # the first screen comes first

        if self._store is None:
            return
        self.folder_watch = ReleaseWatch(self._store.folder, self)
        self.folder_watch.changed.connect(self.look)
        self.wholeFileChecked.connect(self._whole_file_checked)
        if self._pointer_now() != self._pointer_then:
            self.look()  # one came after the first screen was chosen and before anybody looked out
        self._check_whole_file()

    @Slot()
    def look(self) -> None:
        """There may be a new release: show it now, or when the visitor has left."""
        self._waiting = True
        if self._is_free():
            self._bad.clear()  # a release that was put back may be whole again
            self._show(self._choose())
            self._check_whole_file()

    def at_a_turning(self) -> None:
        """Home was asked for: what is urgent does not wait until the visitor has left.

        That is a release that says so, and any other once the one on the screen must not be shown again.
        """
        if not self._waiting:
            return
        library = self._choose()
        if library is not None and (library.header.urgent or self._is_withdrawn()):
            self._show(library)
        elif library is not None:
            library.close()

    def visitor_left(self) -> None:
        """Show what has been waiting for the end of the visit."""
        if self._waiting:
            self._show(self._choose())

    def _is_withdrawn(self) -> bool:
        """Whether what is on the screen was taken back since."""
        library, store = self.shelf.library, self._store
        try:
            return library is not None and store is not None and library.header.label in store.record().withdrawn
        except OSError:
            return False

    def _pointer_now(self) -> tuple[int, int] | None:
        """By which another pointer is told from this one: when it was written, and its number on the disk."""
        if self._store is None:
            return None
        try:
            status = self._store.pointer.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_ino

    def _show(self, library: Library | None) -> None:
        self._waiting = False
        label, before = label_of(library), label_of(self.shelf.library)
        if label != before:  # one install may be noticed twice
            log.info("showing release %s", label)
        self._remember(library)
        self.shelf.put(library)

    def _choose(self) -> Library | None:
        choice = choose_library(
            self._store,
            resources.starter_release(),
            nation=self._nation,
            skip=frozenset(self._bad),
            had_own=self._had_own,
        )
        for fault in choice.faults:
            log.error("%s", fault)
        return choice.library

    def _instead(self, fault: Exception) -> Library | None:
        """The library to show in place of one that has just failed a reader."""
        broken = self.shelf.library
        if broken is None:
            return None
        # Not the fault's own words: they name the page, and with it what somebody was reading.
        log.error("release %s cannot be read (%s)", broken.path.name, type(fault).__name__)
        self._bad.add(broken.path.name)
        library = self._choose()
        log.info("showing release %s", label_of(library))
        self._remember(library)
        return library

    def _remember(self, library: Library | None) -> None:
        """Once a release of the site was shown, the starter never stands in for it, even when its folder is gone."""
        if library is not None and self._store is not None and library.path.parent == self._store.folder:
            self._had_own = True

    def _check_whole_file(self) -> None:
        """Hash the whole file behind the reader's back: rows are checked as they are read, the rest here."""
        library, store = self.shelf.library, self._store
        if library is None or store is None:
            return
        try:
            installed = next((each for each in store.candidates() if each.path == library.path), None)
        except OSError as fault:
            log.error("the folder of releases cannot be read: %s", fault.strerror or fault)
            return
        if installed is None:
            return

        def check() -> None:
            self.wholeFileChecked.emit(installed.path.name, store.verify_file(installed))

        threading.Thread(target=check, name="whole-file", daemon=True).start()

    @Slot(str, bool)
    def _whole_file_checked(self, name: str, whole: bool) -> None:
        if whole:
            return
        log.error("release %s has changed since it was installed", name)
        self._bad.add(name)
        if self._is_free():
            self._show(self._choose())
        else:
            self._waiting = True


def label_of(library: Library | None) -> str:
    """How the log names a library."""
    return library.header.label if library is not None else "none"
