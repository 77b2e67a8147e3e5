"""The tables of a release, as they are made in a fresh file.

Text stands as shown, so that any SQLite tool can read and check it. Nothing here is newer
than SQLite 3.40.
"""

from __future__ import annotations

TABLES = """
CREATE TABLE header (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    format INTEGER NOT NULL,
    needs INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    as_of TEXT NOT NULL,
    locale TEXT NOT NULL,
    locales TEXT NOT NULL,
    organisation TEXT NOT NULL,
    urgent INTEGER NOT NULL,
    withdrawn TEXT NOT NULL,
    counts TEXT NOT NULL,
    schema_hash TEXT NOT NULL,
    seal TEXT NOT NULL
) STRICT;

CREATE TABLE section (
    id INTEGER PRIMARY KEY,
    locale TEXT NOT NULL,
    slug TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    icon TEXT NOT NULL,
    approved INTEGER NOT NULL,
    pages_eng INTEGER NOT NULL,
    pages_nir INTEGER NOT NULL,
    pages_sct INTEGER NOT NULL,
    pages_wls INTEGER NOT NULL,
    seal TEXT NOT NULL,
    UNIQUE (locale, slug)
) STRICT;

CREATE TABLE page (
    id INTEGER PRIMARY KEY,
    locale TEXT NOT NULL,
    slug TEXT NOT NULL,
    section TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    nations TEXT NOT NULL,
    approved INTEGER NOT NULL,
    kind TEXT NOT NULL,
    last_reviewed TEXT NOT NULL,
    next_review TEXT NOT NULL,
    owner TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    withhold_when_overdue INTEGER NOT NULL,
    stale INTEGER NOT NULL,
    item_hash TEXT NOT NULL,
    card_seal TEXT NOT NULL,
    text_seal TEXT NOT NULL,
    seal TEXT NOT NULL,
    UNIQUE (locale, slug),
    FOREIGN KEY (locale, section) REFERENCES section (locale, slug)
) STRICT;

CREATE INDEX page_in_section ON page (locale, section);

CREATE TABLE block (
    page INTEGER NOT NULL REFERENCES page (id),
    n INTEGER NOT NULL,
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    ref TEXT NOT NULL,
    nations TEXT NOT NULL,
    PRIMARY KEY (page, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE line (
    page INTEGER NOT NULL,
    block INTEGER NOT NULL,
    n INTEGER NOT NULL,
    role TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (page, block, n),
    FOREIGN KEY (page, block) REFERENCES block (page, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE span (
    page INTEGER NOT NULL,
    block INTEGER NOT NULL,
    line INTEGER NOT NULL,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    PRIMARY KEY (page, block, line, n),
    FOREIGN KEY (page, block, line) REFERENCES line (page, block, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    locale TEXT NOT NULL,
    slug TEXT NOT NULL,
    text TEXT NOT NULL,
    web TEXT NOT NULL,
    item_hash TEXT NOT NULL,
    seal TEXT NOT NULL,
    UNIQUE (locale, slug)
) STRICT;

CREATE TABLE term (
    id INTEGER PRIMARY KEY,
    locale TEXT NOT NULL,
    slug TEXT NOT NULL,
    term TEXT NOT NULL,
    say TEXT NOT NULL,
    meaning TEXT NOT NULL,
    approved INTEGER NOT NULL,
    item_hash TEXT NOT NULL,
    seal TEXT NOT NULL,
    UNIQUE (locale, slug)
) STRICT;

CREATE TABLE page_source (
    page INTEGER NOT NULL REFERENCES page (id),
    n INTEGER NOT NULL,
    source INTEGER NOT NULL REFERENCES source (id),
    PRIMARY KEY (page, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE page_see_also (
    page INTEGER NOT NULL REFERENCES page (id),
    n INTEGER NOT NULL,
    other INTEGER NOT NULL REFERENCES page (id),
    PRIMARY KEY (page, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE page_term (
    page INTEGER NOT NULL REFERENCES page (id),
    n INTEGER NOT NULL,
    term INTEGER NOT NULL REFERENCES term (id),
    PRIMARY KEY (page, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    locale TEXT NOT NULL,
    slug TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    phone_note TEXT NOT NULL,
    relay TEXT NOT NULL,
    hours_text TEXT NOT NULL,
    always_open INTEGER NOT NULL,
    closed_on_bank_holidays INTEGER NOT NULL,
    for_whom TEXT NOT NULL,
    say TEXT NOT NULL,
    web TEXT NOT NULL,
    urgent INTEGER NOT NULL,
    nations TEXT NOT NULL,
    dialled_on TEXT NOT NULL,
    approved INTEGER NOT NULL,
    last_reviewed TEXT NOT NULL,
    next_review TEXT NOT NULL,
    item_hash TEXT NOT NULL,
    seal TEXT NOT NULL,
    UNIQUE (locale, slug)
) STRICT;

CREATE TABLE contact_period (
    contact INTEGER NOT NULL REFERENCES contact (id),
    n INTEGER NOT NULL,
    weekday INTEGER NOT NULL,
    opens INTEGER NOT NULL,
    closes INTEGER NOT NULL,
    PRIMARY KEY (contact, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    locale TEXT NOT NULL,
    slug TEXT NOT NULL,
    position INTEGER NOT NULL,
    heading TEXT NOT NULL,
    text TEXT NOT NULL,
    approved INTEGER NOT NULL,
    item_hash TEXT NOT NULL,
    seal TEXT NOT NULL,
    UNIQUE (locale, slug)
) STRICT;

CREATE TABLE picture (
    sha256 TEXT PRIMARY KEY NOT NULL,
    data BLOB NOT NULL
) STRICT;

CREATE TABLE image (
    id INTEGER PRIMARY KEY,
    locale TEXT NOT NULL,
    slug TEXT NOT NULL,
    alt TEXT NOT NULL,
    caption TEXT NOT NULL,
    media_type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    sha256 TEXT NOT NULL REFERENCES picture (sha256),
    approved INTEGER NOT NULL,
    item_hash TEXT NOT NULL,
    seal TEXT NOT NULL,
    UNIQUE (locale, slug)
) STRICT;

CREATE TABLE synonym (
    id INTEGER PRIMARY KEY,
    locale TEXT NOT NULL,
    slug TEXT NOT NULL,
    target TEXT NOT NULL,
    word TEXT NOT NULL,
    folded TEXT NOT NULL,
    approved INTEGER NOT NULL,
    seal TEXT NOT NULL
) STRICT;

CREATE TABLE site (
    id INTEGER PRIMARY KEY,
    locale TEXT NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    organisation TEXT NOT NULL,
    unwell_line TEXT NOT NULL,
    advice_line_name TEXT NOT NULL,
    advice_line_phone TEXT NOT NULL,
    advice_line_hours TEXT NOT NULL,
    funding TEXT NOT NULL,
    feedback TEXT NOT NULL,
    formats TEXT NOT NULL,
    approved INTEGER NOT NULL,
    item_hash TEXT NOT NULL,
    seal TEXT NOT NULL,
    UNIQUE (locale, slug)
) STRICT;

CREATE TABLE bank_holiday (
    nation TEXT NOT NULL,
    day TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (nation, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE bank_holiday_known (
    nation TEXT PRIMARY KEY NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    seal TEXT NOT NULL
) STRICT;

CREATE TABLE toc (
    name TEXT NOT NULL,
    locale TEXT NOT NULL,
    entries INTEGER NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (name, locale)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_entry (
    id INTEGER PRIMARY KEY,
    locale TEXT NOT NULL,
    n INTEGER NOT NULL,
    written_in TEXT NOT NULL,
    kind TEXT NOT NULL,
    slug TEXT NOT NULL,
    seal TEXT NOT NULL
) STRICT;

CREATE INDEX search_entry_of ON search_entry (locale, kind, slug);

CREATE TABLE search_word (
    id INTEGER PRIMARY KEY,
    locale TEXT NOT NULL,
    word TEXT NOT NULL,
    found BLOB NOT NULL,
    seal TEXT NOT NULL
) STRICT;

CREATE TABLE search_list (
    id INTEGER PRIMARY KEY,
    locale TEXT NOT NULL,
    name TEXT NOT NULL,
    first INTEGER NOT NULL,
    words TEXT NOT NULL,
    seal TEXT NOT NULL
) STRICT;

CREATE TABLE search_set (
    id INTEGER PRIMARY KEY,
    locale TEXT NOT NULL,
    name TEXT NOT NULL,
    members BLOB NOT NULL,
    seal TEXT NOT NULL
) STRICT;

CREATE TABLE search_medicine (
    id INTEGER PRIMARY KEY,
    locale TEXT NOT NULL,
    name TEXT NOT NULL,
    substance TEXT NOT NULL,
    ours INTEGER NOT NULL,
    ask TEXT NOT NULL,
    seal TEXT NOT NULL
) STRICT;

CREATE TABLE search_letter (
    id INTEGER PRIMARY KEY,
    locale TEXT NOT NULL,
    letter TEXT NOT NULL,
    written_in TEXT NOT NULL,
    kind TEXT NOT NULL,
    slug TEXT NOT NULL,
    nations TEXT NOT NULL,
    seal TEXT NOT NULL
) STRICT;

CREATE INDEX search_letter_in_locale ON search_letter (locale, letter);
"""
