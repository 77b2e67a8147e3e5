"""What schema 7 adds: changes that an approver sent back with a remark, and review files that were withdrawn.

Applied by the migration in `db.schema`; `docs/content-format.md` section 4 describes them.
"""

from __future__ import annotations

# `last_approval` is the newest approval of that moment: a later one of the same version settles what was sent back.
RETURNS = """
CREATE TABLE sent_back (
    id INTEGER PRIMARY KEY,
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    approver_id INTEGER NOT NULL REFERENCES person (id),
    approver_name TEXT NOT NULL CHECK (trim(approver_name) <> ''),
    remark TEXT NOT NULL CHECK (trim(remark) <> ''),
    last_approval INTEGER NOT NULL,
    made_on TEXT NOT NULL
) STRICT
;;
CREATE INDEX sent_back_of_revision ON sent_back (revision_id)
;;
CREATE TABLE review_withdrawn (
    file_id INTEGER PRIMARY KEY REFERENCES review_file (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    made_on TEXT NOT NULL
) STRICT
;;
CREATE TRIGGER sent_back_is_by_somebody_else BEFORE INSERT ON sent_back
WHEN EXISTS (SELECT 1 FROM revision WHERE id = NEW.revision_id AND author_id = NEW.approver_id)
  OR EXISTS (SELECT 1 FROM revision_hand WHERE revision_id = NEW.revision_id AND person_id = NEW.approver_id)
BEGIN SELECT RAISE(ABORT, 'nobody sends back what they wrote'); END
;;
CREATE TRIGGER sent_back_needs_an_approver BEFORE INSERT ON sent_back
WHEN NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.approver_id AND approver = 1 AND active = 1)
BEGIN SELECT RAISE(ABORT, 'only a clinical approver sends something back'); END
;;
CREATE TRIGGER sent_back_is_of_the_newest BEFORE INSERT ON sent_back
WHEN EXISTS (
    SELECT 1 FROM revision JOIN revision AS later ON later.item_id = revision.item_id
    WHERE revision.id = NEW.revision_id AND later.number > revision.number
)
BEGIN SELECT RAISE(ABORT, 'only the newest version is sent back'); END
;;
CREATE TRIGGER sent_back_is_never_changed BEFORE UPDATE ON sent_back
BEGIN SELECT RAISE(ABORT, 'what was sent back is never changed'); END
;;
CREATE TRIGGER sent_back_is_never_deleted BEFORE DELETE ON sent_back
BEGIN SELECT RAISE(ABORT, 'what was sent back is never deleted'); END
;;
CREATE TRIGGER sent_back_follows_the_last BEFORE INSERT ON sent_back
WHEN EXISTS (SELECT 1 FROM sent_back WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'what was sent back is never changed'); END
;;
CREATE TRIGGER review_withdrawn_before_it_is_answered BEFORE INSERT ON review_withdrawn
WHEN EXISTS (SELECT 1 FROM review_answer WHERE file_id = NEW.file_id)
BEGIN SELECT RAISE(ABORT, 'what is answered is not withdrawn'); END
;;
CREATE TRIGGER review_withdrawn_is_never_changed BEFORE UPDATE ON review_withdrawn
BEGIN SELECT RAISE(ABORT, 'what is withdrawn is never changed'); END
;;
CREATE TRIGGER review_withdrawn_is_never_deleted BEFORE DELETE ON review_withdrawn
BEGIN SELECT RAISE(ABORT, 'what is withdrawn is never changed'); END
;;
CREATE TRIGGER review_withdrawn_is_written_once BEFORE INSERT ON review_withdrawn
WHEN EXISTS (SELECT 1 FROM review_withdrawn WHERE file_id = NEW.file_id)
BEGIN SELECT RAISE(ABORT, 'what is withdrawn is never changed'); END
;;
CREATE TRIGGER review_answer_is_to_a_file_that_stands BEFORE INSERT ON review_answer
WHEN EXISTS (SELECT 1 FROM review_withdrawn WHERE file_id = NEW.file_id)
BEGIN SELECT RAISE(ABORT, 'what is withdrawn is not answered'); END
"""
