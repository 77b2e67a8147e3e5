"""The command line. The patient screen takes a short way past click: it is the one that must start fast."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk.config import SettingFault, Settings

VALUES = ("--data", "--config")
KEEP_AFTER_SECONDS = 2.0  # the first screen comes first


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code of the process."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if sys.platform == "win32" or sys.stdout is None or sys.stderr is None:
        from kiosk.machine.streams import give_streams

        give_streams()
    if given == ["--version"]:
        from kiosk import __version__

        print(f"kiosk, version {__version__}")
        return 0
    screen = patient_screen(given)
    if screen is not None:
        return show(*screen)
    from kiosk.commands.root import run

    return run(given)


def patient_screen(given: Sequence[str]) -> tuple[str | None, str | None, bool] | None:
    """(data folder, settings file, windowed) if `given` asks for the patient screen and is well formed.

    Anything else, a mistake included, is for click, which says it better.
    """
    values: dict[str, str | None] = dict.fromkeys(VALUES)
    windowed = False
    rest = iter(given)
    for word in rest:
        name, equals, value = word.partition("=")
        if word == "--windowed":
            windowed = True
        elif name in VALUES:
            found = value if equals else next(rest, "")
            if not found or found.startswith("-"):
                return None
            values[name] = found
        else:
            return None
    return values["--data"], values["--config"], windowed


def read_settings(data: str | None, config: str | None) -> tuple[Settings, tuple[SettingFault, ...]]:
    """The settings as file, environment and global options make them, each before the one named before it."""
    import os
    from pathlib import Path

    from kiosk.config import ENVIRONMENT, FILE_VARIABLE, load_settings

    named = config if config is not None else os.environ.get(FILE_VARIABLE) or None
    settings, faults = load_settings(Path(named) if named is not None else None, kept_in=kept_in(data))
    if any(name.startswith(ENVIRONMENT) for name in os.environ):
        from kiosk.config_environment import overridden

        settings, more = overridden(settings)
        faults += more
    if data is not None:
        settings = settings.with_data(Path(data).absolute())
    return settings, faults


def show(data: str | None, config: str | None, windowed: bool) -> int:
    """The patient screen, until it is closed."""
    from kiosk import faultlog

    folder = kept_in(data)
    try:
        settings, faults = read_settings(data, config)
        _keep_soon(settings, folder)
        folder = settings.data_folder
        from kiosk.patience import answers

        disk_answers = answers(folder)
        if disk_answers:
            faultlog.watch_for_crashes(folder)
        from kiosk import running

        return running.run(settings, faults, windowed=windowed, disk_answers=disk_answers)
    except Exception:
        # Let out, it would reach the patients: Windows shows a box with it where a program has no console.
        faultlog.tell_what_broke(folder)
        from kiosk.exit_codes import FAULT

        return FAULT


def kept_in(data: str | None) -> Path:
    """Where the settings of an earlier start are kept: found without any settings."""
    from pathlib import Path

    from kiosk.config import default_data_folder

    return Path(data).absolute() if data is not None else default_data_folder()


def _keep_soon(settings: Settings, folder: Path) -> None:
    """For a start that cannot read its settings file. What is set for a trial is not kept."""
    import os
    import threading

    from kiosk.config import ENVIRONMENT

    if settings.file is None or any(name.startswith(ENVIRONMENT) for name in os.environ):
        return

    def keep() -> None:
        from kiosk import config_kept

        config_kept.keep(settings, folder)

    timer = threading.Timer(KEEP_AFTER_SECONDS, keep)
    timer.daemon = True
    timer.start()
