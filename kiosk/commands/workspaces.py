"""The workspace a command works on: the site's own, or the starter content on a fresh machine."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from db.exchange.starter import add_starter, starter_workspace
from db.findings import ContentError
from db.release.files import replace
from db.upgrade.opening import open_up_to_date
from db.workspace import Workspace, WorkspaceError
from kiosk.commands.context import ContentFault, WorkspaceFault, say

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


@contextmanager
def plain_faults() -> Generator[None]:
    """Turn what a site can mend into a line on stderr and an exit code."""
    try:
        yield
    except WorkspaceError as problem:
        raise WorkspaceFault(str(problem)) from problem
    except ContentError as problem:
        raise ContentFault("\n".join([str(problem), *map(str, problem.findings)])) from problem


@contextmanager
def workspace_to_read(path: Path) -> Generator[Workspace]:
    """The workspace at `path`; where there is none, the starter content in memory."""
    with plain_faults(), _open(path) if path.exists() else starter_workspace() as workspace:
        yield workspace


@contextmanager
def workspace_to_write(path: Path, *, with_starter: bool) -> Generator[Workspace]:
    """The workspace at `path`; where there is none, a new one that appears only if all goes well.

    `with_starter` puts the starter content into a new one first.
    """
    with plain_faults():
        if path.exists():
            with _open(path) as workspace:
                yield workspace
            return
        unfinished = path.with_name(f"{path.name}.new")
        _remove(unfinished)
        try:
            with Workspace.create(unfinished) as workspace:
                if with_starter:
                    add_starter(workspace)
                yield workspace
            try:
                replace(unfinished, path)
            except OSError as problem:
                raise WorkspaceError(f"The workspace {path} cannot be written: {problem.strerror}.") from problem
        finally:
            _remove(unfinished)


def _open(path: Path) -> Workspace:
    return open_up_to_date(path, tell=partial(say, err=True))


def _remove(path: Path) -> None:
    for leftover in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        # Where even this fails, making the workspace fails next and says why.
        with suppress(OSError):
            leftover.unlink(missing_ok=True)
