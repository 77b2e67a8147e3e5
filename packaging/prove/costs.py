"""What the installed program costs: the figures of the table in docs/it.md, measured as it runs in its session."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from prove.session import session

if TYPE_CHECKING:
    from prove.proof import Proof

STARTS = 9
"""The first one is left out: nothing is in the machine's memory yet."""


def costs(proof: Proof) -> list[str]:
    """Print size, time to the first picture and memory."""
    program = proof.debian.inside("/usr/lib/lung-net-kiosk")
    installed = sum(path.lstat().st_size for path in program.rglob("*") if path.is_file() and not path.is_symlink())
    seconds, memory = [], []
    for _ in range(STARTS):
        with session(proof.debian) as shown:
            if not shown.hears("READY=1"):
                return ["The kiosk did not begin, so nothing was measured."]
            seconds.append(shown.age)
            if not shown.hears("WATCHDOG=1"):
                return ["The kiosk gave no sign of life, so its memory was not measured."]
            memory.append(shown.memory_bytes("kiosk") / 1e6)
    print(f"    package {proof.deb.stat().st_size / 1e6:.0f} MB, installed {installed / 1e6:.0f} MB")
    print(f"    session to first picture: median {statistics.median(seconds[1:]):.2f} s of {STARTS - 1} starts")
    print(f"    memory of the patient screen (PSS): median {statistics.median(memory[1:]):.0f} MB", flush=True)
    return []
