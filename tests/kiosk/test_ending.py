"""The screen is asked to end: it does so at once, in order, and leaves one line. And what its log says of a day."""

from __future__ import annotations

import re
import signal
import sqlite3
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from db.release.install import install
from kiosk import faultlog
from kiosk.ending import ASKING, Ending
from tests.kiosk.machine import START, files_below, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication

    from tests.kiosk.kiosk_process import Program
    from tests.kiosk.machine import Kiosk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a program by its window")
LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d (INFO|WARNING|ERROR|CRITICAL) \S")


def log_of(data: Path) -> list[str]:
    file = faultlog.log_file(data)
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


@pytest.mark.parametrize(
    "number",
    [
        signal.SIGTERM,
        pytest.param(signal.SIGINT, marks=pytest.mark.slow),
        pytest.param(signal.SIGHUP, marks=pytest.mark.slow),
    ],
    ids=lambda number: number.name,
)
def test_a_screen_that_is_asked_to_end_while_it_starts_ends_in_order(
    program: Program, tmp_path: Path, number: signal.Signals
) -> None:
    before = signal.signal(number, signal.SIG_DFL)  # what a shell's "&" ignores would be ignored by the screen too
    try:
        process = program.start("--data", tmp_path)
    finally:
        signal.signal(number, before)
    try:
        wait_for(lambda: bool(log_of(tmp_path)))  # the screens are still being loaded
        process.send_signal(number)
        said = process.communicate(timeout=30)
    finally:
        process.kill()

    assert said == ("", "")
    assert process.returncode == 128 + number
    assert [line.split(" ", 1)[1].partition(",")[0] for line in log_of(tmp_path)] == [
        "INFO started",
        f"INFO stopped ({number.name})",
    ]


def test_a_screen_that_nobody_touches_hears_that_it_is_to_end(program: Program, tmp_path: Path) -> None:
    settings = tmp_path / "kiosk.toml"
    settings.write_text("counts = true")
    data = tmp_path / "data"

    with program.watched("--config", settings, "--data", data, watch_after_ms=1) as screen:
        screen.until(lambda seen: seen.watching)
        screen.go("openPage", "what-is-a-lung-net")
        code = screen.signal(signal.SIGTERM)

    assert code == 128 + signal.SIGTERM
    assert log_of(data)[-1].endswith(" INFO stopped (SIGTERM)")
    with sqlite3.connect(data / "counts.sqlite") as counts:
        assert "what-is-a-lung-net" in "\n".join(counts.iterdump()), "what was counted is not lost"


def test_a_signal_that_comes_just_before_the_loop_ends_it(qapp: QGuiApplication) -> None:
    handlers = {number: signal.getsignal(number) for number in map(signal.Signals.__getitem__, ASKING)}
    wakes = signal.set_wakeup_fd(-1)
    ending = Ending()
    try:
        signal.raise_signal(signal.SIGTERM)
        QTimer.singleShot(30_000, ending, lambda: qapp.exit(1))
        assert ending.said == "SIGTERM"
        assert qapp.exec() == 128 + signal.SIGTERM
    finally:
        signal.set_wakeup_fd(wakes)
        for number, handler in handlers.items():
            signal.signal(number, handler)


def test_a_day_leaves_one_line_for_each_event_and_nothing_of_a_visitor(
    machine: Callable[..., Kiosk], clinics: dict[int, Path]
) -> None:
    kiosk = machine(1)

    with kiosk.screen(watch_after_ms=1) as screen:
        screen.until(lambda seen: seen.watching)
        screen.go("home")
        screen.go("openPage", "urgent-help")
        screen.go("openSearch")
        assert any("diarrhoea" in text.lower() for text in screen.type("diarrhoea").texts)
        screen.go("openContacts")
        screen.go("startAgain")
        install(clinics[2], kiosk.store)
        screen.until(lambda seen: START in seen.texts and "Clinic 2" in seen.texts)
        screen.signal(signal.SIGTERM)

    lines = log_of(kiosk.data)
    assert all(LINE.match(line) for line in lines)
    assert [line.split(" ", 2)[2].split(",")[0] for line in lines] == [
        "started",
        f"showing release {clinics[2].stem}",
        "stopped (SIGTERM)",
    ]
    left = {name: raw for name, raw in files_below(kiosk.data).items() if not name.startswith("releases/0")}
    assert "logs/kiosk.log" in left
    for word in (b"diarr", b"urgent", b"help", b"contact", b"search"):
        assert [name for name, raw in left.items() if word in raw.lower()] == []
