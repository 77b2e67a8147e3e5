"""The library as it would be if a page were published as it stands in the editor now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from db.library import Library
from db.preview.rows import DraftRows

if TYPE_CHECKING:
    from pathlib import Path

    from db.records import Nation, Page
    from db.workspace import Workspace


class DraftLibrary(Library):
    """What a release made now would show, without making one; it cannot be searched.

    What waits for approval stays out, as it would of a release, but for the page being written.
    Markdown that is broken shows what could be understood of it.
    """

    def __init__(self, rows: DraftRows, *, nation: str, locale: str) -> None:
        super().__init__(rows, nation=nation, locale=locale)
        self._drafts = rows

    @classmethod
    def of(cls, workspace: Workspace, path: Path, *, nation: Nation = "ENG", locale: str = "en") -> Self:
        """Read the workspace once; `path` names it in messages. Raises WorkspaceError when it cannot be read."""
        return cls(DraftRows(workspace, path), nation=nation, locale=locale)

    def with_page(self, page: Page) -> Self:
        """The same library with `page` as it is written now. Only that page is parsed again."""
        return type(self)(self._drafts.with_page(page), nation=self.nation, locale=self.locale)

    def read_in(self, locale: str) -> Self:
        """The same text in another language."""
        return type(self)(self._drafts, nation=self.nation, locale=locale)

    def read_by(self, nation: Nation) -> Self:
        """The same text for readers in another nation."""
        return type(self)(self._drafts, nation=nation, locale=self.locale)
