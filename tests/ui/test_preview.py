"""The patients' own screens show a text while it is being written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from db.exchange.starter import starter_workspace
from db.preview.library import DraftLibrary
from db.records import Page
from kiosk.app import Program
from kiosk.config import Settings
from tests.ui.glass import Glass, shown

if TYPE_CHECKING:
    from PySide6.QtGui import QPointingDevice

    from kiosk.clock import FakeClock

SLUG = "everolimus"
SIZES = [(1080, 1920), (1920, 1080)]


@pytest.fixture
def everolimus() -> tuple[DraftLibrary, Page]:
    with starter_workspace() as workspace:
        draft = DraftLibrary.of(workspace, Path("workspace.sqlite"))
        page = next(each.item for each in workspace.items("page") if each.item.slug == SLUG)
    assert isinstance(page, Page)
    return draft, page


@pytest.mark.parametrize("size", SIZES, ids=["tall", "wide"])
def test_each_text_is_on_the_glass_as_soon_as_it_is_on_the_shelf(
    everolimus: tuple[DraftLibrary, Page], size: tuple[int, int], finger: QPointingDevice, clock: FakeClock
) -> None:
    draft, page = everolimus
    program = Program(Settings(), draft, clock=clock)
    try:
        glass = Glass(program, shown(program, size), finger, clock)
        glass.kiosk.navigator.start()
        _open(glass)
        assert not glass.sees("Typed just now")

        for typed in ("Typed just now", "Typed just now, and more"):
            program.shelf.put(draft.with_page(replace(page, body=f"{typed}.\n\n{page.body}")))
            _open(glass)
            assert glass.sees(f"{typed}.")
    finally:
        program.close()


def _open(glass: Glass) -> None:
    glass.kiosk.navigator.openPage(SLUG)
    glass.settle()
