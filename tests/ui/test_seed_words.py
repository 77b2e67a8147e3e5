"""No run of twelve words of the page that started it all stands in our own text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.library import Library
from tests.ui.seed_runs import runs
from tests.ui.test_glyphs import words_of_release

if TYPE_CHECKING:
    from collections.abc import Iterable

SEED = Path(__file__).parent.parent / "data" / "seed_runs.txt"


@pytest.fixture(scope="module")
def seed() -> frozenset[str]:
    return frozenset(SEED.read_text(encoding="ascii").split())


def taken_over(texts: Iterable[str], seed: frozenset[str]) -> list[str]:
    return [run for text in texts for run, known_by in runs(text) if known_by in seed]


def test_no_text_of_the_starter_release_is_taken_over(starter_file: Path, seed: frozenset[str]) -> None:
    texts = list(words_of_release(starter_file))

    assert len(seed) > 500
    assert sum(len(list(runs(text))) for text in texts) > 2000
    assert taken_over(texts, seed) == []


def test_no_page_as_a_whole_is_taken_over(starter_file: Path, seed: frozenset[str]) -> None:
    """A run that goes over from one block to the next counts too."""
    library = Library.open(starter_file, nation="ENG")
    pages = ["\n".join(block.text for block in library.page(card.slug).blocks) for card in library.all_pages()]
    library.close()

    assert taken_over(pages, seed) == []


def test_a_run_is_found_whatever_its_signs_and_capitals() -> None:
    first = "One, two; THREE four five six seven eight nine ten eleven twelve."
    known = frozenset(
        known_by for _, known_by in runs("one two three four five six seven eight nine ten eleven twelve")
    )

    assert len(taken_over([first], known)) == 1
    assert taken_over(["One two three four five six seven eight nine ten eleven."], known) == []
