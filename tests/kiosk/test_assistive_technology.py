"""What a screen reader finds from outside: the real program, a real bus, and presses through AT-SPI (KBD-04)."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bench.display import screen
from kiosk import tour
from tests.ui.assistive_tree import press, tree
from tools.system_packages import ASSISTIVE_TOOLS, find_tool, missing_tools

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.library import Library
    from kiosk.clock import FakeClock
    from tests.conftest import OpenGlass
    from tests.kiosk.kiosk_process import Program

READER = Path(__file__).with_name("assistive_reader.py")
NAME = "lung-net-kiosk"
# The same roles by their names on both sides; AT-SPI says "push button" before its version 2.53, and "button" since.
ROLES = {
    "Window": {"frame", "window"},
    "Button": {"push button", "button"},
    "RadioButton": {"radio button"},
    "StaticText": {"label", "static"},
    "Heading": {"heading"},
    "Graphic": {"image"},
    "Link": {"link"},
    "Grouping": {"panel", "grouping"},
    "EditableText": {"text", "entry"},
}
MISSING = missing_tools({**ASSISTIVE_TOOLS, "Xvfb": "xvfb"}, find_tool) if sys.platform == "linux" else ["Linux"]

Told = list[dict[str, Any]]


@contextmanager
def bus() -> Iterator[str]:
    """A session bus of our own, and its address; what it starts ends with it."""
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert daemon.stdout is not None
    try:
        yield daemon.stdout.readline().strip()
    finally:
        daemon.terminate()
        daemon.wait()
        daemon.stdout.close()


class Reader:
    """The screen reader in its own process."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            ["/usr/bin/python3", "-W", "ignore", str(READER), NAME],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def ask(self, request: str) -> Told:
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(request + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        assert answer, f"{request}: {process.stderr.read()}"
        told: Told = json.loads(answer)
        return told

    def close(self) -> None:
        self._process.communicate()


@pytest.fixture
def reader(program: Program, tmp_path: Path) -> Iterator[Reader]:
    """A screen reader beside the kiosk as a site starts it, on a screen and a bus of their own."""
    with screen() as shown, bus() as address:
        environment = {
            **program.environment(),
            "DISPLAY": shown.name,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        kiosk = subprocess.Popen(
            [sys.executable, "-m", "kiosk", "--data", str(tmp_path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=program.root,
            env=environment,
        )
        outside = Reader({name: value for name, value in environment.items() if name != "PYTHONPATH"})
        yield outside
        outside.close()
        kiosk.terminate()
        said, _ = kiosk.communicate()
    assert said == ""


def journey(library: Library) -> Iterator[str]:
    """The names of buttons that lead through every kind of screen, a meaning and the search among them."""
    first, last = library.sections()[0], library.sections()[-1]
    words = [term.term for term in library.terms()]
    letter = min(word[0].upper() for word in words if word[0].isalpha())
    yield from ("Touch to start", first.title, library.pages(first.slug)[0].title, "Page down", "Text and colours")
    yield from ("Home", "Questions to ask", "Home", "Words explained", letter)
    yield from (min(word for word in words if word[0].upper() == letter), "Close")
    yield from ("Home", "About this kiosk", "Home", last.title, "People to ring", "Home", "Search", "Start again")


@pytest.mark.slow
@pytest.mark.skipif(bool(MISSING), reason=f"not installed: {' '.join(MISSING)}")
def test_a_screen_reader_outside_finds_what_the_program_tells(
    reader: Reader, open_glass: OpenGlass, clock: FakeClock
) -> None:
    clock.set_wall(datetime.now(UTC))
    glass = open_glass(size=tour.PROFILES["portrait"])
    library = glass.program.shelf.library
    assert library is not None
    screens = 0
    outside = reader.ask("look")

    for button in ("", *journey(library)):
        if button:
            outside = reader.ask(f"press {button}")
            press(glass, button)
        inside = tree(glass, on_the_glass=True)
        assert [each["name"] for each in outside] == [NAME, *(each.name for each in inside)], button
        for there, here in zip(outside[1:], inside, strict=True):
            assert there["role"] in ROLES[here.role], f"after {button}: {here.name}"
            assert there["description"] == here.description, f"after {button}: {here.name}"
            assert there["name"].strip(), f"after {button}: a {here.role} has no name"
            assert here.role not in ("Button", "RadioButton") or "Press" in there["actions"], here.name
        screens += 1

    assert screens > 12


@pytest.mark.slow
@pytest.mark.skipif(bool(MISSING), reason=f"not installed: {' '.join(MISSING)}")
def test_a_screen_reader_outside_hears_what_is_chosen(reader: Reader) -> None:
    def chosen(told: Told) -> set[str]:
        return {each["name"] for each in told if "checked" in each["states"]}

    before = reader.ask("press Text size and colours")
    after = reader.ask("press Largest")

    assert chosen(before) == {"Medium", "Paper"}
    assert chosen(after) == {"Largest", "Paper"}
