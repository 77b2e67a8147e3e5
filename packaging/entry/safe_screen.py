"""The third executable: the page of helplines, for a kiosk that has crashed again and again.

It reads no content and runs no QML, which leaves little that could crash. After ten minutes it ends, and
whoever supervises it tries the kiosk again.
"""

from __future__ import annotations

import logging
import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from db.release.lines import kept_line
from kiosk import faultlog
from kiosk.cli import kept_in, patient_screen, read_settings
from kiosk.config import NOT_KNOWN, Settings
from kiosk.ending import Ending
from kiosk.exit_codes import FAULT, HELPLINES_SHOWN
from kiosk.lastresort import last_resort
from kiosk.machine.screen import before_the_window, take_over
from kiosk.panel import no_pointer
from kiosk.patience import answers
from kiosk.safe_window import SafeWindow
from kiosk.watchdog import watch

SHOWN_FOR_MS = 10 * 60 * 1000


def main(arguments: list[str]) -> int:
    """Show the page; takes `--data` and `--config` as the kiosk does."""
    data, config, windowed = patient_screen(arguments) or (None, None, False)
    settings = settings_at_all(data, config)
    disk_answers = answers(settings.data_folder)  # that it does not may be why the kiosk cannot be kept running
    if disk_answers:
        faultlog.start(settings.data_folder)
    try:
        return show(settings, windowed=windowed, disk_answers=disk_answers)
    except Exception:
        # Let out, it would reach the patients: Windows shows a box with it where a program has no console.
        faultlog.tell_what_broke(settings.data_folder)
        return FAULT


def settings_at_all(data: str | None, config: str | None) -> Settings:
    """The settings; where reading them breaks, which may be why the kiosk crashes, those that fit every nation."""
    try:
        return read_settings(data, config)[0]
    except Exception:
        folder = kept_in(data)
        faultlog.tell_what_broke(folder)
        return Settings(nation=NOT_KNOWN, data=folder)


def show(settings: Settings, *, windowed: bool, disk_answers: bool) -> int:
    """The page, until it was shown long enough or the system asks it to end.

    Without `disk_answers` the data folder is not touched: the clinic's own line is missing.
    """
    before_the_window()
    os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "0")
    app = QGuiApplication(sys.argv[:1])
    ending = Ending()
    logging.getLogger("kiosk").error("the kiosk has crashed too often: showing the page of helplines")
    own = kept_line(settings.data_folder / "releases", settings.site) if disk_answers else None
    window = SafeWindow(last_resort(settings.nation, own), settings)
    if windowed:
        window.show()
    else:
        app.setOverrideCursor(no_pointer())
        window.setGeometry(window.screen().geometry())
        window.showFullScreen()
        take_over(window)
    watch(window)
    # No orderly end, after which a kiosk stays dark.
    QTimer.singleShot(SHOWN_FOR_MS, app, lambda: app.exit(HELPLINES_SHOWN))
    code = ending.exit_code or app.exec()
    logging.getLogger("kiosk").info("the page of helplines ends%s", f" ({ending.said})" if ending.said else "")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
