"""What is wrong with the things to touch on a screen: too small, too near to one another, too near to the edge."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from tests.ui.glass import clipped_rect, is_tappable, scene_rect

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from tests.ui.glass import Glass

TARGET, MAIN, APART, BESIDE_RESTART, FROM_EDGE = 20.0, 25.0, 3.0, 6.0, 5.0
FRAME = ("navBack", "navHome", "navAppearance", "navStartAgain")
TURNING = ("pageUp", "pageDown")
# The strip spans the panel from edge to edge, and its words stand in the middle: TCH-09 is about
# small targets that a finger at the bezel would miss.
EDGE_TO_EDGE = ("unwellStrip",)


def gap(one: QRectF, two: QRectF) -> float:
    """How far apart two things are, in pixels."""
    across = max(one.left() - two.right(), two.left() - one.right(), 0.0)
    down = max(one.top() - two.bottom(), two.top() - one.bottom(), 0.0)
    return max(across, down)


def faults(glass: Glass, screen: str) -> list[str]:
    """Everything wrong with what can be touched on the screen as it stands, in words."""
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
