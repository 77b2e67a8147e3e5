"""A machine to look at, and what its screen would answer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from kiosk.clock import FakeClock
from kiosk.config import Settings
from kiosk.health.finding import Machine
from kiosk.health.probe import Answer

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


class Shows(Protocol):
    """Makes a machine that answers the questions about its display so."""

    def __call__(self, **values: Any) -> Machine: ...


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def machine(data: Path) -> Machine:
    return Machine(Settings(data=data), (), FakeClock(NOW), starter=None)


@pytest.fixture
def shows(data: Path) -> Shows:
    def made(**values: Any) -> Machine:
        screen = {"name": "HDMI", "width": 1080, "height": 1920, "width_mm": 0, "height_mm": 0}
        answer = {"platform": "wayland", "screens": [screen | values.pop("screen", {})], "touch": [], **values}
        return Machine(Settings(data=data), (), FakeClock(NOW), starter=None, known={"display": Answer(answer)})

    return made
