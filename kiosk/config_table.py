"""The keys of `kiosk.toml`: what may stand there, what it is for, and the check for it."""

from __future__ import annotations

from functools import cache
from types import GenericAlias
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from kiosk.config import LANGUAGE_CODES, NATIONS, THEMES

if TYPE_CHECKING:
    from kiosk.config import Settings


class SettingRow(NamedTuple):
    """One key of `kiosk.toml`: what may stand there and what it is for."""

    key: str
    kind: type
    default: str
    allowed: str
    meaning: str
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()
    pattern: str | None = None


SETTINGS_TABLE: tuple[SettingRow, ...] = (
    SettingRow(
        "site",
        str,
        '"starter"',
        "the short name of a site record: lower-case letters, digits and hyphens, up to 60",
        "Which clinic this kiosk stands in. Its name and numbers come from the content.",
        pattern=r"^[a-z0-9][a-z0-9-]{0,59}\Z",
    ),
    SettingRow(
        "nation",
        str,
        '"ENG"',
        'one of "ENG", "NIR", "SCT", "WLS"',
        "Chooses bank holidays, contacts and helplines. A wrong one leaves only the built-in page of helplines.",
        choices=NATIONS,
    ),
    SettingRow(
        "languages",
        tuple,
        '["en"]',
        'a list of "en" and "cy", each at most once',
        "Languages a visitor may choose; each starts with the first. Welsh is a draft.",
        choices=LANGUAGE_CODES,
    ),
    SettingRow(
        "data",
        str,
        "the platform's own folder",
        "the path of a folder; a relative one counts from the folder of this file",
        "Where installed releases and logs are kept.",
        pattern=r"^[^\x00-\x1f]+\Z",  # "C:\temp" has a tab in it
    ),
    SettingRow(
        "counts",
        bool,
        "false",
        "true or false",
        "Whether to count how often each page is opened in a day. Nothing else is ever counted.",
    ),
    SettingRow(
        "screen.dpi",
        float,
        "102.5",
        "a number from 40 to 400",
        "Dots per inch of the panel: its width in pixels x 25.4 / its width in mm.",
        least=40,
        most=400,
    ),
    SettingRow(
        "screen.viewing_distance_mm",
        float,
        "600",
        "a number from 300 to 1500",
        "From the reader's eyes to the panel, in mm. Text grows with it.",
        least=300,
        most=1500,
    ),
    SettingRow(
        "idle.warning_seconds",
        int,
        "60",
        "a whole number from 20 to 120",
        "How long a visitor is asked whether they are still there before the screen is cleared.",
        least=20,
        most=120,
    ),
    SettingRow(
        "idle.minimum_seconds",
        int,
        "120",
        "a whole number from 30 to 540, and no more than 600 together with warning_seconds",
        "The shortest time a screen is left alone before that question; long pages get more.",
        least=30,
        most=540,
    ),
    SettingRow(
        "appearance.text_size",
        int,
        "2",
        "a whole number from 1 to 4",
        "Text size each visitor starts with: capitals of 4.8, 5.9, 7.3 or 9.6 mm.",
        least=1,
        most=4,
    ),
    SettingRow(
        "appearance.theme",
        str,
        '"paper"',
        'one of "paper", "white", "dark", "yellow-on-black"',
        "Colours each visitor starts with.",
        choices=THEMES,
    ),
)


def written(settings: Settings) -> str:
    """Every key with its value, as TOML. A key that has none stands there as a remark."""
    import json

    lines = []
    for row in SETTINGS_TABLE:
        value: object = settings
        for name in row.key.split("."):
            value = getattr(value, name)
        as_toml = json.dumps(value, default=str, ensure_ascii=False)
        lines.append(f"# {row.key}: {row.default}" if value is None else f"{row.key} = {as_toml}")
    return "\n".join(lines) + "\n"


def checked(row: SettingRow, found: object) -> Any:
    """A value from the file as its own type (an int becomes a float), or None when not allowed."""
    import msgspec

    try:
        value = msgspec.convert(found, _rule(row))
    except msgspec.ValidationError:
        return None
    return None if row.kind is tuple and len(set(value)) < len(value) else value


@cache
def _rule(row: SettingRow) -> Any:
    import msgspec

    if row.kind is tuple:
        return Annotated[GenericAlias(tuple, (Literal[row.choices], ...)), msgspec.Meta(min_length=1)]
    if row.choices:
        return Literal[row.choices]
    if row.pattern is not None:
        return Annotated[row.kind, msgspec.Meta(pattern=row.pattern)]
    return Annotated[row.kind, msgspec.Meta(ge=row.least, le=row.most)]
