"""What is wrong with a release file that somebody names, and what to do about it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kiosk.commands.context import ContentFault

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from db.release.store import ReleaseStore

_COPY_AGAIN = (
    "Nothing was changed here: the fault is in that file. Copy the release to the stick or folder again, with Publish "
    "in the editor, and use another stick if that copy is damaged too."
)


@contextmanager
def of_files(*files: Path, store: ReleaseStore) -> Generator[None]:
    """Add to what is wrong with a file what to do about it; of one that is installed here its fault says so itself."""
    from db.release.install import OlderRelease
    from db.sealed.faults import LibraryDamaged, what_is_wrong

    try:
        yield
    except OlderRelease as problem:
        raise ContentFault(f"{problem} To go back to an earlier release, use: kiosk release rollback") from problem
    except LibraryDamaged as problem:
        meant = [file for file in files if file.name in str(problem)]
        if all(file.resolve().parent == store.folder.resolve() for file in meant):
            raise
        raise ContentFault(f"{what_is_wrong(problem)} {_COPY_AGAIN}") from problem
