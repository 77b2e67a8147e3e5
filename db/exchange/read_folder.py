"""Read a content folder whole, without touching any workspace."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from db.exchange.fields import FieldProblem, convert, name_problems
from db.exchange.layout import (
    COLLECTION,
    IMAGE_FILE,
    IMAGES,
    OVERRIDE_TABLE,
    OVERRIDES,
    PAGE_FILE_SAYS,
    PAGES,
    TABLES,
)
from db.findings import ContentError, Finding
from db.images import ImageError, StoredImage, read_image_file
from db.markdown import front_matter
from db.overrides import Override
from db.records import DEFAULT_LOCALE, KINDS, Image, Item, Page
from db.slugs import LOCALE, LOCALE_WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from db.findings import Level


class Collection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What holds for the whole collection: `collection.toml`."""

    as_of: date
    locale: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An item and where it was read. `line` is that of the record, or of a page's body (1-based)."""

    kind: str
    item: Item
    file: str
    line: int


@dataclass(slots=True)
class FolderContent:
    """All that a folder holds. With must-level findings it is not complete.

    `overrides` come with the line of their record.
    """

    collection: Collection | None = None
    entries: list[Entry] = field(default_factory=list)
    images: list[StoredImage] = field(default_factory=list)
    overrides: list[tuple[Override, int]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def add_finding(self, rule: str, where: str, line: int, found: str, mend: str, *, level: Level = "must") -> None:
        self.findings.append(Finding(rule, level, where, line, found, mend))


def read_folder(folder: Path) -> FolderContent:
    """Everything in a content folder, and what is wrong with it. Raises ContentError if it is no folder."""
    try:
        if not folder.is_dir():
            raise ContentError(f"There is no folder {folder}.")
        return _Reader(folder).read()
    except OSError as problem:
        where = problem.filename or folder
        raise ContentError(f"{where} cannot be read: {problem.strerror}. Check its permissions.") from problem


class _Reader:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._content = FolderContent()
        self._locale = DEFAULT_LOCALE

    def read(self) -> FolderContent:
        self._read_collection()
        for kind, (file, table) in TABLES.items():
            self._read_records(kind, file, table)
        self._read_pages()
        self._read_overrides()
        self._look_for_strangers()
        self._look_for_twins()
        return self._content

    def _read_collection(self) -> None:
        values = self._toml(COLLECTION)
        if values is None:
            return
        made = convert(values, Collection)
        if isinstance(made, list):
            for problem in made:
                self._problem(COLLECTION, 1, "", problem)
        elif LOCALE.fullmatch(made.locale) is None:
            problem = FieldProblem("locale", f'The locale "{made.locale}" is not one.', f"Write {LOCALE_WORDS}.")
            self._problem(COLLECTION, 1, "", problem)
        else:
            self._content.collection = made
            self._locale = made.locale

    def _read_records(self, kind: str, file: str, table: str) -> None:
        for record, line in self._table(file, table):
            self._record(kind, {"locale": self._locale, **record}, file, line)

    def _read_overrides(self) -> None:
        for record, line in self._table(OVERRIDES, OVERRIDE_TABLE):
            made = convert({"locale": self._locale, **record}, Override)
            if isinstance(made, list):
                for problem in made:
                    self._problem(OVERRIDES, line, "override", problem)
                continue
            for name in ("rule", "reason", "reviewer"):
                if not getattr(made, name).strip():
                    empty = FieldProblem(name, f'The field "{name}" is empty.', "Nothing is overridden without it.")
                    self._problem(OVERRIDES, line, "override", empty)
            self._content.overrides.append((made, line))

    def _table(self, file: str, table: str) -> list[tuple[dict[str, Any], int]]:
        """The records of a file that holds one table of them, each with its line."""
        values = self._toml(file)
        if values is None:
            return []
        for name in values.keys() - {table}:
            self._content.add_finding(
                "table-unknown", file, 0, f'There is no table "{name}" here.', f"Every record begins with [[{table}]]."
            )
        records = values.get(table, [])
        if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
            found = f'"{table}" is not a list of records.'
            self._content.add_finding("table-shape", file, 0, found, f"Every record begins with [[{table}]].")
            return []
        lines = self._record_lines(file, table)
        return [(record, lines[number] if number < len(lines) else 0) for number, record in enumerate(records)]

    def _read_pages(self) -> None:
        for path in self._listed(self._folder / PAGES):
            if path.is_dir():
                if LOCALE.fullmatch(path.name) is None:
                    name = f"{PAGES}/{path.name}"
                    found = f'The folder "{path.name}" does not name a language.'
                    self._content.add_finding("folder-unknown", name, 0, found, f"Name it by {LOCALE_WORDS}.")
                    continue
                for page in self._listed(path):
                    self._read_page(page, path.name)
            else:
                self._read_page(path, self._locale)

    def _read_page(self, path: Path, locale: str) -> None:
        file = path.relative_to(self._folder).as_posix()
        if path.suffix != ".md" or not path.is_file():
            self._content.add_finding(
                "file-unknown", file, 0, "This is not a page and is not read.", "Pages are files ending in .md.",
                level="should",
            )  # fmt: skip
            return
        text = self._text(file)
        if text is None:
            return
        try:
            page = front_matter.split(text)
        except front_matter.FrontMatterError as problem:
            mend = "The top of a page is described in docs/content-format.md, section 2."
            self._content.add_finding("page-head", file, problem.line, str(problem), mend)
            return
        values = dict(page.fields)
        for name in PAGE_FILE_SAYS & values.keys():
            del values[name]
            found = f'The field "{name}" does not belong at the top of a page.'
            mend = "The file's name is the slug, its folder the language, and the text below the body."
            self._content.add_finding("field-unknown", file, 1, found, mend)
        values |= {"slug": path.stem, "locale": locale, "body": page.body}
        self._record("page", values, file, page.body_line, hidden=PAGE_FILE_SAYS)

    def _record(
        self, kind: str, values: dict[str, Any], file: str, line: int, *, hidden: frozenset[str] = frozenset()
    ) -> None:
        name = f'{kind} "{values["slug"]}"' if isinstance(values.get("slug"), str) else f"{kind} without a slug"
        made = convert(values, KINDS[kind], hidden=hidden)
        problems = made if isinstance(made, list) else name_problems(made)
        for problem in problems:
            self._problem(file, 1 if kind == "page" else line, name, problem)
        if not isinstance(made, list) and not problems:
            item = self._with_picture(made, file, line) if isinstance(made, Image) else made
            self._content.entries.append(Entry(kind, item, file, line))

    def _with_picture(self, image: Image, file: str, line: int) -> Image:
        """The record with the fingerprint of its picture. Only a held record may wait for its file."""
        path = self._folder / IMAGES / image.file
        found = ""
        if IMAGE_FILE.fullmatch(image.file) is None:
            found = f'The image "{image.slug}" names the file "{image.file}".'
            mend = f"Write the name of a file in {IMAGES}/ in lower-case letters, digits, dots and hyphens."
        elif not path.is_file():
            if not image.hold:
                found = f'The image "{image.slug}" names "{image.file}", which is not in {IMAGES}/.'
            mend = "Put the file there, or hold the record back until it is."
        else:
            try:
                stored = read_image_file(path)
            except ImageError as problem:
                found, mend = f'The picture "{image.file}" cannot be used. {problem.found}', problem.mend
            except OSError as problem:
                found = f'The picture "{image.file}" cannot be read: {problem.strerror}.'
                mend = "Check its permissions."
            else:
                self._content.images.append(stored)
                if image.sha256 in ("", stored.sha256):
                    return msgspec.structs.replace(image, sha256=stored.sha256)
                found = f'The picture "{image.file}" is not the one that "sha256" speaks of.'
                mend = "Take the line away: it is worked out from the file."
        if found:
            self._content.add_finding("image-file", file, line, found, mend)
        return image

    def _look_for_strangers(self) -> None:
        """A misspelt file would otherwise be left out without a word."""
        known = {COLLECTION, OVERRIDES, *(file for file, _ in TABLES.values())}
        for path in self._listed(self._folder):
            if path.suffix == ".toml" and path.name not in known:
                found = "This file has a name that is not known, so it is not read."
                self._content.add_finding(
                    "file-unknown", path.name, 0, found, f"Use one of {', '.join(sorted(known))}."
                )
        used = {entry.item.file for entry in self._content.entries if isinstance(entry.item, Image)}
        for path in self._listed(self._folder / IMAGES):
            if path.name not in used:
                where = f"{IMAGES}/{path.name}"
                found = "No record of images.toml names this file."
                self._content.add_finding(
                    "file-unused", where, 0, found, "Add an [[image]] for it, or take it away.", level="should"
                )

    def _look_for_twins(self) -> None:
        first: dict[tuple[str, str, str], Entry] = {}
        for entry in self._content.entries:
            other = first.setdefault((entry.kind, entry.item.slug, entry.item.locale), entry)
            if other is not entry:
                line = 1 if isinstance(entry.item, Page) else entry.line
                found = f'There are two {entry.kind} records with the slug "{entry.item.slug}".'
                self._content.add_finding(
                    "slug-twice", entry.file, line, found, f"The first is in {other.file}, line {other.line}."
                )

    def _problem(self, file: str, line: int, name: str, problem: FieldProblem) -> None:
        found = f"In the {name}: {problem.found}" if name else problem.found
        self._content.add_finding(f"field-{problem.field}", file, line, found, problem.mend)

    def _toml(self, file: str) -> dict[str, Any] | None:
        text = self._text(file) if (self._folder / file).is_file() else None
        if text is None:
            return None
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as problem:
            line = front_matter.toml_line(problem)
            mend = "Compare the line with its neighbours: quotes, commas and brackets come in pairs."
            self._content.add_finding("toml", file, line, front_matter.toml_words(problem), mend)
            return None

    def _text(self, file: str) -> str | None:
        """A file's text with newlines as line ends, or None with a finding."""
        try:
            data = (self._folder / file).read_bytes()
        except OSError as problem:
            found = f"The file cannot be read: {problem.strerror}."
            self._content.add_finding("file-unreadable", file, 0, found, "Check its permissions.")
            return None
        try:
            # Notepad begins a UTF-8 file with a mark that is no part of the text.
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            line = data.count(b"\n", 0, problem.start) + 1
            self._content.add_finding("utf-8", file, line, "The file is not in UTF-8.", "Save it as UTF-8.")
            return None
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _record_lines(self, file: str, table: str) -> list[int]:
        header = re.compile(rf"\s*\[\[\s*{table}\s*\]\]")
        lines = (self._text(file) or "").split("\n")
        return [number for number, line in enumerate(lines, start=1) if header.match(line)]

    def _listed(self, folder: Path) -> list[Path]:
        """What stands in a folder, sorted by name, without hidden files. Empty if there is no folder."""
        if not folder.is_dir():
            return []
        return sorted((path for path in folder.iterdir() if not path.name.startswith(".")), key=lambda path: path.name)
