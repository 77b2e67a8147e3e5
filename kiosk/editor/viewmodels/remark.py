"""What an approver wants put right in one item, where it is read or written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from db.changes.visible import visible
from db.findings import about
from kiosk.editor.viewmodels.when import here
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from db.workspace_returns import SentBack
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the parts of Desk")
class Remark(QObject):
    """`there` is false where the item that is looked at was not sent back."""

    changed = Signal()

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._back: SentBack | None = None

    @Property(bool, notify=changed, final=True)
    def there(self) -> bool:
        return self._back is not None

    @Property(str, notify=changed, final=True)
    def who(self) -> str:
        """Who sent which version back, and when."""
        back = self._back
        return f"{back.approver} sent back version {back.revision}, {here(back.made_on)}:" if back is not None else ""

    @Property(str, notify=changed, final=True)
    def words(self) -> str:
        """What is wrong with it."""
        return visible(self._back.remark) if self._back is not None else ""

    def look(self, item: str) -> None:
        """Read what stands of an item, named as findings do; "" is none."""
        named = about(item)
        before, self._back = self._back, None
        if self._office is not None and named is not None:
            from db.people.sending_back import sent_back_of

            self._back = sent_back_of(self._office.workspace, *named)
        if self._back != before:
            self.changed.emit()
