"""The arrows between the folders, and what may not creep into the lock files and the assets."""

from __future__ import annotations

import ast
import json
import re
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
# Read while a patient waits for the first screen: each of these would cost tens of milliseconds.
SLOW_TO_IMPORT = {"msgspec", "sqlite_utils", "markdown_it", "mdit_py_plugins", "holidays", "tomli_w"}
READ_PATH = ["db.reading", "db.blocks", "db.library", "db.release.store"]
STANDARD_LIBRARY_ONLY = ["dev.py", "tools/python_range.py", "tools/system_packages.py"]
LARGEST_FONT = 300_000


def imports(file: Path, *, at_module_level: bool = False) -> set[str]:
    """Dotted names of everything `file` imports; within functions and type checks too unless asked otherwise."""
    tree = ast.parse(file.read_text(encoding="utf-8"), str(file))
    package = file.relative_to(ROOT).parent.parts
    found: set[str] = set()
    for node in runs_at_import(tree) if at_module_level else ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = list(package[: len(package) - node.level + 1]) if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            found |= {module} | {f"{module}.{alias.name}" for alias in node.names}
    return found


def runs_at_import(tree: ast.Module) -> list[ast.AST]:
    """The nodes that run when the module is imported: no function bodies, nothing under `if TYPE_CHECKING`."""
    waiting: list[ast.AST] = [tree]
    reached: list[ast.AST] = []
    while waiting:
        node = waiting.pop()
        reached.append(node)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            waiting.extend(node.orelse)
            continue
        waiting.extend(ast.iter_child_nodes(node))
    return reached


def reaches(names: set[str], *packages: str) -> set[str]:
    """Those of `names` that are one of `packages` or lie within one."""
    return {name for name in names for package in packages if name == package or name.startswith(package + ".")}


def python_files(folder: str) -> list[Path]:
    """Every Python file in `folder`; a test over none of them would prove nothing."""
    files = sorted((ROOT / folder).rglob("*.py"))
    assert files, f"no Python files found in {folder}/"
    return files


def files_of(module: str) -> list[Path]:
    """The files that run when `module` of ours is imported: its own and those of the packages around it."""
    parts = module.split(".")
    stems = [ROOT.joinpath(*parts[:length]) for length in range(1, len(parts) + 1)]
    return [path for stem in stems for path in (stem.with_suffix(".py"), stem / "__init__.py") if path.is_file()]


def first_party_closure(module: str) -> set[Path]:
    """Every file of db/ and kiosk/ that comes along when `module` is imported."""
    waiting, reached = files_of(module), set()
    while waiting:
        current = waiting.pop()
        if current in reached:
            continue
        reached.add(current)
        for name in reaches(imports(current, at_module_level=True), "db", "kiosk"):
            waiting.extend(files_of(name))
    return reached


def test_db_knows_neither_qt_nor_the_program() -> None:
    offenders = {
        str(file.relative_to(ROOT)): sorted(found)
        for file in python_files("db")
        if (found := reaches(imports(file), "PySide6", "shiboken6", "kiosk"))
    }

    assert offenders == {}


def test_view_models_do_not_know_how_the_parts_are_wired() -> None:
    offenders = [file.name for file in python_files("kiosk/viewmodels") if reaches(imports(file), "kiosk.app")]

    assert offenders == []


def test_only_what_shows_the_screen_reaches_for_the_wiring() -> None:
    may_open_the_program = {
        "kiosk/running.py",
        "kiosk/tour.py",
        "kiosk/editor/app.py",
        "kiosk/editor/tour.py",
        "kiosk/editor/viewmodels/preview.py",  # it shows a kiosk of its own
    }
    users = {
        str(file.relative_to(ROOT).as_posix()) for file in python_files("kiosk") if reaches(imports(file), "kiosk.app")
    }

    assert (ROOT / "kiosk" / "app.py").is_file()
    assert users <= may_open_the_program


def test_only_the_wiring_puts_view_models_and_the_database_together() -> None:
    knows_both = {
        str(file.relative_to(ROOT).as_posix())
        for file in python_files("kiosk")
        if file.parent == ROOT / "kiosk"
        and reaches(imports(file), "kiosk.viewmodels")
        and reaches(imports(file, at_module_level=True), "db.library", "db.release")
    }

    assert knows_both <= {"kiosk/app.py"}


def test_qml_folders_hold_no_python() -> None:
    files = [path for path in (ROOT / "ui").rglob("*") if path.is_file()]

    assert any(path.suffix == ".qml" for path in files)
    assert [path.name for path in files if path.suffix == ".py"] == []


@pytest.mark.parametrize("name", READ_PATH)
def test_the_read_path_imports_nothing_slow(name: str) -> None:
    stem = ROOT.joinpath(*name.split("."))
    assert stem.with_suffix(".py").is_file() or (stem / "__init__.py").is_file()

    closure = first_party_closure(name)

    slow = {
        str(file.relative_to(ROOT)): sorted(found)
        for file in closure
        if (found := reaches(imports(file, at_module_level=True), *SLOW_TO_IMPORT, "PySide6"))
    }

    assert slow == {}


@pytest.mark.parametrize("name", STANDARD_LIBRARY_ONLY)
def test_set_up_needs_no_package(name: str) -> None:
    roots = {found.split(".")[0] for found in imports(ROOT / name)}

    assert roots - set(sys.stdlib_module_names) <= {"tools"}


@pytest.mark.parametrize("folder", ["packaging", "requirements"])
def test_a_folder_named_like_an_installed_package_is_no_package(folder: str) -> None:
    # With an __init__.py in it, `import packaging` would find ours instead of the one that pytest needs.
    assert not (ROOT / folder / "__init__.py").exists()


@pytest.mark.parametrize("name", ["kiosk", "dev"])
def test_lock_files_name_versions_and_hashes_but_no_place(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([a-z0-9-]+)==\S+", text, flags=re.MULTILINE)
    unhashed = [block for block in re.split(r"\n(?=[a-z])", text)[1:] if "--hash=sha256:" not in block]

    assert "pyside6" in pins
    assert unhashed == []
    assert re.findall(r"index-url|find-links|https?:|file:", text) == []


def test_what_is_tested_is_what_is_shipped() -> None:
    def pins(name: str) -> set[str]:
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        return set(re.findall(r"^[a-z0-9-]+==\S+", text, flags=re.MULTILINE))

    assert pins("kiosk") <= pins("dev")
    assert "pyside6==6.11.3" in pins("kiosk")


def fonts() -> list[Path]:
    """Every font file among the assets."""
    files = sorted((ROOT / "assets").rglob("*.ttf"))
    assert files, "no fonts found in assets/"
    return files


def test_every_font_has_its_licence_beside_it() -> None:
    for font in fonts():
        family = "Apache-2.0" if font.parent.name == "icons" else font.stem.split("-")[0]
        licence = font.parent / f"LICENSE-{family}.txt"

        assert licence.is_file(), f"{font.name} needs {licence.name} beside it"
        assert len(licence.read_text(encoding="utf-8")) > 4000


def test_fonts_stay_small() -> None:
    assert [font.name for font in fonts() if font.stat().st_size > LARGEST_FONT] == []


def test_every_named_icon_has_a_picture() -> None:
    named = json.loads((ROOT / "assets" / "icons" / "icons.json").read_text(encoding="utf-8"))

    with TTFont(ROOT / "assets" / "icons" / "KioskIcons.ttf") as font:
        drawn = font.getBestCmap()
        empty = [name for name, code in named.items() if font["glyf"][drawn[int(code, 16)]].numberOfContours == 0]

    assert len(named) > 30
    assert empty == []
