"""What a workspace gives its reader: frozen values, one class for each kind of row."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from db.release.format import label

if TYPE_CHECKING:
    from db.records import Item

Origin = Literal["starter", "site"]


class PutResult(StrEnum):
    """What became of an item that was put into a workspace."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class CurrentItem:
    """The newest revision of an item that may be shown. `hash` is as stored: a reader recomputes it."""

    kind: str
    item: Item
    hash: str
    hash_format: int
    origin: Origin
    revision_number: int


@dataclass(frozen=True, slots=True)
class Revision:
    """One saved state of an item. `made_on` is a UTC timestamp in ISO 8601.

    `author_id` is the account of whoever wrote it, None where that is not known.
    """

    number: int
    item: Item
    hash: str
    hash_format: int
    origin: Origin
    author: str
    made_on: str
    note: str
    author_id: int | None = None


@dataclass(frozen=True, slots=True)
class ApprovedVersion:
    """A revision that somebody signed. `hash` is stored beside it, `signed_hash` in the signature; they should agree.

    `checked_by` is what patients may read of the approver: job and organisation.
    """

    kind: str
    item: Item
    hash: str
    hash_format: int
    signed_hash: str
    checked_by: str
    number: int


@dataclass(frozen=True, slots=True)
class Draft:
    """An item that is not saved as a revision: `hold` says why it may not be shown yet."""

    kind: str
    item: Item
    hold: str
    origin: Origin
    updated_at: str


@dataclass(frozen=True, slots=True)
class Build:
    """A release built from here: its serial, the content hash in its header, and who made it when (UTC, ISO 8601)."""

    serial: int
    content_hash: str
    made_by: str = field(default="", compare=False)
    made_on: str = field(default="", compare=False)

    @property
    def label(self) -> str:
        """How the release is named: "000012-9f3ac1d2"."""
        return label(self.serial, self.content_hash)
