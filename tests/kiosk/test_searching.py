"""The engine of the search: fetched when it is first asked, and only for the library in use."""

from __future__ import annotations

import subprocess
import sys
import traceback
from typing import TYPE_CHECKING

import pytest

from db.library import Library, LibraryUnavailable
from kiosk.searching import SearchBroke, Searching
from kiosk.shelf import NothingToRead, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.search.search import Search


@pytest.fixture
def library(starter_file: Path) -> Iterator[Library]:
    library = Library.open(starter_file, nation="ENG")
    yield library
    library.close()


def no_other(_fault: Exception) -> Library | None:
    return None


def test_it_finds_what_is_in_the_library(library: Library) -> None:
    searching = Searching(Shelf(library, replace=no_other))

    found = searching.ask(lambda engine: engine.find("everolimus"))

    assert "everolimus" in [hit.slug for group in found.groups for hit in group.hits]


def test_one_engine_serves_until_the_library_changes(library: Library, every_block_file: Path) -> None:
    shelf = Shelf(library, replace=no_other)
    searching = Searching(shelf)
    first = searching.ask(lambda engine: engine)
    assert searching.ask(lambda engine: engine) is first

    shelf.put(Library.open(every_block_file, nation="ENG"))

    assert searching.ask(lambda engine: engine) is not first
    assert not searching.ask(lambda engine: engine.find("everolimus")).groups
    shelf.put(None)


def test_a_library_that_breaks_is_changed(library: Library) -> None:
    shelf = Shelf(library, replace=no_other)
    searching = Searching(shelf)

    def broken(_engine: Search) -> None:
        raise LibraryUnavailable("it is gone")

    with pytest.raises(NothingToRead):
        searching.ask(broken)

    assert shelf.library is None


def test_a_bug_is_told_without_what_was_typed(library: Library) -> None:
    searching = Searching(Shelf(library, replace=no_other))

    def buggy(_engine: Search) -> None:
        raise KeyError("hopeless")

    with pytest.raises(SearchBroke) as broke:
        searching.ask(buggy)

    told = "".join(traceback.format_exception(broke.value))
    assert "KeyError" in told
    assert "in buggy" in told, "where it broke"
    assert "'hopeless'" not in told.replace('raise KeyError("hopeless")', "")


def test_nothing_of_the_engine_is_loaded_with_the_program() -> None:
    asked = "import sys, kiosk.app; print([name for name in sys.modules if name.startswith('db.search')])"

    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
