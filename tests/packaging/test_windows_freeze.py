"""The freeze for Windows, held against the names and links of the real Windows wheels."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from freeze.links import WINDOWS
from freeze.qt_parts import NEVER, PLUGINS, PYTHON_MODULES, QML_MODULES
from freeze.starts import starts
from freeze.trim import trimmed
from freeze.version import DESCRIPTION, version, windows_version
from supply.bundle import claims
from supply.components import components
from tests.packaging import windows_wheels
from tests.packaging.portable_executable import X86, program
from windows import pe

if TYPE_CHECKING:
    from pathlib import Path

PYTHON = {
    "python3.dll": set(),
    "python311.dll": {"vcruntime140.dll"},
    "vcruntime140.dll": {"api-ms-win-crt-heap-l1-1-0.dll"},
    "api-ms-win-crt-heap-l1-1-0.dll": {"ucrtbase.dll"},
    "ucrtbase.dll": set(),
    "_ctypes.pyd": {"libffi-8.dll", "python311.dll"},
    "libffi-8.dll": set(),
    "_hashlib.pyd": {"libcrypto-3.dll", "python311.dll"},
    "libcrypto-3.dll": set(),
    "libssl-3.dll": {"libcrypto-3.dll"},
    "pip\\_vendor\\thing.dll": set(),
}
"""What PyInstaller finds of Python itself: the network is excluded, so nothing asks for libssl."""


@pytest.fixture(scope="module")
def kept() -> set[str]:
    """What is shipped when the hooks find every file of the wheels, with forward slashes."""
    needed = {name.replace("/", "\\"): needs for name, needs in windows_wheels.files().items()} | PYTHON
    entries = [(name, rf"C:\wheel\{name}", "BINARY" if name.endswith(pe.ENDINGS) else "DATA") for name in needed]
    links = replace(WINDOWS, needs=lambda file: needed[file.removeprefix("C:\\wheel\\")])

    binaries, datas = trimmed(
        [entry for entry in entries if entry[2] == "BINARY"],
        [entry for entry in entries if entry[2] == "DATA"],
        links=links,
    )

    return {name.replace("\\", "/") for name, _, _ in [*binaries, *datas]}


def test_the_table_is_that_of_the_wheels() -> None:
    files = windows_wheels.files()

    assert "qt6gui.dll" in files["PySide6/Qt6Quick.dll"]
    assert "PySide6/Qt6WebEngineCore.dll" in files


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/platforms/qoffscreen.dll",
        "PySide6/plugins/imageformats/qjpeg.dll",
        "PySide6/plugins/imageformats/qsvg.dll",
        "PySide6/plugins/texttospeech/qtexttospeech_sapi.dll",
        "PySide6/plugins/texttospeech/qtexttospeech_winrt.dll",
        "PySide6/Qt6Core.dll",
        "PySide6/Qt6Quick.dll",
        "PySide6/Qt6QmlWorkerScript.dll",
        "PySide6/pyside6qml.abi3.dll",
        "shiboken6/shiboken6.abi3.dll",
        "shiboken6/Shiboken.pyd",
        "PySide6/msvcp140.dll",
        "PySide6/qml/QtQuick/qtquick2plugin.dll",
        "PySide6/qml/QtQuick/qmldir",
        "python3.dll",
        "python311.dll",
        "libffi-8.dll",
        "libcrypto-3.dll",
    ],
)
def test_what_the_kiosk_needs_is_kept(kept: set[str], name: str) -> None:
    assert name in kept


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt6Widgets.dll",
        "PySide6/Qt6WebEngineCore.dll",
        "PySide6/Qt6Quick3D.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/designer.exe",
        "PySide6/plugins/platforms/qdirect2d.dll",
        "PySide6/plugins/platforminputcontexts/qtvirtualkeyboardplugin.dll",
        "PySide6/translations/qtbase_de.qm",
        "libssl-3.dll",
        "api-ms-win-crt-heap-l1-1-0.dll",
        "ucrtbase.dll",
        "pip/_vendor/thing.dll",
    ],
)
def test_what_the_kiosk_does_not_need_is_left_out(kept: set[str], name: str) -> None:
    assert name not in kept


def test_no_library_is_shipped_that_nothing_asks_for(kept: set[str]) -> None:
    needed = windows_wheels.files()
    asked = set().union(*(needs for name, needs in needed.items() if name in kept))
    libraries = {name for name in kept if name.endswith(".dll") and re.match(r"PySide6/[^/]+$|shiboken6/[^/]+$", name)}

    assert libraries
    assert {name for name in libraries if name.rpartition("/")[2].lower() not in asked} == set()


def test_nothing_that_is_shipped_lacks_a_library(kept: set[str]) -> None:
    needed = windows_wheels.files()
    there = {name.rpartition("/")[2].lower() for name in kept}
    lacking = {name: needs - there for name, needs in needed.items() if name in kept and needs - there}

    assert lacking == {}


def test_nothing_under_the_gpl_alone_is_shipped(kept: set[str]) -> None:
    assert {name for name in kept if NEVER.search(name)} == set()


def test_what_is_frozen_on_windows_is_somebodys(kept: set[str]) -> None:
    parts = components("win32")

    claimed = {name: [each.slug for each in parts if claims(each, f"_internal/{name}")] for name in kept}

    assert {name: slugs for name, slugs in claimed.items() if len(slugs) != 1} == {}
    assert claimed["PySide6/msvcp140.dll"] == ["microsoft"]
    assert claimed["libcrypto-3.dll"] == ["openssl"]
    assert claimed["PySide6/QtCore.pyd"] == ["pyside"]


def test_everything_that_is_shipped_is_somebodys(kept: set[str]) -> None:
    names = {f"_internal/{name}" for name in kept} | {f"{name}.exe" for name in starts("win32")}
    parts = components("win32")

    assert {name for name in names if not any(claims(part, name) for part in parts)} == set()


def test_every_name_of_the_allow_list_that_windows_has_is_one_of_the_wheels() -> None:
    files = windows_wheels.files()
    of_linux = {"qxcb", "qwayland", "xdg-shell", "qxcb-egl-integration", "qtexttospeech_speechd", "qcocoa"}
    plugins = {f"PySide6/plugins/{folder}/{name}.dll" for folder, names in PLUGINS.items() for name in names}
    modules = {f"PySide6/{name}.pyd" for name in PYTHON_MODULES}
    qml = {f"PySide6/qml/{name}/qmldir" for name in QML_MODULES}

    unknown = (plugins | modules | qml) - files.keys()

    assert {name.rpartition("/")[2].removesuffix(".dll") for name in unknown} <= of_linux | {"qmldir"}
    assert {name for name in unknown if "/qml/" in name} == {"PySide6/qml/QtQml/Base/qmldir"}


def test_a_program_says_what_it_is(tmp_path: Path) -> None:
    for name, data in {"64.exe": program(), "32.exe": program(X86), "text.exe": b"no program at all" * 40}.items():
        (tmp_path / name).write_bytes(data)

    assert [pe.is_x64(tmp_path / name) for name in ("64.exe", "32.exe", "text.exe")] == [True, False, False]
    assert pe.product_version(tmp_path / "64.exe") == ""
    assert not pe.is_signed(tmp_path / "64.exe")
    assert pe.imports(tmp_path / "64.exe") == set()


def test_the_explorer_shows_which_program_and_version_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    import PyInstaller.compat

    monkeypatch.setattr(PyInstaller.compat, "win32api", None, raising=False)  # asked for, and not used to write it

    made = windows_version("editor", "win32")

    numbers = [int(part) for part in version().split(".")]
    assert [made.ffi.fileVersionMS >> 16, made.ffi.fileVersionMS & 0xFFFF, made.ffi.fileVersionLS >> 16] == numbers
    said = {entry.name: entry.val for entry in made.kids[0].kids[0].kids}
    assert said["ProductVersion"] == version()
    assert said["OriginalFilename"] == "editor.exe"
    assert said["FileDescription"] == DESCRIPTION
    assert windows_version("editor", "linux") is None
