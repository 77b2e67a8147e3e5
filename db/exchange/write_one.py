"""Write one page out as Markdown, to be worked on elsewhere and brought in again."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from db.exchange.fields_out import fields_to_write
from db.exchange.layout import PAGE_FILE_SAYS
from db.findings import ContentError
from db.markdown import front_matter
from db.records import DEFAULT_LOCALE, Page
from db.release.files import replace

if TYPE_CHECKING:
    from pathlib import Path

    from db.workspace import Workspace


def write_one(
    workspace: Workspace, slug: str, path: Path, *, locale: str = DEFAULT_LOCALE, force: bool = False
) -> None:
    """Write the newest text of a page to `path`, a held one too.

    A file that is there is left alone unless `force`. Raises ContentError when there is no such
    page or the file cannot be written.
    """
    page = _newest(workspace, slug, locale)
    if path.exists() and not force:
        raise ContentError(f"There is a file {path} already. Name another place for it, or take that file away first.")
    unfinished = path.with_name(f"{path.name}.new")
    try:
        # In one step: a full disk leaves what was there.
        unfinished.write_bytes(page_file(page))
        replace(unfinished, path)
    except OSError as problem:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise ContentError(f"The file {path} cannot be written: {problem.strerror}. Choose another place.") from problem


def page_file(page: Page) -> bytes:
    """A page as it stands in a content folder: its fields, then its body."""
    fields = {name: value for name, value in fields_to_write(page, page.locale).items() if name not in PAGE_FILE_SAYS}
    return front_matter.join(fields, page.body).encode()


def _newest(workspace: Workspace, slug: str, locale: str) -> Page:
    held = (each.item for each in workspace.drafts() if each.kind == "page" and each.hold)
    draft = next((item for item in held if (item.slug, item.locale) == (slug, locale)), None)
    item = draft or workspace.current("page", slug, locale)
    if not isinstance(item, Page):
        raise ContentError(f'There is no page "{slug}". kiosk content export writes them all, with their names.')
    return item
