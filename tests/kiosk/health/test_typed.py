"""What doctor advises can be typed as it stands, whatever way the program came onto the machine."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import doctor, resources
from kiosk.health import typed
from kiosk.health.finding import Finding, Machine, State
from kiosk.health.rights import DATA, PROGRAM

if TYPE_CHECKING:
    import pytest

ADVICE = "Set one: `kiosk staff pin`. Install it: `kiosk release install FILE`. See `kiosk config explain`, `dmesg`."
SCREEN = Path(DATA) / "screen"
PACKAGES = Path(__file__).resolve().parents[3] / "packaging/deb/tree/usr/sbin"


def installed(monkeypatch: pytest.MonkeyPatch, folder: str, platform: str = "linux") -> None:
    monkeypatch.setattr(resources, "bundled", lambda: True)
    monkeypatch.setattr(resources, "root", lambda: Path(folder))
    monkeypatch.setattr(sys, "platform", platform)


def commands(data: Path) -> list[str]:
    return re.findall(r"`(.+?)`", typed.here(ADVICE, data))


def test_on_a_kiosk_with_the_package_each_command_names_its_account(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, f"{PROGRAM}/_internal")

    assert commands(SCREEN) == [
        "lung-net-screen staff pin",
        "lung-net-publisher release install FILE",
        "lung-net-kiosk config explain",
        "dmesg",
    ]
    assert {"lung-net-screen", "lung-net-publisher"} <= {path.name for path in PACKAGES.iterdir()}


def test_on_an_office_pc_with_the_package_there_is_one_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed(monkeypatch, f"{PROGRAM}/_internal")

    assert commands(tmp_path)[:2] == ["lung-net-kiosk staff pin", "lung-net-kiosk release install FILE"]


def test_on_windows_the_folder_stands_in_it_where_it_is_not_the_usual_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    installed(monkeypatch, "C:/Program Files/lung-net-kiosk/_internal", "win32")
    monkeypatch.setattr(typed, "default_data_folder", lambda: tmp_path)

    assert commands(tmp_path)[0] == "lung-net-kiosk staff pin"
    assert commands(tmp_path / "screen")[0] == f"lung-net-kiosk --data {tmp_path / 'screen'} staff pin"
    assert commands(tmp_path / "a b")[0] == f'lung-net-kiosk --data "{tmp_path / "a b"}" staff pin'


def test_a_checkout_and_a_folder_put_anywhere_name_no_command_for_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    assert typed.here(ADVICE, SCREEN) == ADVICE

    installed(monkeypatch, "/opt/kiosk/_internal")

    assert typed.here(ADVICE, SCREEN) == ADVICE


def test_the_report_advises_so(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typed, "here", lambda text, _data: text.replace("kiosk", "my-kiosk"))
    monkeypatch.setattr(doctor, "guarded", lambda name, _check: [Finding(name, State.BROKEN, "x", "`kiosk doctor`")])

    assert {finding.advice for finding in doctor.examine(machine)} == {"`my-kiosk doctor`"}
