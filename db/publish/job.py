"""Publishing as one job: check, compile, verify, install here, copy to a folder or stick.

A crash at any moment leaves the old release in use or the new one, whole, and the workspace as
it was: the work is done on a copy of it, in a folder that only one job at a time may use.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from db.findings import ContentError
from db.people.person import PassphraseNotOwn
from db.publish.copy_out import copy_out
from db.publish.outcome import Fault, Outcome, Stopped
from db.release.compile import compile_release
from db.release.files import CannotWrite, cannot_write
from db.release.install import InstallRefused, OlderRelease, install
from db.release.lock import only_one
from db.sealed.faults import LibraryUnavailable
from db.workspace import Workspace, WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from db.people.person import Person
    from db.publish.outcome import Progress
    from db.release.compile import CompileReport
    from db.release.showing import Showing
    from db.release.store import ReleaseStore

STEPS = ("publishing", "compiled", "recorded", "installed", "published")
"""Where a plug may be pulled between the steps of compiling, installing and copying, in order."""

COMPILING, INSTALLING, COPYING = "Checking and compiling", "Putting it in use", "Copying"
_BUSY = "Somebody else is publishing at this moment. Wait until that is done, then try again."
_WORK = "building"


def step(name: str) -> None:
    """Called after each of `STEPS`. Does nothing: a test puts a power cut in its place."""


def publish(
    workspace: Path,
    store: ReleaseStore,
    *,
    person: Person,
    here: bool = True,
    to: Path | None = None,
    urgent: bool = False,
    expected: str = "",
    progress: Progress | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Publish the workspace file at `workspace`: `here`, in `store`, and to the folder `to`.

    It opens the workspace by itself, so that an editor goes on working in it. `expected` is the
    content hash of the summary somebody has looked at: other content is not published. It can
    be `stopped` between two pages and before it is installed. Whatever a site can mend is
    told in the outcome; a bug of ours propagates.
    """
    done: list[str] = []
    label = ""
    notes: tuple[str, ...] = ()
    try:
        with Workspace.open(workspace) as opened:
            opened.people.must_be_own(person)
        with at_work(store) as building:
            report = compile_here(
                workspace, store, building, person=person, urgent=urgent, progress=progress, stopped=stopped
            )
            label, notes = report.header.label, report.notes
            if expected and report.header.content_hash != expected:
                raise ContentError("The content has changed since you looked at what would be published.")
            if stopped():
                raise Stopped
            if here:
                done.append(put_in_use(report, store, progress))
            if to is not None:
                done.append(copied(report.path, to, progress))
            step("published")
    except PassphraseNotOwn as problem:
        return Outcome(fault=Fault(str(problem), "Nothing was published.", "Then publish."))
    except (ContentError, WorkspaceError, CannotWrite, InstallRefused, LibraryUnavailable, Stopped) as problem:
        return Outcome(tuple(done), label, notes, fault_of(problem, store))
    return Outcome(tuple(done), label, notes)


@contextmanager
def at_work(store: ReleaseStore) -> Generator[Path]:
    """A folder to work in, which nobody else has meanwhile. What a broken-off job left there goes first.

    Raises CannotWrite, also while somebody else is at work.
    """
    building = store.folder.with_name(_WORK)
    try:
        building.mkdir(parents=True, exist_ok=True)
        with only_one(building.with_name(f"{_WORK}.lock"), _BUSY), ExitStack() as stack:
            _clear(building)
            stack.callback(_clear, building)
            step("publishing")
            yield building
    except OSError as problem:
        raise cannot_write(building, problem) from problem


def compile_here(
    workspace: Path,
    store: ReleaseStore,
    building: Path,
    *,
    person: Person,
    urgent: bool = False,
    withdrawn: tuple[str, ...] = (),
    showing: Showing | None = None,
    progress: Progress | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> CompileReport:
    """Compile into `building` what the workspace holds at this moment, and take a number for it.

    Raises ContentError for what must be mended, WorkspaceError, CannotWrite, and `Stopped`.
    """

    def looked(number: int, total: int, _what: str) -> None:
        if stopped():
            raise Stopped
        if progress is not None:
            progress(number, total, COMPILING)

    with Workspace.open(workspace) as opened:
        # On a copy: what somebody saves meanwhile goes into the next release whole, and not into this one by half.
        with opened.copy() as snapshot:
            report = compile_release(
                snapshot,
                building,
                earlier=[store.folder],
                urgent=urgent,
                withdrawn=withdrawn,
                showing=showing,
                progress=looked,
            )
        step("compiled")
        # Before it can be seen anywhere: whatever was ever shown must be known, to be withdrawn later.
        opened.builds.record(
            serial=report.header.serial, content_hash=report.header.content_hash, urgent=urgent, made_by=person.name
        )
        step("recorded")
    return report


def put_in_use(report: CompileReport, store: ReleaseStore, progress: Progress | None) -> str:
    """Install what was compiled. Returns what was done, in a sentence.

    Raises InstallRefused, LibraryUnavailable and CannotWrite.
    """
    before = store.current()
    if before is not None and before.label == report.header.label and store.verify_file(before):
        return f"Nothing has changed: the screen here has these texts already. (Release {report.header.label})"
    if progress is not None:
        progress(0, 1, INSTALLING)
    installed = install(report.path, store)
    step("installed")
    when = "at the next Home or Start again" if report.header.urgent else "as soon as nobody is using it"
    pages = report.counts["page"]
    return f"The screen here has the new texts now, {pages} pages, and shows them {when}. (Release {installed.label})"


def copied(release: Path, folder: Path, progress: Progress | None) -> str:
    """Copy a release out. Returns what was done, in a sentence. Raises CannotWrite."""

    def counted(written: int, total: int) -> None:
        if progress is not None:
            progress(written, total, COPYING)

    target = copy_out(release, folder, progress=counted)
    return f"A copy for other kiosks was written, and read back without a fault: {target}"


def fault_of(problem: Exception, store: ReleaseStore) -> Fault:
    """The same for somebody at a desk: what happened, what patients see, and what to do."""
    showing = _showing(store)
    match problem:
        case Stopped():
            return Fault("You stopped it, and nothing was published.", showing, "Publish again whenever you like.")
        case ContentError(findings=findings) if findings:
            next_ = "Mend these, or ask a reviewer whether one may stand. Then publish again."
            return Fault(str(problem), showing, next_, findings)
        case ContentError():
            return Fault(str(problem), showing, "Look at the summary again, then publish.")
        case OlderRelease():
            what = f"{problem} It came here while yours was being made."
            return Fault(what, showing, "Nothing you wrote is lost. Do it again: yours then comes after that one.")
        case WorkspaceError():
            return Fault(str(problem), showing, "Nothing you wrote is lost. Publish again when that is done.")
        case _:
            return Fault(str(problem), showing, "Nothing you wrote is lost. Put that right, then publish again.")


def _showing(store: ReleaseStore) -> str:
    with suppress(OSError):
        current = store.current()
        if current is not None:
            return f"The screen here goes on as before (release {current.label})."
    return "The screen here goes on as before."


def _clear(building: Path) -> None:
    for path in building.iterdir():
        with suppress(OSError):
            path.unlink()
