"""Small workspaces and releases for tests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from db.checks import check_workspace
from db.records import Contact, Page, Question, Section, Source, Synonyms, Term
from db.release.compile import CompileReport, compile_release
from db.workspace import Workspace
from tests.db.items import decision, make

if TYPE_CHECKING:
    from pathlib import Path

    from db.records import Item

AS_OF = "2026-11-23"

BODY = """\
::: key-facts
- A biopsy is short.
:::

A **biopsy and a scan** are done on one day. Then you rest.

::: call-111
## Call 111 if:
- you feel hot after the test
:::

::: details How it is done
The doctor takes a sample.
:::

::: contact nurses
:::

::: question when
:::
"""


def small_workspace(*extra: tuple[str, Item], as_of: str = AS_OF) -> Workspace:
    """A workspace with one of each, and `extra` items on top (which may replace some)."""
    workspace = Workspace.in_memory()
    workspace.meta_set("as_of", as_of)
    workspace.meta_set("locale", "en")
    workspace.meta_set("organisation", "A clinic")
    items: list[tuple[str, Item]] = [
        ("section", make(Section, slug="tests", title="Tests")),
        ("section", make(Section, slug="living", title="Living", position=20)),
        (
            "source",
            make(Source, slug="cruk", reviewed=date(2021, 4, 6), due=date(2024, 4, 6), web="https://example.org/a/"),
        ),
        ("term", make(Term, slug="biopsy", term="Biopsy", forms=("biopsy", "biopsies"))),
        ("term", make(Term, slug="scan", term="Scan", forms=("scan",))),
        ("contact", make(Contact, slug="nurses", name="The nurses", phone="020 7946 0123")),
        (
            "contact",
            make(Contact, slug="urgent", name="Day and night", position=99, urgent=True, hours=(), always_open=True),
        ),
        ("question", make(Question, slug="when", text="When is my biopsy?")),
        ("page", make(Page, slug="biopsy", section="tests", title="Biopsy", body=BODY, see_also=("rest",))),
        ("page", make(Page, slug="rest", section="living", title="Rest", body="Sleep well.")),
        ("synonyms", make(Synonyms, slug="biopsy", target="page:biopsy", words=("sample", "needle test"))),
        *extra,
    ]
    for kind, item in items:
        workspace.put(kind, item, origin="starter", author="Test")
    return workspace


def let_all_stand(workspace: Workspace) -> None:
    """Override everything that must be mended: for content that is made to be hard to show, not to be read."""
    for finding in check_workspace(workspace):
        if finding.stops:
            reason = "Made to be hard to show"
            workspace.overrides.give(decision(finding.where, finding.rule, finding.words, reason=reason))


def small_release(out: Path, *extra: tuple[str, Item], serial: int = 1, **options: Any) -> CompileReport:
    """A release compiled from `small_workspace`, into a folder or a file."""
    with small_workspace(*extra) as workspace:
        return compile_release(workspace, out, serial=serial, **options)
