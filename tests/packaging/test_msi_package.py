"""The Windows package as a file: read back with another tool, and twice the same."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

import pytest

import build_msi
from msi import ids
from msi.files import shipped
from msi.write import missing_tools
from tests.packaging.portable_executable import program

MOMENT = 1_790_000_000
PLACES = (*build_msi.EXECUTABLES, "_internal/starter.sqlite", "_internal/ui/Page Of Contents.qml")

pytestmark = pytest.mark.skipif(bool(missing_tools()), reason="needs msitools and gcab")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    root = tmp_path / "bundle"
    for place in PLACES:
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_bytes(program(more=place.encode()) if place.endswith(".exe") else place.encode() * 999)
    return root


def made(bundle: Path, out: Path) -> Path:
    package, problems = build_msi.make(bundle, out, number="0.1.0", moment=MOMENT)
    assert problems == []
    return package


def said(*command: str | Path, where: Path | None = None) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=where).stdout


def exported(package: Path, table: str) -> list[list[str]]:
    # Files of a table are put into the folder it is run in.
    return [
        line.split("\t") for line in said("msiinfo", "export", package, table, where=package.parent).splitlines()[3:]
    ]


def test_what_it_says_of_itself(bundle: Path, tmp_path: Path) -> None:
    package = made(bundle, tmp_path / "out")
    summary = said("msiinfo", "suminfo", package)
    properties = {row[0]: row[1] for row in exported(package, "Property")}

    assert package.name == "lung-net-kiosk_0.1.0_x64.msi"
    assert "Template: x64;2057" in summary
    assert "Mon Sep 21" in summary
    assert "2026" in summary
    assert properties["ALLUSERS"] == "1"
    assert exported(package, "Icon")[0][0] == properties["ARPPRODUCTICON"]
    assert properties["ProductVersion"] == "0.1.0"
    assert properties["UpgradeCode"] == ids.UPGRADE_CODE


def test_every_file_comes_out_as_it_went_in(bundle: Path, tmp_path: Path) -> None:
    package = made(bundle, tmp_path / "out")
    said("msiextract", "--directory", tmp_path / "back", package)

    found = {file.name: file.read_bytes() for file in (tmp_path / "back").rglob("*") if file.is_file()}
    wanted = {Path(file.place).name: file.source.read_bytes() for file in shipped(bundle)}
    assert found == wanted | {"kiosk.toml": build_msi.DEFAULTS.source.read_bytes()}


def test_the_same_folder_gives_the_same_package(bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digests = set()
    for number, zone in enumerate(("Europe/London", "Asia/Tokyo")):
        monkeypatch.setenv("TZ", zone)
        for file in bundle.rglob("*"):
            os.utime(file, (MOMENT + 7 * number, MOMENT + 7 * number))
        package = made(bundle, tmp_path / zone)
        digests.add(hashlib.sha256(package.read_bytes()).hexdigest())

    assert len(digests) == 1


def test_another_content_is_another_package_of_the_same_product(bundle: Path, tmp_path: Path) -> None:
    before = made(bundle, tmp_path / "out1")
    (bundle / PLACES[-1]).write_bytes(b"other")
    after = made(bundle, tmp_path / "out2")

    def identity(package: Path) -> tuple[str, str]:
        code = next(line for line in said("msiinfo", "suminfo", package).splitlines() if "UUID" in line)
        return code, next(row[1] for row in exported(package, "Property") if row[0] == "ProductCode")

    assert identity(before)[0] != identity(after)[0]
    assert identity(before)[1] == identity(after)[1]


def test_the_command_makes_it_or_says_why_not(
    bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert build_msi.main([str(tmp_path / "loop")]) == 1
    assert "There is no folder" in capsys.readouterr().err
    assert build_msi.main([str(bundle)]) == 1
    assert "says no version" in capsys.readouterr().err

    monkeypatch.setattr("windows.pe.product_version", lambda _file: "0.1.0")
    assert build_msi.main([str(bundle), "--out", str(tmp_path / "out")]) == 0
    assert ids.product_code("0.1.0") in capsys.readouterr().out
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["lung-net-kiosk_0.1.0_x64.msi"]
