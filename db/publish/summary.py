"""What publishing would change on the screen here, in plain words, before anybody presses the button."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from db.changes.releases import compare as compare_as_read
from db.findings import ContentError
from db.publish.job import at_work, fault_of
from db.publish.outcome import Stopped
from db.release.compile import compile_release
from db.release.files import CannotWrite
from db.sealed.faults import LibraryUnavailable
from db.sealed.opening import open_release
from db.workspace import Workspace, WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.changes.releases import ShownChange
    from db.publish.outcome import Fault, Progress
    from db.release.compile import CompileReport
    from db.release.store import ReleaseStore

What = Literal["new", "changed", "gone"]

# The column that holds the name of an item, and what its fingerprint is where the row has no hash of the item.
_TABLES = {
    "section": ("title", "seal"),
    "page": ("title", "item_hash || approved"),
    "contact": ("name", "item_hash || approved"),
    "term": ("term", "item_hash || approved"),
    "question": ("text", "item_hash || approved"),
    "image": ("alt", "item_hash || approved"),
    "site": ("name", "item_hash || approved"),
}
_CALLED = {
    "section": ("section", "sections"),
    "page": ("page", "pages"),
    "contact": ("contact", "contacts"),
    "term": ("word of the glossary", "words of the glossary"),
    "question": ("question", "questions"),
    "image": ("picture", "pictures"),
    "site": ("site record", "site records"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One item that patients would find new, changed or gone. `title` is how they know it."""

    kind: str
    slug: str
    locale: str
    title: str
    what: What


@dataclass(frozen=True, slots=True)
class Summary:
    """What would change, and by which `content_hash` it is known; or the `fault` that stands in the way.

    `read` says of the same items what a patient reads differently. It is empty where nothing is in
    use, and everything is new; also where that cannot be read, and `blind` says why.
    """

    changes: tuple[Change, ...] = ()
    content_hash: str = ""
    notes: tuple[str, ...] = ()
    fault: Fault | None = None
    read: tuple[ShownChange, ...] = ()
    blind: str = ""

    def __str__(self) -> str:
        """ "2 pages changed, 1 contact new." """
        if self.fault is not None:
            return str(self.fault)
        told = []
        for kind, (one, many) in _CALLED.items():
            for what in ("new", "changed", "gone"):
                count = sum(each.kind == kind and each.what == what for each in self.changes)
                if count:
                    told.append(f"{count} {one if count == 1 else many} {what}")
        return f"{', '.join(told)}." if told else "Patients would see nothing new."


def summary(
    workspace: Path,
    store: ReleaseStore,
    *,
    starter: Path | None = None,
    urgent: bool = False,
    progress: Progress | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Summary:
    """Compile what would be published, beside everything else, and hold it against what is in use here.

    `starter` is what the screen shows while nothing was ever installed here.
    Nothing is numbered, installed or written down. Whether it is to be `urgent` is part of its
    hash. What a site can mend is told as a fault.
    """

    def looked(number: int, total: int, what: str) -> None:
        if stopped():
            raise Stopped
        if progress is not None:
            progress(number, total, what)

    try:
        with at_work(store) as building, Workspace.open(workspace) as opened, opened.copy() as snapshot:
            report = compile_release(snapshot, building, earlier=[store.folder], urgent=urgent, progress=looked)
            current = store.current()
            never = starter if starter is not None and starter.is_file() and not store.has_been_used() else None
            shown = current.path if current is not None else never
            return _held_against(shown, report)
    except (ContentError, WorkspaceError, CannotWrite, LibraryUnavailable, Stopped) as problem:
        return Summary(fault=fault_of(problem, store))


def _held_against(shown: Path | None, report: CompileReport) -> Summary:
    blind = ""
    if shown is not None:
        try:
            read = compare_as_read(shown, report.path).items
            return Summary(compare(shown, report.path), report.header.content_hash, report.notes, read=read)
        except LibraryUnavailable as problem:
            # A new release is what mends this: it must not stand in the way of making one.
            blind = f"{problem} What would change on the screen cannot be told: everything counts as new."
    return Summary(compare(None, report.path), report.header.content_hash, report.notes, blind=blind)


def compare(old: Path | None, new: Path) -> tuple[Change, ...]:
    """The items that differ between two releases, by kind and title. Without an old one all are new."""
    before = _items(old) if old is not None else {}
    after = _items(new)
    found: list[Change] = []
    for key, (title, mark) in after.items():
        if key not in before:
            found.append(Change(*key, title, "new"))
        elif before[key][1] != mark:
            found.append(Change(*key, title, "changed"))
    found += [Change(*key, title, "gone") for key, (title, _) in before.items() if key not in after]
    order = list(_TABLES)
    return tuple(sorted(found, key=lambda each: (order.index(each.kind), each.title, each.locale, each.slug)))


def _items(release: Path) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Title and fingerprint of every item, by kind, slug and locale."""
    with closing(open_release(release).connection) as connection:
        return {
            (kind, slug, locale): (title, mark)
            for kind, (name, mark_column) in _TABLES.items()
            for slug, locale, title, mark in connection.execute(
                f"SELECT slug, locale, {name}, {mark_column} FROM {kind}"
            )
        }
