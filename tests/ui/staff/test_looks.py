"""The staff panel is as large, as clear and as well told as every other screen (TCH, VIS, KBD-04, KBD-05)."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.release.store import ReleaseStore
from kiosk import tour
from tests.ui import geometry, targets, test_reading_comfort, test_semantics
from tests.ui.glass import is_icon, is_text, scene_rect, walk, words_of
from tests.ui.rounds import ALL_LOOKS, LOOKS, looking
from tests.ui.staff.hands import panel
from tests.ui.staff.test_functions import settled
from tests.ui.staff.world import count
from tests.ui.test_layout import capital_mm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

PAGES = (*tour.STAFF_PAGES, "closed", "offer")


@pytest.fixture(scope="session")
def stocked_data(tmp_path_factory: pytest.TempPathFactory, installed: Path) -> Path:
    folder = Path(shutil.copytree(installed, tmp_path_factory.mktemp("stocked") / "data"))
    count(folder)
    return folder


def go(glass: Glass, page: str) -> None:
    """To a page of the panel, with something on it."""
    glass.program.open_staff_room()
    inside = panel(glass)
    inside._inside = True
    if page == "offer":
        inside.turn("releases")
        inside.chooseInstalled(inside.releases.rows._rows[-1][0])
    else:
        inside.turn(page)
    settled(glass)
    glass.settle()


@pytest.fixture
def look_at(open_glass: OpenGlass, stocked_data: Path) -> Callable[..., Iterator[tuple[str, Glass]]]:
    """Every page of the panel in turn, each from its top to its end."""

    def looked(panel_name: str, size: int, theme: str) -> Iterator[tuple[str, Glass]]:
        store = ReleaseStore(stocked_data / "releases")
        current = store.current()
        assert current is not None
        how = looking(panel_name, size, theme)
        settings = replace(how["settings"], data=stocked_data, counts=True)
        glass = open_glass(current.path, size=tour.PROFILES[panel_name], settings=settings, store=store)
        for page in PAGES:
            go(glass, page)
            yield page, glass
            for _ in range(tour.MOST_TURNS):
                if not glass.page_down():
                    break
                yield page, glass

    return looked


@pytest.mark.parametrize(
    ("panel_name", "size", "theme"),
    [*LOOKS, *(pytest.param(*look, marks=pytest.mark.slow) for look in ALL_LOOKS if look not in LOOKS)],
)
def test_every_page_finds_room_stands_out_and_can_be_touched(
    panel_name: str, size: int, theme: str, look_at: Callable[..., Iterator[tuple[str, Glass]]]
) -> None:
    wrong: list[str] = []
    least = 7.3 if size == 4 else 4.8
    seen = set()
    for page, glass in look_at(panel_name, size, theme):
        seen.add(page)
        wrong += [f"{page}: {fault}" for fault in geometry.faults(glass)]
        wrong += targets.faults(glass, page)
        wrong += [f"{page}: {fault}" for fault in test_reading_comfort.faint(glass)]
        wrong += [
            f"{page}: {words_of(text)[:40]!r} is {tall:.2f} mm"
            for text in glass.texts()
            if (tall := capital_mm(glass, text)) < least
        ]

    assert "\n".join(dict.fromkeys(wrong)) == ""
    assert seen == set(PAGES)


@pytest.mark.parametrize("panel_name", ["portrait", "small"])
def test_every_control_and_text_is_told(panel_name: str, look_at: Callable[..., Iterator[tuple[str, Glass]]]) -> None:
    wrong = [
        f"{page}: {fault}" for page, glass in look_at(panel_name, 2, "paper") for fault in test_semantics.faults(glass)
    ]

    assert "\n".join(dict.fromkeys(wrong)) == ""


def test_lines_are_short(look_at: Callable[..., Iterator[tuple[str, Glass]]]) -> None:
    wrong = [
        f"{page}: {line}"
        for page, glass in look_at("landscape", 1, "paper")
        for text in test_reading_comfort.running_text(glass)
        for line in test_reading_comfort.lines_of(text)
        if len(line) > test_reading_comfort.MOST_CHARACTERS
    ]

    assert "\n".join(wrong) == ""


def test_light_is_told_by_sign_and_word_as_well(stocked: Glass, data: Path) -> None:
    current = ReleaseStore(data / "releases").current()
    assert current is not None
    current.path.chmod(0o644)
    with current.path.open("ab") as file:
        file.write(b"x")  # so that there is something red
    go(stocked, "check")

    told = {
        (line.property("colour"), *(words_of(item) for item in walk(line) if is_icon(item)), line.property("verdict"))
        for line in stocked.items()
        if line.property("verdict") is not None
        and any(words_of(item) == line.property("verdict") for item in walk(line) if is_text(item))
    }

    assert {(colour, word) for colour, _, word in told} == {
        ("green", "Good"), ("amber", "Look at this"), ("red", "Broken"), ("none", "Nothing to do"),
    }  # fmt: skip
    assert len({sign for _, sign, _ in told}) == len(told), "each has a sign of its own"


def test_a_grid_that_covers_the_glass_lies_under_its_words(door: Glass) -> None:
    go(door, "touch")

    assert scene_rect(door.find("touchGrid")).contains(scene_rect(door.find("gridDone")))
