"""Settings of one kiosk: `kiosk.toml`, read forgivingly.

A waiting-room screen must come up whatever somebody typed into its settings file, so
nothing here raises: every wrong value is named, and only that key takes its default.

Settings are plain dataclasses. What checks a file is imported only when there is one: msgspec
costs 15 to 30 ms on a kiosk's processor, and a kiosk without a file needs none of it.
"""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kiosk.config_table import SettingRow

APP_FOLDER = "lung-net-kiosk"
FILE_NAME = "kiosk.toml"
LARGEST_FILE = 1_000_000
MILLIMETRES_PER_INCH = 25.4
LONGEST_VISIT_SECONDS = 600
"""TIM-04: from the last touch to a cleared screen."""
CAP_HEIGHTS_MM = (4.8, 5.9, 7.3, 9.6)
"""Height of a capital letter at text sizes 1 to 4, read from 600 mm."""


Nation = Literal["ENG", "NIR", "SCT", "WLS"]
LanguageCode = Literal["en", "cy"]
Theme = Literal["paper", "white", "dark", "yellow-on-black"]
NATIONS: tuple[Nation, ...] = ("ENG", "NIR", "SCT", "WLS")
LANGUAGE_CODES: tuple[LanguageCode, ...] = ("en", "cy")
THEMES: tuple[Theme, ...] = ("paper", "white", "dark", "yellow-on-black")


@dataclass(frozen=True)
class ScreenSettings:
    """The panel (dots per inch) and how far away its reader's eyes are (mm)."""

    dpi: float = 102.5
    viewing_distance_mm: float = 600.0

    @property
    def pixels_per_mm(self) -> float:
        return self.dpi / MILLIMETRES_PER_INCH


@dataclass(frozen=True)
class IdleSettings:
    """Seconds a screen may be left alone, and seconds of warning before it is cleared."""

    warning_seconds: int = 60
    minimum_seconds: int = 120


@dataclass(frozen=True)
class AppearanceSettings:
    """What each visitor starts with. `text_size` is 1 to 4, see `CAP_HEIGHTS_MM`."""

    text_size: int = 2
    theme: Theme = "paper"


@dataclass(frozen=True)
class Settings:
    """All settings of one kiosk; `Settings()` is what a kiosk without a file uses.

    `data` is where releases and logs are kept, or None for the platform's own place. `languages`
    are those a visitor may choose, the first one is what each visitor starts with. With `counts`
    the number of views of each page and day is kept (PRV-04).
    """

    site: str = "starter"
    nation: Nation = "ENG"
    languages: tuple[LanguageCode, ...] = ("en",)
    data: Path | None = None
    counts: bool = False
    screen: ScreenSettings = field(default_factory=ScreenSettings)
    idle: IdleSettings = field(default_factory=IdleSettings)
    appearance: AppearanceSettings = field(default_factory=AppearanceSettings)

    @property
    def data_folder(self) -> Path:
        return self.data if self.data is not None else default_data_folder()

    def with_data(self, folder: Path) -> Settings:
        """The same settings with another data folder, for `--data`."""
        return replace(self, data=folder)


class SettingFault(NamedTuple):
    """One thing wrong in a settings file, in words for whoever looks after the kiosk.

    `key` is dotted ("screen.dpi") and empty when the file as a whole cannot be used.
    """

    file: str
    key: str
    found: str
    allowed: str
    used: str

    def __str__(self) -> str:
        where = f"{self.file}: {self.key}" if self.key else self.file
        return f"{where}: found {self.found}. Allowed: {self.allowed}. Used instead: {self.used}."


def default_data_folder() -> Path:
    """Where this platform keeps a program's data; nothing is created."""
    import platformdirs

    return platformdirs.user_data_path(APP_FOLDER, appauthor=False)


def default_files() -> tuple[Path, ...]:
    """Where a settings file is looked for, first match wins: this user's, then the machine's."""
    import platformdirs

    user = platformdirs.user_config_path(APP_FOLDER, appauthor=False)
    if sys.platform in ("win32", "darwin"):
        machine = platformdirs.site_config_path(APP_FOLDER, appauthor=False)
    else:
        machine = Path("/etc") / APP_FOLDER
    return user / FILE_NAME, machine / FILE_NAME


def load_settings(path: Path | None = None) -> tuple[Settings, tuple[SettingFault, ...]]:
    """Read the settings file at `path`, or the first of `default_files()` that exists.

    Never raises: what is wrong comes back as faults, beside settings that can be used.
    A file named explicitly that is not there is a fault; no file in the usual places is not.
    """
    if path is None:
        path = next((file for file in default_files() if _exists(file)), None)
        if path is None:
            return Settings(), ()
    try:
        tree = _parse(_read(path))
    except _Unusable as fault:
        return Settings(), (SettingFault(str(path), "", str(fault), fault.allowed, "every default"),)
    return _settings_from(tree, path)


class _Unusable(Exception):
    """The file as a whole cannot be used."""

    def __init__(self, found: str, allowed: str) -> None:
        super().__init__(found)
        self.allowed = allowed


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return True  # it may be there: let reading it say what is wrong


def _read(path: Path) -> str:
    allowed = "a text file that this account may read"
    try:
        # A pipe or a device would hang or never end: only an ordinary file is opened.
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _Unusable("something that is not a file", allowed)
        if status.st_size > LARGEST_FILE:
            raise _Unusable(f"{status.st_size} bytes", f"at most {LARGEST_FILE} bytes")
        raw = path.read_bytes()
    except FileNotFoundError:
        raise _Unusable("no such file", allowed) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise _Unusable(f"a file that cannot be read ({reason})", allowed) from error
    try:
        # Notepad puts a byte order mark in front, which TOML itself does not allow.
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Unusable(f"text that is not UTF-8 at byte {error.start}", "UTF-8 text") from error


def _parse(text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        said = str(error) if isinstance(error, ValueError) else "nested too deeply"
        raise _Unusable(f"something that is not TOML: {said}", "TOML, for example dpi = 102.5") from error


def _settings_from(tree: dict[str, Any], path: Path) -> tuple[Settings, tuple[SettingFault, ...]]:
    from kiosk.config_table import SETTINGS_TABLE, checked

    file = str(path)
    rows = {row.key: row for row in SETTINGS_TABLE}
    faults: list[SettingFault] = []
    values: dict[str, Any] = {}
    for key, found in _leaves(tree):
        row = rows.get(key)
        if row is None:
            faults.append(SettingFault(file, key, "a key that is not known", _advice(key, rows), "nothing"))
            continue
        value = checked(row, found)
        if value is None:
            faults.append(SettingFault(file, key, _shown(found), row.allowed, row.default))
        else:
            values[key] = value
    if "data" in values:
        values["data"] = _folder(values["data"], path)
    faults.extend(_too_long_together(values, file, rows["idle.minimum_seconds"]))
    settings: Settings = _filled(Settings(), values)
    return settings, tuple(faults)


def _too_long_together(values: dict[str, Any], file: str, row: SettingRow) -> Iterator[SettingFault]:
    idle = IdleSettings()
    warning = values.get("idle.warning_seconds", idle.warning_seconds)
    minimum = values.get("idle.minimum_seconds", idle.minimum_seconds)
    if minimum + warning > LONGEST_VISIT_SECONDS:
        allowed = f"at most {LONGEST_VISIT_SECONDS - warning} beside a warning of {warning} seconds"
        del values["idle.minimum_seconds"]
        yield SettingFault(file, row.key, str(minimum), allowed, row.default)


def _leaves(tree: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every value with its dotted key; a section that is not a table comes out as it is."""
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{inner}", found) for inner, found in value.items())
        else:
            yield name, value


def _advice(key: str, rows: Mapping[str, SettingRow]) -> str:
    import difflib

    sections = {row.partition(".")[0] for row in rows if "." in row}
    if key in sections:
        return f"a table: write [{key}] and its keys below it"
    last = key.rpartition(".")[2]
    same_name = [row for row in rows if row.rpartition(".")[2] == last]
    near = same_name or difflib.get_close_matches(key, rows, n=1, cutoff=0.6)
    return f"perhaps {near[0]} is meant" if near else "the keys that `kiosk config explain` lists"


def _shown(found: Any) -> str:
    text = f'"{found}"' if isinstance(found, str) else str(found).lower() if isinstance(found, bool) else str(found)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _folder(text: str, file: Path) -> Path:
    return Path(os.path.abspath(file.parent / os.path.expanduser(text)))  # noqa: PTH100, PTH111


def _filled(part: Any, values: Mapping[str, Any], prefix: str = "") -> Any:
    """A copy of a settings dataclass with `values` (by dotted key) in place of its defaults."""
    changes: dict[str, Any] = {}
    for one in fields(part):
        current = getattr(part, one.name)
        if is_dataclass(current):
            changes[one.name] = _filled(current, values, f"{prefix}{one.name}.")
        elif f"{prefix}{one.name}" in values:
            changes[one.name] = values[f"{prefix}{one.name}"]
    return replace(part, **changes)
