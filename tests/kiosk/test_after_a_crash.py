"""Whatever breaks, no patient sees a traceback, and the next one finds a clean first screen (SEC-10)."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import qInstallMessageHandler

from db.library import Library
from kiosk import faultlog, resources
from tests.kiosk.machine import files_below, readable, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import OpenGlass
    from tests.kiosk.machine import Kiosk
    from tests.ui.glass import Glass

PROMISED_SECONDS = 10.0
READ = "what-is-a-lung-net"
SLIPS = re.compile(r"Traceback|Error\b|Exception|\w\.(?:py|qml)\b|\bline \d+")
DEATHS = ["SIGSEGV", "SIGKILL", "SIGABRT", "SIGBUS"]


# The program dies


@pytest.mark.skipif(sys.platform == "win32", reason="signals of this kind are of Unix")
@pytest.mark.parametrize("death", [DEATHS[0], *(pytest.param(each, marks=pytest.mark.slow) for each in DEATHS[1:])])
def test_a_death_in_the_middle_of_a_visit_leads_to_a_clean_first_screen(
    machine: Callable[..., Kiosk], death: str
) -> None:
    kiosk = machine(1)

    with kiosk.screen() as screen:
        fresh = screen.look()
        assert screen.go("openPage", READ).texts != fresh.texts
        screen.signal(signal.Signals[death])
    with kiosk.screen() as again:
        sight = again.look()

    assert screen.said == []
    assert sight.texts == fresh.texts
    assert readable(sight) == "Clinic 1"
    kept = {name: content for name, content in files_below(kiosk.data).items() if not name.startswith("releases")}
    assert [name for name, content in kept.items() if READ.encode() in content] == []


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="its child is found in /proc")
def test_a_supervisor_of_ours_has_the_next_screen_up_in_time(machine: Callable[..., Kiosk]) -> None:
    kiosk = machine(1)
    log = kiosk.data / "logs" / "kiosk.log"

    def starts() -> int:
        return log.read_text(encoding="utf-8").count("INFO started") if log.exists() else 0

    supervisor = kiosk.program.start("--data", kiosk.data, "supervise")
    try:
        wait_for(lambda: starts() == 1)
        (child,) = Path(f"/proc/{supervisor.pid}/task/{supervisor.pid}/children").read_text().split()
        os.kill(int(child), signal.SIGSEGV)
        died = time.monotonic()
        wait_for(lambda: starts() == 2)
        back = time.monotonic() - died
    finally:
        supervisor.terminate()
        said = supervisor.communicate(timeout=30)

    assert back < PROMISED_SECONDS
    assert said == ("", "")


@pytest.mark.parametrize(
    ("file", "found", "broken"),
    [
        pytest.param("kiosk/app.py", "import logging\n", "import no_such_module\n", id="while-it-is-loaded"),
        pytest.param("kiosk/idle.py", "def __init__(", "def __init__(missing, ", id="while-it-is-made"),
    ],
)
def test_a_program_that_cannot_begin_ends_without_a_word(
    machine: Callable[..., Kiosk], file: str, found: str, broken: str
) -> None:
    kiosk = machine(1)
    code = kiosk.program.root / file
    text = code.read_text(encoding="utf-8")
    assert found in text
    code.write_text(text.replace(found, broken, 1), encoding="utf-8")

    ended = kiosk.program.run("--data", kiosk.data)

    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", ""), "a supervisor begins again"
    assert any("CRITICAL Uncaught" in line for line in kiosk.faults())
    assert any(line.startswith("Traceback") for line in kiosk.faults())


# The program lives on


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """The log as the program keeps it, of all that Python and Qt say."""
    faultlog.start(tmp_path)
    before = qInstallMessageHandler(faultlog.qt_message)
    yield faultlog.log_file(tmp_path)
    qInstallMessageHandler(before)
    faultlog.stop()


def nothing_of_it_shows(glass: Glass) -> bool:
    return [words for words in glass.see() if SLIPS.search(words)] == []


@pytest.mark.qt_no_exception_capture
@pytest.mark.parametrize("breaks", ["section", "page", "contacts", "terms", "questions"])
def test_a_fault_of_ours_behind_a_tap_is_logged_and_the_kiosk_goes_on(
    breaks: str, glass: Glass, log: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fails(*_given: object) -> object:
        raise RuntimeError("a slip of ours")

    glass.tap("start")
    with monkeypatch.context() as broken:
        broken.setattr(Library, breaks, fails)
        for slot, given in (
            ("openSection", ("about",)),
            ("openPage", (READ,)),
            ("openContacts", ()),
            ("openGlossary", ()),
            ("openQuestions", ()),
        ):
            ask(glass, slot, *given)
            assert nothing_of_it_shows(glass)

    said = log.read_text(encoding="utf-8")
    assert "CRITICAL Uncaught RuntimeError" in said
    assert "a slip of ours" in said
    assert capfd.readouterr() == ("", "")
    assert glass.window.isVisible()
    ask(glass, "home")
    glass.tap("section-tests")
    assert glass.kiosk.section.slug == "tests"
    glass.kiosk.session.end()
    glass.settle()
    assert glass.kiosk.navigator.screen == "attract"


def ask(glass: Glass, slot: str, *given: str) -> None:
    """As a screen does: through Qt, which takes in whatever Python raises."""
    from PySide6.QtCore import Q_ARG, QMetaObject, Qt

    arguments = [Q_ARG("QString", each) for each in given]
    assert QMetaObject.invokeMethod(glass.kiosk.navigator, slot, Qt.ConnectionType.DirectConnection, *arguments)
    glass.settle()


@pytest.mark.parametrize(
    "slip",
    [
        pytest.param("Component.onCompleted: nobody.there()", id="when-it-is-made"),
        pytest.param("property int wrong: nobody.there", id="in-a-binding"),
        pytest.param("onVisibleChanged: { throw new Error('a slip of ours') }", id="in-a-handler"),
    ],
)
def test_a_fault_in_a_screen_is_logged_and_the_kiosk_goes_on(
    slip: str,
    log: Path,
    open_glass: OpenGlass,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    spoilt = Path(shutil.copytree(resources.ui_folder(), tmp_path / "ui"))
    screen = spoilt / "KioskUi/Pages/ContactsScreen.qml"
    text = screen.read_text(encoding="utf-8")
    screen.write_text(text.replace("    id: root\n", f"    id: root\n    {slip}\n", 1), encoding="utf-8")
    monkeypatch.setattr(resources, "ui_folder", lambda: spoilt)
    glass = open_glass()

    glass.tap("start")
    ask(glass, "openContacts")
    shows = nothing_of_it_shows(glass)
    ask(glass, "home")

    assert shows
    assert re.search(
        r"WARNING Qt: .*ContactsScreen\.qml.*(nobody is not defined|a slip of ours)", log.read_text("utf-8")
    )
    assert capfd.readouterr() == ("", "")
    glass.tap("section-tests")
    assert glass.kiosk.section.slug == "tests"
