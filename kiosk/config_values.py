"""What is found in a settings file or in the environment, as settings: each wrong value is named, and left out."""

from __future__ import annotations

import os
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from kiosk.config import LONGEST_VISIT_SECONDS, NATIONS, NO_NATION, NOT_KNOWN, SettingFault
from kiosk.config_table import SETTINGS_TABLE, checked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kiosk.config import Settings

MOST_FAULTS = 30
"""So many are told one by one: a file of something else would keep the first screen waiting."""
OTHER_KEYS = "the keys that `kiosk config explain` lists"
ROWS = {row.key: row for row in SETTINGS_TABLE}
_MEANT = "perhaps {} is meant"
_NATIONS_IN_WORDS = frozenset({"scotland", "wales", "cymru", "northernireland", "nireland", "ni"})
"""By which another key says it. England is not among them: it is what a file means that says nothing."""


def taken(
    found: Iterable[tuple[str, Any, int]], base: Settings, *, file: str, folder: Path, instead: str = ""
) -> tuple[Settings, tuple[SettingFault, ...]]:
    """`base` with each value that may stand under its key; and what is wrong with the others.

    `found` has dotted key, value and line. `file` names where it stands, a relative folder counts from
    `folder`, and `instead` says what is used in place of a wrong value, the default if empty.

    The nation alone has nothing to fall back on: where somebody meant to say it and did not, it is `NOT_KNOWN`.
    """
    faults: list[SettingFault] = []
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    lost, untold = False, 0
    for key, value, line in found:
        row = ROWS.get(key)
        sound = checked(row, value) if row is not None else None
        if sound is not None:
            values[key], lines[key] = sound, line
            continue
        nation = _means_the_nation(key, value)
        if len(faults) >= MOST_FAULTS and (lost or not nation):
            untold += 1
        elif row is None:
            used = NO_NATION if nation else "nothing"
            faults.append(SettingFault(file, key, "a key that is not known", _advice(key, nation), used, line))
        else:
            used = NO_NATION if nation else instead or row.default
            faults.append(SettingFault(file, key, _shown(value), row.allowed, used, line))
        lost = lost or nation
    if "nation" in values:  # whatever else is there may look like it
        faults = [_beside_the_nation(each) for each in faults]
    elif lost:
        values["nation"] = NOT_KNOWN
    if untold:
        faults.append(SettingFault(file, "", f"{untold:,} more keys like these", "what was said of those", "nothing"))
    if "data" in values:
        values["data"] = _folder(values["data"], folder)
    faults.extend(_too_long_together(values, lines, base, file, instead))
    settings: Settings = _filled(base, values)
    return settings, tuple(faults)


def _too_long_together(
    values: dict[str, Any], lines: Mapping[str, int], base: Settings, file: str, instead: str
) -> Iterator[SettingFault]:
    warning = values.get("idle.warning_seconds", base.idle.warning_seconds)
    minimum = values.get("idle.minimum_seconds", base.idle.minimum_seconds)
    if minimum + warning <= LONGEST_VISIT_SECONDS:
        return
    key = "idle.minimum_seconds" if "idle.minimum_seconds" in values else "idle.warning_seconds"
    allowed = (
        f"at most {LONGEST_VISIT_SECONDS - warning} beside a warning of {warning} seconds"
        if key == "idle.minimum_seconds"
        else f"at most {LONGEST_VISIT_SECONDS - minimum} beside a least wait of {minimum} seconds"
    )
    found = values.pop(key)
    yield SettingFault(file, key, str(found), allowed, instead or ROWS[key].default, lines[key])


def _means_the_nation(key: str, value: object) -> bool:
    """Whether what may not stand there was to say the nation: the key misspelt, in a table or in capitals, or another
    key with its value.
    """
    import difflib

    if isinstance(value, str) and key not in ROWS:
        words = "".join(letter for letter in value[:100] if letter.isalpha())
        if value.strip().upper() in NATIONS or words.casefold() in _NATIONS_IN_WORDS:
            return True
    parts = [part.casefold() for part in key[:100].split(".")]
    # Nobody says a nation by a number or by yes and no: `animation = true` is a key of another kind.
    nearly = not isinstance(value, (bool, int, float))
    return "nation" in parts or (nearly and bool(difflib.get_close_matches("nation", parts, n=1, cutoff=0.8)))


def _beside_the_nation(fault: SettingFault) -> SettingFault:
    """A fault that was taken for the nation, where the nation is said in its own place: a key too many."""
    if fault.used == NO_NATION:
        fault = fault._replace(used="nothing")
    return fault._replace(allowed=OTHER_KEYS) if fault.allowed.startswith(_MEANT.format("nation")) else fault


def _advice(key: str, nation: bool) -> str:
    import difflib

    sections = {row.partition(".")[0] for row in ROWS if "." in row}
    if key in sections:
        return f"a table: write [{key}] and its keys below it"
    last = key.rpartition(".")[2]
    same_name = [row for row in ROWS if row.rpartition(".")[2] == last]
    near = ["nation"] if nation else same_name or difflib.get_close_matches(key[:100], ROWS, n=1, cutoff=0.6)
    if not near:
        return OTHER_KEYS
    where = ", which stands above the first [table]" if "." in key and "." not in near[0] else ""
    return f"{_MEANT.format(near[0])}{where}"


def _shown(found: Any) -> str:
    try:
        text = f'"{found}"' if isinstance(found, str) else str(found).lower() if isinstance(found, bool) else str(found)
    except ValueError:
        return "a number of thousands of digits"  # Python refuses to write it out
    return text if len(text) <= 60 else f"{text[:57]}..."


def _folder(text: str, beside: Path) -> Path:
    from pathlib import Path

    path = beside / os.path.expanduser(text)  # noqa: PTH111
    try:
        return Path(os.path.abspath(path))  # noqa: PTH100
    except OSError:
        return path  # the folder the program was started in is gone


def _filled(part: Any, values: Mapping[str, Any], prefix: str = "") -> Any:
    """A copy of a settings dataclass with `values` (by dotted key) in place of what it has."""
    changes: dict[str, Any] = {}
    for one in fields(part):
        current = getattr(part, one.name)
        if is_dataclass(current):
            changes[one.name] = _filled(current, values, f"{prefix}{one.name}.")
        elif f"{prefix}{one.name}" in values:
            changes[one.name] = values[f"{prefix}{one.name}"]
    return replace(part, **changes)
