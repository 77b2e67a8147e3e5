"""The parts of the program that are no packages of Python: `components.toml`, read and checked."""

from __future__ import annotations

import platform
import re
import sqlite3
import ssl
import sys
import sysconfig
import tomllib
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

from freeze.version import ROOT, version
from supply.licence_names import FACTS, TEXTS, licence_names

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Text:
    """A licence or notice in full."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's work inside a component. `inside` is the file that holds it, `texts` more than its licence asks."""

    name: str
    inside: str
    licence: str
    copyright: tuple[str, ...]
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Component:
    """Something that is shipped under one licence (an SPDX expression).

    `files` are patterns of names in the frozen program and `modules` those of Python modules; `*` stands for folders
    too. `looked_at` are the versions whose insides somebody has read; empty where there is nothing to look at.
    """

    slug: str
    name: str
    version: str
    kind: str
    licence: str
    copyright: tuple[str, ...]
    home: str
    source: str
    notice: tuple[str, ...]
    texts: tuple[Text, ...]
    files: tuple[str, ...]
    modules: tuple[str, ...]
    distributions: tuple[str, ...] = ()
    looked_at: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


def components(system: str = sys.platform) -> tuple[Component, ...]:
    """Those that are shipped on a system (`sys.platform`), in the order of the file."""
    facts = tomllib.loads((FACTS / "components.toml").read_text(encoding="utf-8"))["component"]
    return tuple(_component(each) for each in facts if system in each.get("systems", [system]))


def _component(facts: dict[str, Any]) -> Component:
    found = _version(facts.get("version", ""))
    source = facts.get("source", "").format(version=found, series=_series(found))
    more = _parts(facts["parts"]) if "parts" in facts else {}
    parts = tuple(_part(**each) for each in more.get("part", ()))
    return Component(
        slug=facts["slug"],
        name=facts["name"],
        version=found,
        kind=facts["kind"],
        licence=facts["licence"],
        copyright=tuple(facts["copyright"]),
        home=facts.get("home", ""),
        source=source,
        notice=tuple(line.format(version=found, source=source) for line in facts.get("notice", ())),
        texts=(*_texts(facts["texts"]), *([others(facts["name"], parts)] if parts else [])),
        files=tuple(facts["files"]),
        modules=tuple(facts.get("modules", ())),
        distributions=tuple(facts.get("distributions", ())),
        looked_at=tuple(more.get("looked_at") or facts.get("looked_at", ())),
        parts=parts,
    )


def _parts(file: str) -> dict[str, Any]:
    return tomllib.loads((FACTS / file).read_text(encoding="utf-8"))


def _part(name: str, inside: str, licence: str, copyright: list[str], texts: list[str] | None = None) -> Part:
    return Part(name, inside, licence, tuple(copyright), tuple(texts or ()))


def _series(found: str) -> str:
    return ".".join(found.split(".")[:2])


def _version(of: str) -> str:
    """The version of what is installed here, which is what is frozen."""
    match of:
        case "":
            return ""
        case "program":
            return version()
        case "python":
            return platform.python_version()
        case "icu":
            names = [file.name for file in distribution("PySide6_Essentials").files or ()]
            return next(found[1] for name in names if (found := re.fullmatch(r"libicuuc\.so\.(\d+)", name)))
        case "openssl":
            return ssl.OPENSSL_VERSION.split()[1]
        case "sqlite":
            return sqlite3.sqlite_version
        case _:
            return distribution(of).version


def _texts(wanted: list[str]) -> Iterator[Text]:
    names = licence_names()
    for each in wanted:
        if each.startswith("from "):
            yield from texts_of(each.removeprefix("from "))
        elif each == "of the interpreter":
            yield from _of_the_interpreter()
        elif "/" in each:
            yield Text(_plain(each), (ROOT / each).read_text(encoding="utf-8"))
        else:
            yield Text(names.title(each), kept_text(each))


def _of_the_interpreter() -> Iterator[Text]:
    """The licence of the Python that is frozen, which on Windows tells of what comes with it."""
    for folder in (sys.base_prefix, sysconfig.get_path("stdlib")):
        if (file := Path(folder) / "LICENSE.txt").is_file():
            yield Text("Licence of Python and of what comes with it", file.read_text(encoding="utf-8"))
            return


def _plain(file: str) -> str:
    """A file's name without what every such name has."""
    name = re.sub(r"\.(txt|md|rst)$", "", file.rsplit("/", 1)[-1])
    return re.sub(r"^(LICENSE|COPYING)[-.]", "", name).replace("LICENSE", "Licence").replace("COPYING", "Licence")


def kept_text(name: str) -> str:
    """A text of `packaging/licenses/texts`."""
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8")


LICENCE_FILE = re.compile(r"LICEN[CS]E|COPYING|NOTICE|AUTHORS", re.IGNORECASE)


def texts_of(package: str) -> Iterator[Text]:
    """Every licence and notice that an installed package of Python brings along, in the order of their names."""
    found = [file for file in distribution(package).files or () if file.parts[0].endswith(".dist-info")]
    for file in sorted(found, key=str):
        if LICENCE_FILE.search(file.name):
            yield Text(_plain(file.name), file.locate().read_text(encoding="utf-8", errors="replace"))  # type: ignore[attr-defined]


def others(name: str, parts: tuple[Part, ...]) -> Text:
    """One notice of everybody whose work is inside, and each of their licences once."""
    names = licence_names()
    lines = [f"{name} contains work of others. It is named here with where it is, whose it is and its licence. "]
    lines[0] += "The texts of the licences follow."
    wanted: list[str] = []
    for part in parts:
        lines += ["", part.name, f"In {part.inside}: {names.in_words(part.licence)}", *part.copyright]
        wanted += [word for word in part.licence.split() if word not in ("AND", "OR")] + list(part.texts)
    for each in sorted(set(wanted), key=str.casefold):
        if each != "LicenseRef-public-domain":  # which has no text
            title = names.title(each)
            lines += ["", title, "=" * len(title), "", kept_text(each).rstrip()]
    return Text(f"Notices of others in {name}", "\n".join(lines) + "\n")
