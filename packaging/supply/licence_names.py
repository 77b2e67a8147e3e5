"""The licences under which something may be shipped, and what they are called on screen."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

FACTS = Path(__file__).resolve().parents[1] / "licenses"
TEXTS = FACTS / "texts"
_JOINED = {"AND": "and", "OR": "or"}


@dataclass(frozen=True, slots=True)
class LicenceNames:
    """`licences.toml`: names by SPDX identifier, and what packages of Python say in words alone."""

    allowed: Mapping[str, str]
    titles: Mapping[str, str]
    said: Mapping[str, str]
    build_only: Mapping[str, str]
    linked: Mapping[str, str]
    may_be_linked: Mapping[str, str]

    def permits(self, expression: str, *, linked: bool = False) -> bool:
        """Whether something under this SPDX expression may be shipped: of "OR" one side is enough.

        `linked` is for a library of the system, which is used and not shipped.
        """
        from license_expression import LicenseWithExceptionSymbol

        licensing = spdx()

        def permitted(part: object) -> bool:
            if isinstance(part, licensing.AND):
                return all(permitted(each) for each in part.args)
            if isinstance(part, licensing.OR):
                return any(permitted(each) for each in part.args)
            name = part.render() if isinstance(part, LicenseWithExceptionSymbol) else str(part)
            return name in self.allowed or (linked and name in self.may_be_linked)

        return permitted(licensing.parse(expression))

    def in_words(self, expression: str) -> str:
        """An SPDX expression as the screen shows it. Raises KeyError for one that names no allowed licence."""
        if expression in self.allowed:
            return self.allowed[expression]
        words = [_JOINED.get(part) or self.allowed[part] for part in re.split(r"\s+", expression.strip())]
        return " ".join(words)

    def title(self, text: str) -> str:
        """What a text of `texts/` is called."""
        return self.titles.get(text) or self.allowed[text]


@cache
def spdx() -> Any:
    """What parses SPDX expressions; to make it takes a tenth of a second."""
    from license_expression import get_spdx_licensing

    return get_spdx_licensing()


@cache
def licence_names() -> LicenceNames:
    facts = tomllib.loads((FACTS / "licences.toml").read_text(encoding="utf-8"))
    return LicenceNames(
        facts["allowed"], facts["titles"], facts["said"], facts["build-only"], facts["linked"], facts["may-be-linked"]
    )
