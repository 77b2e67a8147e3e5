"""Settings of one kiosk: `kiosk.toml`, read forgivingly.

A waiting-room screen must come up whatever somebody typed into its settings file, so
nothing here raises: every wrong value is named, and only that key takes its default.

Settings are plain dataclasses. What checks a file is imported only when there is one: msgspec
costs 15 to 30 ms on a kiosk's processor, and a kiosk without a file needs none of it. What reads a
file is `config_file`, what may stand in it `config_table`, what becomes of it `config_values`.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from kiosk.config_file import Unusable

APP_FOLDER = "lung-net-kiosk"
FILE_NAME = "kiosk.toml"
ENVIRONMENT = "LUNG_NET_KIOSK_"
"""How variables begin that stand in for a key of the file; see `config_environment`."""
FILE_VARIABLE = f"{ENVIRONMENT}CONFIG"
"""Names the settings file, as `--config` does, which goes before it."""
MILLIMETRES_PER_INCH = 25.4
LONGEST_VISIT_SECONDS = 600
"""TIM-04: from the last touch to a cleared screen."""
PATIENCE_SECONDS = 0.6
"""For a file on a disk that may not answer: after twice as long a patient still reads something 2 s after the start."""
LAST_PATIENCE_SECONDS = 5.0
"""Where nothing is known of it from an earlier start: a busy disk must not cost the pages."""
CAP_HEIGHTS_MM = (4.8, 5.9, 7.3, 9.6)
"""Height of a capital letter at text sizes 1 to 4, read from 600 mm."""


Nation = Literal["ENG", "NIR", "SCT", "WLS"]
LanguageCode = Literal["en", "cy"]
Theme = Literal["paper", "white", "dark", "yellow-on-black"]
NATIONS: tuple[Nation, ...] = ("ENG", "NIR", "SCT", "WLS")
LANGUAGE_CODES: tuple[LanguageCode, ...] = ("en", "cy")
THEMES: tuple[Theme, ...] = ("paper", "white", "dark", "yellow-on-black")
NOT_KNOWN: Literal[""] = ""
"""The nation, where a settings file was to say it and cannot be understood: to guess would show numbers that do
not answer there."""
NO_NATION = "no nation, so that patients see the built-in page of helplines and nothing else"
"""How a fault says so, in place of a default."""
OF_NO_LINE = ("what it said when it could last be read", f"every default, but {NO_NATION}")
"""What is used in place of a file of which not one line can be read: if it was kept, and if not."""


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
    are those a visitor may choose, the first one is what each visitor starts with. Without a known `nation`
    (`NOT_KNOWN`) no release is shown. With `counts` the number of views of each page and day is kept (PRV-04).
    `file` is where they were read, None for defaults and for what was kept of an earlier start.
    """

    site: str = "starter"
    nation: Nation | Literal[""] = "ENG"
    languages: tuple[LanguageCode, ...] = ("en",)
    data: Path | None = None
    counts: bool = False
    screen: ScreenSettings = field(default_factory=ScreenSettings)
    idle: IdleSettings = field(default_factory=IdleSettings)
    appearance: AppearanceSettings = field(default_factory=AppearanceSettings)
    file: Path | None = field(default=None, compare=False)

    @property
    def data_folder(self) -> Path:
        return self.data if self.data is not None else default_data_folder()

    def with_data(self, folder: Path) -> Settings:
        """The same settings with another data folder, for `--data`."""
        return replace(self, data=folder)


class SettingFault(NamedTuple):
    """One thing wrong in a settings file, in words for whoever looks after the kiosk.

    `key` is dotted ("screen.dpi") and empty when the file as a whole cannot be used. `line` counts
    from 1; 0 where there is none to name.
    """

    file: str
    key: str
    found: str
    allowed: str
    used: str
    line: int = 0

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        where = f"{place}: {self.key}" if self.key else place
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


def load_settings(
    path: Path | None = None, *, kept_in: Path | None = None
) -> tuple[Settings, tuple[SettingFault, ...]]:
    """Read the settings file at `path`, or the first of `default_files()` that exists.

    Never raises, nor waits for a disk that does not answer: what is wrong comes back as faults, beside settings
    that can be used. A file named explicitly that is not there is a fault; no file in the usual places is not.
    In the folder `kept_in` are the settings of the last start that could read its file, if there was one.
    """
    if path is None:
        path = next((file for file in default_files() if _exists(file)), None)
        if path is None:
            return Settings(), ()
    from kiosk.config_file import Unusable, leaves, may_name_a_nation, parse, salvaged
    from kiosk.config_values import taken

    try:
        text = _text(path, kept_in)
        if not text.strip("\0 \t\r\n") and _kept(kept_in) is not None:
            raise Unusable("an empty file, as a pulled plug may leave it")
        found = leaves(parse(text), text)
    except Unusable as fault:
        unusable = fault
    else:
        settings, faults = taken(found, Settings(), file=str(path), folder=path.parent)
        return replace(settings, file=path), faults
    if not unusable.text:
        return _without(path, unusable, kept_in)
    base = Settings(nation=NOT_KNOWN) if may_name_a_nation(unusable.text) else Settings()
    settings, more = taken(salvaged(unusable.text), base, file=str(path), folder=path.parent)
    used = "what can be read on the other lines"
    if settings.nation == NOT_KNOWN:
        used = f"{used}, but {NO_NATION}"
    of_the_file = SettingFault(str(path), "", str(unusable), unusable.allowed, used, unusable.line)
    return replace(settings, file=path), (of_the_file, *more)


def _without(path: Path, why: Unusable, kept_in: Path | None) -> tuple[Settings, tuple[SettingFault, ...]]:
    """What to use in place of a file of which not one line can be read."""
    settings = _kept(kept_in)
    used = OF_NO_LINE[0 if settings else 1]
    fault = SettingFault(str(path), "", str(why), why.allowed, used)
    return settings or Settings(nation=NOT_KNOWN), (fault,)


def _exists(path: Path) -> bool:
    from kiosk.patience import TooSlow, in_time

    try:
        return in_time(path.exists, PATIENCE_SECONDS)
    except (OSError, TooSlow):
        return True  # it may be there: let reading it say what is wrong


def _text(path: Path, kept_in: Path | None) -> str:
    """The text of the file. Raises `config_file.Unusable`."""
    from functools import partial

    from kiosk.config_file import Unusable, read
    from kiosk.patience import TooSlow, in_time

    try:
        return in_time(partial(read, path), PATIENCE_SECONDS)
    except TooSlow:
        with suppress(TooSlow):
            if _kept(kept_in) is None:
                return in_time(partial(read, path), LAST_PATIENCE_SECONDS)
        raise Unusable("a file that does not answer") from None


def _kept(folder: Path | None) -> Settings | None:
    if folder is None:
        return None
    from functools import partial

    from kiosk.config_kept import kept
    from kiosk.patience import TooSlow, in_time

    try:
        return in_time(partial(kept, folder), PATIENCE_SECONDS)
    except TooSlow:
        return None
