"""A library that fails is changed for another one before anybody sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.library import Library, LibraryUnavailable, NoSuchItem
from kiosk.shelf import NothingToRead, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def two(starter_file: Path) -> Iterator[tuple[Library, Library]]:
    libraries = Library.open(starter_file, nation="ENG"), Library.open(starter_file, nation="ENG")
    yield libraries
    for library in libraries:
        library.close()


def broken(library: Library) -> str:
    raise LibraryUnavailable(f"{library.path} is gone")


def no_other(_fault: Exception) -> Library | None:
    return None


def test_a_reader_gets_what_they_ask_for(two: tuple[Library, Library]) -> None:
    shelf = Shelf(two[0], replace=no_other)

    assert shelf.read(lambda library: library.header.serial) == two[0].header.serial


def test_an_empty_shelf_has_nothing_to_read() -> None:
    shelf = Shelf(None, replace=no_other)

    with pytest.raises(NothingToRead):
        shelf.read(lambda library: library.header)


def test_a_library_that_fails_is_replaced_and_closed(two: tuple[Library, Library]) -> None:
    first, second = two
    faults: list[Exception] = []

    def other(fault: Exception) -> Library:
        faults.append(fault)
        return second

    shelf = Shelf(first, replace=other)
    seen: list[Library | None] = []
    shelf.changed = lambda: seen.append(shelf.library)

    with pytest.raises(NothingToRead):
        shelf.read(broken)

    assert seen == [second]
    assert len(faults) == 1
    with pytest.raises(Exception, match="closed"):
        first.page("everolimus")
    assert shelf.read(lambda library: library.page("everolimus").slug) == "everolimus"


def test_with_no_other_library_the_shelf_is_empty(two: tuple[Library, Library]) -> None:
    shelf = Shelf(two[0], replace=no_other)

    with pytest.raises(NothingToRead):
        shelf.read(broken)

    assert shelf.library is None


def test_what_is_merely_not_there_changes_nothing(two: tuple[Library, Library]) -> None:
    shelf = Shelf(two[0], replace=lambda _fault: two[1])

    with pytest.raises(NoSuchItem):
        shelf.read(lambda library: library.page("no-such-page"))

    assert shelf.library is two[0]


def test_putting_the_same_library_back_keeps_it_open(two: tuple[Library, Library]) -> None:
    shelf = Shelf(two[0], replace=no_other)

    shelf.put(two[0])

    assert shelf.read(lambda library: library.sections())
