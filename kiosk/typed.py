"""How a command of the kiosk is typed on this machine: what a person is told to type is copied as it stands.

Sentences are written with `kiosk ...`, as a checkout types it, and go through `here` where they leave the program:
the printer of the commands, the doctor's report, the view models of panel and editor, the log.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import resources
from kiosk.config import default_data_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

CHECKOUT = "kiosk"
COMMAND = "lung-net-kiosk"
SCREEN = "lung-net-screen"
PUBLISHER = "lung-net-publisher"
GROUPS = {
    "config": ("check", "explain"),
    "content": (
        *("backup", "backups", "bring-in", "check", "export", "import", "override", "overrides", "restore", "waiting"),
        "write-out",
    ),
    "counts": ("export", "show"),
    "release": ("build", "compare", "install", "list", "publish", "rollback", "verify"),
    "staff": (
        *("add", "adopt", "answer-review", "approvals", "approve", "correct", "passphrase", "people", "pin", "recover"),
        *("retire", "roles", "send-back", "send-review", "starter", "take-off", "take-review", "withdraw-review"),
        "worklist",
    ),
}
ALONE = ("doctor", "editor", "supervise", "tour")
"""All commands by name: "the kiosk shows" and the kiosk of a sentence that says nothing to type are left alone."""
OF_NO_ACCOUNT = {"config", "editor", "tour"}
OF_THE_SCREEN = {"counts", "doctor", "staff pin", "supervise"}
"""Whose account a command is for, on a kiosk with the package: else the publisher's. docs/it.md has the table."""
_WORDS = (*(f"{group} (?:{'|'.join(names)})" for group, names in GROUPS.items()), *ALONE)
_TYPED = re.compile(rf"(?<![\w./\\-])kiosk (?=(--(?:config|data|windowed)|{'|'.join(_WORDS)})(?![\w-]))")


def here(text: str, data: Path | None) -> str:
    """`text` with each `kiosk ...` as this machine wants it, for somebody who works with the folder `data`.

    Without a folder: as any office PC with the program wants it. A checkout, and a program that was put anywhere by
    hand, have no command to name for sure.
    """
    if "kiosk " not in text or not _installed():
        return text
    own_accounts = sys.platform != "win32" and data is not None and data.is_relative_to(_data_of_package())

    def typed(found: re.Match[str]) -> str:
        group = found[1].split()[0]
        if group in OF_NO_ACCOUNT or group.startswith("-"):
            return f"{COMMAND} "
        if own_accounts:
            return f"{SCREEN if {group, found[1]} & OF_THE_SCREEN else PUBLISHER} "
        return f"{COMMAND}{_of_folder(data)} "

    return _TYPED.sub(typed, text)


def program(arguments: Sequence[str]) -> str:
    """What somebody typed before these arguments: the package's own commands put the data folder first."""
    if not _installed():
        return CHECKOUT
    if sys.platform != "win32" and list(arguments[:1]) == ["--data"]:
        names = {f"{_data_of_package()}/screen": SCREEN, f"{_data_of_package()}/content": PUBLISHER}
        return names.get(arguments[1] if len(arguments) > 1 else "", COMMAND)
    return COMMAND


def _installed() -> bool:
    if not resources.bundled():
        return False
    if sys.platform == "win32":
        return True
    from kiosk.health.rights import PROGRAM

    return resources.root().is_relative_to(PROGRAM)


def _data_of_package() -> Path:
    from kiosk.health.rights import DATA

    return Path(DATA)


def _of_folder(data: Path | None) -> str:
    if data is None or data == default_data_folder():
        return ""
    return f' --data "{data}"' if " " in str(data) else f" --data {data}"
