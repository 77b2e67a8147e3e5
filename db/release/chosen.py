"""Which version of each item goes into a release, and whether somebody has approved it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from db.hashing import is_intact
from db.records import (
    DEFAULT_LOCALE,
    KINDS,
    Contact,
    Image,
    Item,
    Page,
    Question,
    Section,
    Site,
    Source,
    Synonyms,
    Term,
)
from db.translated import is_stale

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.workspace import ApprovedVersion, CurrentItem, Revision, Workspace

ItemT = TypeVar("ItemT", bound=Item)


class Chosen(NamedTuple, Generic[ItemT]):
    """One item as it goes into a release. `hash` is the fingerprint an approval is given to.

    `checked_by` is the approver's job and organisation, never a name; "" where nobody has approved it.
    A translation is `stale` when what it was made from has changed: then it is not shown as approved.
    """

    item: ItemT
    approved: bool
    hash: str
    checked_by: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """All that goes into a release, by kind, and a note on everything that was passed over.

    `left_out` holds every item with its kind that waits for approval or is held back.
    """

    sections: list[Chosen[Section]]
    pages: list[Chosen[Page]]
    contacts: list[Chosen[Contact]]
    terms: list[Chosen[Term]]
    questions: list[Chosen[Question]]
    sources: list[Chosen[Source]]
    synonyms: list[Chosen[Synonyms]]
    images: list[Chosen[Image]]
    sites: list[Chosen[Site]]
    left_out: tuple[tuple[str, Item], ...]
    notes: tuple[str, ...]

    def by_kind(self) -> dict[str, list[Item]]:
        """The items themselves."""
        return {kind: [each.item for each in chosen] for kind, chosen in self._lists().items()}

    def find(self, kind: str, slug: str, locale: str) -> Chosen[Item] | None:
        """What readers get of one item; None if they get nothing of it."""
        chosen = self._lists()[kind]
        return next((each for each in chosen if (each.item.slug, each.item.locale) == (slug, locale)), None)

    def of_kind(self, kind: str) -> dict[tuple[str, str], Chosen[Item]]:
        """What readers get of a kind, by slug and language: for whoever asks about many of them."""
        return {(each.item.slug, each.item.locale): each for each in self._lists()[kind]}

    def _lists(self) -> dict[str, list[Chosen[Any]]]:
        return {
            "section": self.sections,
            "page": self.pages,
            "contact": self.contacts,
            "term": self.terms,
            "question": self.questions,
            "source": self.sources,
            "synonyms": self.synonyms,
            "image": self.images,
            "site": self.sites,
        }


def choose(workspace: Workspace) -> Choice:
    """Choose a version of every item of a workspace. Held items are left out."""
    notes: list[str] = []
    waiting: list[str] = []
    left_out: list[tuple[str, Item]] = []
    off: list[str] = []
    found: dict[str, list[Chosen[Item]]] = {kind: [] for kind in KINDS}
    signed = _by_item(workspace.approved())
    taken_off = {each.about for each in workspace.withdrawals.active()}
    newer = workspace.starter.newest()
    ever_off = {each.about for each in workspace.withdrawals.history()}
    for kind in KINDS:
        for current in workspace.items(kind):
            name = _name(kind, current.item)
            about = kind, current.item.slug, current.item.locale
            untouched = _untouched(kind, current)
            if not untouched:
                notes.append(f"{name} was changed behind the program's back: that version is not used.")
            if about in taken_off:
                off.append(name)
                left_out.append((kind, current.item))
                continue
            version = chosen(
                workspace,
                kind,
                current,
                signed.get(about, ()),
                starter=about not in ever_off,
                newer=newer.get(about),
                untouched=untouched,
            )
            if version is None:
                waiting.append(name)
                left_out.append((kind, current.item))
            else:
                found[kind].append(version)
                later = version.hash != current.hash and untouched
                if later if version.approved else current.origin != "starter":
                    waiting.append(name)
    locale = workspace.meta_get("locale", DEFAULT_LOCALE) or DEFAULT_LOCALE
    found = {kind: _flagged(kind, versions, locale) for kind, versions in found.items()}
    drafts = [(draft.kind, draft.item) for draft in workspace.drafts() if draft.hold]
    held = [_name(kind, item) for kind, item in drafts]
    notes += _told(off, "was taken off and stays off until it is approved again", "were taken off and stay off")
    notes += _told(waiting, "waits for approval", "wait for approval")
    notes += _told(held, "is held back", "are held back")
    return Choice(
        sections=_typed(found["section"], Section),
        pages=_typed(found["page"], Page),
        contacts=_typed(found["contact"], Contact),
        terms=_typed(found["term"], Term),
        questions=_typed(found["question"], Question),
        sources=_typed(found["source"], Source),
        synonyms=_typed(found["synonyms"], Synonyms),
        images=_typed(found["image"], Image),
        sites=_typed(found["site"], Site),
        left_out=(*left_out, *drafts),
        notes=tuple(notes),
    )


def choose_one(workspace: Workspace, kind: str, slug: str, locale: str) -> Chosen[Item] | None:
    """What `choose` finds of one item, without reading all the others."""
    version = _chosen_now(workspace, kind, slug, locale)
    default = workspace.meta_get("locale", DEFAULT_LOCALE) or DEFAULT_LOCALE
    if version is None or locale == default:
        return version
    source = _chosen_now(workspace, kind, slug, default)
    versions = [version] if source is None else [version, source]
    return _flagged(kind, versions, default)[0]


def _chosen_now(workspace: Workspace, kind: str, slug: str, locale: str) -> Chosen[Item] | None:
    about = kind, slug, locale
    current = workspace.item(*about)
    if current is None or about in {each.about for each in workspace.withdrawals.active()}:
        return None
    return chosen(
        workspace,
        kind,
        current,
        workspace.approved(about),
        starter=about not in {each.about for each in workspace.withdrawals.history()},
        newer=workspace.starter.newest().get(about),
    )


def chosen(
    workspace: Workspace,
    kind: str,
    current: CurrentItem,
    approved: Iterable[ApprovedVersion] = (),
    *,
    starter: bool = True,
    newer: CurrentItem | None = None,
    untouched: bool | None = None,
) -> Chosen[Item] | None:
    """The version of one item that a release may show: this is the one place that decides it.

    The latest version that is `approved` (newest first), else the newest starter version as it
    came with the program, else none; `newer` is what a later program brought for a text of the
    clinic's own, which stands beside it (ADR 0020). No starter version of what was once taken off. A version
    whose hash is not that of its content, or not the one that was signed, was changed behind the
    program's back and is passed over; `untouched` says so of `current` where that is known already.
    """
    for signed in approved:
        if signed.hash == signed.signed_hash and _untouched(kind, signed):
            return Chosen(signed.item, True, signed.hash, signed.checked_by)
    if not starter:
        return None
    if newer is not None and newer.item.hold:  # the program has taken back what it said
        return None
    untouched = _untouched(kind, current) if untouched is None else untouched
    if current.origin == "starter" and untouched:
        return Chosen(current.item, False, current.hash)
    if newer is not None and _untouched(kind, newer):
        return Chosen(newer.item, False, newer.hash)
    for revision in reversed(workspace.history(kind, current.item.slug, current.item.locale)):
        if revision.origin == "starter" and _untouched(kind, revision):
            return Chosen(revision.item, False, revision.hash)
    return None


def _flagged(kind: str, versions: list[Chosen[Item]], locale: str) -> list[Chosen[Item]]:
    """The versions, with the translations flagged that do not match what stands in `locale` (LNG-03)."""
    originals = {each.item.slug: each.item for each in versions if each.item.locale == locale}

    def stale(item: Item) -> bool:
        source = originals.get(item.slug)
        return item.locale != locale and source is not None and is_stale(kind, item, source)

    return [each._replace(approved=False, checked_by="", stale=True) if stale(each.item) else each for each in versions]


def _by_item(versions: Iterable[ApprovedVersion]) -> dict[tuple[str, str, str], list[ApprovedVersion]]:
    found: dict[tuple[str, str, str], list[ApprovedVersion]] = {}
    for each in versions:
        found.setdefault((each.kind, each.item.slug, each.item.locale), []).append(each)
    return found


def _untouched(kind: str, version: CurrentItem | Revision | ApprovedVersion) -> bool:
    return is_intact(kind, version.item, version.hash, hash_format=version.hash_format)


def _name(kind: str, item: Item) -> str:
    return f'The {kind} "{item.slug}"'


def _told(names: list[str], one: str, many: str) -> list[str]:
    if not names:
        return []
    if len(names) == 1:
        return [f"{names[0]} {one}."]
    listed = ", ".join(name.removeprefix("The ") for name in names[:20])
    more = f" and {len(names) - 20} more" if len(names) > 20 else ""
    return [f"{len(names)} items {many}: {listed}{more}."]


def _typed(items: Iterable[Chosen[Item]], kind: type[ItemT]) -> list[Chosen[ItemT]]:
    return [
        Chosen(each.item, each.approved, each.hash, each.checked_by, each.stale)
        for each in items
        if isinstance(each.item, kind)
    ]
