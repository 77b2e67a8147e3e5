"""What comes after saving: somebody else reads it and approves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.changes.item import State
from db.findings import about
from db.labels import name_of
from db.people.person import Role
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by Desk")
class NextStep(QObject):
    """`there` while the version that was just saved waits for its approval."""

    changed = Signal()

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._item = self._title = ""
        self._somebody = False

    @Property(bool, notify=changed, final=True)
    def there(self) -> bool:
        return bool(self._item)

    @Property(bool, notify=changed, final=True)
    def somebody(self) -> bool:
        """Whether anybody has an account who may approve it."""
        return self._somebody

    @property
    def item(self) -> str:
        """What waits, by the name that findings give it, or nothing."""
        return self._item

    @property
    def title(self) -> str:
        """What staff know it by."""
        return self._title

    @Slot(str)
    def saved(self, item: str) -> None:
        """A version of `item` was saved: does it wait for somebody?"""
        named_item = about(item)
        if self._office is None or named_item is None:
            return
        from db.changes.to_tick import changes_to_approve

        workspace = self._office.workspace
        newest = next(reversed(workspace.history(*named_item)), None)
        if newest is None or workspace.current(*named_item) is None:  # held back: nobody is asked
            return
        changes = changes_to_approve(workspace, *named_item, newest.number)
        if changes is not None and changes.state is not State.SAME:
            people = workspace.people.all()
            self._somebody = any(each.may(Role.APPROVER) and each.id != newest.author_id for each in people)
            self._item, self._title = item, name_of(newest.item)
            self.changed.emit()

    @Slot()
    def forget(self) -> None:
        """Something else is looked at."""
        if self._item:
            self._item = self._title = ""
            self.changed.emit()
