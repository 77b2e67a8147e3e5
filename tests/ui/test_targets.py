"""Targets are large, apart from one another and away from the edge (TCH-01 to TCH-03, TCH-09)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.rounds import LOOKS, round_past
from tests.ui.targets import faults

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass


@pytest.mark.parametrize(("panel", "size", "theme"), LOOKS)
def test_targets_are_large_and_apart(
    panel: str, size: int, theme: str, open_glass: OpenGlass, every_block_file: Path
) -> None:
    wrong = [
        fault for file in (None, every_block_file) for fault in round_past(open_glass, panel, size, theme, file).targets
    ]

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
