"""What the program runs on: versions and sizes. Neither the machine's name nor that of an account."""

from __future__ import annotations

import os
import platform
import sqlite3
import sys

from kiosk import __version__, resources
from kiosk.health import unit

PACKAGES = ("lung-net-kiosk", "cage", "sway", "seatd", "systemd", "libgl1-mesa-dri", "libwayland-client0", "fontconfig")
"""Those of Debian that a fault of the screen may come from."""


def told() -> dict[str, object]:
    """For JSON."""
    from PySide6 import __version__ as pyside

    return {
        "kiosk": __version__,
        "installed": resources.bundled(),
        "python": platform.python_version(),
        "qt": pyside,
        "sqlite": sqlite3.sqlite_version,
        "system": platform.platform(),
        "distribution": _distribution(),
        "processors": os.cpu_count(),
        "memory_mb": _memory_mb(),
        "packages": unit.said("dpkg-query", "--show", *PACKAGES).splitlines() if sys.platform == "linux" else [],
    }


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", "")
    except OSError:
        return ""


def _memory_mb() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1_000_000
    except (AttributeError, ValueError, OSError):
        return 0
