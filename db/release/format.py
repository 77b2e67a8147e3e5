"""The shape of a release: its numbers, its tables and their columns.

`docs/content-format.md` describes it for readers with other tools. A released format is
never edited. A later one may add tables and columns; the seals of the old rows go on
covering exactly the columns listed here, so that this program can still check them.
"""

from __future__ import annotations

import re

APPLICATION_ID = 0x6C6E6B72  # "lnkr"
FORMAT = 1
NEEDS = 1
FORMAT_WE_READ = 1
PAGE_SIZE = 4096

LABEL = re.compile(r"(?P<serial>[0-9]{6,9})-(?P<short>[0-9a-f]{8})")
FILE_NAME = re.compile(LABEL.pattern + r"\.sqlite")


def label(serial: int, content_hash: str) -> str:
    """What a release is called, "000012-9f3ac1d2": two publishers can both make number 12, so the hash is in it."""
    return f"{serial:06d}-{content_hash[:8]}"


def file_name(serial: int, content_hash: str) -> str:
    """The same as the name of its file."""
    return f"{label(serial, content_hash)}.sqlite"


# Every table whose rows the content hash covers, with its columns in the order in which
# they are hashed and sealed, and with the columns that sort it. `seal` and its kin
# stand last in the tables that have them and are hashed like any other column.
COLUMNS: dict[str, tuple[str, ...]] = {
    "section": (
        "id",
        "locale",
        "slug",
        "position",
        "title",
        "summary",
        "icon",
        "approved",
        "pages_eng",
        "pages_nir",
        "pages_sct",
        "pages_wls",
    ),
    "page": (
        "id",
        "locale",
        "slug",
        "section",
        "position",
        "title",
        "summary",
        "nations",
        "approved",
        "kind",
        "last_reviewed",
        "next_review",
        "owner",
        "reviewer",
        "withhold_when_overdue",
        "stale",
        "item_hash",
        "card_seal",
        "text_seal",
    ),
    "block": ("page", "n", "kind", "level", "ref", "nations"),
    "line": ("page", "block", "n", "role", "text"),
    "span": ("page", "block", "line", "n", "start", "stop", "kind", "target"),
    "page_source": ("page", "n", "source"),
    "page_see_also": ("page", "n", "other"),
    "page_term": ("page", "n", "term"),
    "contact": (
        "id",
        "locale",
        "slug",
        "position",
        "name",
        "phone",
        "phone_note",
        "relay",
        "hours_text",
        "always_open",
        "closed_on_bank_holidays",
        "for_whom",
        "say",
        "web",
        "urgent",
        "nations",
        "dialled_on",
        "approved",
        "last_reviewed",
        "next_review",
        "item_hash",
    ),
    "contact_period": ("contact", "n", "weekday", "opens", "closes"),
    "term": ("id", "locale", "slug", "term", "say", "meaning", "approved", "item_hash"),
    "question": ("id", "locale", "slug", "position", "heading", "text", "approved", "item_hash"),
    "source": ("id", "locale", "slug", "text", "web", "item_hash"),
    "image": (
        "id",
        "locale",
        "slug",
        "alt",
        "caption",
        "media_type",
        "width",
        "height",
        "sha256",
        "approved",
        "item_hash",
    ),
    "picture": ("sha256", "data"),
    "synonym": ("id", "locale", "slug", "target", "word", "folded", "approved"),
    "site": (
        "id",
        "locale",
        "slug",
        "name",
        "organisation",
        "unwell_line",
        "advice_line_name",
        "advice_line_phone",
        "advice_line_hours",
        "funding",
        "feedback",
        "formats",
        "approved",
        "item_hash",
    ),
    "bank_holiday": ("nation", "day", "name"),
    "bank_holiday_known": ("nation", "first_day", "last_day"),
    "toc": ("name", "locale", "entries"),
    "search_entry": ("id", "locale", "n", "written_in", "kind", "slug"),
    "search_word": ("id", "locale", "word", "found"),
    "search_list": ("id", "locale", "name", "first", "words"),
    "search_set": ("id", "locale", "name", "members"),
    "search_medicine": ("id", "locale", "name", "substance", "ours", "ask"),
    "search_letter": ("id", "locale", "letter", "written_in", "kind", "slug", "nations"),
}

# What a list of pages shows: the first columns of a page, sealed apart from the rest,
# so that a list need not read whole pages.
CARD = COLUMNS["page"][:9]

# What search shows of a page: its card with these rows, sealed apart from links and sources.
TEXT = ("block", "line")

SEALED = frozenset(
    {
        "section",
        "page",
        "contact",
        "term",
        "question",
        "source",
        "image",
        "synonym",
        "site",
        "bank_holiday_known",
        "toc",
        "search_entry",
        "search_word",
        "search_list",
        "search_set",
        "search_medicine",
        "search_letter",
    }
)

# Rows that belong to a row above them and are sealed with it, without their first column.
CHILDREN: dict[str, tuple[str, ...]] = {
    "page": ("block", "line", "span", "page_source", "page_see_also", "page_term"),
    "contact": ("contact_period",),
}

# Tables that are also listed part by part, with the column that parts them.
PARTED = {"search_letter": "letter"}

ORDER: dict[str, str] = {
    "block": "page, n",
    "line": "page, block, n",
    "span": "page, block, line, n",
    "page_source": "page, n",
    "page_see_also": "page, n",
    "page_term": "page, n",
    "contact_period": "contact, n",
    "bank_holiday": "nation, day",
    "bank_holiday_known": "nation",
    "picture": "sha256",
    "toc": "name, locale",
}

HEADER = (
    "format",
    "needs",
    "serial",
    "content_hash",
    "as_of",
    "locale",
    "locales",
    "organisation",
    "urgent",
    "withdrawn",
    "counts",
    "schema_hash",
)

SCHEMA_SQL = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"


def columns(table: str) -> tuple[str, ...]:
    """All columns of a table in order, its seal included."""
    return (*COLUMNS[table], "seal") if table in SEALED else COLUMNS[table]


def order(table: str) -> str:
    """What sorts a table for its hash."""
    return ORDER.get(table, "id")
