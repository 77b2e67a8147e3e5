"""The register of approvals as a table in a file, for a spreadsheet."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from db.release.files import replace
from db.workspace_faults import WorkspaceError

if TYPE_CHECKING:
    from pathlib import Path

    from db.people.approvals import Approvals


def write_register(approvals: Approvals, file: Path) -> int:
    """Write the register into `file`, in place of one that is there. Returns how many approvals. Raises WorkspaceError.

    A full disk or a stick that is pulled leaves what was there.
    """
    given, table = approvals.register(), approvals.register_csv()
    unfinished = file.with_name(f"{file.name}.new")
    try:
        unfinished.write_text(table, encoding="utf-8-sig", newline="")  # a spreadsheet takes it for UTF-8 by its mark
        replace(unfinished, file)
    except OSError as problem:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise WorkspaceError(f"{file} cannot be written: {problem.strerror}. Choose another place.") from problem
    return len(given)
