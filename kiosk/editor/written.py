"""The item that is open as a form: where it began, how it stands now, and who typed it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.findings import place
from db.forms import translation
from db.forms.fields import NO, YES
from db.forms.new import blank
from db.forms.reading import ENDING, TRANSLATES, form_of, item_of
from db.labels import NAMED_BY
from db.records import Image, Item
from kiosk.editor.form_parts import newest
from kiosk.editor.keeping import Typed

if TYPE_CHECKING:
    from datetime import date

    from db.forms.reading import Read
    from db.workspace import Workspace
    from kiosk.editor.keeping import About, Keeping

STILL_TO_COME = "\u2026"
"""Stands in the preview for a field that has to be filled in and is not yet."""
# Not by "target": other words for something are not called after it.
_NAMED_BY = tuple(field for field in NAMED_BY if field != "target")


@dataclass(slots=True)
class Written:
    """`form` is how it stands, `clean` how it was saved, `found` how it was kept last; a fresh one has no name yet.

    `base` is the saved version it began from, number `based_on`; `original` is what it translates. `hands` are the
    accounts of all who typed any of it since then, `last_hand` that of the last one: 0 where nobody did.
    """

    kind: str = ""
    slug: str = ""
    locale: str = ""
    fresh: bool = False
    form: dict[str, str] = field(default_factory=dict)
    clean: dict[str, str] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)
    base: Item | None = None
    based_on: int = 0
    original: Item | None = None
    hands: frozenset[int] = frozenset()
    last_hand: int = 0

    @property
    def about(self) -> About:
        return self.kind, self.slug, self.locale

    @property
    def place(self) -> str:
        """How findings name it; "" while nothing is open."""
        return place(*self.about) if self.slug else ""

    @property
    def changed(self) -> bool:
        """Whether anything stands here that is not saved as a version."""
        return self.form != self.clean

    @property
    def name(self) -> str:
        """What a new item would be called after: the first of its fields that names it."""
        return next((self.form[each] for each in _NAMED_BY if self.form.get(each)), "")

    def read(self, workspace: Workspace, kept: Keeping, today: date) -> None:
        """Begin from the newest version, or from what was typed since and never saved."""
        self.base, self.based_on = newest(workspace, *self.about)
        self.original = translation.original_of(workspace, *self.about)
        if self.base is not None:
            self.clean = form_of(self.kind, self.base)
        elif self.original is not None:
            self.clean = translation.begun(self.kind, self.original)
        else:
            self.clean = blank(workspace, self.kind, today=today)
        typed = kept.find(self.about) or Typed(self.clean, self.based_on, 0, frozenset())
        self.form, self.based_on = dict(typed.form), typed.based_on
        self.last_hand, self.hands = typed.person_id, typed.hands
        self.found = dict(self.form)

    def typed_by(self, person_id: int) -> Typed:
        """The form to be kept, with one more person who typed in it."""
        self.hands |= {person_id}
        self.last_hand = person_id
        return Typed(dict(self.form), self.based_on, person_id, self.hands)

    def untyped(self) -> None:
        """It stands as it was saved: nobody's hand is in it."""
        self.hands, self.last_hand = frozenset(), 0

    def set(self, name: str, text: str) -> bool:
        """A field reads `text` now. Returns whether that is anything new."""
        if not self.slug or self.form.get(name, "") == text:
            return False
        self.form[name] = text
        return True

    def is_ticked(self, name: str, value: str) -> bool:
        """Whether a flag is set, or (`value`) whether one of several is chosen."""
        written = self.form.get(name, "")
        return value in written.splitlines() if value else written == YES

    def ticked(self, name: str, value: str, ticked: bool) -> str:
        """How the field reads with a flag set, or one of several chosen; those stand in the order of choosing."""
        if not value:
            return YES if ticked else NO
        chosen = [each for each in self.form.get(name, "").splitlines() if each != value]
        return "\n".join([*chosen, value] if ticked else chosen)

    def put(self, item: Item) -> None:
        """Let it read like another version."""
        self.form = {**form_of(self.kind, item), TRANSLATES: item.translates}
        if isinstance(item, Image):
            self.form[ENDING] = item.file.rpartition(".")[2]

    def as_item(self) -> Read:
        """The form as an item, or what must be mended first."""
        return item_of(*self.about, self.form, base=self.base)

    def as_far_as_it_goes(self) -> Item | None:
        """The form as an item, also while fields are to be mended: those read as they did, or as `STILL_TO_COME`.

        None where not even that makes one.
        """
        read = self.as_item()
        if read.item is not None:
            return read.item
        read_so = {fault.field: self.clean.get(fault.field) or STILL_TO_COME for fault in read.faults}
        return item_of(*self.about, {**self.form, **read_so}, base=self.base).item
