"""A session that ends takes the screen with it: what Qt says then on Windows is said here by the test."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from kiosk import faultlog
from kiosk.machine.session import SessionEnd
from tests.kiosk.kiosk_process import TAKEN_AWAY

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication

    from tests.kiosk.kiosk_process import Program


def test_an_end_that_nobody_was_asked_about_is_no_end_of_the_session(qapp: QGuiApplication) -> None:
    said: list[str] = []
    session = SessionEnd(qapp, lambda: said.append("last words"))
    try:
        session._about_to_quit()
        assert not session.over
        assert said == []

        session._is_asked()
        session._about_to_quit()
        session._about_to_quit()
        assert session.over
        assert said == ["last words"]
    finally:
        session.deleteLater()


def test_a_screen_that_goes_with_its_session_has_stopped_in_order_and_lost_no_count(
    program: Program, tmp_path: Path
) -> None:
    settings = tmp_path / "kiosk.toml"
    settings.write_text("counts = true", encoding="utf-8")
    data = tmp_path / "data"

    with program.watched("--config", settings, "--data", data, watch_after_ms=1) as screen:
        screen.until(lambda seen: seen.watching)
        screen.go("openPage", "what-is-a-lung-net")
        code = screen.session_ends()

    assert code == TAKEN_AWAY, "nothing after the loop was run"
    lines = faultlog.log_file(data).read_text(encoding="utf-8").splitlines()
    assert lines[-1].endswith(" INFO stopped (the session ended)")
    ended = faultlog.last_run(data)
    assert ended is not None
    assert ended.ended is not None, "the doctor would call it a crash"
    with closing(sqlite3.connect(data / "counts.sqlite")) as counts:
        assert "what-is-a-lung-net" in "\n".join(counts.iterdump())


def test_a_screen_that_staff_close_says_once_that_it_has_stopped(program: Program, tmp_path: Path) -> None:
    with program.watched("--data", tmp_path):
        pass

    lines = faultlog.log_file(tmp_path).read_text(encoding="utf-8").splitlines()
    assert [line.split(" ", 2)[2] for line in lines][1:] == ["stopped"]
