"""What the program asks of Windows, by a Windows of the test's own that writes down what it was asked."""

from __future__ import annotations

import ctypes
import io
import os
import subprocess
import sys
import uuid
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from kiosk import exit_codes
from kiosk.machine import anew, screen, streams, windows
from kiosk.machine.windows import PropertyKey, PropertyValue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OK, FAILED = 0, -2147467259
WINDOW = 0x7FFF_1234
STORE = uuid.UUID("886d8eeb-8cf2-4446-8d02-cdba1dbdcf99")
EDGE = uuid.UUID("32ce38b2-2c9a-41b1-9bc5-b3784394aa44")


def text_of(guid: Any) -> uuid.UUID:
    return uuid.UUID(bytes_le=bytes(guid))


class Store:
    """A COM object as it lies in memory: an address of a table of addresses of functions."""

    def __init__(self, set_value: int = OK) -> None:
        self.calls: list[Any] = []
        answer = ctypes.c_int32
        whole = ctypes.CFUNCTYPE(answer, ctypes.c_void_p)
        setting = ctypes.CFUNCTYPE(answer, ctypes.c_void_p, ctypes.POINTER(PropertyKey), ctypes.POINTER(PropertyValue))

        def set_it(_self: int, key: Any, value: Any) -> int:
            name, said = key.contents, value.contents
            self.calls.append((text_of(name.format), name.number, said.kind, said.truth))
            return set_value

        def call(name: str) -> Any:
            def called(_self: int) -> int:
                self.calls.append(name)
                return OK

            return whole(called)

        self._kept = [call(name) for name in ("query", "addref", "release", "count", "at", "get")]
        self._kept += [setting(set_it), call("commit")]
        self._table = (ctypes.c_void_p * 8)(*[ctypes.cast(each, ctypes.c_void_p) for each in self._kept])
        self._object = ctypes.c_void_p(ctypes.addressof(self._table))
        self.address = ctypes.addressof(self._object)


class Library:
    """One library of Windows: it writes down each call, and answers with what the test has laid out."""

    def __init__(self, asked: list[Any], answers: dict[str, Any]) -> None:
        self._asked = asked
        self._answers = answers

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)

        def call(*given: Any) -> Any:
            self._asked.append((name, *[each.value if isinstance(each, ctypes.c_void_p) else each for each in given]))
            answer = self._answers.get(name, 1)
            return answer(*given) if callable(answer) else answer

        return call


def a_windows(**answers: Any) -> tuple[Any, list[Any]]:
    asked: list[Any] = []
    library = Library(asked, answers)
    return SimpleNamespace(kernel32=library, user32=library, shell32=library), asked


def gives(store: Store | None) -> Callable[..., int]:
    """SHGetPropertyStoreForWindow."""

    def give(_window: Any, wanted: Any, place: Any) -> int:
        assert text_of(wanted._obj) == STORE
        if store is None:
            return FAILED
        place._obj.value = store.address
        return OK

    return give


def test_a_crash_opens_no_box_that_waits_for_a_button() -> None:
    dll, asked = a_windows()

    screen.before_the_window(dll=dll)

    assert asked == [("SetErrorMode", 0x8003)]


def test_the_panel_stays_lit_for_as_long_as_the_screen_runs() -> None:
    dll, asked = a_windows()

    windows.keep_awake(dll)

    assert asked == [("SetThreadExecutionState", 0x80000003)]


def test_a_refused_request_to_stay_lit_is_told_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    dll, _ = a_windows(SetThreadExecutionState=0)

    windows.keep_awake(dll)

    assert "may switch the screen off" in caplog.text


def test_nothing_is_drawn_under_a_finger_and_a_long_press_is_no_right_click() -> None:
    dll, asked = a_windows()

    windows.quiet_touch(WINDOW, dll)

    assert asked[0] == ("SetPropW", WINDOW, "MicrosoftTabletPenServiceProperty", 0x10001)
    feedback = asked[1:]
    assert [each[:5] for each in feedback] == [
        ("SetWindowFeedbackSetting", WINDOW, kind, 0, 4) for kind in (1, 7, 8, 9, 10, 11)
    ]
    assert {each[5]._obj.value for each in feedback} == {0}


def test_the_window_asks_for_no_swipes_from_the_edge_and_lets_go_of_what_it_was_lent() -> None:
    store = Store()
    dll, _ = a_windows(SHGetPropertyStoreForWindow=gives(store))

    assert windows.no_edge_swipes(WINDOW, dll) is True
    assert store.calls == [(EDGE, 2, 11, -1), "commit", "release"]


def test_a_windows_that_does_not_take_the_wish_is_no_fault() -> None:
    store = Store(set_value=FAILED)
    refusing, _ = a_windows(SHGetPropertyStoreForWindow=gives(store))
    without, _ = a_windows(SHGetPropertyStoreForWindow=gives(None))

    assert windows.no_edge_swipes(WINDOW, refusing) is False
    assert store.calls[1:] == ["release"]
    assert windows.no_edge_swipes(WINDOW, without) is False


class Window:
    """A window of which only its handle is asked."""

    def winId(self) -> int:
        return WINDOW


def test_a_screen_that_takes_over_asks_for_all_of_it() -> None:
    store = Store()
    dll, asked = a_windows(SHGetPropertyStoreForWindow=gives(store))

    screen.take_over(Window(), dll=dll)  # type: ignore[arg-type]  # all that is asked of one

    assert {each[0] for each in asked} == {
        "SetThreadExecutionState",
        "SetPropW",
        "SetWindowFeedbackSetting",
        "SHGetPropertyStoreForWindow",
    }
    assert store.calls[-1] == "release"


def test_a_windows_without_one_of_these_calls_is_asked_for_the_others(caplog: pytest.LogCaptureFixture) -> None:
    store = Store()
    dll, asked = a_windows(SHGetPropertyStoreForWindow=gives(store))
    dll.user32 = SimpleNamespace(SetPropW=dll.user32.SetPropW)  # as Wine's: it knows no feedback under a finger

    screen.take_over(Window(), dll=dll)  # type: ignore[arg-type]  # all that is asked of one

    assert "did not grant what the screen asked for" in caplog.text
    assert [each[0] for each in asked] == ["SetThreadExecutionState", "SHGetPropertyStoreForWindow", "SetPropW"]
    assert store.calls[-1] == "release"


@pytest.mark.skipif(sys.platform == "win32", reason="is asked for in earnest there")
def test_elsewhere_nothing_is_asked() -> None:
    screen.before_the_window()
    screen.take_over(None)  # type: ignore[arg-type]  # nobody looks at it


# A program without a console


def test_whoever_prints_in_a_program_without_a_console_finds_a_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    streams.give_streams()
    given = sys.stdout, sys.stderr
    for stream in given:
        assert not stream.isatty()
        print("β", file=stream, flush=True)

    for stream in given:
        stream.close()


@pytest.mark.parametrize("command", [["--version"], ["config", "explain"], ["--windowde"], ["release", "list"]])
def test_commands_end_as_ever_without_a_console(
    command: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from kiosk.cli import main

    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    codes = []
    for without in (False, True):
        if without:
            monkeypatch.setattr(sys, "stdout", None)
            monkeypatch.setattr(sys, "stderr", None)
        codes.append(main(command if command == ["--version"] else ["--data", str(tmp_path), *command]))
    given = sys.stdout, sys.stderr
    monkeypatch.undo()
    for stream in given:
        stream.close()

    assert codes[0] == codes[1]


def test_a_letter_that_the_code_page_lacks_is_spelt_out(monkeypatch: pytest.MonkeyPatch) -> None:
    into = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(into, encoding="cp1252"))

    streams.give_streams()
    print("dŵr and café", end="", flush=True)

    assert into.getvalue() == b"d\\u0175r and caf\xe9"


# The same program once more


class Ended(BaseException):
    """The process is over."""


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What a process does at its end."""
    done: list[Any] = []

    def over(*given: Any) -> None:
        done.append(given if len(given) > 1 else given[0])
        raise Ended

    monkeypatch.setattr(os, "_exit", over)
    monkeypatch.setattr(os, "execv", over)
    monkeypatch.setattr(subprocess, "Popen", lambda command: done.append(command))
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "kiosk", "--data", "C:/My data"])
    monkeypatch.delenv(anew.SUPERVISED, raising=False)
    monkeypatch.delenv("QT_QUICK_BACKEND", raising=False)
    return done


COMMAND = [sys.executable, "-m", "kiosk", "--data", "C:/My data"]


def test_elsewhere_the_new_program_takes_the_place_of_the_old_one(
    process: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(anew.SUPERVISED, "1")

    with pytest.raises(Ended):
        anew.start_anew(platform="linux")

    assert process == [(sys.executable, COMMAND)]
    assert "QT_QUICK_BACKEND" not in os.environ


@pytest.mark.parametrize(
    ("in_software", "code"),
    [pytest.param(False, exit_codes.ANEW, id="asked"), pytest.param(True, exit_codes.ANEW_IN_SOFTWARE, id="graphics")],
)
def test_on_windows_the_supervisor_is_asked_to_begin_anew(
    process: list[Any], monkeypatch: pytest.MonkeyPatch, in_software: bool, code: int
) -> None:
    monkeypatch.setenv(anew.SUPERVISED, "1")

    with pytest.raises(Ended):
        anew.start_anew(in_software=in_software, platform="win32")

    assert process == [code]


def test_on_windows_without_a_supervisor_a_second_process_is_started_whole(
    process: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", dict(os.environ))

    with pytest.raises(Ended):
        anew.start_anew(in_software=True, platform="win32")

    assert process == [COMMAND, exit_codes.CLOSED]
    assert os.environ["QT_QUICK_BACKEND"] == "software"


def test_a_question_to_qt_opens_no_console(monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk.health import probe

    given: list[dict[str, Any]] = []

    def run(_command: list[str], **how: Any) -> Any:
        given.append(how)
        return SimpleNamespace(stdout='kiosk-probe {"a": 1}\n', stderr="", returncode=0)

    monkeypatch.setattr(subprocess, "CREATE_NO_WINDOW", 0x08000000, raising=False)
    monkeypatch.setattr(subprocess, "run", run)

    assert probe.ask("display").values == {"a": 1}
    assert given[0]["creationflags"] == 0x08000000
