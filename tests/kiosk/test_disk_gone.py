"""When a data folder that was silent counts as there again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk import disk_gone

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("read", "at_once", "asked"),
    [
        pytest.param([True], [], 1, id="it can be read, however late"),
        pytest.param([False], [True], 1, id="an error comes at once: it is empty, or forbidden"),
        pytest.param([False, False, True], [False, False], 3, id="an error comes late, as of a share that is gone"),
        pytest.param([False, False], [False, True], 2, id="an error comes late, and then at once"),
    ],
)
def test_only_an_answer_ends_the_page_of_helplines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, read: list[bool], at_once: list[bool], asked: int
) -> None:
    questions: list[Path] = []
    told, quickly = iter(read), iter(at_once)

    def ask(data: Path) -> bool:
        questions.append(data)
        return next(told)

    monkeypatch.setattr(disk_gone, "ask", ask)
    monkeypatch.setattr(disk_gone, "answers", lambda _data: next(quickly))

    silence = disk_gone.Silence(tmp_path)
    qtbot.waitUntil(lambda: silence.over, timeout=5000)

    assert questions == [tmp_path] * asked
