"""The program's version, as each system wants to have it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

NAME = "lung-net-kiosk"
DESCRIPTION = "Information about lung neuroendocrine tumours, for a clinic's waiting room"
ROOT = Path(__file__).resolve().parents[2]


def version() -> str:
    """As in `kiosk/__init__.py`, which is read and not imported."""
    text = (ROOT / "kiosk" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    if found is None:
        raise ValueError("kiosk/__init__.py names no __version__.")
    return found[1]


def windows_version(executable: str, platform: str = sys.platform) -> Any:
    """What the Explorer shows of a file on Windows; None elsewhere."""
    if platform != "win32":
        return None
    from PyInstaller.utils.win32 import versioninfo as info

    numbers = (*[int(part) for part in re.findall(r"\d+", version())], 0, 0, 0)[:4]
    strings = {
        "FileDescription": DESCRIPTION,
        "FileVersion": version(),
        "InternalName": executable,
        "OriginalFilename": f"{executable}.exe",
        "ProductName": NAME,
        "ProductVersion": version(),
    }
    table = info.StringTable("080904b0", [info.StringStruct(*pair) for pair in strings.items()])
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[info.StringFileInfo([table]), info.VarFileInfo([info.VarStruct("Translation", [0x0809, 0x04B0])])],
    )
