"""The starter content that comes with the program, for a machine that has none of its own."""

from __future__ import annotations

from pathlib import Path

from db.exchange.import_folder import import_folder
from db.findings import ContentError
from db.records import STARTER
from db.upgrade.edition import digest_of, remember
from db.workspace import Workspace

STARTER_FOLDER = Path(__file__).resolve().parent.parent / "content"


def starter_workspace() -> Workspace:
    """The starter content in a workspace that ends with the process.

    Raises ContentError when the folder beside the program is damaged.
    """
    workspace = Workspace.in_memory()
    try:
        add_starter(workspace)
    except BaseException:
        workspace.close()
        raise
    return workspace


def add_starter(workspace: Workspace, folder: Path = STARTER_FOLDER) -> None:
    """Bring the starter content into a workspace, as the program's own. Raises ContentError."""
    with workspace.transaction():
        report = import_folder(workspace, folder, origin="starter", author=STARTER)
        if report.refused:
            raise ContentError("The starter content beside the program is damaged. Install it again.", report.findings)
        remember(workspace, digest_of(folder), report.items)
