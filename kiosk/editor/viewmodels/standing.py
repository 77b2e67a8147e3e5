"""How the item that is opened stands: whether it was taken off, whether it waits, whether somebody was at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from db.changes.item import State
from db.changes.visible import visible
from db.findings import about
from kiosk.editor.viewmodels.when import here
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from db.workspace import Workspace
    from kiosk.editor.office import Office

    About = tuple[str, str, str]

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

TYPED = "What was typed here before is kept, and not saved yet. Nobody else sees it."


@QmlElement
@QmlUncreatable("made by Desk")
class Standing(QObject):
    """As it was when the item was opened: what becomes of it after that its form tells."""

    changed = Signal()

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._off = self._waits = ""

    @Property(str, notify=changed, final=True)
    def off(self) -> str:
        """Who took it off the screens, when and why; "" where it is not off."""
        return self._off

    @Property(str, notify=changed, final=True)
    def waits(self) -> str:
        """What of it has not reached patients yet, and why not; "" where nothing waits."""
        return self._waits

    def look(self, item: str, *, typed: bool) -> None:
        """Read how an item stands, named as findings do. `typed`: its form holds what was never saved."""
        named = about(item)
        self._off = self._waits = ""
        if self._office is not None and named is not None:
            workspace = self._office.workspace
            self._off = _off(workspace, named)
            self._waits = " ".join(filter(None, (_waiting(workspace, named), TYPED if typed else "")))
        self.changed.emit()


def _off(workspace: Workspace, named: About) -> str:
    taken = next((each for each in workspace.withdrawals.active() if each.about == named), None)
    if taken is None:
        return ""
    return (
        f"{taken.name} took this off the screens on {here(taken.made_on)}: \u201c{visible(taken.reason)}\u201d "
        "It stays off until it is approved again."
    )


def _waiting(workspace: Workspace, named: About) -> str:
    from db.changes.to_tick import changes_to_approve
    from db.people.sending_back import sent_back_of

    newest = next(reversed(workspace.history(*named)), None)
    if newest is None or newest.author_id is None or workspace.current(*named) is None:
        return ""  # it is as it came, or held back: nobody is asked
    if sent_back_of(workspace, *named) is not None:
        return ""  # it waits for its author, and the remark says so
    changes = changes_to_approve(workspace, *named, newest.number)
    if changes is None or changes.state is State.SAME:
        return ""
    return f"Version {newest.number}, by {newest.author}, waits for approval."
