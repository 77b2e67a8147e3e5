"""Is there something that could make a sound? Nothing needs it yet: it is only told."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.health.finding import Finding, Machine, State

CARDS = Path("/proc/asound/cards")
_CARD = re.compile(r"^\s*\d+ \[.*?\]: \S+ - (.+)$", re.MULTILINE)


def check(machine: Machine) -> list[Finding]:  # noqa: ARG001 (all checks are asked alike)
    cards = sound_cards()
    if cards:
        return [Finding("sound", State.GOOD, ", ".join(cards))]
    return [Finding("sound", State.NOTE, "no sound card is known; nothing needs one yet.")]


def sound_cards(file: Path = CARDS) -> list[str]:
    """The sound cards that Linux knows, by name; none elsewhere, where nobody looks."""
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return [name.strip() for name in _CARD.findall(text)]
