"""What a panel says of its size: believed for a warning, and for nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.config import ScreenSettings
from kiosk.health import dpi, edid
from kiosk.health.finding import Machine, State
from kiosk.health.probe import Answer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.kiosk.health.conftest import Shows


def edid_of(
    width: int = 1920, height: int = 1080, width_mm: int = 476, height_mm: int = 268, name: str = "PANEL 21"
) -> bytes:
    """The 128 bytes of a panel, as the standard lays them out."""
    raw = bytearray(128)
    raw[:8] = bytes.fromhex("00ffffffffffff00")
    raw[21:23] = bytes((round(width_mm / 10), round(height_mm / 10)))
    timing = bytearray(18)
    timing[0:2] = (14850).to_bytes(2, "little")  # 148.5 MHz
    timing[2], timing[4] = width & 255, width >> 8 << 4
    timing[5], timing[7] = height & 255, height >> 8 << 4
    timing[12], timing[13], timing[14] = width_mm & 255, height_mm & 255, width_mm >> 8 << 4 | height_mm >> 8
    raw[54:72] = timing
    raw[72:90] = b"\0\0\0\xfc\0" + f"{name}\n".encode().ljust(13)
    raw[127] = -sum(raw) % 256
    return bytes(raw)


@pytest.fixture(autouse=True)
def drm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of connectors, with nothing connected."""
    folder = tmp_path / "drm"
    folder.mkdir()
    monkeypatch.setattr(edid, "panels", lambda: real_panels(folder))
    return folder


real_panels = edid.panels


def connect(drm: Path, raw: bytes, connector: str = "card0-HDMI-A-1") -> None:
    (drm / connector).mkdir()
    (drm / connector / "edid").write_bytes(raw)


def set_to(machine: Machine, dots: float) -> Machine:
    return replace(machine, settings=replace(machine.settings, screen=ScreenSettings(dpi=dots)))


def test_a_panel_tells_its_name_its_pixels_and_its_size() -> None:
    assert edid.read(edid_of()) == edid.Panel("PANEL 21", 1920, 1080, 476, 268)


@pytest.mark.parametrize(
    "raw",
    [b"", edid_of()[:127], b"\0" * 128, edid_of()[:60] + b"\1" + edid_of()[61:]],
    ids=["nothing-connected", "cut", "zeros", "one-byte-changed"],
)
def test_what_is_no_account_of_a_panel_is_not_read(raw: bytes) -> None:
    assert edid.read(raw) is None


def test_a_television_that_tells_its_shape_for_its_size_tells_no_size() -> None:
    panel = edid.read(edid_of(width_mm=160, height_mm=90))

    assert panel is not None
    assert dpi.of_panel(panel) == 0.0


def test_a_setting_that_fits_the_panel_is_good_also_when_it_stands_upright(shows: Shows, drm: Path) -> None:
    connect(drm, edid_of())
    connect(drm, b"", "card0-DP-1")

    (finding,) = dpi.check(shows())

    assert finding.state is State.GOOD


def test_a_setting_that_differs_is_warned_of_with_how_to_measure(shows: Shows, drm: Path) -> None:
    connect(drm, edid_of())

    (finding,) = dpi.check(set_to(shows(), 141.2))

    assert finding.state is State.ATTENTION
    assert "141.2" in finding.found
    assert "102.5" in finding.found
    assert "Measure the width" in finding.advice


def test_fewer_pixels_than_the_panel_has_are_told(shows: Shows, drm: Path) -> None:
    connect(drm, edid_of())

    (finding,) = dpi.check(shows(screen={"width": 1280, "height": 720}))

    assert finding.state is State.ATTENTION
    assert "1280 x 720" in finding.found
    assert "1920 x 1080" in finding.found


@pytest.mark.parametrize(
    ("screen", "state"),
    [
        ({"width_mm": 268, "height_mm": 476}, State.GOOD),
        ({"width_mm": 200, "height_mm": 355}, State.ATTENTION),
        ({"width_mm": 286, "height_mm": 508}, State.NOTE),
        ({"width_mm": 1080, "height_mm": 1920}, State.NOTE),
        ({}, State.NOTE),
    ],
    ids=["fits", "differs", "guessed-from-96", "a-metre-wide", "silent"],
)
def test_without_an_account_of_the_panel_the_session_is_asked(
    shows: Shows, screen: dict[str, int], state: State
) -> None:
    (finding,) = dpi.check(shows(screen=screen))

    assert finding.state is state


@pytest.mark.parametrize(
    "answer", [Answer(failure="no library"), Answer({"platform": "offscreen", "screens": [], "touch": []})]
)
def test_without_a_screen_nothing_is_known(machine: Machine, answer: Answer) -> None:
    (finding,) = dpi.check(replace(machine, known={"display": answer}))

    assert finding.state is State.NOTE
