"""Seals: one short hash per row that stands alone, so that a reader can trust each row it reads.

A seal guards against damage and against changes made behind the program's back with a
plain SQL tool. It is no signature: whoever can run the compiler can make another release.
"""

from __future__ import annotations

import hashlib
import json

SEAL_LENGTH = 32


def _bytes_as_hash(value: object) -> str:
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    raise TypeError(f"{type(value).__name__} cannot be sealed")


# ASCII with fixed separators: the same text from every Python, whatever its Unicode version.
_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), default=_bytes_as_hash).encode


def canonical(value: object) -> bytes:
    """Rows as the one JSON text that equal rows share; bytes stand as their SHA-256."""
    return _encode(value).encode("ascii")


def seal(name: str, *parts: object) -> str:
    """The seal over `parts` (rows, or lists of rows) under `name`: 32 hex digits of a SHA-256.

    The name keeps a row of one table from passing as a row of another.
    """
    return hashlib.sha256(canonical((name, *parts))).hexdigest()[:SEAL_LENGTH]
