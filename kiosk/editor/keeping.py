"""What is typed is kept in the workspace; while that fails it is held here, and tried again and again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.workspace import WorkspaceError

if TYPE_CHECKING:
    from db.workspace_working import WorkInHand

About = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it stands, the number of the version it began from, and the account of who typed it last.

    `hands` are the accounts of all who typed any of it.
    """

    form: dict[str, str]
    based_on: int
    person_id: int
    hands: frozenset[int]


class Keeping:
    """`waiting` holds what could not be kept yet, by item. Without a workspace nothing can be typed."""

    def __init__(self, working: WorkInHand | None) -> None:
        self._working = working
        self.waiting: dict[About, Typed] = {}

    def keep(self, about: About, typed: Typed) -> None:
        """Keep a form. Raises WorkspaceError: then it waits here, and `again` tries once more."""
        if self._working is None:
            return
        try:
            self._working.keep(*about, typed.form, person_id=typed.person_id, based_on=typed.based_on)
        except WorkspaceError:
            self.waiting[about] = typed
            raise
        self.waiting.pop(about, None)

    def drop(self, about: About) -> None:
        """Forget a form, because it was saved or thrown away. Raises WorkspaceError."""
        self.waiting.pop(about, None)
        if self._working is not None and self._working.get(*about) is not None:
            self._working.drop(*about)

    def find(self, about: About) -> Typed | None:
        """What was typed of an item and never saved."""
        if about in self.waiting:
            return self.waiting[about]
        kept = self._working.get(*about) if self._working is not None else None
        return Typed(dict(kept.form), kept.based_on, kept.person_id, kept.hands) if kept is not None else None

    def again(self) -> bool:
        """Try once more to keep what waits. Returns whether nothing waits any more."""
        for about, typed in list(self.waiting.items()):
            try:
                self.keep(about, typed)
            except WorkspaceError:
                return False
        return True
