"""What the present visitor has chosen: text size, colours, space, reach, a steady hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from kiosk.visit import Visit

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

THEMES = ("paper", "white", "dark", "yellow-on-black")
TEXT_SIZES = (1, 2, 3, 4)


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class Appearance(QObject):
    """What the visitor chose. `dpi` and `viewingDistanceMm` are the panel's and never change."""

    changed = Signal()
    scaleChanged = Signal()

    def __init__(self, visit: Visit, *, dpi: float, viewing_distance_mm: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._dpi = dpi
        self._distance = viewing_distance_mm
        self._scale = 1.0

    def use(self, visit: Visit) -> None:
        """Show another visit's choices: a fresh visitor starts with the site's own."""
        self._visit = visit
        self.changed.emit()

    def shrink_to(self, scale: float) -> None:
        """Draw everything smaller by `scale` (0 to 1): a desktop window shows a whole panel."""
        self._scale = scale
        self.scaleChanged.emit()

    @Property(int, notify=changed, final=True)
    def textSize(self) -> int:
        return self._visit.text_size

    @Property(str, notify=changed, final=True)
    def theme(self) -> str:
        return self._visit.theme

    @Property(bool, notify=changed, final=True)
    def moreSpace(self) -> bool:
        """Lines, letters, words and paragraphs stand wider apart (VIS-08)."""
        return self._visit.more_space

    @Property(bool, notify=changed, final=True)
    def withinReach(self) -> bool:
        """Everything stands in the lower half of a tall screen (HW-02)."""
        return self._visit.within_reach

    @Property(bool, notify=changed, final=True)
    def steadyHand(self) -> bool:
        """Targets are larger and wider apart, and a finger that drifts does not move the page (TCH-07)."""
        return self._visit.steady_hand

    @Property(bool, notify=changed, final=True)
    def moreChoices(self) -> bool:
        """Whether the choices under "More" are in sight."""
        return self._visit.more_choices

    @Property(float, notify=scaleChanged, final=True)
    def pxPerMm(self) -> float:
        return self._dpi / 25.4 * self._scale

    @Property(float, constant=True, final=True)
    def viewingDistanceMm(self) -> float:
        return self._distance

    @Slot(int)
    def chooseTextSize(self, size: int) -> None:
        if size in TEXT_SIZES and size != self._visit.text_size:
            self._visit.text_size = size
            self.changed.emit()

    @Slot(str)
    def chooseTheme(self, theme: str) -> None:
        if theme in THEMES and theme != self._visit.theme:
            self._visit.theme = theme
            self.changed.emit()

    @Slot()
    def toggleSpace(self) -> None:
        self._visit.more_space = not self._visit.more_space
        self.changed.emit()

    @Slot()
    def toggleReach(self) -> None:
        self._visit.within_reach = not self._visit.within_reach
        self.changed.emit()

    @Slot()
    def toggleSteadyHand(self) -> None:
        self._visit.steady_hand = not self._visit.steady_hand
        self.changed.emit()

    @Slot()
    def toggleMore(self) -> None:
        self._visit.more_choices = not self._visit.more_choices
        self.changed.emit()
