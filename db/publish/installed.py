"""The releases on this machine as somebody at a desk knows them, and going from one to another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.publish.job import fault_of
from db.publish.outcome import Fault, Outcome
from db.release.files import CannotWrite, cannot_write
from db.release.install import InstallRefused, rollback
from db.sealed.faults import LibraryUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.release.store import ReleaseStore
    from db.workspace_rows import Build


@dataclass(frozen=True, slots=True)
class OnThisMachine:
    """One installed release. `made_by` and `made_on` (UTC, ISO 8601) are "" where another workspace made it.

    `earlier`: it was made before the one in use. A `withdrawn` one can never be shown again.
    """

    label: str
    in_use: bool
    earlier: bool
    withdrawn: bool
    made_by: str = ""
    made_on: str = ""


def on_this_machine(store: ReleaseStore, builds: Iterable[Build]) -> tuple[OnThisMachine, ...]:
    """The installed releases, newest first. `builds` is what the workspace knows of them. Raises CannotWrite."""
    made = {each.label: each for each in builds}
    try:
        current, withdrawn, found = store.current(), store.record().withdrawn, store.installed()
    except OSError as problem:
        raise CannotWrite(f"The folder {store.folder} cannot be read: {problem.strerror}. Ask IT to look.") from problem
    return tuple(
        OnThisMachine(
            each.label,
            current is not None and each.path == current.path,
            current is not None and each.serial < current.serial,
            each.label in withdrawn,
            made[each.label].made_by if each.label in made else "",
            made[each.label].made_on if each.label in made else "",
        )
        for each in found
    )


def go_to(label: str, store: ReleaseStore, *, names: Mapping[str, str] | None = None) -> Outcome:
    """Put another installed release in use, an earlier or a later one: so going back is undone.

    `names` are what people know releases by, by label: such as the moment of publishing.
    """
    known = names or {}
    name = known.get(label, "the release you chose")
    try:
        before = store.current()
        rollback(store, to=label)
    except (InstallRefused, CannotWrite, LibraryUnavailable) as problem:
        return Outcome(fault=_not_gone_to(name, problem, store))
    except OSError as problem:
        return Outcome(fault=_not_gone_to(name, cannot_write(store.folder, problem), store))
    done = f"The screen here has {name} now, and shows it as soon as nobody is using it. (Release {label})"
    undo = ""
    if before is not None and before.label != label:
        undo = f"To undo this, choose {known.get(before.label, f'release {before.label}')} in the same way."
    return Outcome((done,), label, undo=undo)


def _not_gone_to(name: str, problem: Exception, store: ReleaseStore) -> Fault:
    """What a site can mend, said of what somebody chose by its `name`: the problem knows its label alone."""
    told = fault_of(problem, store)
    what = f"{name[:1].upper()}{name[1:]} was not put in use. {told.what}"
    return replace(told, what=what, next="Choose it again when that is put right, or choose another one.")
