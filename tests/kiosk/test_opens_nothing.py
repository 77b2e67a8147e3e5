"""The patients' program opens no dialog, menu, browser or other program, because it has none to open (SEC-02)."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from kiosk import resources
from tests.test_import_rules import ROOT, files_of, imports, reaches

if TYPE_CHECKING:
    from pathlib import Path

PATIENTS = [file for file in sorted((resources.ui_folder() / "KioskUi").rglob("*.qml")) if "Editor" not in file.parts]
# Modules of Qt that bring windows and dialogs of their own, print, browse or read what is copied.
QT_MODULES = ("QtWidgets", "QtPrintSupport", "QtWebView", "QtWebEngineCore", "QtWebEngineQuick", "QtQuickWidgets")
QT_NAMES = re.compile(r"^Q(\w*Dialog|DesktopServices|MessageBox|Menu|SystemTrayIcon|Clipboard|Process|Printer)$")
OTHER_PROGRAMS = re.compile(
    r"^os\.(system|popen|startfile|fork\w*|exec\w+|spawn\w+|posix_spawn\w*)$"
    r"|^subprocess\.(run|Popen|call|check_\w+|getoutput)$"
)
# Itself, anew; and what the opening check of staff asks of this machine, which ends by itself.
MAY_START = {
    ("kiosk/machine/anew.py", "os.execv"),
    ("kiosk/machine/anew.py", "subprocess.Popen"),
    ("kiosk/health/probe.py", "subprocess.run"),
    ("kiosk/health/unit.py", "subprocess.run"),
}
QML_NAMES = re.compile(
    r"\b(?:\w*Dialog|Popup|Menu|MenuBar|MenuItem|ContextMenu|ToolTip|ComboBox|ApplicationWindow|DropArea|WebView|WebEngineView"
    r"|Shortcut|Action|XMLHttpRequest|Video|MediaPlayer)\s*\{"
    r"|\bQt\.(?:openUrlExternally|createQmlObject|createComponent|quit|exit)\b|\bnew XMLHttpRequest\b"
)


def patients_files() -> list[Path]:
    """Every file of ours that the patients' program can come to load, however late."""
    waiting, reached = files_of("kiosk.running"), set()
    while waiting:
        current = waiting.pop()
        if current in reached:
            continue
        reached.add(current)
        for name in reaches(imports(current), "db", "kiosk"):
            waiting.extend(files_of(name))
    assert {"running.py", "app.py", "panel.py", "library.py", "staff_panel.py"} <= {file.name for file in reached}
    return sorted(reached)


def used(file: Path) -> set[str]:
    """Names of modules and of what is taken from them, such as `os.execv` and `QFileDialog`."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            found |= {node.attr, ast.unparse(node)}
        elif isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.ImportFrom):
            found |= {alias.name for alias in node.names} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_it_has_no_dialog_no_printer_and_no_browser() -> None:
    wrong = {
        str(file.relative_to(ROOT).as_posix()): found
        for file in patients_files()
        if (found := reaches(imports(file), *(f"PySide6.{module}" for module in QT_MODULES), "webbrowser", "tkinter"))
        or (found := {name for name in used(file) if QT_NAMES.match(name)})
    }

    assert wrong == {}


def test_it_starts_no_program_but_itself() -> None:
    starts = {
        (file.relative_to(ROOT).as_posix(), name)
        for file in patients_files()
        for name in used(file)
        if OTHER_PROGRAMS.match(name)
    }

    assert starts == MAY_START


def test_the_screens_have_nothing_that_opens() -> None:
    assert len(PATIENTS) > 50
    wrong = {file.name: found for file in PATIENTS if (found := QML_NAMES.findall(file.read_text(encoding="utf-8")))}

    assert wrong == {}


def test_there_is_one_window() -> None:
    windows = [
        file.name for file in PATIENTS if re.search(r"^\s*(?:\w+\.)?Window \{", file.read_text(encoding="utf-8"), re.M)
    ]

    assert windows == ["Main.qml"]


@pytest.mark.parametrize("line", ["Menu {", "FileDialog { id: x }", "onTapped: Qt.openUrlExternally(x)", "Popup {"])
def test_what_opens_is_found_in_a_screen(line: str) -> None:
    assert QML_NAMES.search(line)


@pytest.mark.parametrize(
    "line", ["from PySide6.QtWidgets import QFileDialog", "os.system('x')", "QDesktopServices.openUrl(x)"]
)
def test_what_opens_is_found_in_python(line: str, tmp_path: Path) -> None:
    file = tmp_path / "x.py"
    file.write_text(line)

    assert any(QT_NAMES.match(name) or OTHER_PROGRAMS.match(name) for name in used(file))
