"""The form of an item that is not there yet, and the short name it gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.checks.governance import MONTHS, later
from db.forms.dates import written_date
from db.forms.fields import FIELDS, FieldKind
from db.forms.reading import form_of
from db.records import KINDS, Site
from db.slugs import slug_from

if TYPE_CHECKING:
    from datetime import date

    from db.workspace import Workspace

_STEP = 10
"""Between two places in a list: something can be put between them."""


def blank(workspace: Workspace, kind: str, *, today: date) -> dict[str, str]:
    """What stands in a new form: the review dates of today (GOV-02), the last place of all, and the usual words."""
    if kind == "site":
        return form_of("site", Site(slug="main"))
    form = {field.name: "" for field in FIELDS[kind]}
    if "position" in form:
        form["position"] = str(workspace.last_place(kind) + _STEP)
    if "kind" in form:
        form["kind"] = "care"
    if "next_review" in form:
        months = MONTHS["care" if kind == "page" else kind]
        form["last_reviewed"], form["next_review"] = written_date(today), written_date(later(today, months))
    if kind == "contact":
        form["grade"] = "U"
    for field in FIELDS[kind]:
        if field.kind is FieldKind.CHOICE and field.of:
            first = min(
                workspace.items(field.of), key=lambda each: int(getattr(each.item, "position", 0)), default=None
            )
            form[field.name] = first.item.slug if first is not None else ""
    return form


def free_slug(workspace: Workspace, kind: str, title: str) -> str:
    """A short name made of a title, which no item of the kind has or ever had: "food", "food-2"."""
    wanted = slug_from(title) or kind
    number, slug = 1, wanted
    while workspace.is_taken(kind, slug):
        number += 1
        slug = f"{wanted[:56]}-{number}"
    return slug


def has_review(kind: str) -> bool:
    """Whether items of a kind are reviewed by date."""
    return "next_review" in KINDS[kind].__struct_fields__
