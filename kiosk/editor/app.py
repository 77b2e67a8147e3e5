"""Wires the editor: the workspace, the view model, the window."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import click
from PySide6.QtCore import QLockFile, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine

from db.upgrade.opening import open_up_to_date
from kiosk import faultlog, resources
from kiosk.app import application
from kiosk.commands.workspaces import plain_faults, workspace_to_write
from kiosk.editor.away import Away
from kiosk.editor.office import WORKSPACE, Office
from kiosk.editor.sitting import Sitting, refused_desk
from kiosk.editor.viewmodels.desk import Desk
from kiosk.exit_codes import FAULT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.workspace import Workspace

IN_USE = "Another editor on this computer has this workspace open. Close that one, then start the editor again."

BROKEN = (
    "The editor has met a fault and cannot go on. What was saved is kept. Close this window and start the editor "
    "again. Tell IT, who find more in {}."
)

NO_FOLDER = "The folder {} cannot be made: {}. Ask IT for a folder you may write to, then start the editor again."


FRAME = QSize(16, 48)
"""What a desktop puts around a window, in its own pixels: edges and the bar with the title, rather too much."""


def load(desk: Desk, screen: QSize | None = None) -> QQmlApplicationEngine:
    """The window of `desk`, shown. The engine owns both, so that the window goes first.

    `screen` is what the screen has beside the desktop's own bars: a window that would be larger fills it, and may
    be smaller than it is meant to be. Its foot, where somebody signs and signs out, must be in reach.
    """
    engine = QQmlApplicationEngine()
    desk.setParent(engine)
    engine.addImportPath(str(resources.ui_folder()))
    room = {"room": screen - FRAME} if screen is not None else {}
    engine.setInitialProperties({"desk": desk, **room})
    engine.loadFromModule("KioskUi.Editor", "Main")
    return engine


def run(folder: Path) -> int:
    """Show the editor of the workspace in `folder` until it is closed. Returns the exit code."""
    # An office desktop scales everything it shows; a kiosk, which counts in millimetres, switches that off.
    os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "1")
    app = application()
    faultlog.start(folder, echo=True)
    try:
        return _run(folder, app)
    except Exception:
        # Let out, it would reach staff as a box with a traceback where a program has no console, or as nothing at all.
        faultlog.tell_what_broke(folder)
        _show(app.exec, Desk(None, BROKEN.format(faultlog.log_file(folder))))
        return FAULT
    finally:
        faultlog.stop()


def _run(folder: Path, app: QGuiApplication) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        return _show(app.exec, Desk(None, NO_FOLDER.format(folder, problem.strerror)))
    lock = QLockFile(str(folder / "editor.lock"))
    lock.setStaleLockTime(0)  # a lock is stale when its process is gone, however long the other one is open
    if not lock.tryLock(0) and lock.error() is QLockFile.LockError.LockFailedError:
        return _show(app.exec, Desk(None, IN_USE))
    told: list[str] = []
    try:
        workspace = _open(folder / WORKSPACE, told.append)
    except click.ClickException as refused:
        return _show(app.exec, refused_desk(folder, refused), folder=folder)
    office = Office(folder, workspace, date.today)
    return _show(app.exec, Desk(office, notice="\n".join(told)), office)


def _open(path: Path, tell: Callable[[str], None]) -> Workspace:
    """`tell` is called with what whoever signs in should know: a backup that could not be made."""
    if not path.exists():
        with workspace_to_write(path, with_starter=True):
            pass
    with plain_faults():
        workspace = open_up_to_date(path, tell=tell)
        try:
            workspace.people.all()  # damaged there, it would open and let nobody sign in
        except BaseException:
            workspace.close()
            raise
        return workspace


def _show(execute: Callable[[], int], desk: Desk, office: Office | None = None, *, folder: Path | None = None) -> int:
    engine = load(desk, QGuiApplication.primaryScreen().availableSize())
    if not engine.rootObjects():
        return 1
    window = engine.rootObjects()[0]
    sitting = Sitting(window, desk, office, _open, folder=folder)
    away = Away(window)
    away.left.connect(sitting.sign_out)
    code = execute()
    sitting.close()
    return code
