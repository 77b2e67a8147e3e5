"""The glass: fonts, renderer and the size of the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QCursor, QWindow

PANEL = (1080, 1920)
"""A 21.5 inch full-HD panel standing upright, in pixels: what a window on a desktop shows small."""

FACES = (
    "AtkinsonHyperlegibleNext-Regular.ttf",
    "AtkinsonHyperlegibleNext-SemiBold.ttf",
    "AtkinsonHyperlegibleNext-Bold.ttf",
    "Lexend-SemiBold.ttf",
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
)
ICON_FACE = "KioskIcons.ttf"
FAMILIES = ["Atkinson Hyperlegible Next", "Noto Sans"]


def choose_renderer(environment: MutableMapping[str, str], *, platform: str = sys.platform) -> None:
    """Draw in software where there is no graphics card, unless the site has chosen.

    Measured on a machine without one: OpenGL through llvmpipe takes 45 ms and 147 MB for
    a tap, the software renderer 14 ms and 79 MB.
    """
    if "QT_QUICK_BACKEND" in environment or "QSG_RHI_BACKEND" in environment:
        return
    if platform.startswith("linux") and not any(Path("/dev/dri").glob("renderD*")):
        environment["QT_QUICK_BACKEND"] = "software"


def load_fonts(fonts: Path, icons: Path) -> tuple[str, ...]:
    """Load our faces into Qt and make them the program's own. Returns the files that could not be read."""
    from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

    files = [*(fonts / name for name in FACES), icons / ICON_FACE]
    unread = tuple(str(file) for file in files if QFontDatabase.addApplicationFont(str(file)) < 0)
    font = QFont()
    font.setFamilies(FAMILIES)
    QGuiApplication.setFont(font)
    return unread


def no_pointer() -> QCursor:
    """A pointer that cannot be seen, made without the name `Qt`, whose enumerations cost 40 ms at every start."""
    from PySide6.QtGui import QColor, QCursor, QPixmap

    clear = QPixmap(16, 16)
    clear.fill(QColor(0, 0, 0, 0))
    return QCursor(clear)


def fit(desktop: QRect) -> float:
    """How much smaller than the panel a window must be to stand on a desktop: a factor up to 1."""
    wide, tall = PANEL
    return min(1.0, (desktop.width() - 20) / wide, (desktop.height() - 60) / tall)


def fill_screen(window: QWindow) -> None:
    """Show a window on the whole screen, also where no window manager is there to make it so large.

    Qt only asks for full screen: on a bare X server the window would stay 160 pixels wide.
    """
    window.setGeometry(window.screen().geometry())
    window.showFullScreen()


def headless(environment: MutableMapping[str, str] | None = None, *, platform: str = sys.platform) -> bool:
    """Whether there is no display to open a window on."""
    env = os.environ if environment is None else environment
    if env.get("QT_QPA_PLATFORM"):
        return False
    return platform.startswith("linux") and not env.get("DISPLAY") and not env.get("WAYLAND_DISPLAY")
