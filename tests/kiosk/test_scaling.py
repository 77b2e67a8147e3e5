"""A desktop that enlarges what it shows, as Windows does at 150 %, changes nothing on the glass: sizes are our own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from tests.kiosk.kiosk_process import PANEL, Program

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

AT_100, AT_150 = 96, 144
"""Dots per inch of the desktop, which Windows tells each monitor."""


def home(program: Program, folder: Path, dots: int) -> QImage:
    """The first screen after the greeting, on a monitor with so many dots per inch."""
    monitor = {"name": "panel", **PANEL, "logicalDpi": dots}
    (program.root / "panel.json").write_text(json.dumps({"screens": [monitor]}), encoding="utf-8")
    picture = folder / f"{dots}.png"
    with program.watched("--data", folder / f"data-{dots}") as screen:
        screen.go("home")
        screen.look(picture)
    return QImage(str(picture))


def test_the_screen_is_the_same_however_large_the_desktop_is(
    starter_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_ENABLE_HIGHDPI_SCALING", raising=False)
    program = Program.copied(tmp_path / "program", starter_file)

    usual, enlarged = home(program, tmp_path, AT_100), home(program, tmp_path, AT_150)

    assert usual.size().toTuple() == (PANEL["width"], PANEL["height"])
    assert enlarged == usual


def test_a_desktop_that_is_enlarged_would_be_noticed(
    starter_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_ENABLE_HIGHDPI_SCALING", "1")
    program = Program.copied(tmp_path / "program", starter_file)

    assert home(program, tmp_path, AT_150) != home(program, tmp_path, AT_100)
