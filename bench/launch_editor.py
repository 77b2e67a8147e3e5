"""Starts the editor as `python -m kiosk editor` does and notes when it stands still for the first time.

    python bench/launch_editor.py MARKS -- ARGUMENTS OF KIOSK

Writes MARKS, a JSON file of moments in seconds of `time.monotonic`, and then closes the editor.
"""

from __future__ import annotations

import time

BEGUN = time.monotonic()

import json  # noqa: E402  # the first moment comes before everything else
import sys  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

QUIET_MS = 300


def main() -> int:
    marks_file, arguments = Path(sys.argv[1]), sys.argv[3:]
    sys.argv = ["kiosk", *arguments]
    from kiosk import cli
    from kiosk.editor import app

    marks = {"interpreter": BEGUN, "imports": time.monotonic()}
    load = app.load

    def load_and_watch(desk: Any, screen: Any = None) -> Any:
        from PySide6.QtCore import QCoreApplication, QTimer
        from PySide6.QtQuick import QQuickWindow

        marks["workspace"] = time.monotonic()
        engine = load(desk, screen)
        window = engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        marks["window"] = time.monotonic()
        still = QTimer(engine, interval=QUIET_MS, singleShot=True)

        def painted() -> None:
            marks["settled"] = time.monotonic()
            still.start()

        def leave() -> None:
            marks_file.write_text(json.dumps(marks), encoding="utf-8")
            QCoreApplication.exit(0)

        still.timeout.connect(leave)
        window.frameSwapped.connect(painted)
        return engine

    app.load = load_and_watch
    return cli.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
