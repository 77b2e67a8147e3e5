"""What counts as a tap, and what does not (TCH-04 to TCH-08)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QSignalSpy, QTest

from tests.ui.glass import clipped_rect

if TYPE_CHECKING:
    from tests.ui.glass import Glass


@pytest.fixture
def home(glass: Glass) -> Glass:
    glass.tap("start")
    return glass


def ways_gone(glass: Glass) -> QSignalSpy:
    """Counts the times that a tap led somewhere."""
    return QSignalSpy(glass.kiosk.navigator.placeChanged)


def test_a_tap_acts_on_release(home: Glass) -> None:
    spot = home.centre(home.find("section-about"))

    home.press(spot)
    home.settle()
    assert home.kiosk.navigator.screen == "home"
    assert home.find("section-about").property("pressed")
    home.release(spot)
    home.settle()

    assert home.kiosk.navigator.screen == "section"


def test_sliding_off_before_release_cancels(home: Glass) -> None:
    button = home.find("navAppearance")
    spot = home.centre(button)
    away = spot - QPoint(0, int(button.height()))

    home.drag(spot, away)

    assert home.kiosk.navigator.screen == "home"
    assert not home.find("navAppearance").property("pressed")


def test_sliding_off_and_back_is_still_a_tap(home: Glass) -> None:
    spot = home.centre(home.find("navAppearance"))

    home.press(spot)
    home.move(spot - QPoint(0, 250))
    home.move(spot)
    home.release(spot)
    home.settle()

    assert home.kiosk.navigator.screen == "appearance"


def test_a_trembling_finger_on_a_button_of_the_frame_taps_once(home: Glass) -> None:
    spot = home.centre(home.find("navAppearance"))
    reach = round(4 * home.px_per_mm)  # 8 mm from end to end
    gone = ways_gone(home)

    home.press(spot)
    for step in range(12):
        home.move(spot + QPoint(reach if step % 2 else -reach, 0))
    home.release(spot)
    home.settle()

    assert gone.count() == 1
    assert home.kiosk.navigator.screen == "appearance"


@pytest.mark.parametrize("seconds", [1.25, pytest.param(5.0, marks=pytest.mark.slow)])
def test_a_long_hold_is_one_tap(seconds: float, home: Glass) -> None:
    """The wait is real: the touch itself carries the time, and no clock of ours can stand in for it."""
    spot = home.centre(home.find("section-about"))
    gone = ways_gone(home)

    home.press(spot)
    QTest.qWait(round(seconds * 1000))
    assert home.kiosk.navigator.screen == "home"
    home.release(spot)
    home.settle()

    assert home.kiosk.navigator.screen == "section"
    assert gone.count() == 1


def test_a_second_tap_within_half_a_second_is_not_taken(home: Glass) -> None:
    home.kiosk.navigator.openPage("what-is-a-lung-net")
    home.settle()
    spot = home.centre(home.find("pageDown"))

    home.touch(spot)
    once = home.scroll()
    home.clock.advance(0.3)
    home.touch(spot)
    assert home.scroll() == once > 0
    home.clock.advance(0.51)
    home.touch(spot)

    assert home.scroll() > once


def test_a_second_tap_on_the_same_spot_of_a_new_screen_is_not_taken(home: Glass) -> None:
    """The finger that chose a section must not choose the page that comes up under it."""
    section, spot = next(
        (section, home.centre(home.find(f"section-{section}")))
        for section in ("tests", "treatments", "research")
        if _page_under(home, section, home.centre(home.find(f"section-{section}")))
    )

    home.touch(spot)
    assert home.kiosk.section.slug == section
    home.clock.advance(0.3)
    home.touch(spot)
    assert home.kiosk.navigator.screen == "section"
    home.clock.advance(0.51)
    home.touch(spot)

    assert home.kiosk.navigator.screen == "page"


def _page_under(glass: Glass, section: str, spot: QPoint) -> bool:
    """Whether a card of a section comes up where a card of Home was. Leaves Home on screen."""
    glass.tap(f"section-{section}")
    cards = [item for item in glass.tappables() if item.objectName().startswith("page-")]
    under = any(clipped_rect(card).contains(QPointF(spot)) for card in cards)
    glass.tap("navHome")
    return under


def test_a_quick_tap_on_something_else_is_taken(home: Glass) -> None:
    home.touch(home.centre(home.find("openQuestions")))
    assert home.kiosk.navigator.screen == "questions"
    home.clock.advance(0.2)
    home.touch(home.centre(home.find("navAppearance")))

    assert home.kiosk.navigator.screen == "appearance"


def test_two_fingers_at_once_do_nothing_twice(home: Glass) -> None:
    gone = ways_gone(home)

    home.two_fingers(home.centre(home.find("section-about")), home.centre(home.find("section-treatments")))

    assert gone.count() == 1


def test_a_palm_that_rests_on_a_button_neither_taps_nor_cancels(home: Glass) -> None:
    palm, spot = home.centre(home.find("navHome")), home.centre(home.find("section-tests"))

    home.press(palm, point=1)
    QTest.touchEvent(home.window, home._finger).stationary(1).press(0, spot, home.window).commit()
    QTest.touchEvent(home.window, home._finger).stationary(1).release(0, spot, home.window).commit()
    home.settle()
    assert home.kiosk.section.slug == "tests"
    home.clock.advance(2)
    home.release(palm, point=1)
    home.settle()

    assert home.kiosk.navigator.screen == "section"


def test_a_palm_elsewhere_does_not_cancel_a_tap(home: Glass) -> None:
    spot = home.centre(home.find("navAppearance"))
    palm = QPoint(home.window.width() // 2, 30)

    home.press(palm, point=1)
    QTest.touchEvent(home.window, home._finger).stationary(1).press(0, spot, home.window).commit()
    QTest.touchEvent(home.window, home._finger).stationary(1).release(0, spot, home.window).commit()
    home.release(palm, point=1)
    home.settle()

    assert home.kiosk.navigator.screen == "appearance"


def test_a_finger_moves_a_long_page_without_tapping(home: Glass) -> None:
    home.kiosk.navigator.openPage("what-is-a-lung-net")
    home.settle()
    middle = QPoint(home.window.width() // 2, home.window.height() // 2)
    gone = ways_gone(home)

    home.drag(middle, middle - QPoint(0, 400))

    assert home.scroll() > 200
    assert gone.count() == 0


def test_a_finger_that_begins_on_a_card_moves_the_list(home: Glass) -> None:
    home.kiosk.navigator.openSection("research")
    home.settle()
    spot = home.centre(home.find("page-trial-phases"))

    home.drag(spot, spot - QPoint(0, 300))

    assert home.kiosk.navigator.screen == "section"
    assert home.scroll() > 100


def test_page_down_and_up_turn_by_less_than_a_screen(home: Glass) -> None:
    home.kiosk.navigator.openPage("what-is-a-lung-net")
    home.settle()
    assert not home.find("pageUp").isEnabled()

    home.tap("pageDown")
    down = home.scroll()
    assert 0 < down < home.window.height()
    home.tap("pageUp")

    assert home.scroll() == 0


def test_page_down_ends_at_the_end(home: Glass) -> None:
    home.kiosk.navigator.openPage("what-is-a-lung-net")
    home.settle()
    places = [home.scroll()]

    while home.page_down():
        places.append(home.scroll())

    assert places == sorted(set(places)), "every turn moves on"
    assert not home.find("pageDown").isEnabled()
    assert home.find("pageUp").isEnabled()
