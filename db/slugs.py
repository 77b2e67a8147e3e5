"""The short name of an item, as it stands in files, references and file names."""

from __future__ import annotations

import re

SLUG = re.compile(r"[a-z0-9-]{1,60}")
SLUG_WORDS = "lower-case letters, digits and hyphens, 1 to 60 characters"
