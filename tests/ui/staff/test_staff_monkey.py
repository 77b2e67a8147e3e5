"""Somebody in the staff panel presses anything at any moment, while releases and sticks come and go."""

from __future__ import annotations

import logging
import random
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from db.release.files import CannotWrite
from db.release.install import rollback
from db.release.store import ReleaseStore
from kiosk.config import Settings
from kiosk.staff.viewmodels.staff_panel import LEFT_ALONE_SECONDS
from tests.ui.staff.hands import is_open, knock, panel
from tests.ui.staff.test_functions import label_shown, settled
from tests.ui.staff.world import count

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.glass import Glass
    from tests.ui.staff.conftest import OpenDoor

STEPS = 300
FEWEST_PAGES = 6
"""Of eleven. Which ones it comes to depends on how quickly releases are compared."""
KEYS = (
    Qt.Key.Key_Back,
    Qt.Key.Key_Home,
    Qt.Key.Key_Return,
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_VolumeUp,
)


class Monkey:
    """Does one thing after another, the same ones for the same seed."""

    def __init__(self, door: Glass, store: ReleaseStore, stick: Path, releases: list[Path], seed: int) -> None:
        self.door, self.store, self.stick, self.releases = door, store, stick, releases
        self.dice = random.Random(seed)
        self.pages: set[str] = set()

    def step(self) -> None:
        if not is_open(self.door):
            self.door.kiosk.session.end()
            self.door.settle()
            knock(self.door)
            if self.dice.random() < 0.7:
                panel(self.door).let_in()
                self.door.settle()
        self.pages.add(panel(self.door).page)
        acts = (self.tap, self.strike, self.touch_anywhere, self.pass_time, self.change_stick, self.go_to_another)
        self.dice.choices(acts, weights=(8, 3, 2, 1, 1, 1))[0]()

    def tap(self) -> None:
        glass = self.door.window.contentItem()
        spots = [self.door.centre(item) for item in self.door.tappables() if item.isEnabled()]
        in_sight = [spot for spot in spots if glass.contains(spot.toPointF())]
        if in_sight:
            self.door.touch(self.dice.choice(in_sight))
        if self.dice.random() < 0.7:
            self.door.wait_a_little()

    def strike(self) -> None:
        self.door.key(self.dice.choice(KEYS))

    def touch_anywhere(self) -> None:
        width, height = self.door.window.width(), self.door.window.height()
        one, other = (QPoint(self.dice.randrange(width), self.dice.randrange(height)) for _ in range(2))
        self.door.two_fingers(one, other)
        self.door.settle()

    def pass_time(self) -> None:
        self.door.clock.advance(self.dice.choice((1, 5, 30, LEFT_ALONE_SECONDS)))
        panel(self.door).tick()
        self.door.settle()

    def change_stick(self) -> None:
        for file in self.stick.iterdir():
            file.unlink()
        if self.dice.random() < 0.7:
            shutil.copy(self.dice.choice(self.releases), self.stick)

    def go_to_another(self) -> None:
        """Somebody at an office PC does it, unless the panel is at it just now."""
        with suppress(CannotWrite):
            rollback(self.store, to=self.dice.choice(self.releases).stem)


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "size"), [(1, (1080, 1920)), (2, (1920, 1080)), (3, (1280, 800))])
def test_whatever_is_pressed_nothing_fails_and_the_first_screen_comes_back(
    seed: int,
    size: tuple[int, int],
    data: Path,
    installed: Path,
    open_door: OpenDoor,
    stick: Path,
    releases: list[Path],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    shutil.copytree(installed, data, dirs_exist_ok=True)
    count(data)
    store = ReleaseStore(data / "releases")
    monkeypatch.setattr("kiosk.app.QCoreApplication.exit", lambda _code: None)
    door = open_door(file=releases[2], settings=Settings(counts=True), size=size)
    door.program.watch()
    monkey = Monkey(door, store, stick, releases, seed)

    for _ in range(STEPS):
        monkey.step()

    if door.program.staff is not None:
        settled(door)
    if is_open(door):
        panel(door).leave()
    door.kiosk.session.end()
    door.settle()
    assert door.has("start")
    assert label_shown(door) in {release.stem for release in releases}
    assert len(monkey.pages) >= FEWEST_PAGES, "it came about"
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []
