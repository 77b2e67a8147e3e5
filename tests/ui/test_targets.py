"""Targets are large, apart from one another and away from the edge (TCH-01 to TCH-03, TCH-09)."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from kiosk import tour
from tests.ui.glass import clipped_rect, is_tappable, scene_rect
from tests.ui.test_layout import looking, stops_of

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QRectF

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

TARGET, MAIN, APART, BESIDE_RESTART, FROM_EDGE = 20.0, 25.0, 3.0, 6.0, 5.0
FRAME = ("navBack", "navHome", "navAppearance", "navStartAgain")
TURNING = ("pageUp", "pageDown")
# The strip spans the panel from edge to edge, and its words stand in the middle: TCH-09 is about
# small targets that a finger at the bezel would miss.
EDGE_TO_EDGE = ("unwellStrip",)


def gap(one: QRectF, two: QRectF) -> float:
    across = max(one.left() - two.right(), two.left() - one.right(), 0.0)
    down = max(one.top() - two.bottom(), two.top() - one.bottom(), 0.0)
    return max(across, down)


def faults(glass: Glass, screen: str) -> list[str]:
    found = []
    enabled = [item for item in glass.uppermost() if is_tappable(item) and item.isEnabled()]
    for item in enabled:
        name, rect = item.objectName(), scene_rect(item)
        least = MAIN if name in (*FRAME, *TURNING) else TARGET
        if min(glass.mm(rect.width()), glass.mm(rect.height())) < least:
            size = f"{glass.mm(rect.width()):.1f} x {glass.mm(rect.height()):.1f} mm"
            found.append(f"{screen}: {name} is {size}, not {least}")
        seen = clipped_rect(item)
        edge = min(seen.left(), glass.window.width() - seen.right())
        if not seen.isEmpty() and name not in EDGE_TO_EDGE and glass.mm(edge) < FROM_EDGE:
            found.append(f"{screen}: {name} is {glass.mm(edge):.1f} mm from the edge")
        low = glass.window.height() - seen.bottom()
        if name in FRAME and glass.mm(low) < FROM_EDGE:
            found.append(f"{screen}: {name} is {glass.mm(low):.1f} mm from the lower edge")
    in_sight = [(item.objectName(), seen) for item in enabled if not (seen := clipped_rect(item)).isEmpty()]
    for (one, seen_one), (two, seen_two) in combinations(in_sight, 2):
        names = {one, two}
        least = BESIDE_RESTART if "navStartAgain" in names and not names & set(EDGE_TO_EDGE) else APART
        between = glass.mm(gap(seen_one, seen_two))
        if between < least - 0.01:
            found.append(f"{screen}: {' and '.join(sorted(names))} are {between:.1f} mm apart, not {least}")
    return found


@pytest.mark.parametrize("size", [1, 2, 4])
@pytest.mark.parametrize("panel", tour.PROFILES)
def test_targets_are_large_and_apart(panel: str, size: int, open_glass: OpenGlass, every_block_file: Path) -> None:
    wrong = []
    for file in ({}, {"file": every_block_file}):
        glass = open_glass(**file, **looking(panel, size))
        for stop in stops_of(glass, pages=bool(file)):
            stop.go(glass.program)
            glass.settle()
            wrong += faults(glass, stop.name)
            if stop.name == "warning":
                glass.kiosk.session.answer()

    assert "\n".join(wrong) == ""


def test_a_target_that_is_too_small_or_too_near_is_found_out(glass: Glass) -> None:
    glass.tap("start")
    assert faults(glass, "home") == []

    glass.find("navAppearance").setHeight(60)
    home = glass.find("navHome")
    home.setWidth(home.width() + 40)
    home.setX(home.x() + 4)
    wrong = "\n".join(faults(glass, "home"))

    assert "navAppearance is" in wrong
    assert "navAppearance and navHome are" in wrong
