"""What a library reads from: a sealed release, or a draft that looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from db.reading import Header
    from db.sealed.rows import Row, Values


class RowSource(Protocol):
    """Rows as they stand in a release: see `SealedRows`."""

    path: Path
    header: Header
    locales: tuple[str, ...]

    def close(self) -> None: ...

    def listed(self, table: str, locale: str) -> list[Values]: ...

    def cards(self, section: str, locale: str) -> list[Values]: ...

    def cards_by_id(self, ids: list[int]) -> list[Values]: ...

    def one(self, table: str, locale: str, slug: str) -> tuple[Values, dict[str, list[Row]]] | None: ...

    def by_id(self, table: str, ids: list[int]) -> list[Values]: ...

    def checked(self, table: str, row: Row) -> tuple[Values, dict[str, list[Row]]]: ...

    def pictures(self, sha256: str) -> list[Row]: ...

    def holidays(self, nation: str) -> tuple[list[Row], list[Row]]: ...
