"""The folder of releases is watched, whatever happens in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QSignalSpy

from kiosk.watch import SETTLE_MS, ReleaseWatch

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot


def test_a_new_file_is_noticed(tmp_path: Path, qtbot: QtBot) -> None:
    watch = ReleaseWatch(tmp_path)

    with qtbot.waitSignal(watch.changed, timeout=5000):
        (tmp_path / "current").write_text("{}", encoding="ascii")


def test_a_file_that_is_replaced_is_noticed(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "current").write_text("{}", encoding="ascii")
    watch = ReleaseWatch(tmp_path)

    with qtbot.waitSignal(watch.changed, timeout=5000):
        (tmp_path / "part").write_text("{ }", encoding="ascii")
        (tmp_path / "part").replace(tmp_path / "current")


def test_many_changes_at_once_are_one(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.watch.SETTLE_MS", 1000)  # a busy machine may hold the changes up for longer than ours
    watch = ReleaseWatch(tmp_path)
    told, heard = QSignalSpy(watch.changed), QSignalSpy(watch._watcher.directoryChanged)

    def has_heard_of(number: int) -> bool:
        return heard.count() > number

    for number in range(20):
        (tmp_path / str(number)).write_text("x", encoding="ascii")
        qtbot.waitUntil(partial(has_heard_of, number))
    qtbot.waitUntil(lambda: told.count() > 0)

    QCoreApplication.processEvents()
    assert told.count() == 1
    assert not watch._settle.isActive(), "nothing more is to come"


def test_a_folder_that_is_made_later_is_watched_from_then_on(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "releases"
    watch = ReleaseWatch(folder)

    with qtbot.waitSignal(watch.changed, timeout=5000):
        folder.mkdir()
    with qtbot.waitSignal(watch.changed, timeout=5000):
        (folder / "current").write_text("{}", encoding="ascii")


def test_nothing_is_said_while_nothing_happens(tmp_path: Path, qtbot: QtBot) -> None:
    watch = ReleaseWatch(tmp_path)

    with qtbot.assertNotEmitted(watch.changed, wait=2 * SETTLE_MS):
        pass
