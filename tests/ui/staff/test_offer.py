"""One choice at a time: what was compared is what is put in use, however late something arrives."""

from __future__ import annotations

import shutil
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.release.store import ReleaseStore
from kiosk.staff import changeover
from kiosk.staff.viewmodels import staff_offer, staff_panel
from kiosk.staff.viewmodels.staff_panel import LONGEST_WAIT_SECONDS
from tests.ui.staff.hands import is_open, panel, pass_time, wait_until
from tests.ui.staff.test_functions import enter, label_shown, settled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.staff.changeover import Outcome, Preview
    from tests.ui.glass import Glass


@pytest.fixture
def may_go_on() -> Iterator[Event]:
    """Slow work waits for it, at the latest until the test is over."""
    event = Event()
    yield event
    event.set()


def labels(door: Glass) -> list[str]:
    return [row[0] for row in panel(door).releases.rows._rows]


def hold_back_install(monkeypatch: pytest.MonkeyPatch, may_go_on: Event) -> None:
    real = changeover.go_to

    def slow(label: str, store: ReleaseStore) -> Outcome:
        assert may_go_on.wait(20)
        return real(label, store)

    monkeypatch.setattr(staff_panel, "go_to", slow)


def test_a_comparison_that_comes_late_does_not_stand_for_a_later_choice(
    stocked: Glass, monkeypatch: pytest.MonkeyPatch, may_go_on: Event
) -> None:
    enter(stocked, "releases")
    _, later, slow_one = labels(stocked)
    real = changeover.preview

    def preview(shown: Path | None, new: Path, *, at_least: int = 0, brought: bool = False) -> Preview:
        if new.stem == slow_one:
            assert may_go_on.wait(20)
        return real(shown, new, at_least=at_least, brought=brought)

    monkeypatch.setattr(staff_offer, "preview", preview)
    stocked.reach_and_tap(f"release-{slow_one}")
    stocked.tap("staffBack")
    stocked.reach_and_tap(f"release-{later}")
    wait_until(stocked, lambda: panel(stocked).offer.state == "ready")

    may_go_on.set()
    settled(stocked)

    assert later in panel(stocked).offer.title
    stocked.reach_and_tap("offerAccept")
    settled(stocked)
    assert label_shown(stocked) == later


def test_nobody_goes_back_or_leaves_while_a_release_is_put_in_use(
    stocked: Glass, monkeypatch: pytest.MonkeyPatch, may_go_on: Event
) -> None:
    hold_back_install(monkeypatch, may_go_on)
    enter(stocked, "releases")
    earlier = labels(stocked)[1]
    stocked.reach_and_tap(f"release-{earlier}")
    settled(stocked)
    stocked.reach_and_tap("offerAccept")

    stocked.tap("staffBack")
    stocked.key(Qt.Key.Key_Back)
    stocked.tap("staffLeave")
    stocked.key(Qt.Key.Key_Home)

    assert is_open(stocked)
    assert panel(stocked).page == "offer"
    may_go_on.set()
    settled(stocked)
    assert stocked.sees(f"Release {earlier} is in use and on the screen.")


@pytest.mark.parametrize("end", ["the panel is left alone", "the program ends"])
def test_what_was_fetched_is_gone_after_the_work_on_it(
    end: str, stocked: Glass, stick: Path, releases: list[Path], monkeypatch: pytest.MonkeyPatch, may_go_on: Event
) -> None:
    shutil.copy(releases[2], stick)
    real, put_in_use, there = changeover.take, Event(), []

    def slow(file: Path, store: ReleaseStore) -> Outcome:
        assert may_go_on.wait(20)
        there.append(file.exists())
        outcome = real(file, store)
        put_in_use.set()
        return outcome

    monkeypatch.setattr(staff_panel, "take", slow)
    enter(stocked, "stick")
    stocked.reach_and_tap(f"stick-{releases[2].stem}")
    settled(stocked)
    kept = panel(stocked).stick.folder()
    stocked.reach_and_tap("offerAccept")
    room = stocked.program.staff
    assert room is not None

    if end == "the program ends":
        room.close()
        assert not kept.exists(), "nobody is there to do it later"
        return
    pass_time(stocked, LONGEST_WAIT_SECONDS)
    assert not is_open(stocked)
    may_go_on.set()
    wait_until(stocked, lambda: put_in_use.is_set() and not kept.exists())

    assert there == [True]


def test_when_the_screen_has_changed_meanwhile_it_is_compared_anew(
    stocked: Glass, data: Path, releases: list[Path]
) -> None:
    enter(stocked, "releases")
    newest, middle, oldest = labels(stocked)
    stocked.reach_and_tap(f"release-{oldest}")
    settled(stocked)
    assert stocked.sees("2 pages changed.")
    changeover.go_to(middle, ReleaseStore(data / "releases"))
    stocked.program.releases.look()
    assert label_shown(stocked) == middle != newest

    stocked.reach_and_tap("offerAccept")
    settled(stocked)

    assert label_shown(stocked) == middle, "nobody has seen what would change now"
    assert stocked.sees("1 page changed.")
    stocked.reach_and_tap("offerAccept")
    settled(stocked)
    assert label_shown(stocked) == oldest == releases[0].stem
