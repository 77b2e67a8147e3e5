"""The tables of schema 5: what a new version of the program changed in the starter text, and who has looked at it.

Applied by the migration in `db.schema`; `docs/content-format.md` section 4 describes them.
"""

from __future__ import annotations

# `before` is NULL where the item is new, `after` where it no longer comes with the program. `hash` is that of `after`.
STARTER = """
CREATE TABLE starter_change (
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL REFERENCES item (id),
    before TEXT CHECK (before IS NULL OR json_valid(before)),
    before_hold TEXT NOT NULL,
    after TEXT CHECK (after IS NULL OR json_valid(after)),
    hold TEXT NOT NULL,
    hash TEXT NOT NULL CHECK (length(hash) = 64 OR after IS NULL),
    hash_format INTEGER NOT NULL,
    made_on TEXT NOT NULL,
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT
;;
CREATE INDEX starter_change_of_item ON starter_change (item_id)
;;
CREATE TABLE starter_look (
    id INTEGER PRIMARY KEY,
    change_id INTEGER NOT NULL REFERENCES starter_change (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    made_on TEXT NOT NULL
) STRICT
;;
CREATE TRIGGER starter_change_is_never_changed BEFORE UPDATE ON starter_change
BEGIN SELECT RAISE(ABORT, 'a change of the starter text is never changed'); END
;;
CREATE TRIGGER starter_change_is_never_deleted BEFORE DELETE ON starter_change
BEGIN SELECT RAISE(ABORT, 'a change of the starter text is never deleted'); END
;;
CREATE TRIGGER starter_change_follows_the_last BEFORE INSERT ON starter_change
WHEN EXISTS (SELECT 1 FROM starter_change WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a change of the starter text is never changed'); END
;;
CREATE TRIGGER starter_look_is_never_changed BEFORE UPDATE ON starter_look
BEGIN SELECT RAISE(ABORT, 'a look is never changed'); END
;;
CREATE TRIGGER starter_look_is_never_deleted BEFORE DELETE ON starter_look
BEGIN SELECT RAISE(ABORT, 'a look is never deleted'); END
;;
CREATE TRIGGER starter_look_follows_the_last BEFORE INSERT ON starter_look
WHEN EXISTS (SELECT 1 FROM starter_look WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a look is never changed'); END
"""
