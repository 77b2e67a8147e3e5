"""Whose approval it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.workspace import Workspace


def organisation_of(workspace: Workspace) -> str:
    """The clinic's own organisation, or its name, as its site record has it; "" where it has none of its own."""
    sites = [current.item for current in workspace.items("site") if current.origin == "site"]
    named = [getattr(site, "organisation", "") or getattr(site, "name", "") for site in sites]
    return next(filter(None, named), "")
