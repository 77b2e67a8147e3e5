"""Licences and supply: what is locked, under which licence, and what is told of it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from freeze.python_parts import of_developers
from kiosk.licences import text_of, works
from supply.components import components
from supply.distributions import DEVELOPMENT, NOT_SHIPPED, SHIPPED, UnknownLicence, licence_of, locked
from supply.folder import everything, write
from supply.licence_names import FACTS, TEXTS, licence_names

if TYPE_CHECKING:
    from pathlib import Path


def test_every_locked_package_is_under_a_licence_of_the_list() -> None:
    names = licence_names()
    refused = {name for name in locked(DEVELOPMENT) if not names.permits(licence_of(name))}

    assert refused == names.build_only.keys()
    assert not refused & locked(SHIPPED).keys()


@pytest.mark.parametrize(
    ("expression", "permitted"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("GPL-2.0-or-later", False),
        ("AGPL-3.0-or-later", False),
        ("LGPL-3.0-only OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("(MIT OR GPL-3.0-only) AND BSD-3-Clause", True),
        ("GPL-2.0-or-later WITH Bootloader-exception", True),
        ("GPL-2.0-or-later WITH Classpath-exception-2.0", False),
        ("LicenseRef-Proprietary", False),
    ],
)
def test_the_gpl_and_the_unknown_are_refused(expression: str, permitted: bool) -> None:
    assert licence_names().permits(expression) is permitted


@pytest.mark.parametrize(
    ("told", "licence"),
    [
        ({"License-Expression": "MIT OR Apache-2.0"}, "MIT OR Apache-2.0"),
        ({"License": "MIT"}, "MIT"),
        ({"Classifier": "License :: OSI Approved :: MIT License"}, "MIT"),
        ({"License": "Proprietary, see below", "Classifier": "License :: OSI Approved :: MIT License"}, "MIT"),
        ({"Classifier": "License :: OSI Approved :: BSD License"}, None),
        ({"License": "Dual License"}, None),
        ({}, None),
    ],
)
def test_a_licence_is_read_from_what_a_package_says(
    told: dict[str, str], licence: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = tmp_path / "invented-1.0.dist-info"
    info.mkdir()
    lines = [
        "Metadata-Version: 2.4",
        "Name: invented",
        "Version: 1.0",
        *(f"{key}: {text}" for key, text in told.items()),
    ]
    (info / "METADATA").write_text("\n".join(lines) + "\n")
    monkeypatch.syspath_prepend(str(tmp_path))

    if licence is not None:
        assert licence_of("invented") == licence
    else:
        with pytest.raises(UnknownLicence, match="Read it, and add it"):
            licence_of("invented")


def test_a_package_that_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownLicence, match="not installed here"):
        licence_of("no-such-package")


def test_every_part_is_under_a_licence_of_the_list_and_has_its_text() -> None:
    names = licence_names()
    for each in everything().parts:
        assert each.texts, each.name
        assert all(len(text.words) > 200 for text in each.texts), each.name
        assert each.copyright, each.name
        assert names.permits(each.licence), each.name
        assert names.in_words(each.licence)
        assert all(names.permits(part.licence) for part in each.parts), each.name


def test_every_package_that_is_shipped_is_told_of() -> None:
    told = {each.slug for each in everything().packages}
    told |= {name for each in everything().named for name in each.distributions}

    assert told == locked(SHIPPED).keys() - set(NOT_SHIPPED)


def test_every_kept_text_is_used() -> None:
    facts = "".join(file.read_text(encoding="utf-8") for file in FACTS.glob("*_parts.toml"))
    facts += (FACTS / "components.toml").read_text(encoding="utf-8")

    assert [file.stem for file in TEXTS.glob("*.txt") if not re.search(rf"\b{re.escape(file.stem)}\b", facts)] == []


def test_qt_comes_with_both_texts_its_source_and_the_offer_of_it() -> None:
    for slug in ("qt", "pyside"):
        qt = next(each for each in components() if each.slug == slug)
        said = " ".join(qt.notice)

        assert [text.title for text in qt.texts[:2]] == [
            "GNU Lesser General Public License 3",
            "GNU General Public License 3",
        ]
        assert f"Qt {qt.version}" in said or f"version {qt.version}" in said
        assert qt.source in said
        assert "at least three years" in said
        assert "put versions of your own in their place" in said


def test_the_work_of_others_in_qt_is_named_with_its_licence() -> None:
    qt = next(each for each in components() if each.slug == "qt")
    notices = qt.texts[-1].words

    for name in ("HarfBuzz", "libpng", "PCRE2", "libjpeg-turbo", "double-conversion"):
        assert f"\n{name}\n" in notices
    assert "This software is based in part on the work of the Independent JPEG Group." in notices
    assert "THE COPYRIGHT HOLDER SPECIFICALLY DISCLAIMS ANY WARRANTIES" in notices  # the text of HarfBuzz


def test_packages_of_which_nothing_is_frozen_are_left_out() -> None:
    whole = everything()

    frozen = whole.with_modules({"click", "db"})

    assert frozen.named == whole.named
    assert [each.slug for each in frozen.packages] == ["click"]


def test_what_only_developers_need_is_not_frozen() -> None:
    excluded = set(of_developers())

    assert {"attr", "typing_extensions", "pytest", "PIL", "cyclonedx"} <= excluded
    assert not excluded & {module for each in everything().parts for module in each.modules}


def test_the_program_reads_what_is_written(tmp_path: Path) -> None:
    parts = everything().parts
    write(tmp_path / "once", parts)
    write(tmp_path / "twice", parts)

    read = works(tmp_path / "once")

    assert [work.slug for work in read] == [each.slug for each in parts]
    for work, part in zip(read, parts, strict=True):
        assert len(text_of(tmp_path / "once", work)) >= len(part.texts)
    for file in sorted((tmp_path / "once").iterdir()):
        assert file.read_bytes() == (tmp_path / "twice" / file.name).read_bytes()


def test_what_is_no_longer_shipped_leaves_no_text_behind(tmp_path: Path) -> None:
    one, two = everything().packages[:2]
    write(tmp_path, [one, two])

    write(tmp_path, [replace(one, name="Another name")])

    listed = json.loads((tmp_path / "components.json").read_text(encoding="utf-8"))
    assert [each["name"] for each in listed] == ["Another name"]
    assert {file.name for file in tmp_path.glob("*.txt")} == {text["file"] for text in listed[0]["texts"]}
