"""The gate of a folder that was frozen on Windows: each lack is shown to it and must be named."""

from __future__ import annotations

from pathlib import Path

import pytest

from windows import bundle as gate

PLUGINS = [
    f"_internal/PySide6/plugins/{folder}/{name}.dll" for folder, names in gate.PLUGINS_HERE.items() for name in names
]
LINKS = {
    "kiosk.exe": {"kernel32.dll", "user32.dll"},
    "_internal/python311.dll": {"vcruntime140.dll", "api-ms-win-crt-heap-l1-1-0.dll"},
    "_internal/VCRUNTIME140.dll": {"kernel32.dll"},
    "_internal/PySide6/QtCore.pyd": {"python311.dll", "msvcp140.dll"},
    "_internal/PySide6/msvcp140.dll": set(),
    **{name: {"kernel32.dll"} for name in PLUGINS},
}


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    for name in LINKS:
        (tmp_path / "bundle" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "bundle" / name).touch()
    for name in ("KERNEL32.DLL", "user32.dll", "msvcp140.dll", "vcruntime140.dll", "winspool.drv"):
        (tmp_path / "System32").mkdir(exist_ok=True)
        (tmp_path / "System32" / name).touch()
    return tmp_path / "bundle"


def problems(frozen: Path, more: dict[str, set[str]] | None = None) -> list[str]:
    links = {**LINKS, **(more or {})}
    return gate.check(
        frozen,
        system=frozen.parent / "System32",
        imports=lambda path: links[path.relative_to(frozen).as_posix()],
    )


def test_a_good_folder_passes(frozen: Path) -> None:
    assert problems(frozen) == []


@pytest.mark.parametrize("name", PLUGINS)
def test_a_missing_plugin_is_named(frozen: Path, name: str) -> None:
    (frozen / name).unlink()

    (problem,) = problems(frozen)

    assert Path(name).stem in problem


@pytest.mark.parametrize("name", ["_internal/PySide6/msvcp140.dll", "_internal/VCRUNTIME140.dll"])
def test_a_library_that_only_machines_with_compilers_have_must_come_along(frozen: Path, name: str) -> None:
    (frozen / name).unlink()

    (problem,) = problems(frozen)

    assert problem.startswith(f"{Path(name).name.lower()} is missing, which not every Windows has")


def test_a_library_that_nobody_has_is_named_with_who_asks(frozen: Path) -> None:
    (problem,) = problems(frozen, {"kiosk.exe": {"qt6charts.dll", "winspool.drv"}})

    assert problem == "qt6charts.dll is neither in the folder nor part of Windows: kiosk.exe asks for it."
