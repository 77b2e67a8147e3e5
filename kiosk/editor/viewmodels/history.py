"""The past of one item: every version, what it changed, and any of them brought back as a new draft."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.changes.item import ItemChanges, State, changes_of
from db.changes.visible import visible
from db.findings import about
from db.labels import name_of
from db.people.person import Role
from kiosk.editor.viewmodels.changed import Changed
from kiosk.editor.viewmodels.live_words import mark, mark_of_next, what
from kiosk.editor.viewmodels.when import day, here
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.people.person import Person
    from db.publish.live import Live
    from db.records import Item
    from db.versions import Past, Version
    from db.workspace_releases import Withdrawal
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

THE_SAME = "They say the same."
IN_HAND = (
    "Something of this is being written and is not saved yet. Save it, or throw it away, before you bring back an "
    "earlier version: else it would be lost."
)
HELD = (
    "A text of this is held back, and is no version yet: an earlier one in its place would lose it. Take the reason "
    "away and save it first."
)
NO_AUTHOR = "Only an author brings an earlier version back. An administrator says who is one."


class Against(StrEnum):
    """What a version is held against."""

    BEFORE = "before"
    NEWEST = "newest"
    PATIENTS = "patients"
    NOTHING = "nothing"


@QmlElement
@QmlUncreatable("made by Desk")
class History(QObject):
    """`item` names what is looked at. `shown` is the version that is read, None while none is chosen."""

    changed = Signal()

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._person: Person | None = None
        self._item = ""
        self._past: Past | None = None
        self._live: Live | None = None
        self._number = 0
        self._against: str = Against.NOTHING
        self._shown: Changed | None = None
        self._rows = RowsModel(("number", "title", "note", "aside", "chosen"), self)
        self._off = RowsModel(("told",), self)

    @Property(RowsModel, constant=True, final=True)
    def rows(self) -> RowsModel:
        """Every version, the newest first."""
        return self._rows

    @Property(RowsModel, constant=True, final=True)
    def off(self) -> RowsModel:
        """Every time that it was taken off, the last first."""
        return self._off

    @Property(str, notify=changed, final=True)
    def item(self) -> str:
        return self._item

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        """What staff know the item by."""
        return name_of(self._past.versions[0].revision.item) if self._past and self._past.versions else ""

    @Property(Changed, notify=changed, final=True)
    def shown(self) -> Changed | None:
        return self._shown

    @Property(str, notify=changed, final=True)
    def against(self) -> str:
        return self._against

    @Property(list, notify=changed, final=True)
    def choices(self) -> list[dict[str, str]]:
        """What the version that is shown can be held against, as values with their names."""
        return [{"value": str(value), "label": label} for value, label in self._choices()]

    @Property(str, notify=changed, final=True)
    def fromTo(self) -> str:
        """What is compared with what, the one named first being the earlier one where they are two versions."""
        match self._against:
            case Against.BEFORE:
                return f"From version {self._number - 1} to version {self._number}"
            case Against.NEWEST:
                return f"From version {self._number} to version {self._newest()}, the newest"
            case Against.PATIENTS:
                return f"From version {self._number} to {self._what()}"
        return ""

    @Property(str, notify=changed, final=True)
    def whyNot(self) -> str:
        """Why this version cannot be brought back, or nothing."""
        named = about(self._item)
        if self._person is None or self._office is None or named is None:
            return ""
        if not self._person.may(Role.AUTHOR):
            return NO_AUTHOR
        workspace = self._office.workspace
        if workspace.working.get(*named) is not None:
            return IN_HAND
        held = any((each.kind, each.item.slug, each.item.locale) == named for each in workspace.drafts())
        return HELD if held else ""

    @Property(bool, notify=changed, final=True)
    def canBringBack(self) -> bool:
        return self.to_bring_back() is not None

    @Property(bool, notify=changed, final=True)
    def isNewest(self) -> bool:
        """Whether the version that is shown is what an author finds in the form."""
        return self._number == self._newest()

    def use(self, person: Person | None) -> None:
        self._person = person
        if person is None:
            self.open("")
        self.changed.emit()

    def look(self) -> None:
        self.open(self._item)

    def close(self) -> None:
        """Nothing is being done here."""

    def open(self, item: str) -> None:
        """Show the past of an item, named as findings do; "" is none."""
        from db.publish.live import live_of
        from db.versions import past_of

        named, office = about(item), self._office
        self._item, self._number = item, 0
        self._live = self._past = None
        if office is not None and named is not None:
            self._live = live_of(office.workspace, office.store, *named)
            self._past = past_of(office.workspace, *named, live=self._live)
        self._off.show(_taken_off(self._past) if self._past is not None else ())
        self._compare()

    @Slot(int)
    def choose(self, number: int) -> None:
        """Read this version, held against the one before it, or what came after it."""
        if self._find(number) is None:
            return
        self._number = number
        values = [value for value, _ in self._choices()]
        wanted = Against.BEFORE if number == self._newest() else Against.NEWEST
        self._against = wanted if wanted in values else values[0]
        self._compare()

    @Slot(str)
    def compare(self, against: str) -> None:
        """Hold the version against something else."""
        if any(value == against for value, _ in self._choices()):
            self._against = against
            self._compare()

    @Slot()
    def leave(self) -> None:
        """Back to the list."""
        self._number = 0
        self._compare()

    def to_bring_back(self) -> Item | None:
        """What may be put into the form as a new draft; None where nothing may."""
        version = self._find(self._number)
        return None if version is None or self._number == self._newest() or self.whyNot else version.revision.item

    def _what(self) -> str:
        return what(self._live) if self._live is not None else ""

    def _newest(self) -> int:
        return self._past.versions[0].revision.number if self._past and self._past.versions else 0

    def _find(self, number: int) -> Version | None:
        versions = self._past.versions if self._past is not None else ()
        return next((each for each in versions if each.revision.number == number), None)

    def _choices(self) -> Iterator[tuple[Against, str]]:
        if self._find(self._number - 1) is not None:
            yield Against.BEFORE, "The version before it"
        if self._number != self._newest():
            yield Against.NEWEST, "The newest version"
        if self._past is not None and self._past.shown is not None:
            yield Against.PATIENTS, f"{self._what()[:1].upper()}{self._what()[1:]}"
        yield Against.NOTHING, "Nothing: read all of it"

    def _compare(self) -> None:
        gone, self._shown = self._shown, None
        version, named = self._find(self._number), about(self._item)
        if version is not None and named is not None and self._office is not None:
            item = version.revision.item
            changes = self._changes(named[0], item)
            self._shown = Changed(
                changes,
                item,
                title=f"Version {self._number}: {name_of(item)}",
                note=_note(version),
                now=THE_SAME if changes.state is State.SAME else "",
                picture=self._office.workspace.image(getattr(item, "sha256", "")),
                parent=self,
            )
        versions = self._past.versions if self._past is not None else ()
        live = self._live
        self._rows.change([_row(each, live, each.revision.number == self._number) for each in versions if live])
        self.changed.emit()
        if gone is not None:
            gone.deleteLater()

    def _changes(self, kind: str, item: Item) -> ItemChanges:
        other = self._other()
        if other is None:
            return ItemChanges(kind, item.slug, item.locale, State.NEW, (), ())
        return changes_of(kind, other, item) if self._against == Against.BEFORE else changes_of(kind, item, other)

    def _other(self) -> Item | None:
        if self._against == Against.PATIENTS:
            return self._past.shown if self._past is not None else None
        numbers = {Against.BEFORE: self._number - 1, Against.NEWEST: self._newest()}
        version = next((self._find(number) for against, number in numbers.items() if against == self._against), None)
        return version.revision.item if version is not None else None


def _row(version: Version, live: Live, chosen: bool) -> tuple[object, ...]:
    revision = version.revision
    seen = mark(live) if version.shown else mark_of_next(live) if version.next else ""
    return revision.number, f"Version {revision.number}, {here(revision.made_on)}", _note(version), seen, chosen


def _note(version: Version) -> str:
    """Where it comes from, and who approved it."""
    revision = version.revision
    if revision.origin == "starter":
        told = ["Example text of the program."]
    else:
        told = [f"Written here by {revision.author}.", *([f"Note: {revision.note}."] if revision.note else [])]
    told += [
        f"Sent back by {each.approver} on {day(each.made_on)}: \u201c{visible(each.remark)}\u201d"
        for each in version.sent_back
    ]
    told += [f"Approved by {each.name}, {each.job}, on {day(each.approved_on)}." for each in version.approvals]
    return " ".join(told if version.approvals else [*told, "Not approved."])


def _taken_off(past: Past) -> Iterator[tuple[str]]:
    for number, each in enumerate(past.withdrawals):
        still = " It stays off until it is approved again." if past.off and number == 0 else ""
        yield (f"{_off(each)}{still}",)


def _off(withdrawal: Withdrawal) -> str:
    reason = withdrawal.reason if withdrawal.reason[-1:] in ".!?" else f"{withdrawal.reason}."
    return f"Taken off on {here(withdrawal.made_on)} by {withdrawal.name}, because: {reason}"
