"""The gate of licences and the bill of materials, over a small bundle that is frozen as the real one is."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from PyInstaller.archive.writers import CArchiveWriter, ZlibArchiveWriter

from gates import licences
from gates.contents import EXECUTABLES
from gates.libraries import Unknown
from supply import sbom
from supply.bundle import modules, owners
from supply.folder import everything, write
from supply.licence_names import licence_names

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MODULES = ("kiosk", "db", "click", "PySide6", "json")
MOMENT = 1_790_000_000


def no_package(library: str) -> str:
    raise Unknown(f"{library} belongs to no package of this machine.")


def freeze(folder: Path, names: Iterable[str]) -> bytes:
    """An executable with these modules packed into it, without the bootloader."""
    source = folder / "empty.py"
    source.write_text("")
    code = compile("", "empty", "exec")
    ZlibArchiveWriter(
        str(folder / "PYZ.pyz"), [(name, str(source), "PYMODULE") for name in names], dict.fromkeys(names, code)
    )
    entries = [("PYZ.pyz", str(folder / "PYZ.pyz"), False, "z"), ("pyi_rth_inspect", str(source), True, "s")]
    CArchiveWriter(str(folder / "archive"), entries, "libpython3.so")
    return (folder / "archive").read_bytes()


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bundle of which every file is somebody's, on a machine that knows no packages."""
    monkeypatch.setattr(licences, "package_of", no_package)
    root = tmp_path / "bundle"
    root.mkdir()
    frozen = freeze(tmp_path, MODULES)
    for name in EXECUTABLES:
        (root / name).write_bytes(frozen)
    for name in (
        "libQt6Core.so.6",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/QtCore.abi3.so",
        f"click-{version('click')}.dist-info/METADATA",
        "assets/fonts/Lexend-SemiBold.ttf",
        "starter.sqlite",
    ):
        (root / "_internal" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "_internal" / name).write_bytes(name.encode())
    write(root / "_internal" / "licences", everything().with_modules(MODULES).parts)
    return root


def test_what_is_frozen_is_read_from_the_executables(bundle: Path) -> None:
    assert modules(bundle) == {"kiosk", "db", "click", "PySide6", "pyi_rth_inspect"}


def test_a_bundle_of_which_everything_is_known_passes(bundle: Path) -> None:
    assert licences.check(bundle) == []
    assert all(len(claimed) == 1 for claimed in owners(bundle, everything().parts).values())


@pytest.mark.parametrize(
    "name",
    ["_internal/PySide6/Qt/lib/libavcodec.so.61", "_internal/libgmp.so.10", "_internal/rich/__init__.py", "extra"],
)
def test_a_file_of_nobody_is_named(bundle: Path, name: str) -> None:
    (bundle / name).parent.mkdir(parents=True, exist_ok=True)
    (bundle / name).write_bytes(b"x")

    (problem,) = licences.check(bundle)

    assert problem.startswith(f"{name} belongs to nothing in packaging/licenses/components.toml.")


def test_of_a_library_of_the_system_the_gate_says_where_its_licence_is(
    bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(licences, "package_of", lambda library: {"libgmp.so.10": "libgmp10"}[library])
    (bundle / "_internal" / "libgmp.so.10").write_bytes(b"x")

    (problem,) = licences.check(bundle)

    assert problem.endswith("of the package libgmp10: read /usr/share/doc/libgmp10/copyright.")


def test_a_library_of_the_system_under_the_gpl_may_not_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    packages = {"libz.so.1": "zlib1g", "libssl.so.3": "libssl3t64", "libgdbm.so.6": "libgdbm6", "libX.so.1": "libx1"}
    monkeypatch.setattr(licences, "package_of", packages.__getitem__)
    known = replace(licence_names(), linked={**licence_names().linked, "libgdbm6": "GPL-3.0-or-later"})
    monkeypatch.setattr(licences, "licence_names", lambda: known)

    assert list(licences.linked(packages)) == [
        "libgdbm.so.6 is under GPL-3.0-or-later: what asks for it would be too.",
        "libX.so.1 is of the package libx1, whose licence is not in [linked] of licences.toml.",
    ]


def test_every_library_in_the_list_may_be_asked_for() -> None:
    names = licence_names()

    assert {name: text for name, text in names.linked.items() if not names.permits(text, linked=True)} == {}
    assert not names.permits("LGPL-2.1-or-later")


def test_a_module_that_is_not_locked_is_named(bundle: Path, tmp_path: Path) -> None:
    (bundle / "editor").write_bytes(freeze(tmp_path, ["typing_extensions"]))

    (problem,) = licences.check(bundle)

    assert problem.startswith("The module typing_extensions is frozen, and neither locked for the kiosk")


def test_a_licence_that_may_not_be_shipped_is_named() -> None:
    click = next(each for each in everything().packages if each.slug == "click")

    assert list(licences.refused([click])) == []
    assert list(licences.refused([replace(click, texts=())])) == ["There is no text of the licence of click."]
    (problem,) = licences.refused([replace(click, licence="GPL-3.0-or-later")])
    assert problem == "click is under GPL-3.0-or-later, which is not in the list of what may be shipped."


@pytest.mark.parametrize(("found", "problems"), [("6.11.3", 0), ("6.11", 0), ("6.12.0", 1), ("6.110.0", 1)])
def test_a_version_nobody_has_looked_into_is_named(found: str, problems: int) -> None:
    qt = next(each for each in everything().named if each.slug == "qt")

    said = list(licences.not_looked_at([replace(qt, version=found)]))

    assert len(said) == problems
    assert all(problem.startswith("The notices of Qt are those of 6.11") for problem in said)


def test_a_package_that_the_screens_do_not_tell_of_is_named(bundle: Path) -> None:
    write(bundle / "_internal" / "licences", everything().with_modules({"kiosk"}).parts)

    (problem,) = licences.check(bundle)

    assert problem == "The screens tell of other works than are shipped: ['click']."


def test_a_text_that_is_gone_is_named(bundle: Path) -> None:
    (bundle / "_internal" / "licences" / "click-licence.txt").unlink()

    (problem,) = licences.check(bundle)

    assert problem == "The text click-licence.txt of click is missing."


def test_a_bundle_without_the_folder_is_refused(bundle: Path) -> None:
    (bundle / "_internal" / "licences" / "components.json").unlink()

    assert licences.check(bundle) == ["components.json is missing: the program cannot show its licences."]


def test_the_bill_of_materials_is_valid_and_names_versions_and_hashes(bundle: Path) -> None:
    out = sbom.beside(bundle)

    assert sbom.make(bundle, out, MOMENT) == []

    bill = json.loads(out.read_text(encoding="utf-8"))
    parts = {each["bom-ref"]: each for each in bill["components"]}
    assert bill["metadata"]["component"]["bom-ref"] == "program"
    assert bill["metadata"]["timestamp"] == "2026-09-21T14:13:20+00:00"
    assert parts["click"]["purl"] == f"pkg:pypi/click@{parts['click']['version']}"
    assert parts["qt"]["licenses"] == [{"expression": "LGPL-3.0-only"}]
    inside = {each["name"]: each for each in parts["qt"]["components"]}
    assert inside["HarfBuzz"]["licenses"] == [{"expression": "MIT-Modern-Variant"}]
    library = "_internal/PySide6/Qt/lib/libQt6Core.so.6"
    assert inside[library]["hashes"][0]["content"] == hashlib.sha256((bundle / library).read_bytes()).hexdigest()
    assert "mammoth" not in parts  # nothing of it is frozen here


def test_every_file_of_the_bundle_is_in_the_bill_once(bundle: Path) -> None:
    out = sbom.beside(bundle)
    sbom.make(bundle, out, MOMENT)

    bill = json.loads(out.read_text(encoding="utf-8"))
    everywhere = [bill["metadata"]["component"], *bill["components"]]
    named = [inside["name"] for each in everywhere for inside in each.get("components", []) if inside["type"] == "file"]
    there = [path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()]
    assert sorted(named) == sorted(there)


def test_the_same_bundle_gives_the_same_bill_and_another_another(bundle: Path, tmp_path: Path) -> None:
    for name in ("once", "twice"):
        sbom.make(bundle, tmp_path / name, MOMENT)
    assert (tmp_path / "once").read_bytes() == (tmp_path / "twice").read_bytes()

    (bundle / "_internal" / "starter.sqlite").write_bytes(b"changed")
    sbom.make(bundle, tmp_path / "changed", MOMENT)

    serials = [json.loads((tmp_path / name).read_text())["serialNumber"] for name in ("once", "changed")]
    assert serials[0] != serials[1]


def test_a_bill_that_breaks_the_rules_is_refused(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sbom, "JsonV1Dot6", lambda _: type("Bad", (), {"output_as_string": lambda **_: '{"bomFormat": 1}'})
    )

    (problem,) = sbom.make(bundle, sbom.beside(bundle), MOMENT)

    assert "is no bill of materials by the rules of CycloneDX" in problem
