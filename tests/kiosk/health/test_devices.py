"""Touch, sound and what draws: as Linux and Qt tell of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from kiosk import faultlog, one_screen
from kiosk.health import probe, renderer, sound, touch
from kiosk.health.finding import Machine, State
from kiosk.health.probe import Answer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.kiosk.health.conftest import Shows

# Written after the kernel's own layout: a mouse, a touch pad, a touch panel.
DEVICES = """I: Bus=0003 Vendor=046d Product=c077 Version=0111
N: Name="USB Optical Mouse"
H: Handlers=mouse0 event3
B: PROP=0
B: EV=17
B: REL=903

I: Bus=0018 Vendor=04f3 Product=3140 Version=0100
N: Name="ELAN Touchpad"
B: PROP=5
B: EV=b
B: ABS=e73800000000003

I: Bus=0003 Vendor=222a Product=0001 Version=0110
N: Name="ILITEK ILITEK-TP"
B: PROP=2
B: EV=b
B: ABS=3273800000000003

"""
CARDS = """ 0 [PCH            ]: HDA-Intel - HDA Intel PCH
                      HDA Intel PCH at 0xdf140000 irq 139
 1 [Speaker        ]: USB-Audio - USB Speaker Bar
                      Somebody USB Speaker Bar at usb-0000:00:14.0-2
"""


@pytest.fixture
def devices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "devices"
    known = touch.touch_panels
    monkeypatch.setattr(touch, "touch_panels", lambda: known(file))
    return file


def test_of_all_devices_only_a_panel_under_the_finger_counts(devices: Path) -> None:
    devices.write_text(DEVICES)

    assert touch.touch_panels() == ["ILITEK ILITEK-TP"]


@pytest.mark.parametrize(
    ("connected", "told", "state", "words"),
    [
        ("", [{"name": "ILITEK", "points": 10}], State.GOOD, "ILITEK, 10 fingers at once"),
        (DEVICES, [], State.ATTENTION, "the session does not have it"),
        ("", [], State.ATTENTION, "no touch panel"),
    ],
    ids=["there", "kept-from-the-session", "none"],
)
def test_touch_is_what_the_session_has(
    shows: Shows, devices: Path, connected: str, told: list[Any], state: State, words: str
) -> None:
    devices.write_text(connected)

    (finding,) = touch.check(shows(touch=told))

    assert finding.state is state
    assert words in finding.found
    assert bool(finding.advice) == (state is State.ATTENTION)


def test_without_a_screen_touch_is_only_told(shows: Shows, devices: Path) -> None:
    devices.write_text(DEVICES)

    (finding,) = touch.check(shows(platform="offscreen"))

    assert (finding.state, finding.found) == (State.NOTE, "connected: ILITEK ILITEK-TP")


def test_sound_cards_are_named(tmp_path: Path) -> None:
    cards = tmp_path / "cards"
    cards.write_text(CARDS)

    assert sound.sound_cards(cards) == ["HDA Intel PCH", "USB Speaker Bar"]
    cards.write_text("--- no soundcards ---\n")
    assert sound.sound_cards(cards) == []
    assert sound.sound_cards(tmp_path / "none") == []


def test_no_sound_card_alarms_nobody(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound, "sound_cards", list)

    (finding,) = sound.check(machine)

    assert finding.state is State.NOTE


def drawn(machine: Machine, **values: Any) -> Machine:
    answer = Answer({"api": "OpenGL", "device": "", "works": True, "chosen": [], **values})
    return replace(machine, known={"renderer": answer})


@pytest.mark.parametrize(
    ("values", "state", "words"),
    [
        ({"device": "Mesa Intel(R) UHD Graphics 605 (GLK 3)"}, State.GOOD, "OpenGL, Mesa Intel"),
        ({"api": "software"}, State.GOOD, "as there is no graphics card"),
        ({"api": "software", "chosen": ["QT_QUICK_BACKEND"]}, State.GOOD, "as QT_QUICK_BACKEND says"),
        ({"device": "llvmpipe (LLVM 15.0.6, 256 bits)"}, State.ATTENTION, "slow"),
        ({"works": False}, State.ATTENTION, "cannot draw"),
    ],
    ids=["card", "no-card", "chosen", "imitated", "broken"],
)
def test_what_draws_is_told(machine: Machine, values: dict[str, Any], state: State, words: str) -> None:
    (finding,) = renderer.check(drawn(machine, **values))

    assert finding.state is state
    assert words in finding.found
    assert bool(finding.advice) == (state is State.ATTENTION)


def test_what_the_running_screen_draws_with_counts_before_what_could_be(machine: Machine) -> None:
    log = faultlog.log_file(machine.data)
    log.parent.mkdir()
    log.write_text("2026-11-23T09:00:00+00:00 INFO started, version 0.1.0, release x, drawn in software\n")
    assert renderer.check(drawn(machine))[0].found == "OpenGL", "nothing runs"
    assert one_screen.claim(machine.data)
    try:
        (finding,) = renderer.check(drawn(machine))
    finally:
        one_screen.give_back()

    assert finding.found == "in software on the running screen; it could be OpenGL"


def test_a_process_of_its_own_finds_out_what_would_draw_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QUICK_BACKEND", "software")

    answer = probe.ask("renderer")

    assert answer.values == {"chosen": ["QT_QUICK_BACKEND"], "device": "", "works": True, "api": "software"}
