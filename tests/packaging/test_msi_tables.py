"""The tables of the Windows package: every row leads somewhere, and what must never change does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import build_msi
from msi import actions, ids, product
from msi.files import Shipped, shipped
from msi.names import filename
from msi.schema import SCHEMA
from msi.table import Refused, Table
from tests.packaging.portable_executable import X86, program

if TYPE_CHECKING:
    from pathlib import Path

PLACES = (
    *build_msi.EXECUTABLES,
    "_internal/starter.sqlite",
    "_internal/PySide6/Qt6Core.dll",
    "_internal/PySide6/qml/QtQuick/qmldir",
    "_internal/PySide6/qml/QtQuick/Window/qmldir",
)
POINTERS = {
    "Directory_Parent": "Directory",
    "Directory_": "Directory",
    "DirProperty": "Directory",
    "DestFolder": "Directory",
    "WkDir": "Directory",
    "Component_": "Component",
    "Feature_": "Feature",
    "Source": "Directory",
}
"""Columns that name a row of another table."""


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    for place in PLACES:
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes(program() if place.endswith((".exe", ".dll")) else place.encode())
    return tmp_path


def tables(bundle: Path, version: str = "0.1.0") -> dict[str, list[dict[str, str]]]:
    """Every table as the installer will read it."""
    made = product.database(shipped(bundle), build_msi.DEFAULTS, version)
    found = {}
    for table in made:
        lines = [line.split("\t") for line in table.text().splitlines()]
        found[table.name] = [dict(zip(lines[0], row, strict=True)) for row in lines[3:]]
    return found


def test_every_row_that_names_another_finds_it(bundle: Path) -> None:
    found = tables(bundle)
    named = {name: {next(iter(row.values())) for row in rows} for name, rows in found.items()}
    checked = 0
    for name, rows in found.items():
        for row in rows:
            for column, other in POINTERS.items():
                # What sets a property has that property's name where others have a folder.
                if row.get(column) and not (column == "Source" and row["Type"] == "51"):
                    assert row[column] in named[other], f"{name}: {column} {row[column]}"
                    checked += 1
    assert checked > 50


def test_every_file_has_a_component_of_its_own_and_a_number_in_the_cabinet(bundle: Path) -> None:
    found = tables(bundle)

    assert len(found["File"]) == len(PLACES) + 1
    assert sorted(int(row["Sequence"]) for row in found["File"]) == list(range(1, len(PLACES) + 2))
    assert found["Media"][0]["LastSequence"] == str(len(PLACES) + 1)
    assert len({row["Component_"] for row in found["File"]}) == len(found["File"])
    keys = {row["Component"]: row["KeyPath"] for row in found["Component"]}
    assert all(keys[row["Component_"]] == row["File"] for row in found["File"])


def test_identities_follow_from_places_and_not_from_contents(bundle: Path) -> None:
    before = {row["Component"]: row["ComponentId"] for row in tables(bundle)["Component"]}
    (bundle / "_internal/starter.sqlite").write_bytes(b"another")
    (bundle / "_internal/new").write_bytes(b"")
    after = {row["Component"]: row["ComponentId"] for row in tables(bundle, "0.2.0")["Component"]}

    assert before.items() < after.items()
    given = [identity for identity in after.values() if identity]
    assert len(set(given)) == len(given)
    assert all(re.fullmatch(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", identity) for identity in given)


def test_what_windows_knows_the_product_by_never_changes() -> None:
    """These are on the machines of every site: another one would install beside and not in place."""
    assert ids.UPGRADE_CODE == "{3808A79E-9651-5EB4-839B-9BE460514EC9}"
    assert ids.component("kiosk.exe") == "{D6069E86-43EE-55C5-BBF8-28DD37C8A97C}"
    assert ids.product_code("0.1.0") == "{5A298B80-370A-57AA-B36E-F46F0631220B}"
    assert ids.product_code("0.1.1") != ids.product_code("0.1.0")
    assert ids.package_code("0.1.0", "a") != ids.package_code("0.1.0", "b")


def test_settings_and_data_stay(bundle: Path) -> None:
    found = tables(bundle)
    components = {row["Component"]: row for row in found["Component"]}
    removing = {row["Action"]: row["Condition"] for row in found["InstallExecuteSequence"]}

    assert int(components["Defaults"]["Attributes"]) & (16 | 128) == 16 | 128
    assert components["Defaults"]["Condition"] == "NOT SITECONF"
    assert components["SiteConf"]["ComponentId"] == ""
    assert removing["RemoveData"] == 'REMOVE="ALL" AND PURGE="1" AND NOT UPGRADINGPRODUCTCODE'


def test_nobody_but_who_may_install_says_what_is_copied_and_removed(bundle: Path) -> None:
    found = tables(bundle)
    handed_on = next(row["Value"] for row in found["Property"] if row["Property"] == "SecureCustomProperties")
    commands = {row["Action"]: row["Target"] for row in found["CustomAction"]}

    assert handed_on == "NEWERFOUND;OLDERFOUND"
    # As the system only with names in mixed case, which no command line can set.
    for row in found["CustomAction"]:
        if int(row["Type"]) & 0x800:
            assert re.findall(r"\[[A-Z]+\]", commands[row["Action"]]) == []


def test_the_old_version_goes_within_what_can_be_undone(bundle: Path) -> None:
    order = [
        row["Action"] for row in sorted(tables(bundle)["InstallExecuteSequence"], key=lambda row: int(row["Sequence"]))
    ]

    def at(name: str) -> int:
        return order.index(name)

    assert at("InstallInitialize") < at("RemoveExistingProducts") < at("InstallFiles") < at("InstallFinalize")
    assert at("CostFinalize") < at("SettingsCanBeRead") < at("InstallInitialize")
    assert at("RemoveFiles") < at("MoveFiles") < at("InstallFiles") < at("SettingsWereCopied")
    assert at("FindData") < at("FindSettings") < at("CostFinalize")
    assert at("RemoveData") == at("InstallFinalize") - 1


def test_the_start_menu_leads_to_the_kiosk_in_a_window_and_to_the_editor(bundle: Path) -> None:
    entries = {row["Name"].split("|")[1]: row for row in tables(bundle)["Shortcut"]}

    assert entries["Lung NET kiosk"]["Target"] == "[INSTALLDIR]kiosk.exe"
    assert entries["Lung NET kiosk"]["Arguments"] == "--windowed"
    assert entries["Lung NET content editor"]["Target"] == "[INSTALLDIR]editor.exe"


def test_the_default_settings_are_read_without_a_fault() -> None:
    from kiosk.config import Settings, load_settings

    assert load_settings(build_msi.DEFAULTS.source) == (Settings(), ())


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("kiosk.exe", "kiosk.exe"),
        ("_internal", None),
        ("safe-screen.exe", None),
        ("Qt6Core.dll", "Qt6Core.dll"),
        ("Lung NET kiosk", None),
        ("qmldir", "qmldir"),
        ("python311._pth", None),
        (".hidden", None),
        ("a.b.c", None),
    ],
)
def test_a_long_name_has_a_short_one_beside_it(name: str, written: str | None) -> None:
    made = filename(name)

    assert made == (written or f"{made.split('|')[0]}|{name}")
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,8}(\.[A-Za-z0-9_-]{1,3})?", made.split("|")[0])


@pytest.mark.parametrize(
    ("name", "row", "said"),
    [
        ("Property", ["A", ""], "leaves out"),
        ("Property", ["A" * 73, "b"], "longer than 72"),
        ("Property", ["A", "é"], "cannot hold"),
        ("Property", ["A", "b\tc"], "cannot hold"),
        ("Property", ["A"], "1 cells"),
        ("CustomAction", ["A", 51, "B", "c" * 256, None], "longer than 255"),
    ],
)
def test_a_row_that_windows_would_not_take_is_refused(name: str, row: list[str], said: str) -> None:
    with pytest.raises(Refused, match=said):
        Table(name, [row]).text()


def test_two_rows_of_one_name_are_refused() -> None:
    with pytest.raises(Refused, match="two rows"):
        Table("Property", [["A", "b"], ["A", "c"]]).text()


def test_every_table_of_the_schema_is_made(bundle: Path) -> None:
    assert {table.name for table in product.database(shipped(bundle), build_msi.DEFAULTS, "0.1.0")} == SCHEMA.keys() - {
        "_SummaryInformation"
    }


def test_a_folder_of_the_bundle_keeps_its_place(bundle: Path) -> None:
    folders = {row["Directory"]: row for row in tables(bundle)["Directory"]}
    file = Shipped(bundle / "x", "_internal/PySide6/qml/QtQuick/Window/qmldir")
    inside = next(row for row in tables(bundle)["Component"] if row["Component"] == file.component)["Directory_"]

    names = []
    while inside != "TARGETDIR":
        names.append(folders[inside]["DefaultDir"].split("|")[-1])
        inside = folders[inside]["Directory_Parent"]

    assert names[::-1] == [".", "lung-net-kiosk", "_internal", "PySide6", "qml", "QtQuick", "Window"]


def test_only_standard_actions_and_ours_are_called(bundle: Path) -> None:
    called = {row["Action"] for row in tables(bundle)["InstallExecuteSequence"]}

    assert actions.OURS.keys() < called


def test_a_folder_that_was_not_frozen_on_windows_is_refused(bundle: Path, tmp_path: Path) -> None:
    assert "There is no folder" in build_msi.check(tmp_path / "nowhere", "0.1.0")[-1]

    (bundle / "kiosk.exe").write_bytes(program(X86))
    (bundle / "editor.exe").unlink()
    said = " ".join(build_msi.check(bundle, "0.1.0"))

    assert "kiosk.exe is no program for 64-bit Windows" in said
    assert "has no editor.exe" in said


@pytest.fixture
def only_gcab_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer of a machine of its own, whatever this one has."""
    monkeypatch.setattr("msi.write.shutil.which", lambda tool: None if tool == "gcab" else f"/usr/bin/{tool}")


@pytest.mark.parametrize(("number", "good"), [("0.1.0", True), ("1.2", False), ("1.2.3rc1", False), ("300.0.0", False)])
@pytest.mark.usefixtures("only_gcab_missing")
def test_only_a_version_that_windows_can_compare_is_packed(bundle: Path, number: str, good: bool) -> None:
    tool, *version = build_msi.check(bundle, number)

    assert tool.startswith("gcab cannot be found")
    assert [said.startswith(f"Windows Installer cannot tell version {number!r}") for said in version] == [True] * (
        not good
    )


@pytest.mark.usefixtures("only_gcab_missing")
def test_a_version_that_is_missing_is_said_once_the_program_can_be_read(bundle: Path) -> None:
    assert "kiosk.exe says no version" in " ".join(build_msi.check(bundle, ""))

    (bundle / "kiosk.exe").write_bytes(program(X86))

    assert "says no version" not in " ".join(build_msi.check(bundle, ""))


@pytest.mark.usefixtures("only_gcab_missing")
def test_a_missing_tool_is_named_with_the_way_to_get_it(bundle: Path) -> None:
    (problem,) = build_msi.check(bundle, "0.1.0")

    assert problem.startswith("gcab cannot be found. On Debian: apt-get install msitools gcab.")
