"""Write a workspace out as a content folder, so that importing it gives every item back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tomli_w

from db.content_day import content_day
from db.exchange.fields_out import fields_to_write
from db.exchange.layout import COLLECTION, IMAGE_FILE, IMAGES, OVERRIDE_TABLE, OVERRIDES, PAGES, TABLES
from db.exchange.write_one import page_file
from db.findings import ContentError
from db.records import DEFAULT_LOCALE, KINDS, Image, Page

if TYPE_CHECKING:
    from pathlib import Path

    from db.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ExportReport:
    """The files written, and those that stood there before and are no part of the export."""

    written: tuple[str, ...]
    left: tuple[str, ...]


def export_folder(workspace: Workspace, folder: Path, *, force: bool = False) -> ExportReport:
    """Write every item, held ones too, into `folder`. Equal content gives equal bytes.

    A folder that holds anything is refused unless `force`: then files are overwritten and
    none is deleted. Raises ContentError when it cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise ContentError(f"{folder} is a file. Name a folder.")
    before = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    if before and not force:
        raise ContentError(f"The folder {folder} is not empty. Name another, or use --force to write into it.")
    files = _files(workspace)
    try:
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    except OSError as problem:
        raise ContentError(f"The folder {folder} cannot be written: {problem.strerror}.") from problem
    return ExportReport(tuple(files), tuple(sorted(before - files.keys())))


def _files(workspace: Workspace) -> dict[str, bytes]:
    """Names and bytes of all files, so that nothing is written unless everything can be."""
    locale = workspace.meta_get("locale", DEFAULT_LOCALE)
    files = {COLLECTION: tomli_w.dumps(_collection(workspace, locale)).encode()}
    held = workspace.drafts()
    for kind in KINDS:
        items = [current.item for current in workspace.items(kind)]
        items += [draft.item for draft in held if draft.kind == kind and draft.hold]
        items.sort(key=lambda item: (item.locale, getattr(item, "position", 0), item.slug))
        if kind == "page":
            files |= {_page_file(item, locale): page_file(item) for item in items if isinstance(item, Page)}
        elif items:
            file, table = TABLES[kind]
            files[file] = _records(table, [fields_to_write(item, locale) for item in items])
    images = [current.item for current in workspace.items("image")]
    for item in [*images, *(draft.item for draft in held if draft.hold)]:
        if isinstance(item, Image):
            _add_picture(files, workspace, item)
    overrides = workspace.overrides.active()
    if overrides:
        files[OVERRIDES] = _records(OVERRIDE_TABLE, [fields_to_write(override, locale) for override in overrides])
    return files


def _collection(workspace: Workspace, locale: str) -> dict[str, Any]:
    as_of = content_day(workspace)
    if as_of is None:
        raise ContentError("The workspace holds no content yet. Import some first.")
    organisation = workspace.meta_get("organisation")
    return {"as_of": as_of, "locale": locale, "organisation": organisation}


def _page_file(page: Page, locale: str) -> str:
    folder = PAGES if page.locale == locale else f"{PAGES}/{page.locale}"
    return f"{folder}/{page.slug}.md"


def _add_picture(files: dict[str, bytes], workspace: Workspace, image: Image) -> None:
    name = f"{IMAGES}/{image.file}"
    stored = workspace.image(image.sha256)
    if stored is None:
        if not image.hold:
            raise ContentError(f'The picture of the image "{image.slug}" is lost. Import it again.')
        return
    if IMAGE_FILE.fullmatch(image.file) is None:
        raise ContentError(f'The image "{image.slug}" has the file name "{image.file}", which cannot be written.')
    if files.setdefault(name, stored.data) != stored.data:
        raise ContentError(f'Two images have the file name "{image.file}" and differ. Rename one of them.')


def _records(table: str, records: list[dict[str, Any]]) -> bytes:
    """One [[table]] for each record: left to itself, tomli_w puts short ones on a single line."""
    return "\n".join(f"[[{table}]]\n{tomli_w.dumps(record)}" for record in records).encode()
