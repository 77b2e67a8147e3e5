"""What schema 6 adds: everybody who typed any of a version, beside the one who saved it.

Applied by the migration in `db.schema`; `docs/content-format.md` section 4 describes it.
"""

from __future__ import annotations

# `hands` is a JSON list of accounts. In `revision_hand` stand those who typed and did not save: the author is in
# `revision` itself.
HANDS = """
ALTER TABLE working ADD COLUMN hands TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(hands))
;;
ALTER TABLE draft ADD COLUMN hands TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(hands))
;;
UPDATE working SET hands = json_array(person_id)
;;
CREATE TABLE revision_hand (
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (revision_id, person_id)
) STRICT
;;
CREATE TRIGGER approval_is_by_no_other_hand BEFORE INSERT ON approval
WHEN EXISTS (SELECT 1 FROM revision_hand WHERE revision_id = NEW.revision_id AND person_id = NEW.approver_id)
BEGIN SELECT RAISE(ABORT, 'nobody approves what they wrote'); END
;;
CREATE TRIGGER revision_hand_is_never_changed BEFORE UPDATE ON revision_hand
BEGIN SELECT RAISE(ABORT, 'who wrote a version is never changed'); END
;;
CREATE TRIGGER revision_hand_is_never_deleted BEFORE DELETE ON revision_hand
BEGIN SELECT RAISE(ABORT, 'who wrote a version is never changed'); END
"""
