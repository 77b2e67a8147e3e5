"""The Windows package on a Windows, as far as wine is one: install, upgrade, refuse, repair, remove, purge."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

import build_msi
from msi import ids
from msi.write import missing_tools
from tests.packaging.wine import PROGRAMS, Wine, started

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("wine") is None or not PROGRAMS.is_dir(), reason="needs wine"),
    pytest.mark.skipif(bool(missing_tools()), reason="needs msitools and gcab"),
]
OLD, NEW = "0.1.0", "0.2.0"
VERSIONS = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion"
CONTENTS = {OLD: ("_internal/a.txt", "_internal/old.txt"), NEW: ("_internal/a.txt", "_internal/new/new.txt")}


@pytest.fixture(scope="module")
def machine() -> Iterator[Wine]:
    with started() as wine:
        yield wine


@pytest.fixture(scope="module")
def packages(machine: Wine, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two versions of a small program; its executables say the name of the machine."""
    made = {}
    for number, places in CONTENTS.items():
        bundle = tmp_path_factory.mktemp("bundle")
        for name in build_msi.EXECUTABLES:
            shutil.copyfile(PROGRAMS / "hostname.exe", bundle / name)
        for place in places:
            (bundle / place).parent.mkdir(parents=True, exist_ok=True)
            (bundle / place).write_text(f"{place} of {number}")
        package, problems = build_msi.make(bundle, machine.home, number=number, moment=1_790_000_000)
        assert problems == []
        made[number] = package
    (machine.home / "our ward.toml").write_text('site = "ward-7"\n')
    machine.own(machine.home)
    return made


@pytest.fixture
def windows(machine: Wine) -> Iterator[Wine]:
    """A Windows 10 on which nothing of ours was ever installed."""
    machine.run("reg", "add", VERSIONS, "/v", "CurrentBuildNumber", "/d", "19045", "/f")
    yield machine
    for number in CONTENTS:
        machine.install("/x", ids.product_code(number))
    shutil.rmtree(data(machine), ignore_errors=True)
    assert installed(machine) == {}


def program(wine: Wine) -> Path:
    return wine.disk / "Program Files" / "lung-net-kiosk"


def data(wine: Wine) -> Path:
    return wine.disk / "ProgramData" / "lung-net-kiosk"


def settings(wine: Wine) -> str:
    return (data(wine) / "kiosk.toml").read_text()


def installed(wine: Wine) -> dict[str, str]:
    """Every text file of the program, and what is in it."""
    found = (path for path in program(wine).rglob("*") if path.is_file())
    return {path.relative_to(program(wine)).as_posix(): path.read_text("latin-1")[:40] for path in found}


def texts(number: str) -> dict[str, str]:
    return {place: f"{place} of {number}" for place in CONTENTS[number]}


def holds(wine: Wine, number: str) -> bool:
    """Whether all of a version is there and nothing else."""
    found = installed(wine)
    return found.keys() == {*CONTENTS[number], *build_msi.EXECUTABLES} and found.items() >= texts(number).items()


def keep_something(wine: Wine) -> Path:
    kept = data(wine) / "screen" / "releases" / "current"
    kept.parent.mkdir(parents=True)
    kept.write_text("release 7")
    wine.own(data(wine))
    return kept


def shortcuts(wine: Wine) -> set[str]:
    return {path.stem for path in wine.disk.rglob("*.lnk")}


def path(wine: Wine) -> str:
    key = r"HKLM\System\CurrentControlSet\Control\Session Manager\Environment"
    return wine.run("reg", "query", key, "/v", "PATH").stdout.split("REG_EXPAND_SZ")[1].strip()


def test_it_installs_and_what_it_installed_runs(windows: Wine, packages: dict[str, Path]) -> None:
    assert windows.install("/i", packages[OLD].name) == 0

    assert holds(windows, OLD)
    assert shortcuts(windows) == {"Lung NET kiosk", "Lung NET content editor"}
    assert settings(windows) == build_msi.DEFAULTS.source.read_text()
    told = windows.run("reg", "query", r"HKLM\Software\lung-net-kiosk", "/v", "Version").stdout
    assert OLD in told
    assert windows.run(r"C:\Program Files\lung-net-kiosk\kiosk.exe").returncode == 0
    assert path(windows).endswith(";C:\\Program Files\\lung-net-kiosk\\")


def test_an_older_windows_is_refused(windows: Wine, packages: dict[str, Path]) -> None:
    windows.run("reg", "add", VERSIONS, "/v", "CurrentBuildNumber", "/d", "17762", "/f")

    assert windows.install("/i", packages[OLD].name) != 0
    assert installed(windows) == {}


def test_the_settings_of_the_site_are_copied(windows: Wine, packages: dict[str, Path]) -> None:
    site = windows.windows(windows.home / "our ward.toml")

    assert windows.install("/i", packages[OLD].name, f"SITECONF={site}") == 0
    assert settings(windows) == 'site = "ward-7"\n'


def test_settings_that_are_not_there_end_the_installation(windows: Wine, packages: dict[str, Path]) -> None:
    assert windows.install("/i", packages[OLD].name, r"SITECONF=Z:\nowhere\kiosk.toml") != 0
    assert installed(windows) == {}


def test_an_upgrade_replaces_the_program_and_keeps_the_data(windows: Wine, packages: dict[str, Path]) -> None:
    windows.install("/i", packages[OLD].name)
    (data(windows) / "kiosk.toml").write_text('site = "changed-here"\n')
    kept = keep_something(windows)

    assert windows.install("/i", packages[NEW].name) == 0

    assert holds(windows, NEW)
    assert settings(windows) == 'site = "changed-here"\n'
    assert kept.read_text() == "release 7"
    assert len(shortcuts(windows)) == 2


def test_an_upgrade_may_bring_new_settings(windows: Wine, packages: dict[str, Path]) -> None:
    windows.install("/i", packages[OLD].name)
    site = windows.windows(windows.home / "our ward.toml")

    assert windows.install("/i", packages[NEW].name, f"SITECONF={site}") == 0
    assert settings(windows) == 'site = "ward-7"\n'


def test_settings_that_are_already_in_their_place_stay(windows: Wine, packages: dict[str, Path]) -> None:
    windows.install("/i", packages[OLD].name)
    (data(windows) / "kiosk.toml").write_text('site = "ward-9"\n')

    assert windows.install("/i", packages[NEW].name, r"SITECONF=c:\programdata\lung-net-kiosk\kiosk.toml") == 0
    assert settings(windows) == 'site = "ward-9"\n'


def test_settings_for_a_version_that_is_there_already_are_refused(windows: Wine, packages: dict[str, Path]) -> None:
    windows.install("/i", packages[OLD].name)
    site = windows.windows(windows.home / "our ward.toml")

    assert windows.install("/i", packages[OLD].name, f"SITECONF={site}") != 0
    assert settings(windows) == build_msi.DEFAULTS.source.read_text()
    assert windows.install("/x", ids.product_code(OLD), f"SITECONF={site}") == 0


def test_an_older_version_is_refused(windows: Wine, packages: dict[str, Path]) -> None:
    windows.install("/i", packages[NEW].name)

    assert windows.install("/i", packages[OLD].name) != 0
    assert holds(windows, NEW)


def test_a_repair_brings_back_the_program_and_leaves_the_settings(windows: Wine, packages: dict[str, Path]) -> None:
    site = windows.windows(windows.home / "our ward.toml")
    windows.install("/i", packages[OLD].name, f"SITECONF={site}")
    shutil.rmtree(program(windows) / "_internal")
    (program(windows) / "kiosk.exe").write_text("damaged")

    assert windows.install("/i", packages[OLD].name, "REINSTALL=ALL") == 0

    assert holds(windows, OLD)
    assert installed(windows)["kiosk.exe"] != "damaged"
    assert settings(windows) == 'site = "ward-7"\n'


def test_removing_it_keeps_settings_and_data(windows: Wine, packages: dict[str, Path]) -> None:
    windows.install("/i", packages[OLD].name)
    kept = keep_something(windows)

    assert windows.install("/x", ids.product_code(OLD)) == 0

    assert not program(windows).exists()
    assert shortcuts(windows) == set()
    assert "lung-net-kiosk" not in path(windows)
    assert path(windows).startswith("%SystemRoot%")
    assert windows.run("reg", "query", r"HKLM\Software\lung-net-kiosk").returncode != 0
    assert kept.read_text() == "release 7"
    assert settings(windows)


def test_purge_removes_settings_and_data_too_and_nothing_else(windows: Wine, packages: dict[str, Path]) -> None:
    windows.install("/i", packages[OLD].name)
    keep_something(windows)
    others = {path.name for path in data(windows).parent.iterdir()} - {data(windows).name}

    assert windows.install("/x", ids.product_code(OLD), "PURGE=1") == 0

    assert not program(windows).exists()
    assert {path.name for path in data(windows).parent.iterdir()} == others


def test_purge_means_nothing_while_it_is_installed(windows: Wine, packages: dict[str, Path]) -> None:
    windows.install("/i", packages[OLD].name)
    kept = keep_something(windows)

    assert windows.install("/i", packages[NEW].name, "PURGE=1") == 0
    assert kept.read_text() == "release 7"
