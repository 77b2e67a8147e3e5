"""Settings from the environment, for tests and trials: what stands there goes before the settings file.

`LUNG_NET_KIOSK_` and the key in capitals, with _ for the dot: `LUNG_NET_KIOSK_SCREEN_DPI=90`. Nothing but
the keys of the settings file can be set so: no variable unlocks, opens or skips anything.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.config import ENVIRONMENT, FILE_VARIABLE
from kiosk.config_table import SETTINGS_TABLE
from kiosk.config_values import ROWS, taken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kiosk.config import SettingFault, Settings

VARIABLES = {f"{ENVIRONMENT}{row.key.upper().replace('.', '_')}": row.key for row in SETTINGS_TABLE}


def overridden(
    settings: Settings, environment: Mapping[str, str] = os.environ
) -> tuple[Settings, tuple[SettingFault, ...]]:
    """`settings` with what the environment says in their place, and what is wrong with it."""
    return taken(
        _found(environment),
        settings,
        file="the environment",
        folder=Path(),
        instead="what holds without it",
    )


def keys_set(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The keys that the environment has a value for, right or wrong."""
    return sorted(VARIABLES[name] for name in environment if name in VARIABLES)


def _found(environment: Mapping[str, str]) -> Iterator[tuple[str, Any, int]]:
    for name, text in sorted(environment.items()):
        if not name.startswith(ENVIRONMENT) or name == FILE_VARIABLE:
            continue
        key = VARIABLES.get(name, name)
        yield key, _value(key, text), 0


def _value(key: str, text: str) -> Any:
    """As TOML writes it, but that words need no quotes."""
    import tomllib

    try:
        value = tomllib.loads(f"value = {text}")["value"]
    except (ValueError, RecursionError):
        return text
    words = key in ROWS and ROWS[key].kind is str
    return text if words and not isinstance(value, str) else value
