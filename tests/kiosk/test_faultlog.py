"""The fault log: whole, bounded, and never itself a fault."""

import faulthandler
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType

from db.library import LibraryUnavailable, NoSuchItem
from kiosk import faultlog
from kiosk.faultlog import last_fault, log_file
from kiosk.searching import SearchBroke

FULL_DISK = Path("/dev/full")


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    level, loud = logging.getLogger().level, logging.raiseExceptions
    faultlog.start(tmp_path)
    yield tmp_path
    faultlog.stop()
    logging.getLogger().setLevel(level)
    logging.raiseExceptions = loud
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


def written(data: Path) -> str:
    return log_file(data).read_text(encoding="utf-8")


def test_a_line_has_its_local_time_with_offset_and_its_level(data: Path) -> None:
    logging.getLogger("kiosk").error("the release is damaged")

    when, level, text = written(data).rstrip("\n").split(" ", 2)
    assert datetime.fromisoformat(when).utcoffset() is not None
    assert abs(datetime.fromisoformat(when) - datetime.now(UTC)) < timedelta(minutes=1)
    assert (level, text) == ("ERROR", "the release is damaged")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this platform has no pipes in folders")
def test_a_program_that_ends_does_not_wait_for_a_log_in_a_folder_that_does_not_answer(
    data: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("kiosk.config.PATIENCE_SECONDS", 0.05)
    faultlog.stop()
    (data / "releases").mkdir()
    pipe = data / "releases" / "current"
    os.mkfifo(pipe)
    try:
        raise RuntimeError("a slip of ours")
    except RuntimeError:
        faultlog.tell_what_broke(data)

    assert "Uncaught RuntimeError" in caplog.text
    assert not log_file(data).exists()
    pipe.write_bytes(b"")  # lets the reader go that was left behind


def test_nothing_is_opened_before_there_is_something_to_say(data: Path) -> None:
    logging.getLogger("kiosk").debug("not kept")

    assert not log_file(data).exists()


def test_what_no_code_catches_is_logged_with_its_whole_traceback(data: Path) -> None:
    try:
        raise RuntimeError("first") from KeyError("cause")
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)

    assert "CRITICAL Uncaught RuntimeError" in written(data)
    assert "RuntimeError: first" in written(data)
    assert "KeyError\n" in written(data)
    assert "test_faultlog.py" in written(data)


@pytest.mark.parametrize(
    "kind", [KeyError, LookupError, ValueError, AssertionError, NoSuchItem, LibraryUnavailable, SearchBroke]
)
@pytest.mark.parametrize("hidden", ["alone", "as-a-cause", "while-another-was-handled"])
def test_what_somebody_read_or_typed_is_in_no_fault(data: Path, kind: type[Exception], hidden: str) -> None:
    read = "".join(["evero", "limus"])  # not as the source has it, which a traceback quotes
    try:
        match hidden:
            case "alone":
                raise kind(read)
            case "as-a-cause":
                raise RuntimeError("of ours") from kind(read)
            case _:
                try:
                    raise kind(read)
                except kind:
                    len(None)  # type: ignore[arg-type]
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)

    assert "CRITICAL Uncaught" in written(data)
    assert kind.__name__ in written(data)
    assert (read in written(data)) == (kind is SearchBroke), "its words are the name of a fault"


def test_a_picture_that_cannot_be_drawn_does_not_tell_which_page_was_open(data: Path) -> None:
    message = "Failed to get image from provider: image://content/0f3a?aabbcc-ddeeff and more"

    faultlog.qt_message(QtMsgType.QtWarningMsg, QMessageLogContext(), message)

    assert "Failed to get image from provider: a picture of a page and more" in written(data)
    assert "0f3a" not in written(data)
    assert "aabbcc" not in written(data)


def test_what_fails_in_a_thread_is_logged(data: Path) -> None:
    def fail() -> None:
        raise RuntimeError("in the background")

    thread = threading.Thread(target=fail, name="verifier")
    thread.start()
    thread.join()

    assert "Uncaught RuntimeError in verifier" in written(data)
    assert "in the background" in written(data)


def test_what_fails_while_an_object_dies_is_logged(data: Path) -> None:
    class Fragile:
        def __del__(self) -> None:
            raise RuntimeError("while dying")

    thing = Fragile()
    del thing

    assert "while dying" in written(data)


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        (QtMsgType.QtInfoMsg, "INFO"),
        (QtMsgType.QtWarningMsg, "WARNING"),
        (QtMsgType.QtCriticalMsg, "ERROR"),
        (QtMsgType.QtFatalMsg, "CRITICAL"),
    ],
)
def test_messages_of_qt_are_logged_at_their_level(data: Path, kind: QtMsgType, level: str) -> None:
    faultlog.qt_message(kind, QMessageLogContext(), "a binding loop, 100 % of it")

    assert f"{level} Qt: a binding loop, 100 % of it" in written(data)


def test_a_fault_in_every_frame_does_not_fill_the_disk(data: Path) -> None:
    for _ in range(2_500):
        logging.getLogger("kiosk").warning("again")

    lines = written(data).splitlines()
    assert len(lines) == 10 + 2
    assert lines[-1].endswith("again (for the 1000th time)")


def test_the_log_turns_over_and_stays_bounded(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faultlog, "LARGEST_FILE", 2_000)
    for number in range(400):
        logging.getLogger("kiosk").warning("fault %d %s", number, "x" * 50)

    files = list(log_file(data).parent.iterdir())
    assert len(files) == faultlog.FILES_KEPT + 1
    assert sum(file.stat().st_size for file in files) <= 2_000 * len(files)
    assert "fault 399" in written(data)


def test_a_folder_that_cannot_be_made_sends_the_words_to_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_text("a file stands where the folder should")
    faultlog.start(tmp_path)

    logging.getLogger("kiosk").error("still heard")

    faultlog.stop()
    assert "still heard" in capsys.readouterr().err


@pytest.mark.skipif(not FULL_DISK.exists(), reason="this platform has no full disk to write to")
def test_a_full_disk_sends_the_words_to_standard_error(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log_file(data).parent.mkdir(parents=True)
    log_file(data).symlink_to(FULL_DISK)

    logging.getLogger("kiosk").error("no room")

    assert "no room" in capsys.readouterr().err


def test_a_program_without_a_console_is_not_harmed_by_its_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_text("in the way")
    faultlog.start(tmp_path)
    monkeypatch.setattr(sys, "stderr", None)

    logging.getLogger("kiosk").error("nobody hears it")

    monkeypatch.undo()
    faultlog.stop()
    assert capsys.readouterr() == ("", "")


def test_the_last_fault_is_found_again(data: Path) -> None:
    assert last_fault(data) is None
    logging.getLogger("kiosk").error("older")
    logging.getLogger("kiosk").warning("newest")
    logging.getLogger("kiosk").info("started")

    fault = last_fault(data)

    assert fault is not None
    assert (fault.level, fault.text) == ("WARNING", "newest")
    assert fault.when.tzinfo is not None


@pytest.mark.parametrize("raw", [b"", b"\xff\x00\n", b"2026-99-99T00:00 ERROR x\n", b"no fault here\n"])
def test_a_log_without_faults_gives_none(tmp_path: Path, raw: bytes) -> None:
    log_file(tmp_path).parent.mkdir()
    log_file(tmp_path).write_bytes(raw)

    assert last_fault(tmp_path) is None


def test_a_death_inside_a_library_leaves_its_trace(tmp_path: Path) -> None:
    code = (
        "import sys, faulthandler; from pathlib import Path; from kiosk import faultlog;"
        "faultlog.watch_for_crashes(Path(sys.argv[1])); faulthandler._sigabrt()"
    )

    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False)

    assert done.returncode != 0
    assert "Fatal Python error: Aborted" in faultlog.crash_file(tmp_path).read_text()


def test_the_file_of_deaths_stays_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faulthandler, "enable", lambda _file: None)
    crash = faultlog.crash_file(tmp_path)
    crash.parent.mkdir()
    crash.write_bytes(b"x" * (faultlog.LARGEST_FILE + 1))

    faultlog.watch_for_crashes(tmp_path)
    faultlog._crash.pop().close()

    assert crash.stat().st_size == 0
    assert crash.with_name("crash.log.1").stat().st_size == faultlog.LARGEST_FILE + 1
