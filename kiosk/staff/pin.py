"""The PIN that opens the staff panel: which ones are good, what is kept of one, and when tries are locked out.

There is no PIN until a site sets one, and without one the panel stays closed (SEC-11).
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING

from db.people.passphrase import Secret, kept_of
from db.release.files import cannot_write, replace, sync_folder

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.clock import Clock

FILE_NAME = "staff-pin"
SHORTEST, LONGEST = 6, 12
MOST_FAILURES = 5
LOCKED_SECONDS = 30.0
_FORMAT = 1
_COST = re.compile(r"n=(1024|2048|4096|8192|16384|32768|65536|131072),r=8,p=1")
"""What may stand in the file: a cost that somebody has raised would take a machine's whole memory at each try."""


class PinRefused(Exception):
    """This is no good PIN. A calm sentence that says what one is."""


class PinUnreadable(Exception):
    """There is a PIN and it cannot be read, so that nobody can be let in. A calm sentence."""


def set_pin(file: Path, pin: str) -> None:
    """Keep a new PIN, in one step: a pulled plug leaves the old one or the new one.

    Raises PinRefused, or CannotWrite when the file cannot be written.
    """
    problem = weakness(pin)
    if problem:
        raise PinRefused(problem)
    secret = kept_of(pin)
    kept = {"format": _FORMAT, "cost": secret.cost, "salt": secret.salt.hex(), "verifier": secret.verifier.hex()}
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            # Readable for this account alone from its first byte on: six digits are soon tried by who has the file.
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
                json.dump(kept, out)
                out.flush()
                os.fsync(out.fileno())
            replace(part, file)
            sync_folder(file.parent)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    except OSError as fault:
        raise cannot_write(file, fault) from fault


def weakness(pin: str) -> str:
    """Why this must not be a PIN, in words, or "" if it may."""
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        return f"A PIN has {SHORTEST} to {LONGEST} digits and nothing else."
    if any(_is_repeated(pin, length) for length in range(1, len(pin) // 2 + 1)):
        return "The same digits again and again are guessed at once. Choose others."
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if len(steps) == 1:
        return "Digits that count up or down are guessed at once. Choose others."
    return ""


def read_pin(file: Path) -> Secret | None:
    """What is kept of the PIN, None if none was set. Raises PinUnreadable."""
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise PinUnreadable(f"{file} cannot be read: {fault.strerror or fault}.") from fault
    try:
        kept = json.loads(raw)
        secret = Secret(str(kept["cost"]), bytes.fromhex(kept["salt"]), bytes.fromhex(kept["verifier"]))
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise PinUnreadable(f"{file} is damaged.") from fault
    if kept.get("format") != _FORMAT or _COST.fullmatch(secret.cost) is None or not secret.salt or not secret.verifier:
        raise PinUnreadable(f"{file} is damaged, or of a newer program.")
    return secret


class Tries:
    """Counts wrong PINs: after five in a row nobody gets a try for 30 seconds.

    In memory, by a clock that cannot be set: nobody without the PIN can end the program, and
    whoever can pull the plug waits longer for the machine to start.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._failures = 0
        self._until = 0.0
        self.made = 0

    @property
    def seconds_left(self) -> float:
        """How long nobody gets a try; 0 while one is open."""
        return max(0.0, self._until - self._clock.monotonic())

    def count(self, right: bool) -> None:
        """One more try is over."""
        self.made += 1
        if right:
            self._failures = 0
            return
        self._failures += 1
        if self._failures >= MOST_FAILURES:
            self._failures = 0
            self._until = self._clock.monotonic() + LOCKED_SECONDS


def _is_repeated(pin: str, length: int) -> bool:
    """Whether a PIN is one piece of that length again and again."""
    return pin == (pin[:length] * len(pin))[: len(pin)]
