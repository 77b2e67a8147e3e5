"""A translation as a form: it begins with the words of its original, and says when it was compared with it (LNG-03)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.forms.reading import ENDING, TRANSLATES, form_of
from db.hashing import item_hash
from db.records import DEFAULT_LOCALE, Image, Item
from db.translated import is_stale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.workspace import Workspace

KINDS_TRANSLATED = frozenset({"page", "section", "contact", "term", "question", "image"})


def original_of(workspace: Workspace, kind: str, slug: str, locale: str) -> Item | None:
    """What an item in `locale` is a translation of: None for an original, and where there is none."""
    default = workspace.meta_get("locale", DEFAULT_LOCALE) or DEFAULT_LOCALE
    if locale == default:
        return None
    held = (draft.item for draft in workspace.drafts() if draft.kind == kind)
    return workspace.current(kind, slug, default) or next(
        (item for item in held if (item.slug, item.locale) == (slug, default)), None
    )


def begun(kind: str, original: Item) -> dict[str, str]:
    """The form that a new translation begins with: everything as in the original, to be written over."""
    form = form_of(kind, original)
    return {**form, ENDING: original.file.rpartition(".")[2]} if isinstance(original, Image) else form


def compared(kind: str, form: Mapping[str, str], original: Item) -> dict[str, str]:
    """The form, saying that it was compared with the original as it is now."""
    return {**form, TRANSLATES: item_hash(kind, original)}


def told(kind: str, translation: Item, original: Item) -> str:
    """Whether a translation still says what its original says, in words."""
    if not translation.translates:
        return "Nobody has said yet that this says the same as the English text. Until then patients are told so."
    if is_stale(kind, translation, original):
        return "The English text has changed since this was compared with it. Patients are told so until it is again."
    return "This was compared with the English text as it is now."
