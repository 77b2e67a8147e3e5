"""Lint every QML file with knowledge of the Python types QML sees: `python tools/lint_qml.py`.

qmllint learns the types of `KioskApp` from files made here from the decorators in the folders `viewmodels`. They go to
`build/qmltypes/KioskApp`: beside the sources, the folder of a module named `Kiosk` would be the package `kiosk`
itself on a system that ignores capitals.
"""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLibraryInfo

ROOT = Path(__file__).resolve().parent.parent
VIEW_MODELS = tuple(ROOT / "kiosk" / part / "viewmodels" for part in ("", "editor", "staff"))
UI = ROOT / "ui"
OUT = ROOT / "build" / "qmltypes"
MODULE = "KioskApp"
# PySide's own launchers, callable without knowing where an environment keeps its scripts.
TOOL = "import sys; from PySide6.scripts import pyside_tool; sys.argv[0] = {0!r}; pyside_tool.{0}()"


def tool(name: str, *arguments: str) -> int:
    """Run one of PySide's tools and show what it says; its exit code, 1 where it left a decorator out."""
    command = [sys.executable, "-c", TOOL.format(name), *arguments]
    done = subprocess.run(command, cwd=ROOT, check=False, text=True, encoding="utf-8", stderr=subprocess.PIPE)
    # The launcher adds a line that repeats the whole command.
    shown = [line for line in done.stderr.splitlines() if not line.startswith("'")]
    print("\n".join(shown), file=sys.stderr, end="\n" if shown else "")
    if "Unknown decorator" in done.stderr:
        # metaobjectdump exits 0 here, and qmllint would then call a property missing that is there.
        print("The QML tools know Property, Signal, Slot and the Qml decorators by these names only.", file=sys.stderr)
        return 1
    return done.returncode


def known_types() -> list[str]:
    """Qt's own descriptions of the classes that view models inherit from, where the wheel carries them."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.ArchDataPath)) / "metatypes"
    files = [str(file) for name in ("core", "qml") if (file := folder / f"qt6{name}_metatypes.json").is_file()]
    return ["--foreign-types", ",".join(files)] if files else []


def registers_types(file: Path) -> bool:
    """Whether `file` names the module its classes are registered under."""
    return "QML_IMPORT_NAME" in {
        target.id
        for node in ast.parse(file.read_text(encoding="utf-8"), str(file)).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def promises(file: Path) -> dict[tuple[str, str], set[str]]:
    """What `@Property` says about itself (`constant`, `final`), by class and property name."""
    found: dict[tuple[str, str], set[str]] = {}
    tree = ast.parse(file.read_text(encoding="utf-8"), str(file))
    for owner in (node for node in tree.body if isinstance(node, ast.ClassDef)):
        for member in (node for node in owner.body if isinstance(node, ast.FunctionDef)):
            calls = [decorator for decorator in member.decorator_list if isinstance(decorator, ast.Call)]
            words = {word.arg for call in calls for word in call.keywords if word.arg}
            found[owner.name, member.name] = words & {"constant", "final"} | found.get((owner.name, member.name), set())
    return found


def complete(dump: Path, sources: list[Path]) -> None:
    """Add to the metatypes in `dump` what metaobjectdump leaves out.

    It knows of each property only its type and `notify`; it writes Python's names for types that QML
    calls otherwise (`list` is a QVariantList there); and it takes a class for no object whose base it reads later.
    """
    known = {name: words for file in sources for name, words in promises(file).items()}
    text = dump.read_text(encoding="utf-8")
    for python, cpp in {"list": "QVariantList", "dict": "QVariantMap", "object": "QVariant", "float": "double"}.items():
        for key in ("type", "returnType"):
            text = text.replace(f'"{key}": "{python}"', f'"{key}": "{cpp}"')
    files = json.loads(text)
    owners = [owner for file in files for owner in file["classes"]]
    classes = {owner["className"]: owner for owner in owners}
    for owner in owners:
        owner["object"] = is_object(owner, classes)
        for member in owner.get("properties", []):
            member.update(dict.fromkeys(known.get((owner["className"], member["name"]), ()), True))
    dump.write_text(json.dumps(files), encoding="utf-8")


def is_object(owner: dict[str, Any], classes: dict[str, dict[str, Any]]) -> bool:
    """Whether a class, or any that it inherits from, is a QObject."""
    bases = (classes[base["name"]] for base in owner.get("superClasses", []) if base["name"] in classes)
    return owner["object"] or any(is_object(base, classes) for base in bases)


def write_types() -> bool:
    """Describe the Python types as a QML module; whether the description is whole."""
    folder = OUT / MODULE
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    sources = [file for models in VIEW_MODELS for file in sorted(models.rglob("*.py")) if registers_types(file)]
    dump, types = folder / "metatypes.json", folder / f"{MODULE}.qmltypes"
    dumped = tool("metaobjectdump", "-o", str(dump), *map(str, sources))
    if dump.is_file():
        complete(dump, sources)
    made = ["--generate-qmltypes", str(types), "-o", str(folder / "unused.cpp"), *known_types()]
    written = tool("qmltyperegistrar", *made, "--import-name", MODULE, "--major-version", "1", str(dump))
    (folder / "qmldir").write_text(f"module {MODULE}\ntypeinfo {types.name}\n", encoding="utf-8")
    return dumped == 0 and written == 0


def main() -> int:
    """Lint the whole of `ui/`; 1 when a tool has anything to say, or nothing to read."""
    files = [str(file) for file in sorted(UI.rglob("*.qml"))]
    if not files:
        print("No QML files found in ui/.", file=sys.stderr)
        return 1
    whole = write_types()
    clean = tool("qmllint", "-W", "0", "-I", str(OUT), "-I", str(UI), *files) == 0
    return 0 if whole and clean else 1


if __name__ == "__main__":
    raise SystemExit(main())
