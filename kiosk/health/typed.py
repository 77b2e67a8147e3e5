"""How a command of the kiosk is typed on this machine: what doctor advises is copied from its report as it stands."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from kiosk import resources
from kiosk.config import default_data_folder
from kiosk.health.rights import DATA, PROGRAM

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = "lung-net-kiosk"
SCREEN = "lung-net-screen"
OF_ITS_OWN = {"content": "lung-net-publisher", "release": "lung-net-publisher", "config": COMMAND}
"""Commands that are not typed in the account of the screen, on a kiosk with the package; docs/it.md has the table."""
_TYPED = re.compile(r"`kiosk (?=([a-z]+))")


def here(text: str, data: Path) -> str:
    """`text` with each `kiosk ...` as this machine wants it, for somebody who asked about the folder `data`.

    A checkout, and a program that was put anywhere by hand, have no command to name for sure.
    """
    if not resources.bundled():
        return text
    if sys.platform == "win32":
        return _TYPED.sub(lambda _: f"`{COMMAND}{_of_folder(data)} ", text)
    if not resources.root().is_relative_to(PROGRAM):
        return text
    if not data.is_relative_to(DATA):  # an office PC
        return _TYPED.sub(f"`{COMMAND} ", text)
    return _TYPED.sub(lambda found: f"`{OF_ITS_OWN.get(found[1], SCREEN)} ", text)


def _of_folder(data: Path) -> str:
    if data == default_data_folder():
        return ""
    return f' --data "{data}"' if " " in str(data) else f" --data {data}"
