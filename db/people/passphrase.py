"""Passphrases: what may be one, and what of it is kept.

Kept is the output of scrypt (RFC 7914) over a salt of its own. The cost stands beside it, so
that it can be raised later and old accounts still open.
"""

from __future__ import annotations

import hashlib
import hmac
import math
import os
import re
import unicodedata
from dataclasses import dataclass

from db.people.person import AccountRefused

SHORTEST = 12
LONGEST = 200
_COST = "n=32768,r=8,p=1"
"""RFC 7914 section 2: about 32 MB of memory and a tenth of a second for each try."""
_SALT = 16
_LENGTH = 32
_SPARE = 1 << 20
_DEAREST = 8
"""Times our own cost. More would take all the memory of an office PC."""
_LONGEST_SALT = 64


class PassphraseRefused(AccountRefused):
    """This cannot be a passphrase. A calm sentence that says what can."""


@dataclass(frozen=True, slots=True)
class Secret:
    """What is kept of a passphrase."""

    cost: str
    salt: bytes
    verifier: bytes


def new_secret(passphrase: str) -> Secret:
    """What to keep of a new passphrase. Raises PassphraseRefused when it is too short, too long or one letter."""
    refuse_unfit(passphrase)
    return kept_of(_plain(passphrase))


def refuse_unfit(passphrase: str) -> None:
    """Raise PassphraseRefused for what nobody can have as a passphrase: too short, too long or one letter."""
    plain = _plain(passphrase)
    if len(plain) < SHORTEST:
        raise PassphraseRefused(f"A passphrase has at least {SHORTEST} characters. Three or four words do well.")
    if len(plain) > LONGEST:
        raise PassphraseRefused(f"A passphrase has at most {LONGEST} characters.")
    if len(set(plain)) < 4:
        raise PassphraseRefused("A passphrase is more than one letter again and again. Three or four words do well.")


def kept_of(plain: str) -> Secret:
    """What to keep of any secret, whatever rules it was chosen by."""
    salt = os.urandom(_SALT)
    return Secret(_COST, salt, _scrypt(plain, salt, _COST))


def fits(passphrase: str, secret: Secret) -> bool:
    """Whether a passphrase is the one that was kept. Takes the same time either way."""
    return hmac.compare_digest(_scrypt(_plain(passphrase)[:LONGEST], secret.salt, secret.cost), secret.verifier)


def seal(passphrase: str, cost: str, salt: bytes, words: bytes) -> bytes:
    """What only somebody with this passphrase can put under these words (HMAC-SHA256, RFC 2104).

    Made without the verifier: `cost` and `salt` are those of the account's Secret.
    """
    return _seal(_scrypt(_plain(passphrase)[:LONGEST], salt, cost), words)


def seal_fits(sealed: bytes, secret: Secret, words: bytes) -> bool:
    """Whether a seal is that of the passphrase that was kept, under these words. Takes the same time either way."""
    return hmac.compare_digest(_seal(secret.verifier, words), sealed)


def is_fair(cost: str, salt: bytes) -> bool:
    """Whether a cost and salt from outside may be used: no cheaper to try than ours, and not ruinously dearer."""
    try:
        wanted, ours = _cost(cost), _cost(_COST)
    except ValueError:
        return False
    (n, r, p), least = wanted, math.prod(ours)
    sound = n > 1 and n & (n - 1) == 0 and r >= ours[1] and p >= 1 and n >= ours[0]
    return sound and least <= n * r * p <= _DEAREST * least and _SALT <= len(salt) <= _LONGEST_SALT


def waste_a_try(passphrase: str) -> None:
    """Do the work of a try for an account that does not exist, so that nobody learns which do."""
    _scrypt(_plain(passphrase)[:LONGEST], bytes(_SALT), _COST)


def _plain(passphrase: str) -> str:
    """One spelling for what looks the same: keyboards differ in how they write an accent."""
    return unicodedata.normalize("NFKC", passphrase)


def _scrypt(plain: str, salt: bytes, cost: str) -> bytes:
    n, r, p = _cost(cost)
    memory = 128 * r * (n + p) + _SPARE
    return hashlib.scrypt(plain.encode(), salt=salt, n=n, r=r, p=p, maxmem=memory, dklen=_LENGTH)


def _cost(cost: str) -> tuple[int, int, int]:
    found = re.fullmatch(r"n=([0-9]{1,9}),r=([0-9]{1,3}),p=([0-9]{1,3})", cost)
    if found is None:
        raise ValueError(f"{cost!r} is no cost of scrypt")
    return int(found[1]), int(found[2]), int(found[3])


def _seal(key: bytes, words: bytes) -> bytes:
    return hmac.digest(key, words, "sha256")
