"""The rules that content is held against before a release is made. `docs/checks.md` lists them."""

from db.checks import (
    abbreviations,
    care,
    contacts,
    coverage,
    figures,
    governance,
    grade,
    links,
    lists,
    medical,
    numbers,
    pictures,
    structure,
    translations,
    wording,
)
from db.checks.checker import Checker
from db.checks.registry import RULES, Rule
from db.checks.run import check_folder, check_item, check_workspace

FAMILIES = (
    abbreviations,
    care,
    contacts,
    coverage,
    figures,
    governance,
    grade,
    links,
    lists,
    medical,
    numbers,
    pictures,
    structure,
    translations,
    wording,
)

__all__ = ["FAMILIES", "RULES", "Checker", "Rule", "check_folder", "check_item", "check_workspace"]
