"""The tables of schema 3: who works on the content, what they approved, and what they took off.

Applied by the migration in `db.schema`; `docs/content-format.md` section 4 describes them. What
must never be got round stands here and not in the program: a database that is edited with
another tool refuses it too (GOV-04).
"""

from __future__ import annotations

# Names may be corrected and passphrases changed, so a person is a row that changes; everything
# that is done to one is an event, which does not.
PEOPLE = """
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    login TEXT NOT NULL UNIQUE CHECK (login <> ''),
    name TEXT NOT NULL CHECK (trim(name) <> ''),
    job TEXT NOT NULL CHECK (trim(job) <> ''),
    author INTEGER NOT NULL CHECK (author IN (0, 1)),
    approver INTEGER NOT NULL CHECK (approver IN (0, 1)),
    administrator INTEGER NOT NULL CHECK (administrator IN (0, 1)),
    scrypt TEXT NOT NULL,
    salt BLOB NOT NULL CHECK (length(salt) >= 16),
    verifier BLOB NOT NULL CHECK (length(verifier) >= 32),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    failures INTEGER NOT NULL CHECK (failures >= 0),
    locked_at TEXT NOT NULL,
    made_on TEXT NOT NULL
) STRICT
;;
CREATE TABLE person_event (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    what TEXT NOT NULL CHECK (what <> ''),
    by TEXT NOT NULL CHECK (by <> ''),
    made_on TEXT NOT NULL
) STRICT
;;
CREATE TRIGGER person_is_never_deleted BEFORE DELETE ON person
BEGIN SELECT RAISE(ABORT, 'a person is never deleted'); END
;;
CREATE TRIGGER person_follows_the_last BEFORE INSERT ON person
WHEN EXISTS (SELECT 1 FROM person WHERE id = NEW.id OR login = NEW.login)
BEGIN SELECT RAISE(ABORT, 'a person is never replaced'); END
;;
CREATE TRIGGER person_keeps_its_number BEFORE UPDATE OF id, login ON person
WHEN NEW.id <> OLD.id OR NEW.login <> OLD.login
BEGIN SELECT RAISE(ABORT, 'a person keeps number and login'); END
;;
CREATE TRIGGER person_event_is_never_changed BEFORE UPDATE ON person_event
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END
;;
CREATE TRIGGER person_event_is_never_deleted BEFORE DELETE ON person_event
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END
;;
CREATE TRIGGER person_event_follows_the_last BEFORE INSERT ON person_event
WHEN EXISTS (SELECT 1 FROM person_event WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END
;;
ALTER TABLE revision ADD COLUMN author_id INTEGER REFERENCES person (id)
"""

# An approval is given to the exact text of one revision. Name, job and organisation are copied:
# the record says who somebody was on that day.
APPROVALS = """
CREATE TABLE approval (
    id INTEGER PRIMARY KEY,
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    hash TEXT NOT NULL,
    hash_format INTEGER NOT NULL,
    approver_id INTEGER NOT NULL REFERENCES person (id),
    approver_name TEXT NOT NULL CHECK (trim(approver_name) <> ''),
    approver_job TEXT NOT NULL CHECK (trim(approver_job) <> ''),
    organisation TEXT NOT NULL,
    ticked TEXT NOT NULL CHECK (json_valid(ticked)),
    via TEXT NOT NULL CHECK (via IN ('editor', 'review file')),
    approved_on TEXT NOT NULL
) STRICT
;;
CREATE INDEX approval_of_revision ON approval (revision_id)
;;
CREATE TRIGGER approval_is_by_somebody_else BEFORE INSERT ON approval
WHEN EXISTS (SELECT 1 FROM revision WHERE id = NEW.revision_id AND author_id = NEW.approver_id)
BEGIN SELECT RAISE(ABORT, 'nobody approves what they wrote'); END
;;
CREATE TRIGGER approval_needs_a_known_author BEFORE INSERT ON approval
WHEN EXISTS (SELECT 1 FROM revision WHERE id = NEW.revision_id AND origin = 'site' AND author_id IS NULL)
BEGIN SELECT RAISE(ABORT, 'nobody knows who wrote this'); END
;;
CREATE TRIGGER approval_is_of_these_words BEFORE INSERT ON approval
WHEN NOT EXISTS (
    SELECT 1 FROM revision WHERE id = NEW.revision_id AND hash = NEW.hash AND hash_format = NEW.hash_format
)
BEGIN SELECT RAISE(ABORT, 'an approval is given to the exact words'); END
;;
CREATE TRIGGER approval_needs_an_approver BEFORE INSERT ON approval
WHEN NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.approver_id AND approver = 1 AND active = 1)
BEGIN SELECT RAISE(ABORT, 'only a clinical approver approves'); END
;;
CREATE TRIGGER approval_is_never_changed BEFORE UPDATE ON approval
BEGIN SELECT RAISE(ABORT, 'an approval is never changed'); END
;;
CREATE TRIGGER approval_is_never_deleted BEFORE DELETE ON approval
BEGIN SELECT RAISE(ABORT, 'an approval is never deleted'); END
;;
CREATE TRIGGER approval_follows_the_last BEFORE INSERT ON approval
WHEN EXISTS (SELECT 1 FROM approval WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'an approval is never changed'); END
"""

# What was taken off at once, and every release that was ever built: those built before must not
# be shown again.
RELEASES = """
CREATE TABLE build (
    id INTEGER PRIMARY KEY,
    serial INTEGER NOT NULL CHECK (serial >= 0),
    content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
    urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    made_by TEXT NOT NULL,
    made_on TEXT NOT NULL
) STRICT
;;
CREATE TABLE withdrawal (
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL REFERENCES item (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL CHECK (trim(reason) <> ''),
    last_build INTEGER NOT NULL,
    last_approval INTEGER NOT NULL,
    made_on TEXT NOT NULL
) STRICT
;;
CREATE TRIGGER build_is_never_changed BEFORE UPDATE ON build
BEGIN SELECT RAISE(ABORT, 'a build is never changed'); END
;;
CREATE TRIGGER build_is_never_deleted BEFORE DELETE ON build
BEGIN SELECT RAISE(ABORT, 'a build is never deleted'); END
;;
CREATE TRIGGER build_follows_the_last BEFORE INSERT ON build
WHEN EXISTS (SELECT 1 FROM build WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a build is never changed'); END
;;
CREATE TRIGGER withdrawal_is_never_changed BEFORE UPDATE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'a withdrawal is never changed'); END
;;
CREATE TRIGGER withdrawal_is_never_deleted BEFORE DELETE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'a withdrawal is never deleted'); END
;;
CREATE TRIGGER withdrawal_follows_the_last BEFORE INSERT ON withdrawal
WHEN EXISTS (SELECT 1 FROM withdrawal WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a withdrawal is never changed'); END
;;
INSERT INTO build (serial, content_hash, urgent, made_by, made_on)
SELECT CAST(serial.value AS INTEGER), hash.value, 0, '', ''
FROM meta AS serial JOIN meta AS hash ON hash.key = 'build_hash'
WHERE serial.key = 'build_serial' AND length(hash.value) = 64
;;
DELETE FROM meta WHERE key IN ('build_serial', 'build_hash')
"""

# A form as it was typed, right or wrong.
WORK = """
CREATE TABLE working (
    item_id INTEGER NOT NULL PRIMARY KEY REFERENCES item (id),
    form TEXT NOT NULL CHECK (json_valid(form)),
    based_on INTEGER NOT NULL CHECK (based_on >= 0),
    person_id INTEGER NOT NULL REFERENCES person (id),
    updated_at TEXT NOT NULL
) STRICT
"""

ALL = (PEOPLE, APPROVALS, RELEASES, WORK)
