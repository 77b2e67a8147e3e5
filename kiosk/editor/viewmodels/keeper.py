"""Keeps what is typed in a form a moment after it was typed, and does not give up while that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from db.workspace_faults import WorkspaceError
from kiosk.editor.keeping import Keeping

if TYPE_CHECKING:
    from db.workspace_working import WorkInHand
    from kiosk.editor.keeping import About
    from kiosk.editor.written import Written

KEEP_AFTER_MS = 1000
"""From the first key that was not kept yet: a crash loses at most this and the time of one write."""

KEPT = "Kept. Nobody else sees it before it is saved."


class Keeper(QObject):
    """`due` asks that `keep` be called with the form as it stands.

    `told` says what became of what was typed, and of which item: another one may be looked at by then.
    """

    due = Signal()
    told = Signal(object, str)

    def __init__(self, working: WorkInHand | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keeping = Keeping(working)
        self._soon = QTimer(self, interval=KEEP_AFTER_MS, singleShot=True)
        self._soon.timeout.connect(self.due)
        self._again = QTimer(self, interval=KEEP_AFTER_MS, singleShot=True)
        self._again.timeout.connect(self._try_again)

    def soon(self) -> None:
        """Something was typed: it is due a moment from now. More keys do not put that off."""
        if not self._soon.isActive():
            self._soon.start()

    def stop(self) -> None:
        """Nothing is due any more."""
        self._soon.stop()

    def keep(self, written: Written, person_id: int) -> None:
        """Keep the form as it stands, typed by this person, where it is not kept like that already."""
        if written.form == written.found:
            return
        try:
            if written.changed:
                self.keeping.keep(written.about, written.typed_by(person_id))
                self.told.emit(written.about, KEPT)
            else:
                self.keeping.drop(written.about)
                written.untyped()
                self.told.emit(written.about, "")
            written.found = dict(written.form)
        except WorkspaceError as problem:
            self.told.emit(written.about, f"What you typed could not be kept: {problem} It is tried again.")
            self._again.start()

    def drop(self, about: About) -> None:
        """Forget what was typed of an item, because it was saved or thrown away. Raises WorkspaceError."""
        self.keeping.drop(about)

    def told_of(self, about: About) -> str:
        """Whether what was typed of an item is kept, in words."""
        if about in self.keeping.waiting:
            return "What you typed could not be kept yet: it is tried again as long as this window is open."
        return "What you typed is kept."

    def close(self) -> None:
        """The window goes: try a last time to keep what could not be kept."""
        self._soon.stop()
        self._again.stop()
        self.keeping.again()

    @Slot()
    def _try_again(self) -> None:
        """Whatever is looked at meanwhile: what could not be kept is not given up."""
        waited = list(self.keeping.waiting)  # nothing, where it was saved or thrown away meanwhile
        if not self.keeping.again():
            self._again.start()
        for about in waited:
            if about not in self.keeping.waiting:
                self.told.emit(about, KEPT)
