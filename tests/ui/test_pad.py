"""The whole program from a pad of arrows, Enter, Back, Home, Listen and volume (KBD-01 to KBD-09)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from kiosk import tour
from tests.ui.glass import clipped_rect, scene_rect
from tests.ui.test_walk import library_of

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from PySide6.QtQuick import QQuickItem

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

Key = Qt.Key
ARROWS = (Key.Key_Down, Key.Key_Right, Key.Key_Up, Key.Key_Left)
MOST_STROKES = 400


@pytest.fixture
def pad(glass: Glass) -> Glass:
    """A visit that a key has begun."""
    glass.key(Key.Key_Down)
    return glass


def focused(glass: Glass) -> QQuickItem:
    glass.settle()
    item = glass.window.activeFocusItem()
    assert item is not None
    assert item.property("activeFocusOnTab"), "nothing has the focus"
    return item


def name(glass: Glass) -> str:
    return focused(glass).objectName()


def walk_to(glass: Glass, wanted: str) -> None:
    """Bring the focus to `wanted` by arrows and, where a page is to be turned, Enter on its button."""
    target = glass.find(wanted)
    for _ in range(MOST_STROKES):
        here = focused(glass)
        aim = target if glass.within_sight(target) else glass.find("pageDown" if _below(glass, target) else "pageUp")
        if here is target:
            return
        if here is aim:
            glass.key(Key.Key_Return)
            continue
        for arrow in _towards(here, aim):
            glass.key(arrow)
            if focused(glass) is not here:
                break
        else:
            raise AssertionError(f"no arrow leads on from {here.objectName()} to {wanted}")
    raise AssertionError(f"{wanted} is not reached")


def _below(glass: Glass, item: QQuickItem) -> bool:
    return scene_rect(item).center().y() > glass.window.height() / 2


def _towards(here: QQuickItem, there: QQuickItem) -> list[Key]:
    way = scene_rect(there).center() - scene_rect(here).center()
    upright = Key.Key_Down if way.y() > 0 else Key.Key_Up
    across = Key.Key_Right if way.x() > 0 else Key.Key_Left
    rows = scene_rect(here).top() < scene_rect(there).center().y() < scene_rect(here).bottom()
    return [across, upright] if rows else [upright, across]


def enter(glass: Glass, wanted: str) -> None:
    walk_to(glass, wanted)
    glass.key(Key.Key_Return)


@pytest.mark.parametrize(
    "key",
    [
        *ARROWS,
        Key.Key_Return,
        Key.Key_Back,
        Key.Key_Escape,
        Key.Key_Home,
        Key.Key_HomePage,
        Key.Key_F5,
        Key.Key_VolumeUp,
        Key.Key_VolumeDown,
    ],
)
def test_the_first_key_begins_a_visit_led_by_keys(key: Qt.Key, glass: Glass) -> None:
    glass.key(key)

    assert glass.kiosk.navigator.screen == "home"
    assert glass.kiosk.pad.byKeys
    assert focused(glass).property("focusShown")


def test_a_finger_ends_the_lead_of_the_keys_and_the_next_visitor_begins_afresh(pad: Glass) -> None:
    pad.tap("section-tests")
    assert not pad.kiosk.pad.byKeys
    pad.key(Key.Key_Down)
    assert pad.kiosk.pad.byKeys

    pad.tap("navStartAgain")

    assert not pad.kiosk.pad.byKeys
    assert pad.kiosk.pad.announcement == ""


def test_who_taps_sees_no_focus_on_a_panel(glass: Glass) -> None:
    glass.tap("start")
    glass.kiosk.navigator.openTerm("carcinoid")
    glass.settle()

    assert not glass.find("termClose").property("focusShown")


@pytest.mark.parametrize("key", [Key.Key_Back, Key.Key_Escape, Key.Key_Backspace])
def test_back_leads_to_where_the_focus_was(key: Qt.Key, pad: Glass) -> None:
    enter(pad, "section-treatments")
    first = name(pad)

    pad.key(key)

    assert first != "section-treatments"
    assert pad.kiosk.navigator.screen == "home"
    assert name(pad) == "section-treatments"


@pytest.mark.parametrize("key", [Key.Key_Home, Key.Key_HomePage])
def test_home_leads_home(key: Qt.Key, pad: Glass) -> None:
    pad.kiosk.navigator.openPage("what-is-a-lung-net")
    pad.settle()

    pad.key(key)

    assert pad.kiosk.navigator.screen == "home"
    assert focused(pad).property("focusShown")


@pytest.mark.parametrize("key", [Key.Key_F5, Key.Key_VolumeUp, Key.Key_VolumeDown, Key.Key_VolumeMute])
def test_keys_for_sound_do_nothing_yet(key: Qt.Key, pad: Glass) -> None:
    before = name(pad)

    pad.key(key)

    assert (pad.kiosk.navigator.screen, name(pad)) == ("home", before)


def test_a_panel_takes_the_focus_and_gives_it_back(pad: Glass) -> None:
    pad.kiosk.navigator.openPage("what-is-a-lung-net")
    pad.settle()
    word = next(item.objectName() for item in pad.tappables() if item.objectName().startswith("word-"))
    enter(pad, word)
    assert name(pad) == "termClose"
    assert focused(pad).property("focusShown")

    pad.key(Key.Key_Back)

    assert not pad.has("termPanel")
    assert name(pad) == word


def test_the_question_takes_the_focus_and_gives_it_back(pad: Glass) -> None:
    walk_to(pad, "section-treatments")
    pad.clock.advance(130)
    pad.kiosk.session.tick()
    pad.settle()
    assert name(pad) == "stillReading"

    pad.key(Key.Key_Return)

    assert pad.kiosk.session.state == "reading"
    assert name(pad) == "section-treatments"


def test_back_answers_the_question(pad: Glass) -> None:
    pad.clock.advance(130)
    pad.kiosk.session.tick()
    pad.settle()

    pad.key(Key.Key_Escape)

    assert (pad.kiosk.session.state, pad.kiosk.navigator.screen) == ("reading", "home")


def test_a_key_that_is_held_down_counts_once(pad: Glass) -> None:
    before = name(pad)

    for _ in range(20):
        repeated = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Down, Qt.KeyboardModifier.NoModifier, "", True)
        QCoreApplication.sendEvent(pad.window, repeated)

    assert name(pad) == before


@pytest.mark.parametrize(("apart", "counted"), [(0.1, 1), (0.2, 2)])
def test_an_arrow_struck_twice_by_a_trembling_hand_counts_once(apart: float, counted: int, glass: Glass) -> None:
    glass.key(Key.Key_Home)
    walk_to(glass, "navHome")
    passed = {name(glass)}

    for _ in range(2):
        QTest.keyClick(glass.window, Key.Key_Right)
        glass.clock.advance(apart)
        passed.add(name(glass))

    assert len(passed) == 1 + counted


def test_a_chosen_setting_is_announced_and_shown(pad: Glass) -> None:
    enter(pad, "navAppearance")
    walk_to(pad, "theme-dark")
    label = pad.find("theme-dark").property("label")
    assert pad.kiosk.pad.announcement == f"{label}, not chosen"

    pad.key(Key.Key_Return)

    assert pad.kiosk.appearance.theme == "dark"
    assert pad.kiosk.pad.announcement == f"{label}, chosen"


def test_a_setting_chosen_by_a_finger_is_announced_too(glass: Glass) -> None:
    glass.tap("attractAppearance")

    glass.tap("textSize-3")

    assert glass.kiosk.pad.announcement == f"{glass.find('textSize-3').property('label')}, chosen"


def test_what_has_the_focus_is_announced(pad: Glass) -> None:
    walk_to(pad, "section-tests")

    assert pad.kiosk.pad.announcement == pad.find("section-tests").property("label")


@pytest.mark.parametrize("theme", ["paper", "white", "dark", "yellow-on-black"])
@pytest.mark.parametrize("target", ["section-tests", "navHome", "unwellStrip"])
def test_the_focus_is_seen_on_every_theme(theme: str, target: str, pad: Glass) -> None:
    """At least 1 mm thick and changed by at least 3:1, on every side that is on the glass (KBD-03)."""
    pad.kiosk.appearance.chooseTheme(theme)
    walk_to(pad, "navAppearance")
    plain = pad.window.grabWindow()

    walk_to(pad, target)
    ringed = pad.window.grabWindow()

    rect = scene_rect(focused(pad))
    millimetre = pad.px_per_mm
    middle = round(rect.center().x())
    for edge in (rect.top(), rect.bottom()):
        rows = range(round(edge - 2 * millimetre), round(edge + 2 * millimetre) + 1)
        changed = [
            row
            for row in rows
            if 0 <= row < ringed.height()
            and _contrast(plain.pixelColor(middle, row), ringed.pixelColor(middle, row)) >= 3
        ]
        assert len(changed) >= millimetre, f"{len(changed)} rows change at {edge}"


def _contrast(one: QColor, other: QColor) -> float:
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_page_keys_turn_the_page_wherever_the_focus_stands_and_it_stays_in_sight(pad: Glass) -> None:
    pad.kiosk.navigator.openPage("what-is-a-lung-net")
    pad.settle()

    for key, direction in ((Key.Key_PageDown, 1), (Key.Key_PageDown, 1), (Key.Key_PageUp, -1)):
        before = pad.scroll()
        pad.key(key)
        assert (pad.scroll() - before) * direction > 0
        assert pad.within_sight(focused(pad))


def test_at_the_end_of_a_page_the_focus_is_not_lost(pad: Glass) -> None:
    pad.kiosk.navigator.openPage("what-is-a-lung-net")
    pad.settle()
    walk_to(pad, "pageDown")

    while pad.find("pageDown").isEnabled():
        pad.key(Key.Key_Return)

    assert focused(pad).property("focusShown")


SCREENS = ("home", "section", "page", "contacts", "questions", "glossary", "search", "about", "appearance", "licences")


def show(glass: Glass, screen: str) -> None:
    navigator = glass.kiosk.navigator
    match screen:
        case "home":
            navigator.home()
        case "section":
            navigator.openSection("about")
        case "page":
            navigator.openPage("what-is-a-lung-net")
        case _:
            getattr(navigator, f"open{screen.capitalize()}")()
    glass.settle()


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("panel", tour.PROFILES)
def test_arrows_reach_all_in_sight_are_never_trapped_and_never_covered(
    screen: str, panel: str, open_glass: OpenGlass
) -> None:
    glass = open_glass(size=tour.PROFILES[panel])
    glass.key(Key.Key_Down)
    show(glass, screen)
    focused(glass)
    wanted = {
        item.objectName()
        for item in glass.tappables()
        if item.isEnabled() and clipped_rect(item).height() >= item.height() - 1 and item.property("activeFocusOnTab")
    }
    leads: dict[str, set[str]] = {}
    waiting = [focused(glass)]
    seen = {name(glass)}
    while waiting:
        here = waiting.pop()
        here.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        glass.settle()
        assert glass.within_sight(here), f"{here.objectName()} is covered"
        for arrow in ARROWS:
            here.forceActiveFocus(Qt.FocusReason.TabFocusReason)
            glass.key(arrow)
            there = focused(glass)
            leads.setdefault(here.objectName(), set()).add(there.objectName())
            if there.objectName() not in seen:
                seen.add(there.objectName())
                waiting.append(there)

    assert wanted <= seen, wanted - seen
    assert all(there - {here} for here, there in leads.items()), "a trap"


@pytest.mark.parametrize("screen", SCREENS)
def test_the_focus_goes_as_things_are_read(screen: str, pad: Glass) -> None:
    """From top to bottom, and within a row from left to right, beginning after the frame (KBD-05)."""
    show(pad, screen)
    order = [item for item in pad.tappables() if item.isEnabled() and clipped_rect(item).height() >= item.height() - 1]
    keys = [item for item in order if item.objectName().startswith("key-")]
    assert len(order) > 3

    for before, after in pairwise(order):
        if before in keys and after in keys:
            continue  # the rows of a keyboard are staggered
        one, other = scene_rect(before), scene_rect(after)
        follows = other.center().y() >= one.bottom() - 1 or (
            other.left() >= one.right() - 1 and other.bottom() > one.top()
        )
        assert follows, f"{after.objectName()} comes after {before.objectName()}"


@pytest.mark.parametrize("every", [9, pytest.param(1, marks=pytest.mark.slow)])
def test_keys_alone_reach_every_page(every: int, pad: Glass) -> None:
    library = library_of(pad)
    read = []
    wanted = {page.slug for page in library.all_pages()[::every]}

    for section in library.sections():
        pages = [page for page in library.pages(section.slug) if page.slug in wanted]
        if not pages:
            continue
        enter(pad, f"section-{section.slug}")
        for page in pages:
            enter(pad, f"page-{page.slug}")
            assert pad.find("pageTitle").property("text") == page.title
            read.append(page.slug)
            pad.key(Key.Key_Back)
        pad.key(Key.Key_Home)

    assert set(read) == wanted


def test_keys_alone_find_something(pad: Glass) -> None:
    enter(pad, "openSearch")
    for letter in "tired":
        enter(pad, f"key-{letter}")
    assert pad.kiosk.search.typed == "tired"

    enter(pad, "hit-page-tiredness")
    assert pad.kiosk.page.slug == "tiredness"
    pad.key(Key.Key_Back)

    assert (pad.kiosk.navigator.screen, pad.kiosk.search.typed) == ("search", "tired")
