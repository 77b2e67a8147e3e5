"""Every file and every module of the bundle is somebody's, under a licence that allows to ship it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from gates.libraries import Unknown, asked_for, package_of
from supply.bundle import modules, owners
from supply.distributions import UnknownLicence
from supply.folder import LIST, Whole, everything, owns
from supply.licence_names import licence_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from supply.components import Component

WHERE = "packaging/licenses/components.toml"


def check(bundle: Path) -> list[str]:
    """What is nobody's, is under no licence of the list, or is not told to those who use the program."""
    try:
        whole = everything()
    except UnknownLicence as unknown:
        return [str(unknown)]
    frozen = modules(bundle)
    shipped = whole.with_modules(frozen)
    return [
        *refused(shipped.parts),
        *not_looked_at(shipped.parts),
        *_files(bundle, whole),
        *_modules(frozen, whole.parts),
        *_told(bundle, shipped.parts),
        *linked(asked_for(bundle) if sys.platform == "linux" else ()),
    ]


def refused(parts: Iterable[Component]) -> Iterator[str]:
    """Those under a licence that is not in the list, or without its text."""
    names = licence_names()
    for each in parts:
        if not each.texts:
            yield f"There is no text of the licence of {each.name}."
        for what, licence in ((each.name, each.licence), *((part.name, part.licence) for part in each.parts)):
            if not names.permits(licence):
                yield f"{what} is under {licence}, which is not in the list of what may be shipped."


def not_looked_at(parts: Iterable[Component]) -> Iterator[str]:
    """Those that hold the work of others, in a version for which nobody has read whose."""
    for each in parts:
        if each.looked_at and not any(
            each.version == one or each.version.startswith(f"{one}.") for one in each.looked_at
        ):
            yield (
                f"The notices of {each.name} are those of {', '.join(each.looked_at)}, and this is {each.version}. "
                f"Read whose work is in it, bring packaging/licenses up to date, and add the version to looked_at."
            )


def linked(libraries: Iterable[str]) -> Iterator[str]:
    """Libraries of the system that the bundle asks for, under a licence that would be the program's too."""
    names = licence_names()
    for library in libraries:
        try:
            package = package_of(library).removesuffix("t64")
        except Unknown:
            continue  # the gate of libraries says so
        licence = names.linked.get(package)
        if licence is None:
            yield f"{library} is of the package {package}, whose licence is not in [linked] of licences.toml."
        elif not names.permits(licence, linked=True):
            yield f"{library} is under {licence}: what asks for it would be too."


def _files(bundle: Path, whole: Whole) -> Iterator[str]:
    for name, claimed in owners(bundle, whole.parts).items():
        if not claimed:
            yield f"{name} belongs to nothing in {WHERE}.{_hint(name)}"
        elif len(claimed) > 1:
            yield f"{name} belongs to {' and to '.join(each.name for each in claimed)}: {WHERE} must tell them apart."


def _hint(name: str) -> str:
    """Where the licence of a library of the system can be read."""
    try:
        package = package_of(name.rsplit("/", 1)[-1])
    except (Unknown, OSError):
        return ""
    return f" On this machine it is of the package {package}: read /usr/share/doc/{package}/copyright."


def _modules(frozen: Collection[str], parts: Collection[Component]) -> Iterator[str]:
    for name in sorted(frozen):
        if not any(owns(each, [name]) for each in parts):
            yield f"The module {name} is frozen, and neither locked for the kiosk nor in {WHERE}."


def _told(bundle: Path, parts: Iterable[Component]) -> Iterator[str]:
    """The folder that the screens show names what is shipped, and all its texts are there."""
    folder = bundle / "_internal" / "licences"
    try:
        told = json.loads((folder / LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        yield f"{LIST} is missing: the program cannot show its licences."
        return
    if (named := [each["slug"] for each in told]) != (wanted := [each.slug for each in parts]):
        yield f"The screens tell of other works than are shipped: {sorted({*named} ^ {*wanted})}."
    for each in told:
        for text in each["texts"]:
            if not (folder / text["file"]).is_file():
                yield f"The text {text['file']} of {each['name']} is missing."
