"""Nothing moves by itself, touches are answered at once, sizes have one source (TIM-05 to TIM-07, TCH-10, VIS-18)."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QSignalSpy, QTest

from kiosk import resources, tour
from tests.ui.glass import scene_rect
from tests.ui.rounds import looking

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

QML = sorted((resources.ui_folder() / "KioskUi").rglob("*.qml"))
MOVES = re.compile(r"\b\w*(?:Animation|Animator)\b|\b(?:Behavior|Transition|AnimatedImage|AnimatedSprite) (?:on|\{)")
MEASURE = re.compile(
    r"\b(?:pixelSize|pointSize|\w*[sS]pacing|\w*[mM]argins?|\w*[pP]adding|radius|border\.width|width|height|x|y"
    r"|implicitWidth|implicitHeight): *-?(?:[1-9]\d*|0?\.\d+)(?:\.\d+)? *(?://.*)?$",
    re.MULTILINE,
)
COLOUR = re.compile(r"\"#[0-9a-fA-F]{3,8}\"|\bcolor: *\"(?!transparent)\w+\"")
FEEDBACK_SECONDS, CHANGE_SECONDS = 0.1, 0.5
TRIES = 3  # the machine may be busy with something else
STILL_MS = 700
OF_A_QUESTION = 25.0


def code(file: Path) -> str:
    return re.sub(r"//.*", "", file.read_text(encoding="utf-8"))


def test_no_screen_has_anything_that_moves() -> None:
    moving = {file.name: found for file in QML if (found := MOVES.findall(code(file)))}

    assert len(QML) > 40
    assert moving == {}


@pytest.mark.parametrize("screen", ["attract", "home", "page"])
def test_a_screen_that_nobody_touches_is_not_drawn_again(screen: str, glass: Glass) -> None:
    if screen != "attract":
        glass.tap("start")
    if screen == "page":
        glass.kiosk.navigator.openPage("what-is-a-lung-net")
    glass.settle()
    QTest.qWait(50)  # a page that was left is taken down a moment later, unseen
    drawn = QSignalSpy(glass.window.frameSwapped)

    QTest.qWait(STILL_MS)  # that nothing happens can only be seen by waiting

    assert drawn.count() == 0


def test_another_screen_comes_at_once_and_not_bit_by_bit(glass: Glass) -> None:
    glass.tap("start")
    spot = glass.centre(glass.find("section-tests"))
    glass.press(spot)
    glass.settle()
    drawn = QSignalSpy(glass.window.frameSwapped)

    glass.release(spot)
    assert drawn.count() or drawn.wait(5000)
    first = glass.window.grabWindow()
    glass.settle()

    assert glass.kiosk.navigator.screen == "section"
    assert first == glass.window.grabWindow()


def fastest(act: Callable[[], float]) -> float:
    return min(act() for _ in range(TRIES))


def test_a_press_is_shown_within_a_tenth_of_a_second(glass: Glass) -> None:
    glass.tap("start")
    button = glass.find("section-tests")
    spot, corner = glass.centre(button), scene_rect(button).topLeft().toPoint()
    ground = corner + QPoint(round(3 * glass.px_per_mm), round(3 * glass.px_per_mm))

    def press() -> float:
        before = glass.window.grabWindow().pixelColor(ground)
        drawn = QSignalSpy(glass.window.frameSwapped)
        began = time.monotonic()
        glass.press(spot)
        assert drawn.count() or drawn.wait(5000)
        took = time.monotonic() - began
        assert glass.window.grabWindow().pixelColor(ground) != before
        glass.release(spot - QPoint(0, glass.window.height() // 2))  # slid off: nothing is chosen
        glass.settle()
        return took

    assert fastest(press) <= FEEDBACK_SECONDS


def test_the_longest_page_comes_within_half_a_second(glass: Glass) -> None:
    library = glass.program.shelf.library
    assert library is not None
    longest = max(library.all_pages(), key=lambda page: library.page(page.slug).words)

    def turn() -> float:
        glass.kiosk.navigator.home()
        glass.settle()
        glass.wait_a_little()
        drawn = QSignalSpy(glass.window.frameSwapped)
        began = time.monotonic()
        glass.kiosk.navigator.openPage(longest.slug)
        assert drawn.wait(5000)
        return time.monotonic() - began

    assert fastest(turn) <= CHANGE_SECONDS


@pytest.mark.parametrize("panel", tour.PROFILES)
@pytest.mark.parametrize("size", [1, 4])
def test_the_button_that_goes_on_reading_is_large(panel: str, size: int, open_glass: OpenGlass) -> None:
    glass = open_glass(**looking(panel, size))
    glass.tap("start")
    glass.clock.advance(121)
    glass.kiosk.session.tick()
    glass.settle()

    rect = scene_rect(glass.find("stillReading"))

    assert min(glass.mm(rect.width()), glass.mm(rect.height())) >= OF_A_QUESTION


def literals(text: str) -> list[str]:
    return [found[0] for pattern in (MEASURE, COLOUR) for found in pattern.finditer(text)]


def test_no_screen_has_a_size_or_a_colour_of_its_own() -> None:
    screens = [file for file in QML if file.parent.name != "Theme" and file.name != "Sheet.qml"]

    assert {file.name: own for file in screens if (own := literals(code(file)))} == {}


def test_a_size_or_a_colour_of_its_own_is_found_out() -> None:
    assert literals("    width: 40\n    radius: 0\n    anchors.margins: 2.5\n    height: Theme.gap") == [
        "width: 40",
        "margins: 2.5",
    ]
    assert literals('color: "#fff"\ncolor: "white"\ncolor: "transparent"') == ['"#fff"', 'color: "white"']
