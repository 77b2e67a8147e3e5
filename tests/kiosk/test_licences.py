"""Licences: read from a folder, word for word, as paragraphs in parts."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QSignalSpy

from kiosk.licence_text import MOST_LETTERS, paragraphs, parts_of
from kiosk.licences import LicencesMissing, text_of, works
from kiosk.viewmodels.licences import LicencesModel
from tests.kiosk.test_viewmodels_rows import rows_of
from tests.licence_folder import LONG, SHORT, TEXTS, write_licences

if TYPE_CHECKING:
    from pathlib import Path

CUT = "A line that was cut because a terminal is narrow, and"
KEPT = sorted(TEXTS.glob("*.txt"))


def words(text: str) -> list[str]:
    """Every word, without the signs that rules and comments are drawn with."""
    return [
        word
        for word in re.sub(r"^\s*#+|/\*|\*/|^\s*#?\s*\*", " ", text, flags=re.MULTILINE).split()
        if re.search(r"\w", word)
    ]


@pytest.mark.parametrize("file", KEPT, ids=lambda file: file.stem)
def test_no_word_of_a_licence_is_lost_or_moved(file: Path) -> None:
    text = file.read_text(encoding="utf-8")

    parts = list(parts_of(text))

    assert words(" ".join(paragraph for part in parts for paragraph in part)) == words(text)
    assert all(sum(map(len, part)) <= MOST_LETTERS or len(part) == 1 for part in parts)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (f"{CUT}\ngoes on", [f"{CUT} goes on"]),
        (f"{CUT}\nCopyright 2015 another", [f"{CUT}\nCopyright 2015 another"]),
        ("Short\nlines", ["Short\nlines"]),
        ("Title\n=====\n\n# In a comment\n# of a file", ["Title", "In a comment\nof a file"]),
        ("/*\n * In a comment\n * of C\n */", ["In a comment\nof C"]),
        (f"{CUT}\n* One of them\n* Another", [f"{CUT}\n* One of them\n* Another"]),
    ],
    ids=["cut", "copyright", "short", "rule", "comment", "list"],
)
def test_lines_are_joined_where_they_were_only_cut(text: str, read: list[str]) -> None:
    assert list(paragraphs(text)) == read


def test_a_folder_tells_works_and_their_texts(licence_folder: Path) -> None:
    long, short = works(licence_folder)

    assert (long.slug, long.title, long.licence) == (LONG, "Qt 6.11.3", "GNU Lesser General Public License 3")
    assert short.told[-2:] == ("Copyright (C) 2014 some people", "https://www.example.org")
    assert {part.document for part in text_of(licence_folder, long)} == {0, 1, 2}


@pytest.mark.parametrize("listed", ["", "[{}]", "{", "3"])
def test_a_list_that_is_not_whole_is_missing(tmp_path: Path, listed: str) -> None:
    (tmp_path / "components.json").write_text(listed)

    with pytest.raises(LicencesMissing, match=r"components\.json cannot be read. Install the program again"):
        works(tmp_path)


@pytest.fixture
def model(licence_folder: Path) -> LicencesModel:
    return LicencesModel(licence_folder)


def test_nothing_is_read_before_somebody_looks(model: LicencesModel) -> None:
    assert not model.available
    assert model.works.count == 0

    model.look()

    assert model.available
    assert [row[0] for row in rows_of(model.works)] == [LONG, SHORT]


def test_a_long_work_begins_with_what_is_told_of_it_and_where_its_texts_are(model: LicencesModel) -> None:
    changed = QSignalSpy(model.changed)

    read = model.open(LONG, 0)

    assert changed.count() == 2  # the list, and the work
    assert (model.title, model.document, model.part) == ("Qt 6.11.3", "GNU Lesser General Public License 3", 1)
    assert rows_of(model.told)[0][0].startswith("This program uses Qt.")
    texts = rows_of(model.documents)
    assert [title for _, title in texts][1:] == ["GNU General Public License 3", "Notices of others in ICU"]
    assert read == sum(len(paragraph.split()) for (paragraph,) in rows_of(model.paragraphs)) > 100

    model.open(LONG, texts[1][0])

    assert model.document == "GNU General Public License 3"
    assert rows_of(model.paragraphs)[0][0].startswith("GNU GENERAL PUBLIC LICENSE")
    assert rows_of(model.told) == rows_of(model.documents) == []


@pytest.mark.parametrize(("asked", "shown"), [(-3, 1), (999, 14)])
def test_a_part_that_is_not_there_is_the_nearest(model: LicencesModel, asked: int, shown: int) -> None:
    model.open(LONG, asked)

    assert (model.part, model.parts) == (shown, 14)


def test_a_short_work_names_its_one_text_once(model: LicencesModel) -> None:
    model.open(SHORT, 0)

    assert (model.parts, model.documents.count, model.document) == (1, 0, "BSD 3-Clause License")


def test_without_a_folder_nothing_is_available(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    model = LicencesModel(tmp_path / "none")

    with caplog.at_level(logging.ERROR, logger="kiosk"):
        assert model.open("qt", 0) == 0

    assert (model.available, model.title, model.part, model.parts) == (False, "", 0, 0)
    assert "Install the program again" in caplog.text


def test_a_text_that_is_gone_leaves_the_list(tmp_path: Path) -> None:
    folder = write_licences(tmp_path / "licences")
    (folder / "BSD-3-Clause.txt").unlink()
    model = LicencesModel(folder)

    model.open(SHORT, 0)

    assert (model.available, model.title, model.parts) == (True, "click 8.5.1", 0)
    assert model.open(LONG, 0) > 0
