"""What is published at a desk reaches the screen of a kiosk that runs beside it, with no restart."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import msgspec
import pytest

from db.exchange.starter import add_starter
from db.people.person import Role
from db.publish.job import publish
from db.publish.take_off import take_off
from db.records import Page, Site
from db.release.install import InstallRefused, rollback
from db.workspace import Workspace
from tests.db.publishing import PASSPHRASE
from tests.kiosk.machine import START, assert_no_slip_of_ours

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.people.person import Person
    from tests.kiosk.kiosk_process import Sight, Watched
    from tests.kiosk.machine import Kiosk

AT_MOST_SECONDS = 5.0
"""As promised: with no restart, as soon as nobody is using the screen."""


@pytest.fixture
def kiosk(machine: Callable[..., Kiosk]) -> Kiosk:
    return machine()


@pytest.fixture
def person(kiosk: Kiosk) -> Person:
    """Somebody with an account in the workspace of that machine, which holds the starter text."""
    with Workspace.create(workspace_of(kiosk)) as workspace:
        add_starter(workspace)
        return workspace.people.add(
            login="ann",
            name="A. Author",
            job="Nurse",
            roles={Role.AUTHOR, Role.APPROVER, Role.ADMINISTRATOR},
            passphrase=PASSPHRASE,
            by=None,
        )


def workspace_of(kiosk: Kiosk) -> Path:
    return kiosk.data / "workspace.sqlite"


def call_the_clinic(kiosk: Kiosk, name: str) -> None:
    with Workspace.open(workspace_of(kiosk)) as workspace:
        (site,) = workspace.items("site")
        assert isinstance(site.item, Site)
        workspace.put("site", msgspec.structs.replace(site.item, name=name), origin="starter", author="Test")


def soon(screen: Watched, condition: Callable[[Sight], bool]) -> None:
    """It is seen within the time that was promised."""
    began = time.monotonic()
    screen.until(condition)
    assert time.monotonic() - began < AT_MOST_SECONDS


def test_a_kiosk_beside_the_desk_shows_what_is_published_and_what_is_taken_back(kiosk: Kiosk, person: Person) -> None:
    call_the_clinic(kiosk, "Clinic one")
    assert publish(workspace_of(kiosk), kiosk.store, person=person).good
    with kiosk.screen(watch_after_ms=0) as screen:
        screen.until(lambda sight: sight.watching and "Clinic one" in sight.on_glass)

        call_the_clinic(kiosk, "Clinic two")
        outcome = publish(workspace_of(kiosk), kiosk.store, person=person)
        assert outcome.good, outcome.fault
        soon(screen, lambda sight: "Clinic two" in sight.on_glass)

        rollback(kiosk.store)
        soon(screen, lambda sight: "Clinic one" in sight.on_glass)

        rollback(kiosk.store, to=outcome.label)
        soon(screen, lambda sight: "Clinic two" in sight.on_glass and START in sight.on_glass)
    assert_no_slip_of_ours(kiosk)


@pytest.mark.parametrize("way", ["home", "startAgain"])
def test_a_page_that_is_taken_off_is_gone_at_the_next_home_or_start_again(
    way: str, kiosk: Kiosk, person: Person
) -> None:
    assert publish(workspace_of(kiosk), kiosk.store, person=person).good
    with Workspace.open(workspace_of(kiosk)) as workspace:
        page = next(each.item for each in workspace.items("page") if each.item.slug == "clinical-trials")
    assert isinstance(page, Page)
    with kiosk.screen(watch_after_ms=0) as screen:
        screen.until(lambda sight: sight.watching)
        screen.go("home")
        screen.go("openSection", "research")
        assert page.title in screen.look().texts

        outcome = take_off(workspace_of(kiosk), kiosk.store, person=person, reason="Wrong", kind="page", slug=page.slug)
        assert outcome.good, outcome.fault

        def taken(_: Sight) -> bool:
            screen.go(way)
            return f"showing release {outcome.label}" in log_of(kiosk)

        soon(screen, taken)
        screen.go("home")
        assert page.title not in screen.go("openSection", "research").texts
    with pytest.raises(InstallRefused):  # no way back to it
        rollback(kiosk.store)
    assert_no_slip_of_ours(kiosk)


def log_of(kiosk: Kiosk) -> str:
    return (kiosk.data / "logs" / "kiosk.log").read_text(encoding="utf-8")
