"""Installing a release, and going back to an earlier one.

A pulled plug at any moment leaves the old release in use or the new one, whole: the file is
copied under another name, brought to the disk and checked before it gets its own name, and
only then does `current` name it, in one step.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from db.library import Library
from db.release.accept import accept
from db.release.files import CannotWrite, cannot_write, replace, sync_file, sync_folder
from db.release.format import FILE_NAME, file_name
from db.release.lines import keep_lines
from db.release.lock import only_one
from db.release.store import KEEP, POINTER, Installed, Pointer, ReleaseStore, file_hash, pointer_text
from db.release.verify import is_whole
from db.sealed.faults import LibraryUnavailable, what_is_wrong
from db.sealed.opening import must_be_a_file

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path
    from typing import BinaryIO

    from db.reading import Header

__all__ = ["STEPS", "CannotWrite", "InstallRefused", "OlderRelease", "install", "prune", "rollback"]

STEPS = (
    "begun",
    "copying",
    "copied",
    "copy on disk",
    "checked",
    "renamed",
    "name on disk",
    "pointer written",
    "pointer on disk",
    "pointed",
    "pointer name on disk",
    "pruned",
)
"""Where a plug may be pulled during an install, in order."""

_COPY = 1 << 16
_PART = ".part"


class InstallRefused(Exception):
    """The release is sound, but it may not be put in use here. A calm sentence."""


class OlderRelease(InstallRefused):
    """It is older than the one in use: only going back puts it in use, which whoever tells this says in their words."""


def step(name: str) -> None:
    """Called after each of `STEPS`. Does nothing: a test puts a power cut in its place."""


def install(file: Path, store: ReleaseStore) -> Installed:
    """Check a release, copy it into the store and name it as the one in use.

    Raises `LibraryUnavailable` (missing, or it cannot be read), `LibraryDamaged` or `ReleaseTooNew` for
    the file, `OlderRelease` and `InstallRefused` (it was withdrawn), and `CannotWrite` when the folder
    cannot be written. In each case nothing has changed. What to do about a damaged file depends on where
    it came from: its fault does not say.
    """
    with _at_work(store):
        step("begun")
        part = store.folder / f".{os.getpid()}{_PART}"
        try:
            installed = _bring_in(file, part, store)
            _point_to(installed, store)
        except OSError:
            prune(store)
            raise
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        prune(store)
        step("pruned")
    return installed


def rollback(store: ReleaseStore, *, to: str = "") -> Installed:
    """Put an earlier release in use: the last one before the present that is sound and not withdrawn.

    `to` names another installed one by its label ("000012-9f3ac1d2"), also a later one: so a
    rollback is undone. Raises `InstallRefused` when there is none, `CannotWrite`.
    """
    with _at_work(store):
        current = store.current()
        withdrawn = store.record().withdrawn
        if to:
            choices = [each for each in store.installed() if each.label == to]
            if not choices:
                raise InstallRefused(f"The release {to} is not installed here.")
            if to in withdrawn:
                raise InstallRefused(f"The release {to} was withdrawn by a later one and must not be shown again.")
        else:
            choices = [each for each in store.candidates() if current is None or each.path != current.path]
        for each in choices:
            if store.verify_file(each):
                _point_to(each, store)
                return each
        if to:
            raise InstallRefused(f"The release {to} is damaged. Install it again from its file.")
        raise InstallRefused("There is no earlier release that may be shown.")


def prune(store: ReleaseStore) -> None:
    """Remove what is no longer named: old releases, and what a broken-off install left behind.

    A file that cannot be removed, because Windows has it open, goes the next time.
    """
    record = store.record()
    if not record.current:  # nothing says what is still needed
        return
    keep = {each.path.name for each in record.releases}
    with suppress(OSError):
        for path in sorted(store.folder.iterdir()):
            if (FILE_NAME.fullmatch(path.name) or path.name.endswith(_PART)) and path.name not in keep:
                with suppress(OSError):
                    path.unlink()


@contextmanager
def _at_work(store: ReleaseStore) -> Generator[None]:
    try:
        store.folder.mkdir(parents=True, exist_ok=True)
        with only_one(store.folder.with_name(f"{store.folder.name}.lock")):
            yield
    except OSError as problem:
        raise cannot_write(store.folder, problem) from problem


def _bring_in(file: Path, part: Path, store: ReleaseStore) -> Installed:
    _copy(file, part)
    step("copied")
    sync_file(part)
    step("copy on disk")
    header = _checked(file, part)
    name = file_name(header.serial, header.content_hash)
    _refuse(file, header, name, store)
    step("checked")
    target = store.folder / name
    # What is there under this name and sound holds the same content: it is never overwritten.
    if not (target.exists() and is_whole(target)):
        replace(part, target)
    step("renamed")
    sync_folder(store.folder)
    step("name on disk")
    return Installed(target, header.serial, file_hash(target), target.stat().st_size, header.withdrawn)


def _copy(file: Path, part: Path) -> None:
    try:
        must_be_a_file(file)
        source = file.open("rb")
    except FileNotFoundError as problem:
        raise LibraryUnavailable(f"There is no release at {file}.") from problem
    except OSError as problem:
        reason = problem.strerror or "unknown reason"
        raise LibraryUnavailable(f"The release {file.name} cannot be read: {reason}.") from problem
    with source, part.open("xb") as target:
        target.write(_read(source, file))
        step("copying")
        while piece := _read(source, file):
            target.write(piece)


def _read(source: BinaryIO, file: Path) -> bytes:
    """The next piece. A stick that fails meanwhile is not taken for a fault of the folder that is written to."""
    try:
        return source.read(_COPY)
    except OSError as problem:
        reason = problem.strerror or "unknown reason"
        raise LibraryUnavailable(f"The release {file.name} cannot be read to its end: {reason}.") from problem


def _checked(file: Path, part: Path) -> Header:
    """Check the copy, not the file it came from, which somebody may still be writing. Faults name the file."""
    try:
        return accept(part)
    except LibraryUnavailable as problem:
        raise type(problem)(what_is_wrong(problem).replace(part.name, file.name)) from problem


def _refuse(file: Path, header: Header, name: str, store: ReleaseStore) -> None:
    if FILE_NAME.fullmatch(file.name) and file.name != name:
        raise InstallRefused(f"The file {file.name} holds the release {name}. Give it that name, or ask for it again.")
    if header.label in store.record().withdrawn:
        raise InstallRefused(f"The release {header.label} was withdrawn by a later one and must not be shown again.")
    current = store.current()
    if current is not None and header.serial < current.serial:
        raise OlderRelease(f"The release {header.label} is older than {current.label}, which is in use.")


def _point_to(chosen: Installed, store: ReleaseStore) -> None:
    """Name `chosen` as the release in use, and keep the record of the last ones."""
    record = store.record()
    withdrawn = record.withdrawn | set(chosen.withdraws)
    others = sorted(
        (each for each in record.releases if each.path != chosen.path and each.label not in withdrawn),
        key=lambda each: (each.serial, each.label),
        reverse=True,
    )
    pointer = Pointer(chosen.path.name, (chosen, *others[: KEEP - 1]), withdrawn)
    written = store.folder / f"{POINTER}{_PART}"
    written.write_bytes(pointer_text(pointer))
    step("pointer written")
    sync_file(written)
    step("pointer on disk")
    replace(written, store.pointer)
    step("pointed")
    sync_folder(store.folder)
    step("pointer name on disk")
    _keep_lines(chosen, store)


def _keep_lines(chosen: Installed, store: ReleaseStore) -> None:
    library = Library.open(chosen.path, nation="ENG")
    try:
        keep_lines(store.folder, library.sites())
    finally:
        library.close()
