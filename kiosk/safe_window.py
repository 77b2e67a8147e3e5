"""The last page, painted without QML, for when QML itself cannot start.

Only a raster surface and a painter are needed: no graphics driver, no QML file, no style.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter, QRasterWindow

from kiosk.config import CAP_HEIGHTS_MM
from kiosk.resources import font_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent

    from kiosk.config import Settings
    from kiosk.lastresort import LastResort

PAPER = "#f7f4ee"
INK = "#16262e"
TEXT_FACE = "Atkinson Hyperlegible Next"
NUMBER_FACE = "Lexend SemiBold"
"""The text face slashes its zero, which has been read as an 8; this one does not."""
DESIGN_DISTANCE_MM = 600.0
SMALLEST_CAP_MM = 3.0
MARGIN_MM = 15.0
TITLE, BODY, NUMBER = 1.35, 1.0, 1.6
"""Cap heights relative to the body's."""


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph in place: where it stands (logical pixels), its face and its words."""

    place: QRectF
    font: QFont
    text: str


class SafeWindow(QRasterWindow):
    """Shows a `LastResort` in the sizes of `settings`, on whatever screen it is given."""

    def __init__(self, page: LastResort, settings: Settings) -> None:
        super().__init__()
        self._page = page
        self._settings = settings
        self._text_face, self._number_face = _faces()
        self.setTitle("Information")

    def rows(self) -> list[Row]:
        """Every paragraph as it will be painted, shrunk as a whole until it fits the window."""
        # The largest size: there is no control here to ask for it.
        cap = CAP_HEIGHTS_MM[-1] * self._settings.screen.viewing_distance_mm / DESIGN_DISTANCE_MM
        while True:
            rows = list(self._laid_out(cap))
            bottom = max(row.place.bottom() for row in rows)
            fits = bottom <= self.height() - self._pixels(MARGIN_MM) / 2
            if fits or cap <= SMALLEST_CAP_MM:
                return rows
            cap = max(SMALLEST_CAP_MM, cap * 0.94)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's)
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), self.height()), QColor(PAPER))
        painter.setPen(QColor(INK))
        for row in self.rows():
            painter.setFont(row.font)
            painter.drawText(row.place, int(Qt.TextFlag.TextWordWrap), row.text)
        painter.end()

    def _pixels(self, millimetres: float) -> float:
        # Settings speak of the panel's own pixels; a desktop that scales paints in larger ones.
        return millimetres * self._settings.screen.pixels_per_mm / self.devicePixelRatio()

    def _font(self, face: str, cap_mm: float, weight: QFont.Weight) -> QFont:
        font = QFont(face) if face else QFont()
        font.setStyleHint(QFont.StyleHint.SansSerif)
        font.setWeight(weight)
        font.setPixelSize(100)
        share = QFontMetricsF(font).capHeight() / 100 or 0.7
        font.setPixelSize(max(1, round(self._pixels(cap_mm) / share)))
        return font

    def _laid_out(self, cap: float) -> Iterator[Row]:
        title = self._font(self._text_face, cap * TITLE, QFont.Weight.Bold)
        body = self._font(self._text_face, cap * BODY, QFont.Weight.Normal)
        number = self._font(self._number_face, cap * NUMBER, QFont.Weight.DemiBold)
        gap = self._pixels(cap * 2)
        words = [(title, self._page.title, gap)]
        words += [(body, sentence, gap) for sentence in self._page.sentences]
        helplines = []
        for label, digits in self._page.numbers:
            helplines += [(body, label, gap * 0.2), (number, digits, gap)]
        margin = min(self._pixels(MARGIN_MM), self.width() / 12)
        if self.width() > self.height():
            column = (self.width() - 3 * margin) / 2
            yield from _stacked(words, margin, margin, column)
            yield from _stacked(helplines, 2 * margin + column, margin, column)
        else:
            yield from _stacked(words + helplines, margin, margin, self.width() - 2 * margin)


def _stacked(paragraphs: list[tuple[QFont, str, float]], left: float, top: float, width: float) -> Iterator[Row]:
    """Paragraphs below each other, each followed by its own gap."""
    for font, text, after in paragraphs:
        room = QRectF(left, top, width, 1e6)
        place = QFontMetricsF(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
        yield Row(QRectF(left, top, width, place.height()), font, text)
        top += place.height() + after


def _faces() -> tuple[str, str]:
    """The faces for text and for numbers; "" is the system's own, where ours cannot be read."""
    for file in font_files():
        QFontDatabase.addApplicationFont(str(file))
    known = QFontDatabase.families()
    text = TEXT_FACE if TEXT_FACE in known else ""
    return text, next((face for face in (NUMBER_FACE, "Lexend") if face in known), text)
