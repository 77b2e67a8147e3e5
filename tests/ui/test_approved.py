"""What patients read of an approval: no Example line, who checked the page by job, and no name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.people import passphrase
from db.release.compile import compile_release
from tests.db.people.desk import Desk
from tests.db.release_files import small_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import OpenGlass

EXAMPLE = "Example page. Not yet checked by this clinic."
CHECKED = "Checked by: Lung nurse specialist, St Elsewhere NHS Trust"


@pytest.fixture
def one_approved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A release with an approved page, "biopsy", and one that nobody has approved, "rest"."""
    monkeypatch.setattr(passphrase, "_COST", "n=1024,r=8,p=1")
    with small_workspace() as workspace:
        Desk(workspace).approve("page", "biopsy")
        return compile_release(workspace, tmp_path / "release.sqlite").path


def test_an_approved_page_says_who_checked_it_and_is_no_example(open_glass: OpenGlass, one_approved: Path) -> None:
    glass = open_glass(one_approved)

    glass.kiosk.navigator.openPage("biopsy")
    glass.settle()

    assert glass.sees(CHECKED)
    assert not glass.sees(EXAMPLE)
    assert not glass.sees("Name of nurse")


def test_a_page_that_nobody_approved_stays_an_example(open_glass: OpenGlass, one_approved: Path) -> None:
    glass = open_glass(one_approved)

    glass.kiosk.navigator.openPage("rest")
    glass.settle()

    assert glass.sees(EXAMPLE)
    assert not glass.sees("Checked by")
