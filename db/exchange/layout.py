"""How a content folder is laid out: the same for reading and for writing."""

from __future__ import annotations

import re

COLLECTION = "collection.toml"
PAGES = "pages"
IMAGES = "images"
OVERRIDES = "overrides.toml"
OVERRIDE_TABLE = "override"

# One file and one TOML table name for each kind of record; pages have files of their own.
TABLES: dict[str, tuple[str, str]] = {
    "section": ("sections.toml", "section"),
    "contact": ("contacts.toml", "contact"),
    "term": ("glossary.toml", "term"),
    "question": ("questions.toml", "question"),
    "source": ("sources.toml", "source"),
    "synonyms": ("synonyms.toml", "synonyms"),
    "site": ("sites.toml", "site"),
    "image": ("images.toml", "image"),
}

# The file's name and place say these, so they never stand in a page's head.
PAGE_FILE_SAYS = frozenset({"slug", "locale", "body"})

# Lower case only: two names that differ in case are one file on Windows and macOS.
IMAGE_FILE = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
