"""The licences of everything the program is made of, from a folder that comes with the program."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kiosk.licence_text import parts_of

if TYPE_CHECKING:
    from pathlib import Path

LIST = "components.json"


class LicencesMissing(Exception):
    """The folder of licences is not there, or is not whole: the program was not installed as it came. A sentence."""


@dataclass(frozen=True, slots=True)
class Document:
    """A licence or notice: what it is called, and its file in the folder."""

    title: str
    file: str


@dataclass(frozen=True, slots=True)
class Work:
    """Something the program is made of. `told` is what its authors and its licence want everybody to be told."""

    slug: str
    title: str
    licence: str
    told: tuple[str, ...]
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class TextPart:
    """As much of a document as a screen lays out at once. `document` counts from 0."""

    document: int
    paragraphs: tuple[str, ...]


def works(folder: Path) -> tuple[Work, ...]:
    """Everything that is named, in the order of the folder's list. Raises LicencesMissing."""
    try:
        return tuple(_work(each) for each in json.loads((folder / LIST).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise LicencesMissing(f"{folder / LIST} cannot be read. Install the program again.") from fault


def text_of(folder: Path, work: Work) -> tuple[TextPart, ...]:
    """Every document of a work, one after the other, in parts. Raises LicencesMissing."""
    try:
        texts = [(folder / each.file).read_text(encoding="utf-8") for each in work.documents]
    except (OSError, ValueError) as fault:
        raise LicencesMissing(f"A licence of {work.title} cannot be read. Install the program again.") from fault
    return tuple(TextPart(number, part) for number, text in enumerate(texts) for part in parts_of(text))


def _work(listed: dict[str, Any]) -> Work:
    return Work(
        slug=listed["slug"],
        title=f"{listed['name']} {listed['version']}".strip(),
        licence=listed["licence"],
        told=(*listed["notice"], *listed["copyright"], *([listed["home"]] if listed["home"] else [])),
        documents=tuple(Document(each["title"], each["file"]) for each in listed["texts"]),
    )
