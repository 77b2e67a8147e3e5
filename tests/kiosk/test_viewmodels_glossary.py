"""The glossary by letters, and the one meaning that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QSignalSpy

from db.library import Library
from kiosk.viewmodels.glossary import GlossaryModel
from tests.kiosk.test_viewmodels_rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(every_block_file: Path) -> Iterator[Library]:
    library = Library.open(every_block_file, nation="ENG")
    yield library
    library.close()


@pytest.fixture
def glossary(library: Library) -> GlossaryModel:
    glossary = GlossaryModel()
    glossary.show(library)
    return glossary


def test_letters_stand_in_order_with_digits_last(glossary: GlossaryModel) -> None:
    assert glossary.letters == ["R", "T", "0-9"]
    assert glossary.letter == "R"
    assert rows_of(glossary.terms) == [("radiofrequency", "Radiofrequency ablation")]


def test_a_letter_lists_its_words(glossary: GlossaryModel) -> None:
    changed = QSignalSpy(glossary.changed)

    glossary.chooseLetter("0-9")

    assert rows_of(glossary.terms) == [("fet", "18F-FET-\u03b2AG-TOCA")]
    assert changed.count() == 1


def test_the_same_letter_again_says_nothing(glossary: GlossaryModel) -> None:
    changed = QSignalSpy(glossary.changed)

    glossary.chooseLetter("R")

    assert changed.count() == 0


def test_one_meaning_is_open_at_a_time(glossary: GlossaryModel, library: Library) -> None:
    changed = QSignalSpy(glossary.termChanged)

    glossary.open_term(library.term("radiofrequency"))
    assert (glossary.termOpen, glossary.term) == (True, "Radiofrequency ablation")
    assert glossary.say == "ray-dee-oh-FREE-kwen-see ab-LAY-shun"
    assert glossary.termExample
    glossary.open_term(library.term("tracer"))
    assert (glossary.term, glossary.say) == ("Tracer", "")
    glossary.closeTerm()
    glossary.closeTerm()

    assert (glossary.termOpen, glossary.term, glossary.meaning) == (False, "", "")
    assert changed.count() == 3


def test_showing_it_afresh_begins_at_the_first_letter(glossary: GlossaryModel, library: Library) -> None:
    glossary.chooseLetter("T")

    glossary.show(library)

    assert glossary.letter == "R"
