"""The short name and the language of an item, as they stand in files and references."""

from __future__ import annotations

import re

SLUG = re.compile(r"[a-z0-9-]{1,60}")
SLUG_WORDS = "lower-case letters, digits and hyphens, 1 to 60 characters"

LOCALE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
LOCALE_WORDS = 'a language code such as "en" or "cy"'
