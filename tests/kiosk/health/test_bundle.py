"""The support bundle: enough to help with, nothing about anybody, and never half a file."""

from __future__ import annotations

import json
import os
import platform
import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from db.counts.store import FILE_NAME as COUNTS
from db.counts.store import add
from db.people.person import Role
from db.release.files import CannotWrite
from db.release.install import install
from db.release.store import ReleaseStore
from db.workspace import Workspace
from db.workspace_place import FILE_NAME as WORKSPACE
from kiosk import faultlog
from kiosk.config import ScreenSettings, load_settings
from kiosk.health import bundle, unit
from kiosk.health.finding import Finding, Machine, State
from kiosk.staff.cleaned import FILE_NAME as CLEANED
from kiosk.staff.pin import FILE_NAME as PIN
from kiosk.staff.pin import set_pin
from tests.kiosk.health.conftest import NOW

if TYPE_CHECKING:
    from pathlib import Path

    from tests.kiosk.kiosk_process import Program

NAMED = {
    "README.txt",
    "doctor.txt",
    "doctor.json",
    "settings.toml",
    "releases.json",
    "versions.json",
    "unit.txt",
    "logs/kiosk.log",
    "logs/kiosk.log.1",
    "logs/crash.log",
}
FINDINGS = [
    Finding("data folder", State.GOOD, "/home/jane.example/.local/share/lung-net-kiosk"),
    Finding("disk", State.BROKEN, "12 MB free", "Make room."),
]


@pytest.fixture
def full(machine: Machine, clinics: dict[int, Path], monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine with everything on it that says something of somebody."""
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
    data = machine.data
    with Workspace.create(data / WORKSPACE) as workspace:
        workspace.people.add(
            login="jexample",
            name="Jane Example",
            job="Specialist nurse",
            roles={Role.AUTHOR},
            passphrase="correct horse battery staple",
            by=None,
        )
    set_pin(data / PIN, "739152")
    add(data / COUNTS, {(date(2026, 11, 23), "everolimus"): 3}, date(2026, 11, 23))
    (data / CLEANED).write_text("2026-11-23T09:12:13+00:00")
    install(clinics[1], ReleaseStore(data / "releases"))
    log = faultlog.log_file(data)
    log.parent.mkdir()
    log.write_text("2026-11-23T08:00:00+00:00 INFO started, version 0.1.0\n")
    log.with_name("kiosk.log.1").write_text(
        '2026-11-22T08:00:00+00:00 CRITICAL Uncaught OSError\n  File "/home/jane.example/kiosk/app.py", line 9\n'
    )
    faultlog.crash_file(data).write_text('  File "C:\\Users\\jane.example\\kiosk\\app.py", line 3\n')
    return machine


def opened(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def made(machine: Machine, file: Path) -> dict[str, str]:
    bundle.write(file, bundle.contents(machine, FINDINGS), NOW)
    return opened(file)


def test_it_holds_what_helps(full: Machine, tmp_path: Path, clinics: dict[int, Path]) -> None:
    texts = made(full, tmp_path / "b.zip")

    assert set(texts) == NAMED
    assert json.loads(texts["doctor.json"])["checks"][1]["what_to_do"] == "Make room."
    assert "Something is broken." in texts["doctor.txt"]
    assert json.loads(texts["releases.json"])["in_use"] == clinics[1].name
    assert {"kiosk", "python", "qt", "sqlite", "system"} <= set(json.loads(texts["versions.json"]))
    assert "INFO started" in texts["logs/kiosk.log"]
    assert all(name in texts["README.txt"] for name in ("doctor.txt", "settings.toml", "unit.txt", "logs/"))


def test_it_says_nothing_of_anybody(full: Machine, tmp_path: Path) -> None:
    texts = made(full, tmp_path / "b.zip")

    everything = "\n".join([*texts, *texts.values()])
    pin = (full.data / PIN).read_text()
    for word in ("jane", "jexample", "nurse", "739152", "everolimus", "09:12:13", machine_name(), *secrets(pin)):
        assert word.lower() not in everything.lower(), word
    assert "/home/~/kiosk/app.py" in everything
    assert "C:\\Users\\~\\kiosk\\app.py" in everything


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (r"C:\Users\Jane Example\AppData", r"C:\Users\~\AppData"),
        (r"C:\\Users\\Jane O'Example\\kiosk", r"C:\\Users\\~\\kiosk"),
        ('File "C:\\Users\\Jane Example"', 'File "C:\\Users\\~"'),
        ("/home/jane is full and /var/log is not", "/home/~ is full and /var/log is not"),
        (r"C:\Users\jane cannot be read: see D:\x", r"C:\Users\~ cannot be read: see D:\x"),
        ("'/home/jane' and '/var/log'", "'/home/~' and '/var/log'"),
        ("/run/media/jane/STICK is gone, and /media/jane/STICK", "/run/media/~/STICK is gone, and /media/~/STICK"),
    ],
)
def test_the_name_of_an_account_is_left_out_whole(text: str, told: str) -> None:
    assert bundle.without_names(text) == told


def test_a_name_that_would_be_folded_is_left_out_whole(machine: Machine) -> None:
    path = r"C:\Users\Jane Example\AppData"
    for before in range(60, bundle.WIDTH):
        finding = Finding("data folder", State.GOOD, f"{'x' * before} {path}")
        assert "Example" not in bundle.contents(machine, [finding])["doctor.txt"]


def secrets(pin: str) -> list[str]:
    """What is kept of the PIN, piece by piece."""
    pieces = re.findall(r"[\w+/=]{16,}", pin)
    assert pieces
    return pieces


def machine_name() -> str:
    name = platform.node()
    return name if len(name) > 5 else "too short a name to be looked for"


def test_the_settings_in_it_are_those_in_use_and_can_be_used(full: Machine, tmp_path: Path) -> None:
    machine = replace(full, settings=replace(full.settings, nation="SCT", screen=ScreenSettings(dpi=81.6)))
    (tmp_path / "kiosk.toml").write_text(made(machine, tmp_path / "b.zip")["settings.toml"])

    settings, faults = load_settings(tmp_path / "kiosk.toml")

    assert (settings, faults) == (machine.settings, ())


def test_a_machine_on_which_nothing_ever_ran_has_a_bundle_too(machine: Machine, tmp_path: Path) -> None:
    assert set(made(machine, tmp_path / "b.zip")) == {name for name in NAMED if not name.startswith("logs/")}


def test_what_systemd_says_of_the_screen_is_in_it(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unit, "show", lambda: {"ActiveState": "failed"})
    monkeypatch.setattr(unit, "journal", lambda: "2026-11-23T08:00:00 sway: no seat for /home/jane.example\n")

    told = made(machine, tmp_path / "b.zip")["unit.txt"]

    assert "ActiveState=failed" in told
    assert "no seat for /home/~\n" in told


def test_a_clock_of_1970_is_no_hindrance(tmp_path: Path) -> None:
    bundle.write(tmp_path / "b.zip", {"a.txt": "a"}, datetime(1970, 1, 1, tzinfo=UTC))

    assert opened(tmp_path / "b.zip") == {"a.txt": "a"}


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_text("somebody's")

    with pytest.raises(CannotWrite, match="there already"):
        bundle.write(tmp_path / "b.zip", {"a.txt": "a"}, NOW)

    assert (tmp_path / "b.zip").read_text() == "somebody's"
    with pytest.raises(CannotWrite, match="is a folder"):
        bundle.refuse(tmp_path)


@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_a_disk_that_fails_leaves_no_half_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str) -> None:
    def full_disk(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if fails == "fsync" else bundle, fails, full_disk)

    with pytest.raises(CannotWrite, match=r"cannot be written: the disk is full\. Nothing was changed\."):
        bundle.write(tmp_path / "b.zip", {"a.txt": "a"}, NOW)

    assert list(tmp_path.iterdir()) == []


def test_the_command_writes_one_and_refuses_to_overwrite_it(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "support.zip"

    done = program.run("--data", tmp_path / "data", "doctor", "--json", "--bundle", file)
    again = program.run("--data", tmp_path / "data", "doctor", "--bundle", file)
    nowhere = program.run("--data", tmp_path / "data", "doctor", "--bundle", tmp_path / "none" / "b.zip")

    assert done.returncode == json.loads(done.stdout)["exit_code"] == 1
    assert done.stderr == f"Written: {file}. Look into it before you send it.\n"
    assert json.loads(opened(file)["doctor.json"])["checks"] == json.loads(done.stdout)["checks"]
    assert (again.returncode, again.stdout) == (3, "")
    assert "Nothing is overwritten" in again.stderr
    assert nowhere.returncode == 3
    assert "the folder is not there" in nowhere.stderr
