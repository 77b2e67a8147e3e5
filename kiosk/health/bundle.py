"""The support bundle: one zip with what somebody elsewhere needs in order to help, and nothing about any person.

The workspace, the PIN, the counts and the settings file with its remarks are never in it.
"""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
from dataclasses import replace as replaced
from typing import TYPE_CHECKING, TypeVar

from db.release.files import CannotWrite, cannot_write, replace
from db.release.store import ReleaseStore
from kiosk import faultlog
from kiosk.config_table import written
from kiosk.doctor import as_json, as_text
from kiosk.health import unit, versions
from kiosk.patience import TooSlow, in_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from kiosk.health.finding import Finding, Machine

WIDTH = 100
PATIENCE_SECONDS = 10.0
SILENT: dict[str, object] = {"problem": "The folder of releases does not answer."}
NO_LOGS: dict[str, str] = {}
T = TypeVar("T")
_SIGNS = r"""(?:[^\\/\s"':;,]|(?<=\w)'(?=\w))+"""
_NAME = rf"""(?:{_SIGNS}(?: {_SIGNS})+(?=[\\/"'])|{_SIGNS})"""
"""Of an account. That of Windows may have blanks; elsewhere a blank ends it, so more of the path must follow."""
_HOMES = re.compile(rf"((?:/home|/Users|/media|[A-Za-z]:(?:\\{{1,2}}|/)Users)(?:\\{{1,2}}|/)){_NAME}")
"""Folders that bear somebody's name, as the systems and JSON write them; sticks lie in /media and /run/media."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""A zip knows no year before; a machine with a flat battery may."""
README = """What this machine's information screen tells of itself, for whoever supports it.

doctor.txt, doctor.json  what `kiosk doctor` finds
settings.toml            every setting as it is used; the file itself stays where it is, with its remarks
releases.json            the content that is installed: numbers and hashes, no texts
versions.json            program, system and libraries
unit.txt                 what systemd says of the screen, and its last messages
logs/                    starts, change-overs, faults and stops

Nobody who has read at the screen is in here, nor anybody who works on the content. No workspace, PIN, counts of
page views or names of accounts: where a path bears the name of an account it is written as ~.
"""


def refuse(file: Path) -> None:
    """Raise CannotWrite if there is something at `file`: nothing is overwritten."""
    if os.path.lexists(file):
        what = "a folder" if file.is_dir() else "there already"
        raise CannotWrite(f"{file} is {what}. Nothing is overwritten: give a new name, such as kiosk-support.zip.")


def write(file: Path, contents: dict[str, str], now: datetime) -> None:
    """Put `contents`, texts by their names, into a new zip: all of it or nothing. Raises CannotWrite."""
    refuse(file)
    when = now.timetuple()[:6]
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, text in contents.items():
            entry = zipfile.ZipInfo(name, max(when, _EARLIEST))
            entry.compress_type = zipfile.ZIP_DEFLATED
            bundle.writestr(entry, text.encode("utf-8"))
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        try:
            with part.open("wb") as to:
                to.write(memory.getvalue())
                to.flush()
                os.fsync(to.fileno())
            refuse(file)
            replace(part, file)
        finally:
            part.unlink(missing_ok=True)
    except OSError as problem:
        raise cannot_write(file, problem) from problem


def contents(machine: Machine, findings: list[Finding]) -> dict[str, str]:
    """Every text of the bundle by its name in it."""
    texts = {
        "README.txt": README,
        "doctor.txt": as_text([_without_names(each) for each in findings], WIDTH) + "\n",
        "doctor.json": as_json(machine, findings) + "\n",
        "settings.toml": written(machine.settings),
        "releases.json": _json(_of_disk(lambda: _releases(ReleaseStore.of(machine.data)), SILENT)),
        "versions.json": _json(versions.told()),
        "unit.txt": _unit(),
        **_of_disk(lambda: _logs(machine.data), NO_LOGS),
    }
    return {name: without_names(text) for name, text in texts.items()}


def _of_disk(work: Callable[[], T], instead: T) -> T:
    """What is read from the data folder, or `instead` where that does not answer."""
    try:
        return in_time(work, PATIENCE_SECONDS)
    except TooSlow:
        return instead


def _without_names(finding: Finding) -> Finding:
    """Before the report is folded, which may cut a name in two."""
    return replaced(finding, found=without_names(finding.found), advice=without_names(finding.advice))


def without_names(text: str) -> str:
    """The same text, with ~ for the name of each account's own folder."""
    return _HOMES.sub(r"\1~", text)


def _releases(store: ReleaseStore) -> dict[str, object]:
    try:
        record = store.record()
    except OSError as problem:
        return {"problem": f"The folder of releases cannot be read: {problem.strerror or problem}."}
    return {
        "in_use": record.current,
        "installed": [
            {"file": each.path.name, "bytes": each.size, "sha256": each.sha256, "withdraws": list(each.withdraws)}
            for each in record.releases
        ],
        "withdrawn": sorted(record.withdrawn),
    }


def _unit() -> str:
    told = unit.show()
    if not told:
        return "There is no systemd here that could be asked.\n"
    lines = [f"{name}={value}" for name, value in told.items()]
    return "\n".join([*lines, "", unit.journal() or "Its messages cannot be read from this account.", ""])


def _logs(data: Path) -> dict[str, str]:
    log, crash = faultlog.log_file(data), faultlog.crash_file(data)
    older = [log.with_name(f"{log.name}.{number}") for number in range(1, faultlog.FILES_KEPT + 1)]
    found = {}
    for file in (log, *older, crash, crash.with_name(f"{crash.name}.1")):
        try:
            found[f"logs/{file.name}"] = file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
    return found


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
