"""Names as the tables want them: beside any long one a short one of at most 8.3 signs, unlike others in its folder."""

from __future__ import annotations

import hashlib
import re

_SHORT = re.compile(r"[A-Z0-9_-]{1,8}(\.[A-Z0-9_-]{1,3})?", re.IGNORECASE)


def filename(name: str) -> str:
    """A name for the column of names: `short|long`, or the name alone where it is short enough."""
    if _SHORT.fullmatch(name):
        return name
    stem, _, ending = name.rpartition(".")
    ending = re.sub(r"[^A-Za-z0-9]", "", ending if stem else "")[:3].upper()
    short = hashlib.sha256(name.lower().encode()).hexdigest()[:8].upper()
    return f"{short}.{ending}|{name}" if ending else f"{short}|{name}"
