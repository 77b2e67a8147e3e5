"""What a machine must have to freeze the program for Windows; with the standard library alone, before anything else."""

from __future__ import annotations

import platform
import shutil
import sys
import sysconfig
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tools.python_range import NEWEST, OLDEST, RANGE  # noqa: E402 - the folder comes first

OLDEST_WINDOWS = 17763
"""The build of Windows 10 version 1809, the oldest that Qt 6.11 supports."""
SPACE_BYTES = 3_000_000_000
"""The environment takes 1.0 GB, its wheels 0.4 GB while they are unpacked; the rest is for the build."""
LONGEST_FOLDER = 80
"""The longest path inside the environment has 175 signs, and Windows stops at 260 unless it is told otherwise."""


@dataclass(frozen=True, slots=True)
class Machine:
    """Facts about a machine and the Python that asks; `Machine()` is this one."""

    system: str = sys.platform
    windows_build: int = field(default_factory=lambda: _windows_build())
    python: tuple[int, int] = sys.version_info[:2]
    implementation: str = platform.python_implementation()
    bits: int = 64 if sys.maxsize > 2**32 else 32
    processor: str = field(default_factory=platform.machine)
    executable: str = sys.executable
    free_threaded: bool = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
    folder: str = str(ROOT)
    free_bytes: int = field(default_factory=lambda: shutil.disk_usage(ROOT).free)
    long_paths: bool = field(default_factory=lambda: _long_paths())


def _windows_build() -> int:
    if sys.platform != "win32":
        return 0
    return sys.getwindowsversion().build


def _long_paths() -> bool:
    if sys.platform != "win32":
        return True
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\FileSystem") as key:
            return bool(winreg.QueryValueEx(key, "LongPathsEnabled")[0])
    except OSError:
        return False


def problems(machine: Machine) -> list[str]:
    """What is missing for the freeze, each with what to do about it."""
    if machine.system != "win32":
        return ["Only Windows can freeze the program for Windows. A folder frozen there can be packed here."]
    get = "Install Python 3.12 (64-bit) from python.org and start build.ps1 with -Python and its path."
    found = []
    if machine.windows_build < OLDEST_WINDOWS:
        found.append("This Windows is older than Windows 10 version 1809. Build on a newer one.")
    if machine.implementation != "CPython" or machine.free_threaded:
        found.append(f"{machine.executable} is not the ordinary Python. {get}")
    if not OLDEST <= machine.python <= NEWEST:
        found.append("This is Python {}.{}; {} are supported. ".format(*machine.python, RANGE) + get)
    if machine.bits != 64 or machine.processor.upper() not in ("AMD64", "X86_64"):
        found.append(f"This Python is for {machine.bits} bits on {machine.processor}; the kiosk is for AMD64. {get}")
    if "\\windowsapps\\" in machine.executable.lower():
        found.append(f"This Python comes from the Microsoft Store, which PyInstaller cannot freeze. {get}")
    if machine.free_bytes < SPACE_BYTES:
        found.append(
            f"{machine.folder} has {machine.free_bytes / 1e9:.1f} GB left; {SPACE_BYTES / 1e9:.0f} GB are needed. "
            "Make room, or move the folder to a larger disk."
        )
    if len(machine.folder) > LONGEST_FOLDER and not machine.long_paths:
        found.append(
            f"The path {machine.folder} is so long that Windows would cut paths inside it. Move the folder to a "
            "shorter place, such as C:\\kiosk, or switch on long paths (LongPathsEnabled)."
        )
    return found
