"""The plug is pulled while somebody types: at most two seconds of it are lost, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from db.workspace import Workspace
from kiosk.editor.office import WORKSPACE

if TYPE_CHECKING:
    from pathlib import Path

MOST_LOST = 2.0
"""Seconds, as asked for."""


@pytest.mark.parametrize("letters", [60, pytest.param(140, marks=pytest.mark.slow)])
def test_what_was_typed_two_seconds_ago_is_there_after_the_plug_was_pulled(tmp_path: Path, letters: int) -> None:
    command = [sys.executable, "-m", "tests.ui.editor.typist", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as typist:
        assert typist.stdout is not None
        typed: list[tuple[float, int]] = []
        for line in typist.stdout:
            moment, count = line.split()
            typed.append((float(moment), int(count)))
            # Long enough that something must have been kept, and then in the middle of anything.
            if len(typed) >= letters and typed[-1][0] - typed[0][0] > MOST_LOST:
                break
        typist.kill()
        # What the pipe still held was typed before the plug was pulled.
        typed += [(float(line.split()[0]), int(line.split()[1])) for line in typist.stdout if len(line.split()) == 2]
    last = typed[-1][0]
    must = max((count for moment, count in typed if moment <= last - MOST_LOST), default=0)

    with Workspace.open(tmp_path / WORKSPACE) as workspace:
        kept = workspace.working.get("page", "everolimus")
        newest = workspace.history("page", "everolimus")[-1]

    assert kept is not None
    assert len(kept.form["summary"]) >= must > 0
    assert set(kept.form["summary"]) == {"x"}
    assert newest.number == 1
