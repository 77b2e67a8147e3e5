"""Settings from the environment: for tests, checked like those of the file, and no way out of a kiosk."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk import config
from kiosk.cli import patient_screen, read_settings
from kiosk.config import FILE_VARIABLE, NOT_KNOWN, Settings
from kiosk.config_environment import VARIABLES, keys_set, overridden
from kiosk.config_table import SETTINGS_TABLE
from tests.test_import_rules import ROOT

if TYPE_CHECKING:
    from pathlib import Path

GIVEN = {
    "LUNG_NET_KIOSK_SITE": "st-elsewhere",
    "LUNG_NET_KIOSK_NATION": '"SCT"',
    "LUNG_NET_KIOSK_LANGUAGES": '["cy", "en"]',
    "LUNG_NET_KIOSK_COUNTS": "true",
    "LUNG_NET_KIOSK_SCREEN_DPI": "90",
    "LUNG_NET_KIOSK_IDLE_WARNING_SECONDS": "30",
    "LUNG_NET_KIOSK_APPEARANCE_THEME": "dark",
}


def test_every_key_has_its_variable() -> None:
    assert set(VARIABLES.values()) == {row.key for row in SETTINGS_TABLE}
    assert all(re.fullmatch(r"LUNG_NET_KIOSK_[A-Z_]+", name) for name in VARIABLES)
    assert FILE_VARIABLE not in VARIABLES


def test_what_the_environment_says_goes_before_the_file() -> None:
    settings, faults = overridden(Settings(nation="NIR", site="other"), GIVEN)

    assert faults == ()
    assert (settings.site, settings.nation, settings.languages, settings.counts) == (
        "st-elsewhere",
        "SCT",
        ("cy", "en"),
        True,
    )
    assert (settings.screen.dpi, settings.idle.warning_seconds, settings.appearance.theme) == (90.0, 30, "dark")
    assert settings.screen.viewing_distance_mm == 600
    assert keys_set(GIVEN) == sorted(VARIABLES[name] for name in GIVEN)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        pytest.param("SCREEN_DPI", "9", "the environment: screen.dpi: found 9", id="too-small"),
        pytest.param("SCREEN_DPI", "wide", 'screen.dpi: found "wide"', id="no-number"),
        pytest.param("SITE", "5", "", id="a-name-of-digits"),
        pytest.param("SITE", "", 'site: found ""', id="empty"),
        pytest.param("COUNTS", "yes", 'counts: found "yes"', id="no-boolean"),
        pytest.param("DPI", "90", "LUNG_NET_KIOSK_DPI: found a key that is not known", id="no-key"),
        pytest.param("IDLE_WARNING_SECONDS", "120", "at most 80 beside a least wait of 520 seconds", id="too-long"),
        pytest.param("SCREEN_DPI", "[" * 5000, "screen.dpi: found", id="brackets"),
    ],
)
def test_what_is_wrong_is_named_and_leaves_what_holds_without_it(name: str, text: str, said: str) -> None:
    base = Settings(site="other", idle=replace(Settings().idle, minimum_seconds=520))

    settings, faults = overridden(base, {f"LUNG_NET_KIOSK_{name}": text})

    assert [said in str(fault) for fault in faults] == ([True] if said else [])
    assert settings == (base if said else replace(base, site=text))


def test_a_wrong_nation_is_not_the_one_of_the_file() -> None:
    settings, (fault,) = overridden(Settings(nation="NIR"), {"LUNG_NET_KIOSK_NATION": "GB"})

    assert settings == Settings(nation=NOT_KNOWN)
    assert 'the environment: nation: found "GB"' in str(fault)


def test_the_command_line_goes_before_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.toml").write_text('nation = "WLS"\nscreen.dpi = 80')
    (tmp_path / "b.toml").write_text('nation = "NIR"\nscreen.dpi = 80')
    monkeypatch.setenv(FILE_VARIABLE, str(tmp_path / "a.toml"))
    monkeypatch.setenv("LUNG_NET_KIOSK_DATA", str(tmp_path / "environment"))
    monkeypatch.setenv("LUNG_NET_KIOSK_SCREEN_DPI", "90")

    by_environment, _ = read_settings(None, None)
    by_command, _ = read_settings(str(tmp_path / "command"), str(tmp_path / "b.toml"))

    assert (by_environment.nation, by_environment.data, by_environment.screen.dpi) == (
        "WLS",
        tmp_path / "environment",
        90.0,
    )
    assert (by_command.nation, by_command.data, by_command.screen.dpi) == ("NIR", tmp_path / "command", 90.0)


def test_without_such_a_variable_nothing_more_is_loaded(tmp_path: Path) -> None:
    code = "import sys; from kiosk.cli import read_settings; read_settings(None, None); print('msgspec' in sys.modules)"
    clean = {name: text for name, text in os.environ.items() if not name.startswith(config.ENVIRONMENT)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**clean, "XDG_CONFIG_HOME": str(tmp_path)},
    )

    assert done.stdout.strip() == "False"


READS = re.compile(r"\b(?:environ|environment|env)(?:\.get\(|\[|\.setdefault\()f?\"?([A-Z_]{3,}|\{\w+\}\w+)\b")
LOOKED_AT = {"FILE_VARIABLE", "NOTIFY_SOCKET", "WATCHDOG_USEC", "DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH"}
LOOKED_AT |= {"SIGN_FILE", "SUPERVISED"}


def test_no_variable_unlocks_anything() -> None:
    """All names that the program reads. A new one is looked at before it comes in here: does it open a kiosk?"""
    files = [file for folder in ("kiosk", "db") for file in (ROOT / folder).rglob("*.py")]
    names = {name for file in files for name in READS.findall(file.read_text(encoding="utf-8"))}

    assert {"QT_QUICK_BACKEND", "NOTIFY_SOCKET", "FILE_VARIABLE"} <= names, "found at all"
    assert {name for name in names if not name.startswith(("QT_", "QSG_", "XDG_"))} <= LOOKED_AT
    assert {"WINDOWED", "LOCKED", "PIN", "STAFF"} & {
        name.removeprefix(config.ENVIRONMENT) for name in VARIABLES
    } == set()
    assert patient_screen([]) == (None, None, False), "locked, whatever the environment says"


def test_the_doctor_tells_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk.clock import SystemClock
    from kiosk.health.finding import Machine, State
    from kiosk.health.settings import check

    for name, text in GIVEN.items():
        monkeypatch.setenv(name, text)

    (found,) = check(Machine(Settings(), (), SystemClock(), None))

    assert found.state is State.ATTENTION
    assert "screen.dpi" in found.found
    assert found.advice
