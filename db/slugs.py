"""The short name and the language of an item, as they stand in files and references."""

from __future__ import annotations

import re
import unicodedata

SLUG = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z0-9-]{1,60}")
"""Not what Windows keeps for its devices: there no file may be called so, whatever its ending."""
SLUG_WORDS = "lower-case letters, digits and hyphens, 1 to 60 characters, and no name of a device of Windows (con, nul)"

LOCALE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
LOCALE_WORDS = 'a language code such as "en" or "cy"'

_LONGEST = 60


def slug_from(title: str) -> str:
    """A short name from a title: "Café & diarrhoea" gives "cafe-diarrhoea". "" where nothing of it can be used."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")
    return slug if not slug or SLUG.fullmatch(slug) else f"{slug}-1"
