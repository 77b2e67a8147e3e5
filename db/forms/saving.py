"""Saving a form as a version of its item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.forms.reading import FieldFault, item_of
from db.labels import label
from db.people.person import NotAllowed, Role
from db.records import Image
from db.workspace_rows import PutResult

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from db.people.person import Person
    from db.records import Item
    from db.workspace import Workspace

_TOLD = {
    PutResult.HELD: "It is held back: nobody is asked to approve it, and no patient sees it, while a reason stands in "
    f'its last field, "{label("hold")}".',
    PutResult.SAME: "It says what the version before says already, so there is nothing to approve.",
}

_NO_PICTURE = FieldFault("sha256", "Picture: there is none yet.", "Choose a file, or say why it is held.")


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a form: in words, or the faults that must be mended first. Then nothing was written."""

    told: str = ""
    faults: tuple[FieldFault, ...] = ()


class SavedMeanwhile(NotAllowed):
    """Somebody else has saved another version since this form was begun."""


def save(
    workspace: Workspace,
    kind: str,
    slug: str,
    locale: str,
    form: Mapping[str, str],
    *,
    base: Item | None,
    based_on: int,
    person: Person,
    hands: Collection[int] = (),
    over: bool = False,
) -> Saved:
    """Make a version of a form, in the name of `person`, and drop what was kept of it.

    `based_on` is the number of the version the form began from, 0 for a new item; `over` says that the person has
    compared a version that was saved since, and wants this one all the same. `hands` are the accounts of all
    who typed any of it: none of them can approve it. Raises NotAllowed for somebody who is no author, SavedMeanwhile,
    and what the workspace raises: then what was kept of the form stays as it is.
    """
    if not person.may(Role.AUTHOR):
        raise NotAllowed("Only an author can change this. An administrator says who is one.")
    with workspace.transaction():
        history = workspace.history(kind, slug, locale)
        if not over and history and history[-1].number != based_on:
            raise SavedMeanwhile(
                f"{history[-1].author} has saved another version of this since you began. Look at it under "
                "Earlier versions, and copy what you need before you throw yours away."
            )
        read = item_of(kind, slug, locale, form, base=base)
        if read.item is None:
            return Saved(faults=read.faults)
        if isinstance(read.item, Image) and not read.item.sha256 and not read.item.hold:
            return Saved(faults=(_NO_PICTURE,))
        result = workspace.put(kind, read.item, origin="site", author=person.name, author_id=person.id, hands=hands)
        workspace.working.drop(kind, slug, locale)
        number = len(workspace.history(kind, slug, locale))
    return Saved(_TOLD.get(result, f"Saved as version {number}. Somebody else approves it before patients see it."))
