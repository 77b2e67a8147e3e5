"""A workspace that cannot be opened: the window says why and what next, and the file stays as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLockFile
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from db.exchange.starter import add_starter
from db.workspace import Workspace, WorkspaceError
from kiosk.editor import app
from kiosk.editor.office import WORKSPACE, Office
from kiosk.editor.viewmodels.desk import Desk
from tests.ui.editor.conftest import EditorWindow, parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Starts the editor on a folder and gives what its window says in place of the sign-in."""

    def start(folder: Path, code: int = 0) -> str:
        words: list[str] = []

        def look() -> int:
            for window in QGuiApplication.topLevelWindows():
                if window.isVisible() and hasattr(window, "contentItem"):
                    shown = [each for each in parts(window.contentItem()) if each.objectName() == "refusal"]
                    words.extend(str(each.property("text")) for each in shown)
            return 0

        monkeypatch.setattr(QGuiApplication, "exec", staticmethod(look))
        assert app.run(folder) == code
        return "\n".join(words)

    return start


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Workspace.create(tmp_path / WORKSPACE) as workspace:
        add_starter(workspace)
    return tmp_path


def test_one_from_a_newer_version(folder: Path, said: Callable[[Path], str]) -> None:
    with closing(sqlite3.connect(folder / WORKSPACE)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = (folder / WORKSPACE).read_bytes()

    assert "made by a newer version of this program" in said(folder)
    assert (folder / WORKSPACE).read_bytes() == before


def test_a_file_that_is_no_workspace(folder: Path, said: Callable[[Path], str]) -> None:
    (folder / WORKSPACE).unlink()
    with closing(sqlite3.connect(folder / WORKSPACE)) as connection:
        connection.execute("CREATE TABLE a (b)")

    assert "is not a workspace of this program" in said(folder)


def test_a_damaged_one(folder: Path, said: Callable[[Path], str]) -> None:
    (folder / WORKSPACE).write_bytes(b"no database at all " * 500)

    assert said(folder).endswith(".")
    assert (folder / WORKSPACE).read_bytes() == b"no database at all " * 500


def test_one_on_a_network_share(folder: Path, said: Callable[[Path], str], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise WorkspaceError(f"The workspace {path} lies on a network share. Move it to a disk of this computer.")

    monkeypatch.setattr("db.workspace.refuse_network_share", refuse)

    assert "lies on a network share" in said(folder)


def test_a_folder_that_cannot_be_made(tmp_path: Path, said: Callable[[Path], str]) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    assert "Ask IT for a folder you may write to" in said(tmp_path / "file" / "data")


def test_one_that_another_editor_has_open(folder: Path, said: Callable[[Path], str]) -> None:
    lock = QLockFile(str(folder / "editor.lock"))
    assert lock.tryLock(0)
    try:
        assert said(folder) == app.IN_USE
    finally:
        lock.unlock()


def test_one_whose_opening_breaks_is_told_without_a_traceback(
    folder: Path, said: Callable[..., str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(_path: Path, **_how: object) -> None:
        raise RuntimeError("nobody thought of this")

    monkeypatch.setattr(app, "open_up_to_date", breaks)

    shown = said(folder, 1)

    log = folder / "logs" / "kiosk.log"
    assert shown == app.BROKEN.format(log)
    assert "RuntimeError: nobody thought of this" in log.read_text(encoding="utf-8")
    assert "nobody thought of this" in capsys.readouterr().err  # where there is a console, it says so at once


def test_a_review_file_can_be_answered_all_the_same(office: Office, qtbot: QtBot) -> None:
    desk = Desk(None, app.IN_USE)
    engine = app.load(desk)
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    editor = EditorWindow(desk, office, window, qtbot)
    window.requestActivate()
    qtbot.waitUntil(window.isActive)
    editor.click("answerAsGuest")
    editor.see("answerReview")
    assert editor.find("refusal") is None
    editor.click("openReview")
    editor.reading("No file is named yet.")
    editor.click("backToSignIn")

    assert editor.see("refusal").property("text") == app.IN_USE
    assert editor.find("signInArea") is None
    desk.close()
    window.close()
    del engine


def test_one_on_a_disk_that_may_only_be_read(folder: Path) -> None:
    at = ("unshare", "--mount", "sh", "-c")
    bound = f'mount --bind "{folder}" "{folder}" && mount -o remount,ro,bind "{folder}"'
    if shutil.which("unshare") is None or subprocess.run([*at, bound], check=False, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    before = (folder / WORKSPACE).read_bytes()
    look = (
        "import sys; from pathlib import Path; from kiosk.editor import app;"
        "app._show = lambda _run, desk, office=None, **_how: print('SAID', desk.refusal, bool(office)) or 0;"
        "sys.exit(app.run(Path(sys.argv[1])))"
    )

    told = subprocess.run(
        [*at, f'{bound} && exec "$@"', "sh", sys.executable, "-c", look, str(folder)],
        check=False, capture_output=True, text=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip

    assert "Check that the folder is there and may be written to. False" in told.stdout, told.stderr
    assert (folder / WORKSPACE).read_bytes() == before
