"""The rules that content is held against before a release is made."""

from db.checks import governance, links, numbers, pictures, structure, wording
from db.checks.registry import RULES, Rule
from db.checks.run import check_folder, check_workspace

FAMILIES = (governance, links, numbers, pictures, structure, wording)

__all__ = ["FAMILIES", "RULES", "Rule", "check_folder", "check_workspace"]
