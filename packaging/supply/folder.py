"""The folder of licences that the program shows: `components.json`, and the texts it names."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import TYPE_CHECKING

from supply.components import Component, Text, components
from supply.distributions import shipped_packages
from supply.licence_names import licence_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

LIST = "components.json"


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything that is shipped: what `components.toml` names, and packages of Python."""

    named: tuple[Component, ...]
    packages: tuple[Component, ...]

    @property
    def parts(self) -> tuple[Component, ...]:
        return (*self.named, *self.packages)

    def with_modules(self, modules: Collection[str]) -> Whole:
        """Without the packages of which there is no module. `modules` are top names."""
        return Whole(self.named, tuple(each for each in self.packages if owns(each, modules)))


@cache
def everything() -> Whole:
    """All that may be shipped from this environment. Raises UnknownLicence."""
    named = components()
    return Whole(named, tuple(shipped_packages(named)))


def owns(component: Component, modules: Iterable[str]) -> bool:
    """Whether one of the modules, by its top name, belongs to a component."""
    return any(fnmatchcase(module, pattern) for module in modules for pattern in component.modules)


def write(folder: Path, parts: Iterable[Component]) -> None:
    """Write the folder anew; the same parts give the same bytes."""
    for old in sorted(folder.glob("*.txt")):
        old.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    kept: dict[str, str] = {}
    listed = [_listed(each, folder, kept) for each in parts]
    (folder / LIST).write_text(json.dumps(listed, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _listed(component: Component, folder: Path, kept: dict[str, str]) -> dict[str, object]:
    words = licence_names().in_words(component.licence)
    alone = len(component.texts) == 1
    return {
        "slug": component.slug,
        "name": component.name,
        "version": component.version,
        "licence": words,
        "spdx": component.licence,
        "notice": component.notice,
        "copyright": component.copyright,
        "home": component.home,
        "texts": [
            {"title": words if alone else text.title, "file": _keep(text, component.slug, folder, kept)}
            for text in component.texts
        ],
    }


def _keep(text: Text, slug: str, folder: Path, kept: dict[str, str]) -> str:
    """The name of the file that holds a text: one file for those that are alike."""
    words = text.words.replace("\r\n", "\n").replace("\f", "\n").lstrip("\ufeff")
    name = kept.get(words)
    if name is None:
        name = f"{slug}-{re.sub(r'[^a-z0-9]+', '-', text.title.lower()).strip('-')}.txt"
        (folder / name).write_text(words, encoding="utf-8", newline="\n")
        kept[words] = name
    return name
