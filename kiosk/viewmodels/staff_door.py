"""The door to the staff panel: hears the knock, and holds the panel while it is open.

What is behind it (`kiosk.staff`) is loaded by whoever answers `asked`, and not before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from typing import Protocol

    from kiosk.knock import Knock

    class Behind(Protocol):
        """The panel, as far as the keys of the pad are concerned."""

        def key(self, wish: str) -> bool:
            """Whether the panel did itself what the key asks for."""
            ...


QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class StaffDoor(QObject):
    """Closed until somebody knocks and `open_to` is called."""

    asked = Signal()
    panelChanged = Signal()
    pageTurned = Signal()
    """The panel shows another page: the focus goes to it."""

    def __init__(self, knock: Knock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._knock = knock
        self._panel: QObject | None = None
        self._behind: Behind | None = None

    @Property(bool, notify=panelChanged, final=True)
    def isOpen(self) -> bool:
        return self._panel is not None

    @Property(QObject, notify=panelChanged, final=True)
    def panel(self) -> QObject | None:
        """A StaffPanel, or nothing."""
        return self._panel

    @Slot(float, float, float)
    def pressed(self, x: float, y: float, width: float) -> None:
        """A finger came down on the first screen, in pixels of a screen so wide."""
        self._knock.down(x, y, width)

    @Slot(float, float, float)
    def released(self, x: float, y: float, width: float) -> None:
        """The finger was lifted."""
        if self._knock.up(x, y, width):
            self.asked.emit()

    def key(self, wish: str, *, on_first_screen: bool) -> bool | None:
        """A key of the pad: True when it is dealt with, False when the panel's screen is to move the focus.

        None when it has nothing to do with staff.
        """
        if self._behind is not None:
            return self._behind.key(wish)
        if not self._knock.key(wish, on_first_screen=on_first_screen):
            return None
        self.asked.emit()
        return True

    def open_to(self, panel: QObject, behind: Behind) -> None:
        self._panel, self._behind = panel, behind
        self.panelChanged.emit()

    def close(self) -> None:
        """The panel is taken off the screen; whoever made it may let it go."""
        self._panel = self._behind = None
        self.panelChanged.emit()
