"""Work beside the window: how far it is, its end, its stop, and a fault of ours."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.editor.viewmodels.job import Job

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from pytestqt.qtbot import QtBot

    from db.publish.outcome import Progress


def test_it_tells_how_far_it_is_and_what_came_of_it(qtbot: QtBot) -> None:
    job = Job()
    told = []
    job.changed.connect(lambda: told.append((job.done, job.total, job.what)))

    def work(progress: Progress, _stopped: Callable[[], bool]) -> str:
        progress(1, 2, "Half")
        return "done"

    with qtbot.waitSignal(job.ended) as ended:
        assert job.start("Working", work)

    assert ended.args == ["done"]
    assert (1, 2, "Half") in told
    assert not job.running


def test_it_stops_when_it_is_asked_to_and_does_one_thing_at_a_time(qtbot: QtBot) -> None:
    job = Job()
    begun = threading.Event()

    def work(_progress: Progress, stopped: Callable[[], bool]) -> str:
        begun.set()
        while not stopped():
            pass
        return "stopped"

    with qtbot.waitSignal(job.ended) as ended:
        job.start("Working", work)
        assert begun.wait(5)
        assert not job.start("Another", work)
        job.stop()

    assert ended.args == ["stopped"]


def test_a_fault_of_ours_is_logged_whole_and_ends_it(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    job = Job()

    def work(_progress: Progress, _stopped: Callable[[], bool]) -> str:
        raise RuntimeError("a bug")

    with qtbot.waitSignal(job.ended) as ended:
        job.start("Working", work)

    assert ended.args == [None]
    assert "a bug" in caplog.text


def test_nothing_of_qt_is_collected_in_the_thread_of_any_job(qtbot: QtBot) -> None:
    one, other = Job(), Job()
    go_on = threading.Event()
    collects = []

    def work(_progress: Progress, _stopped: Callable[[], bool]) -> str:
        go_on.wait(5)
        collects.append(gc.isenabled())
        return ""

    def short(_progress: Progress, _stopped: Callable[[], bool]) -> str:
        collects.append(gc.isenabled())
        return ""

    one.start("Long", work)
    with qtbot.waitSignal(other.ended):
        other.start("Short", short)
    with qtbot.waitSignal(one.ended):
        go_on.set()

    assert collects == [False, False]
    assert gc.isenabled()


def test_what_a_click_waits_for_is_there_when_it_returns_if_it_is_short() -> None:
    job = Job()
    came: list[object] = []
    job.ended.connect(came.append)

    job.start("Working", lambda _progress, _stopped: "first", patience=60)

    assert came == ["first"]
    assert not job.running


def test_the_late_word_of_ended_work_ends_nothing_else(qtbot: QtBot) -> None:
    job = Job()
    came: list[object] = []
    job.ended.connect(came.append)
    go_on = threading.Event()

    job.start("Working", lambda _progress, _stopped: "first", patience=60)
    job.start("More", lambda _progress, _stopped: go_on.wait(60) and "second")
    QCoreApplication.processEvents()
    assert (came, job.running) == (["first"], True)

    go_on.set()
    with qtbot.waitSignal(job.ended):
        pass
    assert came == ["first", "second"]


def test_what_takes_long_gives_the_window_back_first(qtbot: QtBot) -> None:
    job = Job()
    go_on = threading.Event()

    with qtbot.waitSignal(job.ended) as ended:
        job.start("Working", lambda _progress, _stopped: go_on.wait(60) and "late", patience=0.001)
        assert job.running
        go_on.set()

    assert ended.args == ["late"]
