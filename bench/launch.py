"""Starts the kiosk as `python -m kiosk` does and notes when each step of the start was done.

    python bench/launch.py MARKS -- ARGUMENTS OF KIOSK

Writes MARKS, a JSON file of moments in seconds of `time.monotonic`, once the screen has been
still for a while, and then closes the kiosk. Nothing is imported here that the kiosk itself
does not import at its start.
"""

from __future__ import annotations

import time

BEGUN = time.monotonic()

import json  # noqa: E402  # the first moment comes before everything else
import sys  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import TYPE_CHECKING, Any  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

QUIET_MS = 300
marks: dict[str, float] = {"interpreter": BEGUN}


def mark(name: str) -> None:
    marks.setdefault(name, time.monotonic())


def marked(owner: Any, name: str, when_done: str) -> None:
    """Note the moment when a function of the program returns for the first time."""
    original: Callable[..., Any] = getattr(owner, name)

    def noted(*args: Any, **kwargs: Any) -> Any:
        result = original(*args, **kwargs)
        mark(when_done)
        return result

    setattr(owner, name, noted)


def main() -> int:
    marks_file, arguments = Path(sys.argv[1]), sys.argv[3:]
    sys.argv = ["kiosk", *arguments]

    from kiosk import cli

    marked(cli, "read_settings", "settings")
    read_settings = cli.read_settings

    def then_imports(*args: Any) -> Any:
        result = read_settings(*args)
        from kiosk import app, running

        mark("imports")
        watch(app, running, marks_file)
        return result

    setattr(cli, "read_settings", then_imports)  # noqa: B010  # mypy would not have it assigned
    return cli.main(arguments)


def watch(app: Any, running: Any, marks_file: Path) -> None:
    from PySide6.QtCore import QCoreApplication, QTimer

    load_fonts = app.load_fonts

    def fonts_after_application(*args: Any) -> Any:
        mark("application")
        return load_fonts(*args)

    app.load_fonts = fonts_after_application
    marked(app, "load_fonts", "fonts")
    marked(running, "choose_library", "release")
    marked(app.Program, "__init__", "models")
    load = app.Program.load

    def load_and_watch(self: Any, **options: Any) -> Any:
        window = load(self, **options)
        mark("screens")
        still = QTimer(self)
        still.setSingleShot(True)
        still.setInterval(QUIET_MS)

        def painted() -> None:
            marks["settled"] = time.monotonic()
            marks["worked"] = time.process_time()
            mark("first frame")
            still.start()

        def leave() -> None:
            marks_file.write_text(json.dumps(marks), encoding="utf-8")
            QCoreApplication.exit(0)  # the kiosk's window refuses to be closed

        still.timeout.connect(leave)
        window.frameSwapped.connect(painted)  # same thread: the software renderer draws in the main one
        return window

    app.Program.load = load_and_watch


if __name__ == "__main__":
    sys.exit(main())
