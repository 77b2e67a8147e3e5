"""Work that may hang, and a data folder that says nothing."""

from __future__ import annotations

import os
import sys
import time
from importlib.abc import MetaPathFinder
from typing import TYPE_CHECKING

import pytest

import db.release.store
from kiosk.patience import answers

if TYPE_CHECKING:
    from pathlib import Path

STORE = "db.release.store"


class SlowProgram(MetaPathFinder):
    """As if what knows of releases came slowly from the program's own disk."""

    def find_spec(self, fullname: str, *_where: object) -> None:
        if fullname == STORE:
            time.sleep(1.0)


def test_a_folder_that_is_missing_or_a_file_or_has_no_release_answers(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "odd" / "releases" / "current").mkdir(parents=True)

    assert all(answers(tmp_path / name) for name in ("", "missing", "file", "odd"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this platform has no pipes in folders")
def test_a_folder_that_hangs_whoever_reads_it_does_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.config.PATIENCE_SECONDS", 0.05)
    (tmp_path / "releases").mkdir()
    pipe = tmp_path / "releases" / "current"
    os.mkfifo(pipe)

    assert not answers(tmp_path)

    pipe.write_bytes(b"")  # lets the reader go that was left behind


def test_a_program_that_is_slow_to_load_is_not_taken_for_a_silent_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.config.PATIENCE_SECONDS", 0.5)
    monkeypatch.setattr(db.release, "store", db.release.store)  # loading it anew puts another one there
    monkeypatch.delitem(sys.modules, STORE)
    monkeypatch.setattr(sys, "meta_path", [SlowProgram(), *sys.meta_path])

    assert answers(tmp_path)
