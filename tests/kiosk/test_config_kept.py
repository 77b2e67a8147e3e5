"""What was last read of a settings file: used when the file cannot be read, and for nothing else."""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING

import pytest

from kiosk import cli, config, config_file
from kiosk.clock import SystemClock
from kiosk.config import NO_NATION, NOT_KNOWN, ScreenSettings, Settings, load_settings
from kiosk.config_kept import FILE_NAME, keep, kept
from kiosk.health.finding import Machine, State
from kiosk.health.settings import check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The settings of a kiosk in Scotland."""
    file = tmp_path / "kiosk.toml"
    file.write_text('nation = "SCT"\nlanguages = ["cy", "en"]\ndata = "content"\nscreen.dpi = 90\n')
    return file


@pytest.fixture
def share_is_gone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What reads kiosk.toml hangs; what was kept is on the disk of the machine."""
    read, back = config_file.read, threading.Event()
    monkeypatch.setattr(config_file, "read", lambda path: back.wait() if path.name == "kiosk.toml" else read(path))
    monkeypatch.setattr(config, "PATIENCE_SECONDS", 0.1)
    monkeypatch.setattr(config, "LAST_PATIENCE_SECONDS", 0.3)
    yield
    back.set()


def remember(file: Path, folder: Path) -> Settings:
    settings, faults = load_settings(file)
    assert faults == ()
    keep(settings, folder)
    return settings


def test_every_setting_is_kept(file: Path, tmp_path: Path) -> None:
    settings = remember(file, tmp_path / "data")

    assert kept(tmp_path / "data") == settings
    assert settings.data == tmp_path / "content"
    assert [each.name for each in (tmp_path / "data").iterdir()] == [FILE_NAME]
    if os.name == "posix":
        assert (tmp_path / "data" / FILE_NAME).stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("share_is_gone")
def test_a_file_that_does_not_answer_keeps_nobody_waiting(tmp_path: Path) -> None:
    keep(Settings(nation="SCT", screen=ScreenSettings(dpi=90.0), file=tmp_path), tmp_path)
    before = time.monotonic()

    settings, (fault,) = load_settings(tmp_path / "kiosk.toml", kept_in=tmp_path)

    assert time.monotonic() - before < 5
    assert settings == Settings(nation="SCT", screen=ScreenSettings(dpi=90.0))
    assert settings.file is None, "so that it is not kept as if it had been read"
    assert "found a file that does not answer" in str(fault)
    (found,) = check(Machine(settings, (fault,), SystemClock(), None))
    assert found.state is State.ATTENTION
    assert "the account of the screen may read it" in found.advice


@pytest.mark.usefixtures("share_is_gone")
def test_without_anything_kept_the_nation_is_not_known(tmp_path: Path) -> None:
    settings, (fault,) = load_settings(tmp_path / "kiosk.toml", kept_in=tmp_path)

    assert settings == Settings(nation=NOT_KNOWN)
    assert NO_NATION in fault.used


@pytest.mark.usefixtures("share_is_gone")
def test_a_place_for_settings_that_does_not_answer_is_passed_on_to_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even whether there is a file can be asked: it is not taken for none."""
    hangs = threading.Event()
    monkeypatch.setattr(config, "default_files", lambda: (tmp_path / "kiosk.toml",))
    monkeypatch.setattr(type(tmp_path), "exists", lambda _path: hangs.wait())

    settings, (fault,) = load_settings()

    hangs.set()
    assert settings.nation == NOT_KNOWN
    assert "does not answer" in fault.found


def test_a_busy_disk_is_waited_for_where_nothing_is_kept(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, asked = config_file.read, []

    def slowly(path: Path) -> str:
        asked.append(path)
        if len(asked) == 1:
            threading.Event().wait(2)
        return read(path)

    monkeypatch.setattr(config_file, "read", slowly)
    monkeypatch.setattr(config, "PATIENCE_SECONDS", 0.1)

    settings, faults = load_settings(file, kept_in=tmp_path / "nothing")

    assert (settings.nation, faults) == ("SCT", ())


def test_a_file_that_is_gone_leaves_what_it_last_said(file: Path, tmp_path: Path) -> None:
    settings = remember(file, tmp_path / "data")
    file.unlink()

    assert load_settings(file, kept_in=tmp_path / "data")[0] == settings


@pytest.mark.parametrize("left", [b"", b"\r\n", b"\0" * 300], ids=["nothing", "an-empty-line", "zeros"])
def test_what_a_pulled_plug_leaves_is_no_file_of_defaults(file: Path, tmp_path: Path, left: bytes) -> None:
    settings = remember(file, tmp_path / "data")
    file.write_bytes(left)

    found, (fault,) = load_settings(file, kept_in=tmp_path / "data")

    assert found == settings
    assert "found an empty file" in str(fault)


@pytest.mark.parametrize("wrong", ['nation = "GB"', "nation = SCT"])
def test_a_wrong_nation_does_not_fall_back_on_the_last_one(file: Path, tmp_path: Path, wrong: str) -> None:
    """The kiosk may have moved: that is what somebody tried to say."""
    remember(file, tmp_path / "data")
    file.write_text(wrong)

    assert load_settings(file, kept_in=tmp_path / "data")[0].nation == NOT_KNOWN


@pytest.mark.parametrize(
    "spoilt",
    [b"", b"\x00" * 300, b'nation = "NIR"', b"\xff\xfe"],
    ids=["empty", "zeros", "cut-off", "half-of-utf-16"],
)
def test_what_is_damaged_is_not_used(file: Path, tmp_path: Path, spoilt: bytes) -> None:
    remember(file, tmp_path)
    (tmp_path / FILE_NAME).write_bytes(spoilt)

    assert kept(tmp_path) is None
    remember(file, tmp_path)
    assert kept(tmp_path) is not None


@pytest.mark.parametrize("settings", [Settings(), Settings(nation=NOT_KNOWN)], ids=["defaults", "of-no-nation"])
def test_what_was_read_in_no_file_is_not_kept(settings: Settings, tmp_path: Path) -> None:
    keep(settings, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_put_in_place_leaves_nothing_behind(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(_part: Path, _file: Path) -> None:
        raise PermissionError(13, "another program reads it")

    monkeypatch.setattr(type(file), "replace", refuses)

    remember(file, tmp_path / "data")

    assert list((tmp_path / "data").iterdir()) == []


def test_a_disk_that_takes_nothing_is_no_fault(file: Path, tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("")

    remember(file, tmp_path / "in-the-way")


def test_what_the_environment_sets_is_not_kept(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "KEEP_AFTER_SECONDS", 0)
    monkeypatch.setattr("kiosk.running.run", lambda *_given, **_named: 0)
    monkeypatch.setattr("kiosk.faultlog.watch_for_crashes", lambda _folder: None)
    monkeypatch.setenv("LUNG_NET_KIOSK_NATION", "WLS")
    before = threading.active_count()

    cli.show(str(tmp_path / "data"), str(file), windowed=False)

    assert threading.active_count() == before
