"""What schema 8 adds: the conflicts of interest that people declared (GOV-07).

Applied by the migration in `db.schema`; `docs/content-format.md` section 4 describes it.
"""

from __future__ import annotations

# "" means that somebody said they have none. The newest row of a person counts.
INTERESTS = """
CREATE TABLE declaration (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    interests TEXT NOT NULL,
    declared_on TEXT NOT NULL CHECK (declared_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    by TEXT NOT NULL CHECK (by <> ''),
    made_on TEXT NOT NULL
) STRICT
;;
CREATE INDEX declaration_of_person ON declaration (person_id)
;;
CREATE TRIGGER declaration_is_never_changed BEFORE UPDATE ON declaration
BEGIN SELECT RAISE(ABORT, 'a declaration is never changed'); END
;;
CREATE TRIGGER declaration_is_never_deleted BEFORE DELETE ON declaration
BEGIN SELECT RAISE(ABORT, 'a declaration is never deleted'); END
;;
CREATE TRIGGER declaration_follows_the_last BEFORE INSERT ON declaration
WHEN EXISTS (SELECT 1 FROM declaration WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a declaration is never changed'); END
"""
