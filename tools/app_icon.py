"""Draw the icon that Windows shows of the programs: `python tools/app_icon.py` writes packaging/windows/kiosk.ico.

The lungs of `assets/icons` on the colour of the kiosk's buttons, once for each size that Windows asks for: at 16 points
the picture fills its square, or nobody would know it. The file is committed; this shows where it came from.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ICON = ROOT / "packaging" / "windows" / "kiosk.ico"
FACE = ROOT / "assets" / "icons" / "KioskIcons.ttf"
LUNGS = "\ue124"
GROUND, INK = "#0a4a56", "#ffffff"
SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
SMALL = 24
"""Up to here every point counts: larger lungs, square corners."""


def main() -> int:
    """Draw every size and write them as one file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    app = QGuiApplication(sys.argv[:1])
    family = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(FACE)))[0]
    drawn = [Image.frombytes("RGBA", (size, size), _drawn(family, size)) for size in SIZES]
    drawn[-1].save(ICON, sizes=[(size, size) for size in SIZES], append_images=drawn[:-1])
    del app
    return 0


def _drawn(family: str, size: int) -> bytes:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath

    image = QImage(size, size, QImage.Format.Format_RGBA8888)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corner = 0 if size <= SMALL else size * 0.18
    painter.setPen(QColor(0, 0, 0, 0))
    painter.setBrush(QColor(GROUND))
    painter.drawRoundedRect(QRectF(0, 0, size, size), corner, corner)
    glyph = QPainterPath()
    glyph.addText(0, 0, QFont(family, 100), LUNGS)
    box, wanted = glyph.boundingRect(), size * (0.88 if size <= SMALL else 0.72)
    scale = wanted / max(box.width(), box.height())
    painter.translate(size / 2, size / 2)
    painter.scale(scale, scale)
    painter.translate(-box.center())
    painter.fillPath(glyph, QColor(INK))
    painter.end()
    return bytes(image.constBits())


if __name__ == "__main__":
    raise SystemExit(main())
