"""What a kiosk has on it: three releases, and page views counted over a year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import structs

from db.counts.store import FILE_NAME, add
from db.exchange.starter import starter_workspace
from db.records import Page
from db.release.compile import compile_release

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 23)


def make_releases(folder: Path) -> list[Path]:
    """Three releases, each with one more change: a number on a page, then the name of another page."""
    made = []
    with starter_workspace() as workspace:
        for serial in (1, 2, 3):
            if serial == 2:
                page = workspace.current("page", "everolimus")
                assert isinstance(page, Page)
                changed = structs.replace(page, summary=f"{page.summary} Ring 0300 123 4567.")
                workspace.put("page", changed, origin="starter", author="Test")
            if serial == 3:
                page = next(each.item for each in workspace.items("page") if each.item.slug == "tiredness")
                workspace.put("page", structs.replace(page, title="Being tired"), origin="starter", author="Test")
            made.append(compile_release(workspace, folder / str(serial), serial=serial).path)
    return made


def count(data: Path) -> None:
    """Much use last winter, little since."""
    for back in range(1, 330, 3):
        day = TODAY - timedelta(days=back)
        often = 3 if back > 200 else 1
        add(data / FILE_NAME, {(day, "everolimus"): 4 * often, (day, "tiredness"): often, (day, "food"): 1}, TODAY)
