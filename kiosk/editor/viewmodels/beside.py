"""What stands beside a form: what the rules say of it, and the patients' own screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from db.records import Page
from kiosk.editor.viewmodels.against_rules import AgainstRules
from kiosk.editor.viewmodels.preview import Preview
from kiosk.editor.viewmodels.surroundings import Surroundings
from kiosk.editor.written import Written

if TYPE_CHECKING:
    from db.checks.live import LiveChecks
    from db.preview.library import DraftLibrary
    from kiosk.editor.office import Office

LOOK_AFTER_MS = 150
"""From the last key: the rules can wait for a breath, the preview cannot."""


class Beside(QObject):
    """Both need what is around the item, which `reading` brings. `failed` says why it could not be read."""

    failed = Signal(str)

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._written = Written()
        self.rules = AgainstRules(self)
        self.preview = Preview(self)
        self._around = Surroundings(office, self)
        self.reading = self._around.job
        self._around.ready.connect(self._take)
        # Later: whoever opens or saves a form says something of its own once it has been read.
        self._around.failed.connect(self._not_read, Qt.ConnectionType.QueuedConnection)
        self._looking = QTimer(self, interval=LOOK_AFTER_MS, singleShot=True)
        self._looking.timeout.connect(self._look)

    def open(self, written: Written) -> None:
        """Another item is opened: nothing is known of it before `read`."""
        self._written = written
        self.rules.use(None)
        self.preview.open(written.kind, written.locale)

    def read(self) -> None:
        """Read what is around the item that was opened."""
        self._around.read(self._written.kind, self._written.locale)

    def typed(self) -> None:
        """A key was pressed, and the next one may come at once."""
        self.rules.changed()
        self._looking.start()
        self._show()

    def changed(self) -> None:
        """The form reads otherwise now, and not by a key."""
        self.rules.changed()
        self._show()
        self._look()

    def put_away(self) -> None:
        """Something else is looked at."""
        self._looking.stop()
        self.preview.close()

    def close(self) -> None:
        """The window goes."""
        self._around.close()

    @Slot(object, object)
    def _take(self, checks: LiveChecks, draft: DraftLibrary | None) -> None:
        if not self._written.slug:
            return
        self.rules.use(checks)
        if draft is not None:
            self.preview.take(draft)
            self._show()
        self._look()

    @Slot(str)
    def _not_read(self, problem: str) -> None:
        if self._written.slug:
            self.preview.close()  # or it would be got ready for ever
            self.failed.emit(problem)

    def _show(self) -> None:
        if self._written.kind == "page" and isinstance(page := self._written.as_far_as_it_goes(), Page):
            self.preview.show(page)

    @Slot()
    def _look(self) -> None:
        self._looking.stop()
        if self._written.slug:
            self.rules.look(self._written)
