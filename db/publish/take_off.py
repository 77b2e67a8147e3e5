"""Taking one item off now: a signed-in person and a reason are enough, and nothing else may stand in the way.

The release that is made shows exactly what is showing, less that item: no text that waits, no
finding in another page, no missing second person holds it up. It asks kiosks to change over soon
and forbids every earlier release that shows the item.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from db.findings import ContentError
from db.labels import name_of
from db.people.person import NotAllowed
from db.publish.job import at_work, compile_here, copied, fault_of, put_in_use
from db.publish.outcome import Fault, Outcome, Stopped
from db.release.files import CannotWrite
from db.release.install import InstallRefused
from db.release.showing import Showing
from db.sealed.faults import LibraryUnavailable
from db.sealed.opening import open_release
from db.workspace import Workspace, WorkspaceError

if TYPE_CHECKING:
    from pathlib import Path

    from db.people.person import Person
    from db.publish.outcome import Progress
    from db.release.store import ReleaseStore

KINDS_THAT_GO = ("page", "contact", "term", "question", "image")
"""A section goes with its pages, a site record and a source stay: other items cannot be read without them."""


def take_off(
    workspace: Path,
    store: ReleaseStore,
    *,
    person: Person,
    reason: str,
    kind: str,
    slug: str,
    locale: str = "en",
    to: Path | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Take an item off the screens now, and keep it off until it is approved again.

    It is written down first: if anything after that goes wrong, no later release shows the item
    either, and the same call again carries on where this one ended.
    """
    done: list[str] = []
    label = ""
    about = kind, slug, locale
    try:
        with at_work(store) as building:
            title = _write_down(workspace, about, person=person, reason=reason)
            done.append(f'Nothing that is published from now on shows "{title}", until it is approved again.')
            report = compile_here(
                workspace,
                store,
                building,
                person=person,
                urgent=True,
                withdrawn=_that_show(store, about),
                showing=_showing(store, about),
                progress=progress,
            )
            label = report.header.label
            done.append(put_in_use(report, store, progress))
            if to is not None:
                done.append(copied(report.path, to, progress))
    except NotAllowed as problem:
        return Outcome(fault=Fault(str(problem), "Nothing has changed.", "Sign in, then take it off."))
    except (ContentError, WorkspaceError, CannotWrite, InstallRefused, LibraryUnavailable, Stopped) as problem:
        return Outcome(tuple(done), label, fault=fault_of(problem, store))
    return Outcome(tuple(done), label)


def _write_down(workspace: Path, about: tuple[str, str, str], *, person: Person, reason: str) -> str:
    """Keep the item out of what is published next; what staff know it by."""
    kind, slug, locale = about
    if kind not in KINDS_THAT_GO:
        raise WorkspaceError(f"A {kind} cannot be taken off by itself. Take off the pages that need it.")
    with Workspace.open(workspace) as opened:
        if all(each.about != about for each in opened.withdrawals.active()):
            opened.withdrawals.take_off(kind, slug, locale, person=person, reason=reason)
        newest = next(reversed(opened.history(kind, slug, locale)), None)
        return name_of(newest.item) if newest is not None else slug


def _showing(store: ReleaseStore, about: tuple[str, str, str]) -> Showing | None:
    """What is in use here. None where nothing was published yet: then all that may be shown goes in."""
    current = store.current()
    return Showing.of(current.path, without=about) if current is not None else None


def _that_show(store: ReleaseStore, about: tuple[str, str, str]) -> tuple[str, ...]:
    """The installed releases that show the item, wherever they were built, and what those forbid already."""
    kind, slug, _ = about
    found = set(store.record().withdrawn)
    for each in store.installed():
        try:
            with closing(open_release(each.path).connection) as connection:
                if connection.execute(f"SELECT 1 FROM {kind} WHERE slug = ?", [slug]).fetchone():
                    found.add(each.label)
        except LibraryUnavailable:  # it is damaged, and nobody can go back to it
            found.add(each.label)
    return tuple(sorted(found))
