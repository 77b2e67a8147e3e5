"""Text size and colours belong to one visit."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QSignalSpy

from kiosk.config import Settings
from kiosk.viewmodels.appearance import Appearance
from kiosk.visit import Visit


@pytest.fixture
def visit() -> Visit:
    return Visit.fresh(Settings())


@pytest.fixture
def appearance(visit: Visit) -> Appearance:
    return Appearance(visit, dpi=102.5, viewing_distance_mm=600.0)


def test_a_choice_is_kept_in_the_visit(appearance: Appearance, visit: Visit) -> None:
    changed = QSignalSpy(appearance.changed)

    appearance.chooseTextSize(4)
    appearance.chooseTheme("dark")

    assert (visit.text_size, visit.theme) == (4, "dark")
    assert (appearance.textSize, appearance.theme) == (4, "dark")
    assert changed.count() == 2


@pytest.mark.parametrize("size", [0, 5, -1, 2])
def test_a_size_that_is_none_or_the_same_changes_nothing(size: int, appearance: Appearance) -> None:
    changed = QSignalSpy(appearance.changed)

    appearance.chooseTextSize(size)

    assert appearance.textSize == 2
    assert changed.count() == 0


@pytest.mark.parametrize("theme", ["", "pink", "paper"])
def test_colours_that_are_none_or_the_same_change_nothing(theme: str, appearance: Appearance) -> None:
    changed = QSignalSpy(appearance.changed)

    appearance.chooseTheme(theme)

    assert appearance.theme == "paper"
    assert changed.count() == 0


def test_another_visit_begins_with_the_sites_own_choice(appearance: Appearance) -> None:
    appearance.chooseTextSize(4)
    changed = QSignalSpy(appearance.changed)

    appearance.use(Visit.fresh(Settings()))

    assert appearance.textSize == 2
    assert changed.count() == 1


def test_millimetres_follow_the_panel_and_shrink_with_a_window(appearance: Appearance) -> None:
    assert appearance.pxPerMm == pytest.approx(102.5 / 25.4)

    appearance.shrink_to(0.5)

    assert appearance.pxPerMm == pytest.approx(102.5 / 25.4 / 2)
