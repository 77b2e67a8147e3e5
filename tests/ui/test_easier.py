"""More space, easier to reach, a steady hand: what they promise, and that everything still finds room."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QSignalSpy, QTest

from kiosk.config import Settings
from tests.ui import geometry
from tests.ui.glass import ask, clipped_rect, is_tappable, scene_rect, words_of
from tests.ui.rounds import both_releases, looking, stops_of
from tests.ui.targets import gap

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.viewmodels.appearance import Appearance
    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

STEADY, STEADY_APART = 30.0, 4.9
# Ten keys in a row, and what stands above them, are as large as the panel allows.
OF_THE_KEYBOARD = ("key-", "searchDelete", "searchClear", "searchField", "searchBy-")
LONG_PAGE = "what-is-a-lung-net"

MODES = ("space", "reach", "steady")
# Every mode with every panel, every mode with the smallest and largest size, every two modes together.
PAIRWISE = [
    ("portrait", 1, ("space",)),
    ("portrait", 2, ("reach", "steady")),
    ("portrait", 4, ("space", "reach")),
    ("portrait", 4, ("steady",)),
    ("landscape", 1, ("steady",)),
    ("landscape", 4, ("space", "steady")),
    ("small", 2, ("space",)),
    ("small", 4, ("space", "steady")),
]
SOME: tuple[str, ...] = ("attract", "home", "section-research", "page-what-is-a-lung-net", "page-everolimus")
SOME += ("search", "word-", "contacts", "questions", "glossary", "about", "licence", "appearance", "warning")
ALL = [
    (panel, size, modes)
    for panel in ("portrait", "landscape", "small")
    for size in (1, 2, 3, 4)
    for modes in (("space",), MODES)
]


def turn_on(appearance: Appearance, *modes: str) -> None:
    wanted = {"space": appearance.toggleSpace, "reach": appearance.toggleReach, "steady": appearance.toggleSteadyHand}
    for mode in modes:
        wanted[mode]()


def wrong_on(glass: Glass, modes: tuple[str, ...], *, pages: bool, prefixes: tuple[str, ...] = ()) -> list[str]:
    """Every fault of the layout, with the choices made anew after each end of a visit."""
    wrong = []
    for stop in stops_of(glass, pages=pages):
        if prefixes and not stop.name.startswith(prefixes):
            continue
        stop.go(glass.program)
        if stop.name != "attract" and not _are_on(glass.kiosk.appearance, modes):
            turn_on(glass.kiosk.appearance, *modes)
        if not glass.kiosk.appearance.moreChoices and stop.name == "appearance":
            glass.kiosk.appearance.toggleMore()
        glass.settle()
        wrong += [f"{stop.name}: {fault}" for fault in geometry.faults(glass)]
        if "reach" in modes and stop.name != "attract":
            wrong += [f"{stop.name}: {name} is too high up" for name in too_high(glass)]
        if "steady" in modes and stop.name != "attract":
            wrong += [f"{stop.name}: {fault}" for fault in not_steady(glass)]
        if stop.name == "warning":
            glass.kiosk.session.answer()
    return wrong


def _are_on(appearance: Appearance, modes: tuple[str, ...]) -> bool:
    on = {"space": appearance.moreSpace, "reach": appearance.withinReach, "steady": appearance.steadyHand}
    return all(on[mode] for mode in modes)


def too_high(glass: Glass) -> list[str]:
    """What can be touched, or scrolls, above the middle of a tall panel."""
    if glass.window.width() > glass.window.height():
        return []
    middle = glass.window.height() / 2
    touched = [item for item in glass.uppermost() if is_tappable(item) or item.inherits("QQuickFlickable")]
    seen = [(item.objectName(), clipped_rect(item)) for item in touched]
    return [name for name, rect in seen if not rect.isEmpty() and rect.top() < middle - 1]


def not_steady(glass: Glass) -> list[str]:
    """Targets that are smaller, or nearer to one another, than a shaking hand needs."""
    found = []
    items = [item for item in glass.uppermost() if is_tappable(item) and item.isEnabled()]
    items = [item for item in items if not item.objectName().startswith(OF_THE_KEYBOARD)]
    for item in items:
        rect = scene_rect(item)
        if min(glass.mm(rect.width()), glass.mm(rect.height())) < STEADY - 0.01:
            found.append(f"{item.objectName()} is {glass.mm(rect.width()):.1f} x {glass.mm(rect.height()):.1f} mm")
    frame = [(item.objectName(), scene_rect(item)) for item in items if item.objectName().startswith("nav")]
    for number, (one, here) in enumerate(frame):
        for two, there in frame[number + 1 :]:
            if glass.mm(gap(here, there)) < STEADY_APART:
                found.append(f"{one} and {two} are {glass.mm(gap(here, there)):.1f} mm apart")
    return found


@pytest.fixture
def home(glass: Glass) -> Glass:
    glass.tap("start")
    return glass


def _names(case: tuple[str, int, tuple[str, ...]]) -> str:
    return f"{case[0]}-{case[1]}-{'+'.join(case[2])}"


@pytest.mark.parametrize("case", PAIRWISE, ids=_names)
def test_everything_finds_room_with_every_choice(case: tuple[str, int, tuple[str, ...]], open_glass: OpenGlass) -> None:
    panel, size, modes = case
    glass = open_glass(**looking(panel, size))

    wrong = wrong_on(glass, modes, pages=True, prefixes=SOME)
    assert "\n".join(wrong) == ""


@pytest.mark.slow
@pytest.mark.parametrize("case", ALL, ids=_names)
def test_everything_finds_room_with_all_choices_everywhere(
    case: tuple[str, int, tuple[str, ...]], open_glass: OpenGlass, every_block_file: Path
) -> None:
    panel, size, modes = case
    wrong = []
    for file in both_releases(every_block_file):
        glass = open_glass(**file, **looking(panel, size))
        wrong += wrong_on(glass, modes, pages=True)

    assert "\n".join(wrong) == ""


# A 4K panel of 32 inches, lying and standing.
LARGE_PANELS = {"lying": (3840, 2160), "standing": (2160, 3840)}


@pytest.mark.parametrize("panel", LARGE_PANELS)
def test_a_panel_of_four_thousand_pixels_is_laid_out_in_millimetres(panel: str, open_glass: OpenGlass) -> None:
    settings = Settings()
    settings = replace(
        settings,
        appearance=replace(settings.appearance, text_size=4),
        screen=replace(settings.screen, dpi=138.0),
    )
    glass = open_glass(settings=settings, size=LARGE_PANELS[panel])

    wrong = wrong_on(glass, (), pages=False, prefixes=("attract", "home", "search", "appearance", "warning"))

    assert "\n".join(wrong) == ""


# More space


def test_more_space_sets_text_as_wide_apart_as_wcag_asks(home: Glass) -> None:
    home.kiosk.appearance.toggleSpace()
    home.kiosk.navigator.openPage(LONG_PAGE)
    home.settle()
    body = [text for text in home.texts() if "BodyText" in text.metaObject().className() and text.height() > 0]
    assert len(body) > 5

    for text in body:
        size = text.property("font").pixelSize()
        assert text.property("lineHeight") >= 1.5 * size
        assert text.property("font").letterSpacing() >= 0.12 * size - 0.01
        assert text.property("font").wordSpacing() >= 0.16 * size - 0.01


def test_more_space_sets_paragraphs_two_lines_apart(home: Glass) -> None:
    home.kiosk.navigator.openPage(LONG_PAGE)
    home.settle()
    before = ask(home.find("pageTitle"), "parent.spacing")

    home.kiosk.appearance.toggleSpace()
    home.settle()
    size = next(t.property("font").pixelSize() for t in home.texts() if words_of(t).startswith("Page last reviewed"))

    assert ask(home.find("pageTitle"), "parent.spacing") >= 2 * size > before


# Easier to reach


@pytest.mark.parametrize("size", [1, 4])
def test_everything_moves_down_and_up_again_from_the_foot_of_the_screen(size: int, open_glass: OpenGlass) -> None:
    glass = open_glass(**looking("portrait", size))
    glass.tap("start")
    assert too_high(glass) != []

    glass.tap("navReach")
    assert too_high(glass) == []
    assert glass.sees("Everything is further down now")
    assert glass.find("navReach").property("label") == "Move up"
    glass.tap("navReach")

    assert too_high(glass) != []


def test_one_touch_on_the_first_screen_begins_with_everything_lower(glass: Glass) -> None:
    glass.tap("attractReach")

    assert glass.kiosk.navigator.screen == "home"
    assert too_high(glass) == []


@pytest.mark.parametrize("panel", ["landscape", "small"])
def test_a_wide_panel_is_low_enough_as_it_is(panel: str, open_glass: OpenGlass) -> None:
    """All of it fits the 300 mm between 800 and 1,100 mm above the floor (HW-02)."""
    glass = open_glass(**looking(panel, 2))
    assert not glass.has("attractReach")
    glass.tap("start")

    assert not glass.has("navReach")
    assert glass.mm(glass.window.height()) <= 300


# A steady hand


def test_a_finger_that_drifts_on_a_card_still_taps(home: Glass) -> None:
    home.kiosk.navigator.openSection("research")
    home.kiosk.appearance.toggleSteadyHand()
    home.settle()
    card = home.find("page-trial-phases")
    spot = home.centre(card)
    drift = QPoint(0, round(min(10 * home.px_per_mm, card.height() / 2 - 4)))

    home.drag(spot, spot - drift)

    assert home.kiosk.navigator.screen == "page"


def test_a_finger_that_leaves_a_button_a_little_still_taps(home: Glass) -> None:
    home.kiosk.appearance.toggleSteadyHand()
    home.settle()
    button = home.find("navAppearance")
    edge = QPoint(home.centre(button).x(), round(scene_rect(button).top()))

    home.drag(home.centre(button), edge - QPoint(0, round(2 * home.px_per_mm)))

    assert home.kiosk.navigator.screen == "appearance"


def test_flicking_is_off_and_the_page_buttons_scroll(home: Glass) -> None:
    home.kiosk.navigator.openPage(LONG_PAGE)
    home.kiosk.appearance.toggleSteadyHand()
    home.settle()
    middle = QPoint(home.window.width() // 2, home.window.height() // 2)

    home.drag(middle, middle - QPoint(0, 400))
    assert home.scroll() == 0
    home.tap("pageDown")

    assert home.scroll() > 200


def test_a_steady_hand_waits_a_second_for_the_next_tap(home: Glass) -> None:
    home.kiosk.navigator.openPage(LONG_PAGE)
    home.kiosk.appearance.toggleSteadyHand()
    home.settle()
    spot = home.centre(home.find("pageDown"))

    home.touch(spot)
    once = home.scroll()
    home.clock.advance(0.9)
    home.touch(spot)
    assert home.scroll() == once > 0
    home.clock.advance(1.01)
    home.touch(spot)

    assert home.scroll() > once


@pytest.mark.parametrize("steady", [False, True])
def test_a_second_finger_neither_taps_nor_cancels_on_a_page(steady: bool, home: Glass) -> None:
    if steady:
        home.kiosk.appearance.toggleSteadyHand()
    home.kiosk.navigator.openSection("research")
    home.settle()
    gone = QSignalSpy(home.kiosk.navigator.placeChanged)
    finger = home.centre(home.find("page-trial-phases"))
    palm = finger - QPoint(0, round(finger.y() - scene_rect(home.find("pageDown")).top()) // 2)

    home.press(finger)
    QTest.touchEvent(home.window, home._finger).stationary(0).press(1, palm, home.window).commit()
    QTest.touchEvent(home.window, home._finger).stationary(0).release(1, palm, home.window).commit()
    home.release(finger)
    home.settle()

    assert gone.count() == 1


# Where they are chosen


def test_size_and_colours_come_first_and_the_rest_under_more(home: Glass) -> None:
    home.tap("navAppearance")
    assert not home.has("choice-space")

    home.reach_and_tap("appearanceMore")
    order = [item.objectName() for item in home.tappables()]

    assert order.index("textSize-1") < order.index("theme-paper") < order.index("choice-space")


def test_on_a_wide_panel_the_way_out_is_seen_without_turning_the_page(open_glass: OpenGlass) -> None:
    glass = open_glass(**looking("landscape", 2))
    glass.tap("attractAppearance")
    assert not glass.has("pageDown")

    glass.tap("appearanceMore")
    order = [item.objectName() for item in glass.tappables()]
    assert order.count("appearanceDone") == 1
    assert order.index("choice-steady") < order.index("appearanceDone")

    glass.reach_and_tap("appearanceMore")
    glass.tap("appearanceDone")
    assert not glass.has("appearanceDone")


@pytest.mark.parametrize(
    ("choice", "said"),
    [("choice-space", "More space"), ("choice-reach", "Easier to reach"), ("choice-steady", "Steady hand")],
)
def test_a_choice_says_in_words_and_with_a_sign_whether_it_is_on(choice: str, said: str, home: Glass) -> None:
    home.tap("navAppearance")
    home.reach_and_tap("appearanceMore")
    home.reach(choice)
    assert home.sees(f"{said}: Off")

    home.tap(choice)

    assert home.sees(f"{said}: On")
    assert home.find(choice).property("label").startswith(f"{said}. On.")
    assert home.find(choice).property("marked")


def test_the_next_person_starts_afresh(home: Glass) -> None:
    turn_on(home.kiosk.appearance, *MODES)
    home.kiosk.appearance.toggleMore()
    home.settle()

    home.tap("navStartAgain")
    home.tap("start")
    appearance = home.kiosk.appearance

    assert not _are_on(appearance, ("space",))
    assert not _are_on(appearance, ("reach",))
    assert not _are_on(appearance, ("steady",))
    assert not appearance.moreChoices
    spot = home.centre(home.find("navAppearance"))
    home.touch(spot)
    home.clock.advance(0.6)
    home.touch(spot)
    assert home.kiosk.guard.accept("anything", 0.0, 0.0)
