"""The whole panel by the keys of the pad alone (KBD-01, KBD-02)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.glass import clipped_rect
from tests.ui.staff.hands import PIN, is_open, knock_with_keys, panel, wait_until
from tests.ui.staff.test_functions import label_shown, settled
from tests.ui.test_pad import ARROWS, enter, focused, name

if TYPE_CHECKING:
    from tests.ui.glass import Glass
    from tests.ui.staff.conftest import OpenDoor

Key = Qt.Key


def go_in_by_keys(door: Glass) -> None:
    knock_with_keys(door)
    for digit in PIN:
        enter(door, f"pin-{digit}")
    enter(door, "pin-enter")
    wait_until(door, lambda: panel(door).page == "menu")


@pytest.mark.parametrize("size", [(1080, 1920), (1280, 800)])
def test_keys_alone_let_somebody_in_and_out(size: tuple[int, int], open_door: OpenDoor) -> None:
    door = open_door(size=size)

    go_in_by_keys(door)
    assert name(door) == "staff-cleaning"
    assert focused(door).property("focusShown")
    door.key(Key.Key_Back)

    assert not is_open(door)


def test_keys_alone_reach_every_page_and_lead_back(door: Glass) -> None:
    go_in_by_keys(door)

    for page in ("check", "releases", "stick", "counts", "end", "cleaning"):
        enter(door, f"staff-{page}")
        settled(door)
        assert panel(door).page == page
        if page != "cleaning":
            assert door.within_sight(focused(door))
        door.key(Key.Key_Back)
        assert panel(door).page == "menu"


def test_keys_alone_go_back_to_an_earlier_release(stocked: Glass) -> None:
    go_in_by_keys(stocked)
    enter(stocked, "staff-releases")
    earlier = panel(stocked).releases.rows._rows[1][0]

    enter(stocked, f"release-{earlier}")
    settled(stocked)
    enter(stocked, "offerAccept")
    settled(stocked)

    assert label_shown(stocked) == earlier


def test_keys_alone_leave_the_touch_grid(door: Glass) -> None:
    go_in_by_keys(door)
    enter(door, "staff-check")
    enter(door, "tryTouch")
    assert name(door) == "gridDone"

    door.key(Key.Key_Return)

    assert panel(door).page == "check"


@pytest.mark.parametrize("page", ["pin", "menu", "check", "releases", "stick", "counts", "end"])
def test_arrows_reach_all_in_sight_and_are_never_trapped(page: str, stocked: Glass) -> None:
    knock_with_keys(stocked)
    if page != "pin":
        panel(stocked).let_in()
        panel(stocked).turn(page)
    settled(stocked)
    wanted = {
        item.objectName()
        for item in stocked.uppermost()
        if item.property("activeFocusOnTab")
        and item.isEnabled()
        and item.isVisible()
        and clipped_rect(item).height() >= item.height() - 1
    }
    leads: dict[str, set[str]] = {}
    waiting = [focused(stocked)]
    seen = {name(stocked)}
    while waiting:
        here = waiting.pop()
        for arrow in ARROWS:
            here.forceActiveFocus(Qt.FocusReason.TabFocusReason)
            stocked.key(arrow)
            there = focused(stocked)
            leads.setdefault(here.objectName(), set()).add(there.objectName())
            if there.objectName() not in seen:
                seen.add(there.objectName())
                waiting.append(there)

    assert wanted <= seen, wanted - seen
    assert all(there - {here} for here, there in leads.items()), "a trap"
