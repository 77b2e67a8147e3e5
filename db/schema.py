"""The tables of a workspace, as migrations that are only ever added to.

`docs/content-format.md` section 4 describes them for readers with other tools. A migration
that has been released is never edited: the next one corrects it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

from db import schema_hands, schema_interests, schema_people, schema_returns, schema_reviews, schema_starter

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x6C6E6B77  # "lnkw"
SCHEMA = 8

migrations = Migrations("lung-net-workspace")


@migrations()
def m0001_items_with_revisions_and_drafts(db: Database) -> None:
    for statement in _TABLES, _APPEND_ONLY, _CURRENT:
        for part in statement.split(";;"):
            db.execute(part)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


@migrations()
def m0002_overrides(db: Database) -> None:
    for part in _OVERRIDES.split(";;"):
        db.execute(part)
    db.execute("PRAGMA user_version = 2")


@migrations()
def m0003_people_approvals_and_builds(db: Database) -> None:
    for statement in schema_people.ALL:
        for part in statement.split(";;"):
            db.execute(part)
    db.execute("PRAGMA user_version = 3")


@migrations()
def m0004_review_files(db: Database) -> None:
    for part in schema_reviews.REVIEWS.split(";;"):
        db.execute(part)
    db.execute("PRAGMA user_version = 4")


@migrations()
def m0005_changes_of_the_starter_text(db: Database) -> None:
    for part in schema_starter.STARTER.split(";;"):
        db.execute(part)
    db.execute("PRAGMA user_version = 5")


@migrations()
def m0006_everybody_who_typed(db: Database) -> None:
    for part in schema_hands.HANDS.split(";;"):
        db.execute(part)
    db.execute("PRAGMA user_version = 6")


@migrations()
def m0007_sent_back_and_withdrawn(db: Database) -> None:
    for part in schema_returns.RETURNS.split(";;"):
        db.execute(part)
    db.execute("PRAGMA user_version = 7")


@migrations()
def m0008_declared_interests(db: Database) -> None:
    for part in schema_interests.INTERESTS.split(";;"):
        db.execute(part)
    db.execute("PRAGMA user_version = 8")


_TABLES = """
CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT
;;
CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    slug TEXT NOT NULL,
    locale TEXT NOT NULL,
    UNIQUE (kind, slug, locale)
) STRICT
;;
CREATE TABLE revision (
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL REFERENCES item (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    content TEXT NOT NULL CHECK (json_valid(content)),
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    hash_format INTEGER NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('starter', 'site')),
    author TEXT NOT NULL,
    made_on TEXT NOT NULL,
    note TEXT NOT NULL,
    UNIQUE (item_id, number)
) STRICT
;;
CREATE TABLE draft (
    item_id INTEGER NOT NULL PRIMARY KEY REFERENCES item (id),
    content TEXT NOT NULL CHECK (json_valid(content)),
    hold TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('starter', 'site')),
    updated_at TEXT NOT NULL
) STRICT
;;
CREATE TABLE image_data (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    media_type TEXT NOT NULL,
    width INTEGER NOT NULL CHECK (width > 0),
    height INTEGER NOT NULL CHECK (height > 0),
    data BLOB NOT NULL
) STRICT
"""

# The insert trigger closes the side door: INSERT OR REPLACE deletes the old row without
# firing delete triggers unless recursive_triggers is on, which other tools leave off.
_APPEND_ONLY = """
CREATE TRIGGER revision_is_never_changed BEFORE UPDATE ON revision
BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END
;;
CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END
;;
CREATE TRIGGER revision_follows_the_last BEFORE INSERT ON revision
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM revision WHERE item_id = NEW.item_id)
  OR EXISTS (SELECT 1 FROM revision WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a revision follows the last one'); END
;;
CREATE TRIGGER item_is_never_renamed BEFORE UPDATE ON item
BEGIN SELECT RAISE(ABORT, 'an item is never renamed'); END
;;
CREATE TRIGGER item_is_never_deleted BEFORE DELETE ON item
BEGIN SELECT RAISE(ABORT, 'an item is never deleted'); END
"""

_CURRENT = """
CREATE VIEW current_revision AS
SELECT item.kind, item.slug, item.locale, revision.number, revision.content, revision.hash,
       revision.hash_format, revision.origin, revision.author, revision.made_on, revision.note
FROM item
JOIN revision ON revision.item_id = item.id
WHERE revision.number = (SELECT max(number) FROM revision AS other WHERE other.item_id = item.id)
  AND NOT EXISTS (SELECT 1 FROM draft WHERE draft.item_id = item.id AND draft.hold <> '')
"""

# What a reviewer decided, and every time one was taken back: a row for each, the newest counts.
_OVERRIDES = """
CREATE TABLE override (
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL REFERENCES item (id),
    rule TEXT NOT NULL CHECK (rule <> ''),
    words TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (trim(reason) <> ''),
    reviewer TEXT NOT NULL CHECK (trim(reviewer) <> ''),
    decided_on TEXT NOT NULL CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    taken_back INTEGER NOT NULL CHECK (taken_back IN (0, 1)),
    made_on TEXT NOT NULL
) STRICT
;;
CREATE INDEX override_of_item ON override (item_id, rule, words)
;;
CREATE TRIGGER override_is_never_changed BEFORE UPDATE ON override
BEGIN SELECT RAISE(ABORT, 'an override is never changed'); END
;;
CREATE TRIGGER override_is_never_deleted BEFORE DELETE ON override
BEGIN SELECT RAISE(ABORT, 'an override is never deleted'); END
;;
CREATE TRIGGER override_follows_the_last BEFORE INSERT ON override
WHEN EXISTS (SELECT 1 FROM override WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'an override is never changed'); END
"""
