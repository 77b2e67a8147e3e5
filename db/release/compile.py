"""From a workspace to a release: one file with everything a kiosk needs, already parsed."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.content_day import content_day
from db.findings import ContentError, Finding, place
from db.records import DEFAULT_LOCALE
from db.release import item_rows
from db.release.chosen import choose
from db.release.contents import Contents
from db.release.files import CannotWrite, cannot_write, sync_folder
from db.release.files import replace as put_in_place
from db.release.format import APPLICATION_ID, FILE_NAME, file_name
from db.release.gate import Gate
from db.release.page_rows import PageRows
from db.release.search_index import SearchIndex
from db.release.search_rows import SearchRows
from db.release.store import file_hash
from db.release.verify import is_whole, verify
from db.release.write import ReleaseWriter
from db.sealed.faults import LibraryUnavailable
from db.sealed.opening import open_release

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    from db.reading import Header
    from db.release.showing import Showing
    from db.workspace import Workspace

    Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class CompileReport:
    """What was compiled: the file, its header, its rows by table, and what was left out and why.

    `unchanged` says that the same release was there already and was left as it is.
    """

    path: Path
    header: Header
    counts: dict[str, int]
    notes: tuple[str, ...]
    unchanged: bool = False


def compile_release(
    workspace: Workspace,
    out: Path,
    *,
    serial: int | None = None,
    earlier: Iterable[Path] = (),
    urgent: bool = False,
    withdrawn: Iterable[str] = (),
    showing: Showing | None = None,
    progress: Progress | None = None,
) -> CompileReport:
    """Compile what may be shown into a release, a file or a new file in a folder.

    `out` that ends in ".sqlite" is the file to write; an earlier release of that name is
    replaced in one step. Anything else is a folder, where the file is named by its serial and
    hash and never overwritten. Without `serial` the content of the newest release in the
    workspace, in `out` or in the folders `earlier` keeps its serial; other content gets the next one.
    `urgent` asks kiosks to change over soon; `withdrawn` are labels ("000012-9f3ac1d2") of
    releases that must not be shown again. With `showing` nothing goes in but what is showing
    already, less what is to go. `progress` is called with pages done and in all.

    What goes in is held against every rule of `db.checks`. Raises ContentError when content must
    be mended first and nobody has overridden the finding, CannotWrite when the file cannot be
    written, WorkspaceError when the workspace cannot be read.
    """
    as_file = out.suffix == ".sqlite" and not out.is_dir()
    folder = out.parent if as_file else out
    part = folder / f".{os.getpid()}-{out.stem if as_file else 'release'}.part"
    try:
        with ReleaseWriter(part) as writer:
            content_hash, notes = _write(
                workspace, writer, urgent=urgent, withdrawn=withdrawn, showing=showing, progress=progress
            )
            known = _known_serials(workspace, out if as_file else None, folder, *earlier)
            if serial is None:
                newest = max(known.values(), default=0)
                # Put back to what it was two releases ago, content is new: its old number is older than what is shown.
                serial = newest if known.get(content_hash[:8]) == newest else newest + 1
            writer.number(serial)
        verified = verify(part)
        target = out if as_file else folder / file_name(serial, content_hash)
        unchanged = _place(part, target, as_file=as_file)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    workspace.builds.record(serial=serial, content_hash=content_hash, urgent=urgent)
    return CompileReport(target, verified.header, verified.counts, notes, unchanged)


def _write(
    workspace: Workspace,
    writer: ReleaseWriter,
    *,
    urgent: bool,
    withdrawn: Iterable[str],
    showing: Showing | None,
    progress: Progress | None,
) -> tuple[str, tuple[str, ...]]:
    as_of = _as_of(workspace)
    locale = workspace.meta_get("locale", DEFAULT_LOCALE) or DEFAULT_LOCALE
    choice = choose(workspace)
    if showing is not None:
        choice = showing.keep(choice, workspace)
    contents = Contents(choice, locale=locale)
    _refuse_nothing(contents, choice.notes)
    _refuse_homeless_pages(contents)
    notes = list(choice.notes)
    item_rows.add_sections(writer, contents)
    notes += item_rows.add_contacts(writer, contents)
    item_rows.add_terms(writer, contents)
    item_rows.add_questions(writer, contents)
    item_rows.add_sources(writer, contents)
    notes += item_rows.add_images(writer, contents, workspace.image)
    synonyms, left_out = item_rows.add_synonyms(writer, contents)
    notes += left_out
    item_rows.add_sites(writer, contents)
    item_rows.add_bank_holidays(writer, as_of)
    indexes = {at: SearchIndex() for at in contents.locales}
    for at, index in indexes.items():
        index.add_items(contents, at)
    pages = PageRows(writer, contents, indexes, has_picture=lambda sha256: workspace.image(sha256) is not None)
    passed = showing.passed(choice) if showing is not None else ()
    gate = Gate(choice, as_of=as_of, overrides=workspace.overrides.active(), passed=passed)
    for done, page in enumerate(contents.pages, start=1):
        pages.add(page, gate.blocks(page.item))
        if progress is not None:
            progress(done, len(contents.pages), "Compiling")
    overridden = gate.close()
    search = SearchRows(writer, contents)
    for at, index in indexes.items():
        search.add(index, at, [entry.item for entry in synonyms if entry.locale == at])
    for at in contents.locales:
        for table in ("section", "contact", "term", "question", "image", "site", "synonym"):
            writer.add_contents(table, at)
    for section in contents.sections:
        writer.add_section_contents(section.item.slug, section.locale)
    content_hash = writer.finish(
        as_of=as_of.isoformat(),
        locale=locale,
        locales=" ".join(contents.locales),
        organisation=workspace.meta_get("organisation"),
        urgent=int(urgent),
        withdrawn=" ".join(sorted({*withdrawn, *workspace.withdrawals.forbidden()})),
    )
    return content_hash, (*notes, *pages.notes, *overridden)


def _as_of(workspace: Workspace) -> date:
    day = content_day(workspace)
    if day is None:
        raise ContentError(
            "The content does not say of which day it speaks. "
            "Write as_of = 2026-11-23 (with your day) into collection.toml and import the folder again."
        )
    return day


def _refuse_nothing(contents: Contents, notes: Iterable[str]) -> None:
    """A release without a page would put an empty Home in front of patients."""
    if any(True for _ in contents.pages):
        return
    raise ContentError(" ".join(["There is no page that may be shown, so no release was made.", *notes]))


def _refuse_homeless_pages(contents: Contents) -> None:
    findings = [
        Finding(
            "reference-missing",
            "must",
            place("page", page.item.slug, page.locale),
            0,
            f'The section "{page.item.section}" is not in this release.',
            "Name another section, or take the hold from this one.",
        )
        for page in contents.pages
        if contents.sections.find(page.locale, page.item.section) is None
    ]
    if findings:
        raise ContentError("Some pages stand in a section that is not there.", findings)


def _known_serials(workspace: Workspace, file: Path | None, *folders: Path) -> dict[str, int]:
    """Serials that were given before, by the first eight digits of the content's hash."""
    known: dict[str, int] = {}

    def note(short: str, serial: int) -> None:
        known[short] = max(serial, known.get(short, 0))

    last = workspace.builds.last()
    if last is not None:
        note(last.content_hash[:8], last.serial)
    for folder in folders:
        names = (path.name for path in folder.iterdir()) if folder.is_dir() else ()
        for match in filter(None, map(FILE_NAME.fullmatch, names)):
            note(match["short"], int(match["serial"]))
    if file is not None and file.exists():
        with suppress(LibraryUnavailable):
            opened = open_release(file)
            opened.connection.close()
            note(opened.header.content_hash[:8], opened.header.serial)
    return known


def _place(part: Path, target: Path, *, as_file: bool) -> bool:
    """Give the finished file its name. Returns whether a sound one was there already."""
    try:
        if target.exists():
            if file_hash(part) == file_hash(target):
                return True
            if as_file:
                _refuse_strangers(target)
            elif is_whole(target):  # the same content, written by another version of SQLite
                return True
        put_in_place(part, target)
        sync_folder(target.parent)
    except OSError as problem:
        raise cannot_write(target, problem) from problem
    return False


def _refuse_strangers(target: Path) -> None:
    """A file that somebody named by mistake is not to be lost: only a release is replaced."""
    if target.stat().st_size == 0:
        return
    with target.open("rb") as file:
        head = file.read(72)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise CannotWrite(f"{target} is not a release and is left as it is. Choose another name.")
