"""A section with more pages than anybody reads at once is listed part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.release.compile import compile_release
from kiosk.viewmodels.section import PAGES_IN_A_PART
from tests.make_workspace import large_workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.glass import Glass


@pytest.fixture(scope="module")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("long") / "long.sqlite"
    with large_workspace(6 * PAGES_IN_A_PART + 60, seed=1) as workspace:
        compile_release(workspace, file)
    return file


@pytest.fixture
def long_glass(open_glass: Callable[..., Glass], long_file: Path) -> Glass:
    return open_glass(long_file)


def cards(glass: Glass) -> list[str]:
    return [item.objectName() for item in glass.items() if item.objectName().startswith("page-")]


def test_every_page_of_a_long_section_is_reached_by_taps(long_glass: Glass) -> None:
    library = long_glass.program.shelf.library
    assert library is not None
    section = max(library.sections(), key=lambda each: each.page_count)
    slugs = [f"page-{page.slug}" for page in library.pages(section.slug)]
    assert PAGES_IN_A_PART < len(slugs) <= 2 * PAGES_IN_A_PART
    long_glass.tap("start")
    long_glass.reach_and_tap(f"section-{section.slug}")

    assert cards(long_glass) == slugs[:PAGES_IN_A_PART]
    assert f"Pages 1 to {PAGES_IN_A_PART} of {len(slugs)}" in long_glass.see()

    long_glass.reach_and_tap("sectionMore")
    assert cards(long_glass) == slugs[PAGES_IN_A_PART:]

    long_glass.reach_and_tap(slugs[-1])
    long_glass.tap("navBack")
    assert cards(long_glass) == slugs[PAGES_IN_A_PART:], "Back leads to the part that was left"

    long_glass.reach_and_tap("sectionEarlier")
    assert cards(long_glass) == slugs[:PAGES_IN_A_PART]


def test_a_short_section_speaks_of_no_parts(glass: Glass) -> None:
    glass.tap("start")
    glass.reach_and_tap("section-tests")

    assert not [words for words in glass.see() if words.startswith("Pages 1")]
    assert "More pages" not in glass.see()
