"""A list that takes a while to find: how far that is stands in its heading, and the window is free meanwhile."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from tests.ui.editor.conftest import said

if TYPE_CHECKING:
    from db.publish.outcome import Progress
    from tests.ui.editor.conftest import EditorWindow

PATIENCE_S = 60


class Halfway:
    """Work that stands still at the second of eight steps until it is let go on."""

    def __init__(self) -> None:
        self.there, self.go_on = threading.Event(), threading.Event()

    def __call__(self, _workspace: object, *, progress: Progress) -> tuple[()]:
        progress(2, 8, "Looking")
        self.there.set()
        assert self.go_on.wait(PATIENCE_S)
        return ()


@pytest.mark.parametrize(
    ("work", "place", "heading"),
    [
        ("db.worklist.check_workspace", "worklist", "What waits"),
        ("db.review_file.waiting.waiting_changes", "review", "Approve"),
    ],
    ids=["what waits", "approve"],
)
def test_how_far_the_looking_is_stands_in_the_heading(
    editor: EditorWindow, monkeypatch: pytest.MonkeyPatch, work: str, place: str, heading: str
) -> None:
    editor.sign_in("nurse")
    editor.qtbot.waitUntil(lambda: not editor.desk.tasks.job.running)
    halfway = Halfway()
    monkeypatch.setattr(work, halfway)
    try:
        editor.click(f"place-{place}")
        editor.qtbot.waitUntil(halfway.there.is_set)
        editor.reading(f"{heading} (looking: 25 %)")
        editor.click("place-contact")
        editor.see("findItem")
        editor.click(f"place-{place}")
    finally:
        halfway.go_on.set()

    editor.qtbot.waitUntil(lambda: said(editor.see("looking")) == heading)
