"""The executables of the installed program: what each of them runs, and which of them have a console."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENTRY = ROOT / "packaging" / "entry"
COMMANDS = "lung-net-kiosk"
"""On Windows: what IT types. A program that has a window there has no console, and nobody waits for its end."""


def starts(platform: str = sys.platform) -> dict[str, Path]:
    """Executable: the script it runs."""
    everywhere = {
        "kiosk": ROOT / "kiosk" / "__main__.py",
        "editor": ENTRY / "editor.py",
        "safe-screen": ENTRY / "safe_screen.py",
    }
    return {**everywhere, COMMANDS: ENTRY / "command_line.py"} if platform == "win32" else everywhere


def has_console(name: str, platform: str = sys.platform) -> bool:
    """Whether Windows gives it a console; elsewhere the question does not arise."""
    return platform != "win32" or name == COMMANDS
