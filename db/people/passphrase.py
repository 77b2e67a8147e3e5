"""Passphrases: what may be one, and what of it is kept.

Kept is the output of scrypt (RFC 7914) over a salt of its own. The cost stands beside it, so
that it can be raised later and old accounts still open.
"""

from __future__ import annotations

import hashlib
import hmac
import os
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
    plain = _plain(passphrase)
    if len(plain) < SHORTEST:
        raise PassphraseRefused(f"A passphrase has at least {SHORTEST} characters. Three or four words do well.")
    if len(plain) > LONGEST:
        raise PassphraseRefused(f"A passphrase has at most {LONGEST} characters.")
    if len(set(plain)) < 4:
        raise PassphraseRefused("A passphrase is more than one letter again and again. Three or four words do well.")
    return kept_of(plain)


def kept_of(plain: str) -> Secret:
    """What to keep of any secret, whatever rules it was chosen by."""
    salt = os.urandom(_SALT)
    return Secret(_COST, salt, _scrypt(plain, salt, _COST))


def fits(passphrase: str, secret: Secret) -> bool:
    """Whether a passphrase is the one that was kept. Takes the same time either way."""
    return hmac.compare_digest(_scrypt(_plain(passphrase)[:LONGEST], secret.salt, secret.cost), secret.verifier)


def waste_a_try(passphrase: str) -> None:
    """Do the work of a try for an account that does not exist, so that nobody learns which do."""
    _scrypt(_plain(passphrase)[:LONGEST], bytes(_SALT), _COST)


def _plain(passphrase: str) -> str:
    """One spelling for what looks the same: keyboards differ in how they write an accent."""
    return unicodedata.normalize("NFKC", passphrase)


def _scrypt(plain: str, salt: bytes, cost: str) -> bytes:
    n, r, p = (int(part.partition("=")[2]) for part in cost.split(","))
    memory = 128 * r * (n + p) + _SPARE
    return hashlib.scrypt(plain.encode(), salt=salt, n=n, r=r, p=p, maxmem=memory, dklen=_LENGTH)
