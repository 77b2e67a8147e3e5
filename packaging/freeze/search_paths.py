"""Where libraries are looked for: beside the program and where the system has them, nowhere on the building machine."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SEARCHED = re.compile(r"\((?:RUNPATH|RPATH)\).*\[(.*)\]")


def of_a_machine(path: Path) -> list[str]:
    """The folders that a program or library names by their whole path."""
    return [folder for folder in _searched(path) if not _beside(folder)]


def forget(paths: Iterable[Path]) -> None:
    """Take out of files where Python was built: whoever owned such a folder could put code into the kiosk.

    Needs chrpath; the gate of contents tells where it was missing.
    """
    if shutil.which("chrpath") is not None:
        for path in paths:
            if of_a_machine(path):
                kept = ":".join(folder for folder in _searched(path) if _beside(folder))
                change = ["--replace", kept] if kept else ["--delete"]
                subprocess.run(["chrpath", *change, path], capture_output=True, check=True)


def _searched(path: Path) -> list[str]:
    with path.open("rb") as file:
        if file.read(4) != b"\x7fELF":
            return []
    out = subprocess.run(["readelf", "--dynamic", path], capture_output=True, text=True, check=True).stdout
    return [folder for found in _SEARCHED.findall(out) for folder in found.split(":")]


def _beside(folder: str) -> bool:
    return folder.startswith("$ORIGIN")
