"""A workspace in a file, people who work on it, and the screen it is published to."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Self

from db.library import Library
from db.people.person import Role
from db.release.store import ReleaseStore
from db.workspace import Workspace
from tests.db.people.desk import ticks
from tests.db.release_files import small_workspace
from tests.own_passphrase import add_with_own

if TYPE_CHECKING:
    from pathlib import Path

    from db.reading import PageShown
    from db.records import Item

PASSPHRASE = "four plain words here"


class Desk:
    """The data folder of one machine: what is written there and what its screen shows."""

    def __init__(self, data: Path) -> None:
        """A fresh one, with a few starter items and an administrator."""
        self._use(data)
        with Workspace.create(self.workspace) as made, small_workspace() as filled:
            for key in ("as_of", "locale", "organisation"):
                made.meta_set(key, filled.meta_get(key))
            for kind in ("section", "source", "term", "contact", "question", "page", "synonyms"):
                for each in filled.items(kind):
                    made.put(kind, each.item, origin="starter", author="Test")
            self.person = made.people.add(
                login="ann",
                name="A. Author",
                job="Nurse",
                roles={Role.AUTHOR, Role.APPROVER, Role.ADMINISTRATOR},
                passphrase=PASSPHRASE,
                by=None,
            )

    @classmethod
    def at(cls, data: Path) -> Self:
        """The one that is there."""
        desk = cls.__new__(cls)
        desk._use(data)
        with Workspace.open(desk.workspace) as workspace:
            desk.person = workspace.people.all()[0]
        return desk

    def _use(self, data: Path) -> None:
        self.workspace = data / "workspace.sqlite"
        self.store = ReleaseStore(data / "releases")

    def put(self, kind: str, item: Item) -> None:
        """A newer text of the program's own, which needs nobody's approval."""
        with Workspace.open(self.workspace) as workspace:
            workspace.put(kind, item, origin="starter", author="Test")

    def approve(self, kind: str, item: Item) -> None:
        """A text of the clinic's own, written by one person and approved by another."""
        with Workspace.open(self.workspace) as workspace:
            approver = workspace.people.find("ben") or add_with_own(
                workspace.people,
                login="ben",
                name="B. Approver",
                job="Lung nurse specialist",
                roles={Role.APPROVER},
                passphrase=PASSPHRASE,
                by=self.person,
            )
            workspace.put(kind, item, origin="site", author=self.person.name, author_id=self.person.id)
            newest = workspace.history(kind, item.slug)[-1]
            workspace.approvals.sign(
                kind,
                item.slug,
                "en",
                person=approver,
                passphrase=PASSPHRASE,
                revision=newest.number,
                hash=newest.hash,
                ticked=ticks(workspace, kind, item.slug),
                organisation="A clinic",
            )

    def pages_shown(self) -> list[str]:
        """What a screen shows that starts now."""
        best = self.store.candidates()[0]
        assert self.store.verify_file(best)
        library = Library.open(best.path, nation="ENG")
        try:
            return sorted(card.slug for card in library.all_pages())
        finally:
            library.close()

    def title_shown(self, slug: str) -> str:
        return self.page_shown(slug).title

    def page_shown(self, slug: str) -> PageShown:
        library = Library.open(self.store.candidates()[0].path, nation="ENG")
        try:
            return library.page(slug)
        finally:
            library.close()

    def is_sound(self) -> bool:
        with closing(sqlite3.connect(self.workspace)) as connection:
            return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
