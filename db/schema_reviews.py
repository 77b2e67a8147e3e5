"""The tables of schema 4: the review files that were sent to an approver at another desk, and what came back.

Applied by the migration in `db.schema`; `docs/content-format.md` section 4 describes them.
"""

from __future__ import annotations

# `nonce` is in the file. `sent` is the SHA-256 of all that went out, `salt` that of the approver's passphrase on
# that day: an answer is held against both. A file has one answer or none.
REVIEWS = """
CREATE TABLE review_file (
    id INTEGER PRIMARY KEY,
    nonce TEXT NOT NULL UNIQUE CHECK (length(nonce) = 32),
    made_on TEXT NOT NULL,
    made_by INTEGER NOT NULL REFERENCES person (id),
    approver_id INTEGER NOT NULL REFERENCES person (id),
    items TEXT NOT NULL CHECK (json_valid(items)),
    sent TEXT NOT NULL CHECK (length(sent) = 64),
    salt BLOB NOT NULL
) STRICT
;;
CREATE TABLE review_answer (
    file_id INTEGER PRIMARY KEY REFERENCES review_file (id),
    result TEXT NOT NULL CHECK (result IN ('approved', 'sent back')),
    remark TEXT NOT NULL CHECK (result = 'approved' OR trim(remark) <> ''),
    signed_on TEXT NOT NULL,
    returned_on TEXT NOT NULL
) STRICT
;;
CREATE TRIGGER review_file_is_never_changed BEFORE UPDATE ON review_file
BEGIN SELECT RAISE(ABORT, 'a review file is never changed'); END
;;
CREATE TRIGGER review_file_is_never_deleted BEFORE DELETE ON review_file
BEGIN SELECT RAISE(ABORT, 'a review file is never deleted'); END
;;
CREATE TRIGGER review_file_follows_the_last BEFORE INSERT ON review_file
WHEN EXISTS (SELECT 1 FROM review_file WHERE id = NEW.id OR nonce = NEW.nonce)
BEGIN SELECT RAISE(ABORT, 'a review file is never changed'); END
;;
CREATE TRIGGER review_answer_is_never_changed BEFORE UPDATE ON review_answer
BEGIN SELECT RAISE(ABORT, 'an answer is never changed'); END
;;
CREATE TRIGGER review_answer_is_never_deleted BEFORE DELETE ON review_answer
BEGIN SELECT RAISE(ABORT, 'an answer is never deleted'); END
;;
CREATE TRIGGER review_answer_is_given_once BEFORE INSERT ON review_answer
WHEN EXISTS (SELECT 1 FROM review_answer WHERE file_id = NEW.file_id)
BEGIN SELECT RAISE(ABORT, 'a review file is answered once'); END
"""
