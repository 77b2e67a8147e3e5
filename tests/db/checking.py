"""How the tests of the checks ask: items in a workspace that also has what they point at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.checks import check_workspace
from db.records import KINDS, Contact, Item, Page, Question, Section, Source, Term
from db.workspace import Workspace
from tests.db.items import make

if TYPE_CHECKING:
    from db.findings import Finding
    from db.overrides import Override

FACTS = "::: key-facts\n- Everolimus is a tablet.\n:::\n\n"


def contact(**changes: Any) -> Contact:
    """A contact that no rule has anything against."""
    return make(Contact, **({"relay": "18001 0808 800 4040", "sources": ("cruk",)} | changes))


def term(**changes: Any) -> Term:
    """A glossary term that no rule has anything against."""
    forms = ("NET", "NETs", "neuroendocrine tumour", "neuroendocrine tumours")
    return make(Term, **({"sources": ("cruk",), "forms": forms} | changes))


def page(text: str, **changes: Any) -> Page:
    """A page with key facts, and `text` below them from line 5 on."""
    return make(Page, **({"body": FACTS + text} | changes))


def check(*items: Item, as_of: str = "2026-11-23", overrides: tuple[Override, ...] = ()) -> tuple[Finding, ...]:
    """Findings for `items` in a workspace that also has what they usually point at."""
    kinds = {struct: kind for kind, struct in KINDS.items()}
    with Workspace.in_memory() as workspace:
        workspace.meta_set("as_of", as_of)
        everolimus = term(slug="everolimus", term="Everolimus", meaning="A tablet that blocks a protein called mTOR.")
        for item in (make(Section), make(Source), contact(), make(Question), term(), everolimus, *items):
            workspace.put(kinds[type(item)], item, origin="site", author="Nurse")
        for override in overrides:
            workspace.overrides.give(override)
        return check_workspace(workspace)


def rules(*items: Item) -> set[str]:
    """The names of the rules that `items` break."""
    return {finding.rule for finding in check(*items)}
