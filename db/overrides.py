"""A reviewer's word that one finding may stand (OPS-03): written in a content folder, kept in a workspace."""

from __future__ import annotations

from datetime import date

import msgspec

from db.records import DEFAULT_LOCALE


class Override(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One finding that does not stop a release, and why.

    `item` is "kind:slug" and `rule` the name of a rule. `words` are the very words it found
    (the `words` of the finding): whoever changes them needs a new decision. `reviewer` is a
    role, such as "Lung nurse specialist", and `decided_on` the day of the decision.
    """

    item: str
    locale: str = DEFAULT_LOCALE
    rule: str
    words: str = ""
    reason: str
    reviewer: str
    decided_on: date

    @property
    def about(self) -> tuple[str, str, str]:
        """Kind, slug and language of the item."""
        kind, _, slug = self.item.partition(":")
        return kind, slug, self.locale
