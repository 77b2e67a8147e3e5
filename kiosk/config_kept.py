"""The settings of the last start that could read its file, for a start that cannot.

A file on a disk that does not answer must not turn a kiosk in Scotland into one in England, nor take its
pages away for as long as the disk is gone.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from kiosk.config import NOT_KNOWN, Settings

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "settings-last-read.toml"
HEAD = "# What the settings said when they could last be read. Written by the kiosk: what is changed here is lost.\n"


def keep(settings: Settings, folder: Path) -> None:
    """Write down `settings` in `folder`, if they come from a file and are not there yet. Never raises for a disk."""
    if settings.file is None or settings.nation == NOT_KNOWN:
        return
    from kiosk.config_table import written

    text = (HEAD + written(settings)).encode()
    file = folder / FILE_NAME
    part = file.with_name(f".{FILE_NAME}.{os.getpid()}.part")
    with suppress(OSError):  # a full disk, or one that is read-only: `kiosk doctor` tells of it
        if file.exists() and file.read_bytes() == text:
            return
        folder.mkdir(parents=True, exist_ok=True)
        try:
            part.touch(mode=0o600)  # nobody else has a need of it
            part.write_bytes(text)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)


def kept(folder: Path) -> Settings | None:
    """The settings that were kept in `folder`, or None where there are none, or not all of them."""
    from kiosk.config_file import Unusable, leaves, parse, read
    from kiosk.config_table import SETTINGS_TABLE
    from kiosk.config_values import taken

    file = folder / FILE_NAME
    try:
        text = read(file)
        found = list(leaves(parse(text), text))
    except Unusable:
        return None
    settings, faults = taken(found, Settings(), file=str(file), folder=folder)
    whole = {key for key, _, _ in found} >= {row.key for row in SETTINGS_TABLE} - {"data"}
    return settings if whole and not faults else None
