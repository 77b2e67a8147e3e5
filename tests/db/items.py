"""Whole items for tests: every field that has no default, with something plausible in it."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from db.overrides import Override
from db.records import Contact, Image, Item, Page, Question, Section, Site, Source, Synonyms, Term

_FIELDS: dict[type[Item], dict[str, Any]] = {
    Section: {"slug": "research", "title": "Research", "summary": "What is studied", "icon": "lungs", "position": 10},
    Page: {
        "slug": "everolimus",
        "section": "research",
        "position": 10,
        "title": "Everolimus in research",
        "summary": "A tablet that is still studied",
        "kind": "research",
        "last_reviewed": date(2026, 11, 23),
        "next_review": date(2027, 11, 23),
        "body": "::: key-facts\n- Everolimus is a tablet.\n:::\n\nSome text.",
        "sources": ("cruk",),
    },
    Contact: {
        "slug": "cruk-nurses",
        "name": "Cancer Research UK nurses",
        "position": 10,
        "for_whom": "Anybody with a question",
        "phone": "0808 800 4040",
        "hours": ("Mon-Fri 09:00-17:00",),
        "last_reviewed": date(2026, 11, 23),
        "next_review": date(2027, 11, 23),
    },
    Term: {"slug": "net", "term": "NET", "meaning": "Short for neuroendocrine tumour."},
    Question: {"slug": "which-type", "group": "What I have", "position": 10, "text": "Which type do I have?"},
    Source: {"slug": "cruk", "title": "About lung NETs", "publisher": "Cancer Research UK"},
    Synonyms: {"slug": "cruk", "target": "contact:cruk-nurses", "words": ("cruk",)},
    Image: {"slug": "lungs", "alt": "Two lungs", "file": "lungs.png"},
    Site: {"slug": "starter"},
}


T = TypeVar("T", bound=Item)


def make(struct: type[T], /, **changes: Any) -> T:
    return struct(**(_FIELDS[struct] | changes))


def decision(item: str, rule: str, words: str = "", **changes: Any) -> Override:
    """A reviewer's word that a finding may stand."""
    fields: dict[str, Any] = {
        "reason": "Our patients know it",
        "reviewer": "Lung nurse specialist",
        "decided_on": date(2026, 11, 23),
    }
    return Override(item=item, rule=rule, words=words, **(fields | changes))
