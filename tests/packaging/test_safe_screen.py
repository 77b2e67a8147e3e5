"""The page of helplines comes up by itself, tells its supervisor, and leaves a line in the log."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from entry import safe_screen
from gates.pictures import await_text
from kiosk import faultlog
from kiosk.config import NOT_KNOWN, Settings
from kiosk.exit_codes import FAULT, HELPLINES_SHOWN

ROOT = Path(__file__).resolve().parents[2]
ENTRY = ROOT / "packaging" / "entry" / "safe_screen.py"


@pytest.mark.skipif(sys.platform != "linux", reason="supervised by systemd")
def test_it_is_ready_and_says_in_the_log_why_it_is_there(tmp_path: Path) -> None:
    line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    line.bind(str(tmp_path / "notify"))
    line.settimeout(30)
    around = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    around |= {"NOTIFY_SOCKET": str(tmp_path / "notify"), "XDG_CONFIG_HOME": str(tmp_path)}
    process = subprocess.Popen([sys.executable, ENTRY, "--data", tmp_path / "data"], env=around)
    try:
        heard = line.recv(100)
    finally:
        process.terminate()
        process.wait()
        line.close()

    assert heard == b"READY=1"
    log = (tmp_path / "data" / "logs" / "kiosk.log").read_text()
    assert "crashed too often" in log
    assert log.endswith("INFO the page of helplines ends (SIGTERM)\n")


BRIEFLY = """
import sys
from entry import safe_screen

asked = []
safe_screen.before_the_window = lambda: asked.append("before the window")
safe_screen.take_over = lambda window: asked.append(f"for a window that is {window.visibility().name}")
safe_screen.SHOWN_FOR_MS = 1
code = safe_screen.main(["--data", sys.argv[1]])
print(asked)
sys.exit(code)
"""


def test_it_asks_windows_what_the_screen_asks_and_ends_so_that_the_kiosk_is_tried_again(tmp_path: Path) -> None:
    around = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ENTRY.parent.parent)])}
    around |= {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    command = [sys.executable, "-c", BRIEFLY, str(tmp_path / "data")]
    done = subprocess.run(command, env=around, capture_output=True, text=True, timeout=60, check=False)

    assert done.stdout == "['before the window', 'for a window that is FullScreen']\n"
    assert done.returncode == HELPLINES_SHOWN


@pytest.mark.skipif(sys.platform != "linux", reason="this platform has no pipes in folders")
def test_it_comes_up_without_a_log_where_the_data_folder_does_not_answer(tmp_path: Path) -> None:
    """A share that comes and goes may be what the kiosk fell over; a pipe hangs whoever opens it, as that does."""
    for name in ("releases/current", "releases/lines", "logs/kiosk.log"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        os.mkfifo(tmp_path / name)
    around = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ENTRY.parent.parent)])}
    around |= {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    command = [sys.executable, "-c", BRIEFLY, str(tmp_path)]
    done = subprocess.run(command, env=around, capture_output=True, text=True, timeout=30, check=False)

    assert done.returncode == HELPLINES_SHOWN
    assert "FullScreen" in done.stdout
    assert done.stderr == "the kiosk has crashed too often: showing the page of helplines\n"


def test_a_fault_in_it_is_logged_and_shown_to_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_given: object, **_named: object) -> int:
        raise RuntimeError("a slip of ours")

    monkeypatch.setattr(safe_screen, "show", fails)
    try:
        assert safe_screen.main(["--data", str(tmp_path)]) == FAULT
    finally:
        faultlog.stop()

    assert capsys.readouterr() == ("", "")
    assert "CRITICAL Uncaught RuntimeError" in faultlog.log_file(tmp_path).read_text(encoding="utf-8")


def test_settings_whose_reading_breaks_do_not_take_the_helplines_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Settings] = []

    def breaks(*_given: object) -> None:
        raise RuntimeError("a slip of ours")

    def show(settings: Settings, **_named: object) -> int:
        shown.append(settings)
        return HELPLINES_SHOWN

    monkeypatch.setattr(safe_screen, "read_settings", breaks)
    monkeypatch.setattr(safe_screen, "show", show)
    try:
        assert safe_screen.main(["--data", str(tmp_path)]) == HELPLINES_SHOWN
    finally:
        faultlog.stop()

    assert shown == [Settings(nation=NOT_KNOWN, data=tmp_path)]
    assert "CRITICAL Uncaught RuntimeError" in faultlog.log_file(tmp_path).read_text(encoding="utf-8")


class Glass:
    """Shows one picture for ever."""

    def __init__(self, picture: Image.Image) -> None:
        self.picture = picture

    def look(self) -> Image.Image:
        return self.picture

    def go(self, to: str) -> None:
        raise AssertionError(f"nobody goes anywhere, not {to}")


def page(*, ink: bool, paper: str) -> Image.Image:
    picture = Image.new("RGB", (108, 192), paper)
    if ink:
        ImageDraw.Draw(picture).rectangle((10, 10, 60, 40), fill="#16262e")
    return picture


@pytest.mark.parametrize(
    ("ink", "paper", "text"),
    [(True, "#f7f4ee", True), (False, "#f7f4ee", False), (True, "#404040", False), (False, "black", False)],
    ids=["a page", "an empty page", "a compositor's grey", "a dark screen"],
)
def test_a_page_of_words_is_told_from_an_empty_screen(
    ink: bool, paper: str, text: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gates.pictures.PATIENCE_SECONDS", 0.1)

    assert await_text(Glass(page(ink=ink, paper=paper)), tmp_path / "seen.png") is text
