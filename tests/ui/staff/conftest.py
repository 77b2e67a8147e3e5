"""A kiosk with a PIN, and staff who stand before it."""

from __future__ import annotations

import gc
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from db.release.install import install
from db.release.store import ReleaseStore
from kiosk.config import Settings
from kiosk.health.probe import Answer
from kiosk.machine import sticks
from kiosk.staff.pin import FILE_NAME, set_pin
from tests.ui.staff.hands import PIN
from tests.ui.staff.world import make_releases

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass


class OpenDoor(Protocol):
    """Opens a kiosk that has a data folder of its own, on Attract."""

    def __call__(self, **how: object) -> Glass: ...


@pytest.fixture(autouse=True)
def tidy() -> None:
    """Windows of earlier tests go here, and not in a thread of this one."""
    gc.collect()


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the panel asks a new process costs half a second; test_doctor.py asks it in earnest."""
    monkeypatch.setattr("kiosk.health.probe.ask", lambda _question: Answer({"engines": {}}))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    set_pin(folder / FILE_NAME, PIN)
    return folder


@pytest.fixture
def open_door(open_glass: OpenGlass, data: Path) -> OpenDoor:
    def opened(**how: Any) -> Glass:
        settings = how.pop("settings", Settings())
        assert isinstance(settings, Settings)
        return open_glass(
            settings=replace(settings, data=data),
            store=ReleaseStore(data / "releases"),
            **how,
        )

    return opened


@pytest.fixture
def door(open_door: OpenDoor) -> Glass:
    """A kiosk on a tall panel that shows the starter release."""
    return open_door()


@pytest.fixture(scope="session")
def releases(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three releases, oldest first. Never write to them: copy them."""
    return make_releases(tmp_path_factory.mktemp("releases"))


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory, releases: list[Path]) -> Path:
    """A data folder where all three were put in use one after the other. Never write to it: copy it."""
    folder = tmp_path_factory.mktemp("installed")
    store = ReleaseStore(folder / "releases")
    for file in releases:
        install(file, store)
    return folder


@pytest.fixture
def stocked(data: Path, installed: Path, open_door: OpenDoor) -> Glass:
    """A kiosk on which all three were put in use one after the other."""
    shutil.copytree(installed, data, dirs_exist_ok=True)
    current = ReleaseStore(data / "releases").current()
    assert current is not None
    return open_door(file=current.path)


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A memory stick with nothing on it."""
    folder = tmp_path / "STICK"
    folder.mkdir()
    monkeypatch.setattr(sticks, "sticks", lambda: (folder,))
    return folder
