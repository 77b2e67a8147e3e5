"""The library in use, and what happens when it fails in the middle of a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.library import Library

T = TypeVar("T")


class NothingToRead(Exception):
    """The library broke and was changed for another one: what was asked for may not be in it."""


class Shelf:
    """Holds the library that is shown. `replace` is called with the fault and gives the next one.

    A reader asks through `read`, so that a damaged file never reaches a screen: the
    library is changed, `changed` is called, and the reader hears `NothingToRead`.
    """

    def __init__(self, library: Library | None, *, replace: Callable[[Exception], Library | None]) -> None:
        self.library = library
        self.changed: Callable[[], None] = lambda: None
        self._replace = replace

    def read(self, ask: Callable[[Library], T]) -> T:
        """What `ask` finds in the library in use. Raises `NothingToRead` when it cannot be read."""
        from db.library import LibraryUnavailable

        if self.library is None:
            raise NothingToRead
        try:
            return ask(self.library)
        except LibraryUnavailable as fault:
            self.put(self._replace(fault))
            raise NothingToRead from fault

    def read_in(self, locale: str) -> None:
        """Read the same library in another language from now on, as far as it has been translated."""
        if self.library is not None:
            self.library = self.library.read_in(locale)

    def put(self, library: Library | None) -> None:
        """Show another library from now on."""
        old, self.library = self.library, library
        if old is not None and old is not library:
            old.close()
        self.changed()
