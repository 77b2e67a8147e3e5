"""What the search needs of the engine behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.search.results import Hit, SearchResults

T = TypeVar("T")


class Finder(Protocol):
    """The search over one library. Any method may raise `LibraryUnavailable`."""

    def find(self, typed: str) -> SearchResults: ...
    def letters(self) -> tuple[str, ...]: ...
    def browse(self, letter: str) -> tuple[Hit, ...]: ...


class Ask(Protocol):
    """Puts a question to the finder in use. Raises `NothingToRead` when its library broke and was changed."""

    def __call__(self, question: Callable[[Finder], T]) -> T: ...
