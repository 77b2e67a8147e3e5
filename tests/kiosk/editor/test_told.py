"""What became of a piece of work is told, whatever else goes wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from db.findings import Finding
from db.publish.outcome import Fault, Outcome
from db.workspace import Workspace, WorkspaceError
from kiosk.editor.office import Office
from kiosk.editor.viewmodels.told import Told


class Gone(Workspace):
    """As on a share that went away while its owner published."""

    def history(self, *_about: str) -> list:  # type: ignore[type-arg]
        raise WorkspaceError("The workspace cannot be read or written: the disk reports a fault.")


def test_what_went_wrong_is_told_where_no_title_can_be_read_any_more() -> None:
    finding = Finding("title", "must", "page:biopsy", 0, "It has no title.", "Write one.")
    with Gone.in_memory() as workspace:
        told = Told(office=Office(Path(), workspace, date.today))

        told.show(Outcome(fault=Fault("Nothing was published.", "", "Mend these.", (finding,))))

        rows = told.findings
        shown = [rows.data(rows.index(0), role) for role in rows.roleNames()]
    assert (told.there, shown) == (
        True,
        ["page:biopsy", "page:biopsy", "page:biopsy: It has no title. Write one.", True],
    )
