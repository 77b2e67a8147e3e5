"""The search over whatever library is on the shelf. Its engine is fetched when somebody first searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.library import Library
    from db.search.search import Search
    from kiosk.shelf import Shelf

T = TypeVar("T")


class SearchBroke(Exception):
    """A fault of ours in the engine, named by its kind alone: its own words may be the visitor's (SEC-13)."""

    words_are_ours = True


class Searching:
    """Keeps one engine for the library in use."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._kept: tuple[Library, Search] | None = None

    def ask(self, question: Callable[[Search], T]) -> T:
        """The engine's answer.

        Raises `NothingToRead` when the library cannot be read, and `SearchBroke` for a bug: the log
        is told where it is, and not on what was typed.
        """
        from db.library import LibraryUnavailable

        def answer(library: Library) -> T:
            try:
                return question(self._engine(library))
            except LibraryUnavailable:
                raise
            except Exception as fault:
                raise SearchBroke(type(fault).__name__).with_traceback(fault.__traceback__) from None

        return self._shelf.read(answer)

    def forget(self) -> None:
        """Let go of an engine whose library is no longer shown."""
        self._kept = None

    def _engine(self, library: Library) -> Search:
        from db.search.search import Search

        if self._kept is None or self._kept[0] is not library:
            self._kept = (library, Search(library))
        return self._kept[1]
