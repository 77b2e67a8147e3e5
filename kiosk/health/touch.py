"""Is there something to touch?"""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.health import probe
from kiosk.health.display import NO_SCREEN
from kiosk.health.finding import Finding, Machine, State

INPUT_DEVICES = Path("/proc/bus/input/devices")
_DIRECT = 1 << 1  # INPUT_PROP_DIRECT: what is touched lies under the finger
_MULTITOUCH_X = 1 << 0x35  # ABS_MT_POSITION_X
_WORD_BITS = 64
CONNECT = "Look at the panel's USB cable. Without touch, visitors have only a pad of keys, if there is one."
PASS_ON = (
    "Let the session have it: the account that shows the kiosk needs the input devices, by way of seatd or logind."
)


def check(machine: Machine) -> list[Finding]:
    answer = probe.asked(machine, "display")
    connected = touch_panels()
    names = ", ".join(connected)
    if answer.failure or answer.values["platform"] in NO_SCREEN:
        return [Finding("touch", State.NOTE, f"connected: {names}" if connected else "not known: there is no screen.")]
    told = answer.values["touch"]
    if told:
        said = ", ".join(f"{panel['name'] or 'touch panel'}, {panel['points']} fingers at once" for panel in told)
        return [Finding("touch", State.GOOD, said)]
    if connected:
        return [Finding("touch", State.ATTENTION, f"{names} is connected, but the session does not have it.", PASS_ON)]
    return [Finding("touch", State.ATTENTION, "no touch panel is found.", CONNECT)]


def touch_panels(file: Path = INPUT_DEVICES) -> list[str]:
    """The touch panels that Linux knows, by name; none elsewhere."""
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return [name for block in text.split("\n\n") if (name := _touch_panel(block))]


def _touch_panel(block: str) -> str:
    direct = _bits(block, "PROP") & _DIRECT
    touched = _bits(block, "ABS") & _MULTITOUCH_X
    name = re.search(r'^N: Name="(.*)"$', block, re.MULTILINE)
    return name[1] if direct and touched and name else ""


def _bits(block: str, kind: str) -> int:
    """The kernel's words, the highest first. They are 64 bits wide on every machine the program runs on."""
    found = re.search(rf"^B: {kind}=([0-9a-f ]+)$", block, re.MULTILINE)
    words = [int(word, 16) for word in found[1].split()] if found else []
    return sum(word << (_WORD_BITS * place) for place, word in enumerate(reversed(words)))
