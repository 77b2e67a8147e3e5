"""One run of the patient screen, from the first look for a display to the exit code."""

from __future__ import annotations

import logging
import os
import sys
import time
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from db.release.lines import kept_line
from kiosk import __version__, app, faultlog, one_screen, resources
from kiosk.ending import Ending
from kiosk.exit_codes import ALREADY_SHOWN, FAULT, NO_DISPLAY
from kiosk.fallback import choose_library, last_resort
from kiosk.machine.screen import take_over
from kiosk.machine.session import SessionEnd
from kiosk.panel import PANEL, fill_screen, fit, headless, no_pointer
from kiosk.release_in_use import label_of
from kiosk.watchdog import watch

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow

    from kiosk.config import SettingFault, Settings
    from kiosk.safe_window import SafeWindow

log = logging.getLogger("kiosk")

WATCH_AFTER_MS = 2000  # the first screen comes first


def run(settings: Settings, faults: tuple[SettingFault, ...], *, windowed: bool, disk_answers: bool = True) -> int:
    """Show the patient screen until it is closed. Returns the exit code of the process.

    Without `disk_answers` the data folder is not touched until it does: patients see the page of helplines.
    """
    if headless():
        print("There is no display to show the kiosk on. Start it in a graphical session.", file=sys.stderr)
        return NO_DISPLAY
    if disk_answers:
        return _run(settings, faults, windowed=windowed)
    began = time.monotonic()
    app.application()
    ending = Ending()  # for the whole run: a request to end that comes between helplines and screens counts too
    meanwhile = _until_the_disk_answers(settings, ending, windowed=windowed)
    if isinstance(meanwhile, int):
        return meanwhile
    faultlog.watch_for_crashes(settings.data_folder)
    faultlog.start(settings.data_folder)
    log.warning("the data folder did not answer for %.0f s: patients saw helplines", time.monotonic() - began)
    return _run(settings, faults, windowed=windowed, ending=ending, meanwhile=meanwhile)


def _run(
    settings: Settings,
    faults: tuple[SettingFault, ...],
    *,
    windowed: bool,
    ending: Ending | None = None,
    meanwhile: SafeWindow | None = None,
) -> int:
    """As `run`. What patients see `meanwhile` goes when the screen is there; `ending` is what listens by then."""
    from db.release.store import ReleaseStore

    faultlog.start(settings.data_folder)
    faultlog.catch_qt()
    if not one_screen.claim(settings.data_folder):
        said = one_screen.SAID.format(settings.data_folder)
        log.warning("%s", said)
        faultlog.to_standard_error(said)
        return ALREADY_SHOWN
    for fault in faults:
        from kiosk import typed

        log.warning("%s", typed.here(str(fault), settings.data_folder))
    qt = app.application()
    ending = Ending() if ending is None else ending
    store = ReleaseStore.of(settings.data_folder)
    choice = choose_library(store, resources.starter_release(), nation=settings.nation)
    for said in choice.faults:
        log.error("%s", said)
    program = app.Program(settings, choice.library, store=store, faults=faults)
    drawn = "in software" if os.environ.get("QT_QUICK_BACKEND") == "software" else "by the graphics card"
    log.info("started, version %s, release %s, drawn %s", __version__, label_of(choice.library), drawn)
    window = program.load(locked=not windowed)
    if window is not None:
        _show(window, program, windowed=windowed)
    else:
        log.error("the screens cannot be loaded: showing the page of last resort")
        own = kept_line(store.folder, settings.site)
        safe = _show_last_resort(settings, own, windowed=windowed)
    watch(window if window is not None else safe)
    if meanwhile is not None:
        meanwhile.close()
        meanwhile.deleteLater()  # with its watchdog, which would go on saying that all is well
    QTimer.singleShot(WATCH_AFTER_MS, program, program.watch)
    session = SessionEnd(qt, lambda: _last_words(program))
    code = ending.exit_code or qt.exec()
    program.close()
    if program.restart_asked and not ending.said:
        log.info("staff asked to begin anew")
        start_anew()
    if not session.over:
        log.info("stopped%s", f" ({ending.said})" if ending.said else "")
    one_screen.give_back()
    return code


def _last_words(program: app.Program) -> None:
    """What is left to do when the process is about to be taken away."""
    program.settle()
    log.info("stopped (the session ended)")


def start_anew(*, in_software: bool = False) -> NoReturn:
    """The same program once more, as `kiosk.machine.anew` does it on this system."""
    from kiosk.machine import anew

    one_screen.give_back()
    anew.start_anew(in_software=in_software)


def _show(window: QQuickWindow, program: app.Program, *, windowed: bool) -> None:
    window.sceneGraphError.connect(_draw_in_software)
    if windowed:
        scale = fit(window.screen().availableGeometry())
        program.kiosk.appearance.shrink_to(scale)
        window.resize(round(PANEL[0] * scale), round(PANEL[1] * scale))
        window.show()
    else:
        QGuiApplication.setOverrideCursor(no_pointer())  # a pointer that nobody moves lies on the text
        fill_screen(window)
        take_over(window)


def _show_last_resort(settings: Settings, own: tuple[str, str] | None, *, windowed: bool) -> SafeWindow:
    """The page without QML, with the clinic's `own` line. Whoever is given the window must keep it."""
    from kiosk.safe_window import SafeWindow

    window = SafeWindow(last_resort(settings.nation, own), settings)
    if windowed:
        window.show()
    else:
        fill_screen(window)
        take_over(window)
    return window


def _until_the_disk_answers(settings: Settings, ending: Ending, *, windowed: bool) -> SafeWindow | int:
    """The page without QML, which stays until the screens are there; or the exit code if it ends before that."""
    from kiosk.disk_gone import SAID, Silence

    faultlog.to_standard_error(SAID.format(settings.data_folder))
    window = _show_last_resort(settings, None, windowed=windowed)
    watch(window)
    silence = Silence(settings.data_folder)
    code = ending.exit_code or QGuiApplication.exec()
    return window if silence.over and not ending.said else ending.exit_code or code


def _draw_in_software(_error: object, message: str) -> None:
    """The graphics card gave up: start again, once, without it."""
    log.error("the graphics card cannot draw: %s", message)
    if os.environ.get("QT_QUICK_BACKEND") == "software":
        os._exit(FAULT)  # whoever supervises the kiosk starts it afresh
    start_anew(in_software=True)
