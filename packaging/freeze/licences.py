"""What each locked package says of its licence, for a folder of its own: they ask for it to come along."""

from __future__ import annotations

import re
from importlib.metadata import distribution
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NOT_SHIPPED = ("pip",)
"""Locked because a package names it, and left out of the bundle."""
_FILE = re.compile(r"METADATA$|LICEN[CS]E|COPYING|NOTICE")  # some say it in their description alone


def licences(lock: Path) -> list[tuple[str, str]]:
    """(file, folder in the bundle) for every package of a lock file."""
    locked = re.findall(r"^([\w-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return [
        (str(file.locate()), f"licences/{name}")
        for name in locked
        if name not in NOT_SHIPPED
        for file in distribution(name).files or ()
        if file.parts[0].endswith(".dist-info") and _FILE.search(str(file))
    ]
