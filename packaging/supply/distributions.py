"""The packages of Python that the lock file names, each by what it says of itself."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution
from typing import TYPE_CHECKING

from freeze.version import ROOT
from supply.components import Component, Text, kept_text, texts_of
from supply.licence_names import licence_names, spdx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import Distribution
    from pathlib import Path

SHIPPED = ROOT / "requirements" / "kiosk.txt"
DEVELOPMENT = ROOT / "requirements" / "dev.txt"
NOT_SHIPPED = ("pip",)
"""Locked because a package names it, and left out of the bundle."""
_LOCKED = re.compile(r"^([\w.-]+)==([^\s;]+)(?: ; (.+?))? \\$", re.MULTILINE)
_CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""Those that stand for one licence; "BSD License" stands for several."""


class UnknownLicence(Exception):
    """A package says in no form we can read under which licence it is. A sentence."""


def normal(name: str) -> str:
    """A package's name as the lock files write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(lock: Path) -> dict[str, str]:
    """Version by name of every package in a lock file."""
    return {normal(name): found for name, found, _ in _LOCKED.findall(lock.read_text(encoding="utf-8"))}


def licence_of(name: str) -> str:
    """The SPDX expression of an installed package, or of one that `licences.toml` knows. Raises UnknownLicence."""
    said = licence_names().said.get(normal(name))
    if said is not None:
        return said
    try:
        told = distribution(name).metadata
    except PackageNotFoundError:
        raise UnknownLicence(f"{name} is not installed here, and [said] in licences.toml does not know it.") from None
    for field in ("License-Expression", "License"):
        if field in told and _is_expression(told[field]):
            return told[field]
    found = {each.rsplit(" :: ", 1)[-1] for each in told.get_all("Classifier", []) if each.startswith("License :: OSI")}
    if len(found) == 1 and (one := _CLASSIFIERS.get(found.pop())):
        return one
    raise UnknownLicence(f"{name} does not say its licence in a form we know. Read it, and add it to [said].")


def _is_expression(text: str) -> bool:
    from license_expression import ExpressionError

    try:
        return not spdx().unknown_license_keys(text) and spdx().parse(text) is not None
    except ExpressionError:
        return False


def shipped_packages(others: tuple[Component, ...], lock: Path = SHIPPED) -> Iterator[Component]:
    """Every package that is shipped, except those that belong to a component of `others`. Raises UnknownLicence."""
    known = {normal(name) for each in others for name in each.distributions}
    for name in sorted(locked(lock)):
        if name not in known and name not in NOT_SHIPPED:
            yield _component(name)


def _component(name: str) -> Component:
    package, licence = distribution(name), licence_of(name)
    tops = modules_of(package)
    stem = next(file.parts[0] for file in package.files or () if file.parts[0].endswith(".dist-info"))
    texts = tuple(texts_of(name)) or (Text(licence_names().in_words(licence), kept_text(licence)),)
    told = package.metadata
    return Component(
        slug=name,
        name=told["Name"],
        version=package.version,
        kind="library",
        licence=licence,
        copyright=_copyright(texts) or ((f"Copyright {told['Author']}",) if told["Author"] else ()),
        home=_home(package),
        source="",
        notice=(),
        texts=texts,
        files=(f"_internal/{stem}/*", *(f"_internal/{top}/*" for top in tops), *(f"_internal/{top}.*" for top in tops)),
        modules=tops,
    )


def modules_of(package: Distribution) -> tuple[str, ...]:
    """The top names of the modules that a package installs."""
    tops = {file.parts[0].removesuffix(".py") for file in package.files or () if file.suffix in (".py", ".so", ".pyd")}
    return tuple(sorted(top for top in tops if top.isidentifier()))


def _copyright(texts: tuple[Text, ...]) -> tuple[str, ...]:
    """The lines of the licences that say whose it is."""
    lines = [line.strip() for text in texts for line in text.words.splitlines()]
    return tuple(dict.fromkeys(line for line in lines if re.match(r"(Copyright|\(c\)) .*\d{4}", line, re.IGNORECASE)))


def _home(package: Distribution) -> str:
    for line in package.metadata.get_all("Project-URL", []):
        label, _, url = line.partition(",")
        if label.strip().lower() in ("homepage", "source", "source code", "repository", "documentation"):
            return str(url).strip()
    return next(iter(package.metadata.get_all("Home-page", [])), "")
