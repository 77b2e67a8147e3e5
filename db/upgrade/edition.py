"""Which editions of the starter content a workspace has had, so that none is brought in twice or backwards."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from db.exchange.import_folder import About
from db.findings import ContentError
from db.workspace_faults import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from db.workspace import Workspace

_KEY = "starter"


class Editions(msgspec.Struct, frozen=True):
    """The digests of every edition that was brought in, and what was in the newest one."""

    digests: tuple[str, ...] = ()
    items: tuple[About, ...] = ()


def digest_of(folder: Path) -> str:
    """SHA-256 (hex) over the names and bytes of all files in a content folder. Raises ContentError."""
    whole = hashlib.sha256()
    try:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            data = path.read_bytes()
            whole.update(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
            whole.update(data)
    except OSError as problem:
        raise ContentError(f"{problem.filename} cannot be read: {problem.strerror}. Install the program again.") from (
            problem
        )
    return whole.hexdigest()


def editions(workspace: Workspace) -> Editions:
    """Those that this workspace has had; none where the starter content never came from the program.

    Raises WorkspaceError for what cannot be read.
    """
    written = workspace.meta_get(_KEY)
    try:
        return msgspec.json.decode(written, type=Editions) if written else Editions()
    except msgspec.DecodeError as problem:
        raise WorkspaceError("The workspace does not know its starter content. Restore the last backup.") from problem


def remember(workspace: Workspace, digest: str, items: Iterable[About]) -> None:
    """Remember an edition as the newest one."""
    before = [each for each in editions(workspace).digests if each != digest]
    now = Editions((*before, digest), tuple(sorted(items)))
    workspace.meta_set(_KEY, msgspec.json.encode(now).decode())


def is_new(workspace: Workspace, folder: Path) -> bool:
    """Whether `folder` is an edition that this workspace has not had. Raises ContentError.

    False where the starter content never came from the program: that workspace stands for itself. An
    earlier program that opens a workspace again finds its own edition known, and takes nothing back.
    """
    known = editions(workspace).digests
    return bool(known) and digest_of(folder) not in known
