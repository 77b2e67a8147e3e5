"""Making a review file: what stands in it, and who cannot be asked for what."""

from __future__ import annotations

import errno
import json
import sqlite3
from typing import TYPE_CHECKING

import pytest

from db.people.person import Role
from db.records import Contact, Page, Site, Term
from db.review_file import ask, form, places
from db.review_file.refused import ReviewRefused
from tests.db.items import make
from tests.db.people.desk import WORDS
from tests.db.review_file.conftest import CONTACT, OTHER_NUMBER, PAGE, Post

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.db.people.desk import Desk


def test_a_file_is_named_after_what_and_when_and_never_written_over_another(post: Post) -> None:
    assert [post.send().name for _ in range(2)] == [
        "contact-cruk-nurses-2026-11-26.review",
        "contact-cruk-nurses-2026-11-26-2.review",
    ]
    assert post.send(PAGE, CONTACT, PAGE).name == "page-everolimus-and-1-more-2026-11-26.review"
    assert not list(post.folder.glob("*.part"))


def test_a_file_says_who_asks_whom_and_holds_both_versions(post: Post) -> None:
    post.desk.write("site", make(Site, slug="ours", organisation="St Elsewhere NHS Trust"))

    content = json.loads(post.send().read_bytes())["content"]

    (item,) = content["items"]
    assert (item["before"]["phone"], item["after"]["phone"]) == ("0808 800 4040", OTHER_NUMBER)
    assert (item["author"], item["revision"]) == ("Name of writer", 2)
    assert item["hash"] == post.desk.workspace.history(*CONTACT)[-1].hash
    assert (content["organisation"], content["made_by"]) == ("St Elsewhere NHS Trust", "Name of writer")
    assert (content["approver"]["login"], content["approver"]["job"]) == ("nurse", "Lung nurse specialist")


def test_nothing_of_a_passphrase_goes_out_but_how_it_is_tried(post: Post) -> None:
    (verifier,) = post.desk.workspace._db.execute("SELECT verifier FROM person WHERE login = 'nurse'").fetchone()

    content = json.loads(post.send().read_bytes())["content"]

    assert content["approver"].keys() == {"login", "name", "job", "scrypt", "salt"}
    assert verifier.hex() not in post.send().read_text(encoding="utf-8")


def test_what_went_out_is_remembered(post: Post) -> None:
    sent = post.send(CONTACT, PAGE)

    (file,) = post.desk.workspace.reviews.all()
    content = json.loads(sent.read_bytes())["content"]
    assert (file.nonce, file.made_by, file.approver) == (content["nonce"], "Name of writer", "Name of nurse")
    assert [item.about for item in file.items] == [CONTACT, PAGE]
    assert file.answer is None


def written_by_the_nurse(desk: Desk) -> None:
    desk.write("contact", make(Contact, phone="0808 800 4042"), by=desk.nurse)


def from_a_folder(desk: Desk) -> None:
    desk.workspace.put("contact", make(Contact, phone="0808 800 4042"), origin="site", author="Command line")


def held(desk: Desk) -> None:
    desk.write("contact", make(Contact, hold="Nobody has dialled it"))


def tampered(desk: Desk) -> None:
    desk.workspace._db.execute("DROP TRIGGER revision_is_never_changed")
    desk.workspace._db.execute("UPDATE revision SET content = replace(content, '4041', '4049')")
    desk.workspace._db.conn.commit()


def retired(desk: Desk) -> None:
    desk.workspace.people.retire("nurse", by=desk.head)


def no_approver(desk: Desk) -> None:
    desk.workspace.people.set_roles("nurse", [Role.AUTHOR], by=desk.head)


def left(desk: Desk) -> None:
    desk.workspace.people.retire("writer", by=desk.head)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (written_by_the_nurse, r"Name of nurse wrote contact:cruk-nurses, so somebody else"),
        (from_a_folder, "nobody knows who wrote it"),
        (held, "held back"),
        (tampered, "behind the program's back"),
        (lambda desk: desk.approve("contact", "cruk-nurses"), "approved already"),
        (retired, "Name of nurse is no clinical approver here"),
        (no_approver, "Name of nurse is no clinical approver here"),
        (left, "Only somebody with an account"),
    ],
)
def test_what_could_not_be_approved_is_not_sent(post: Post, change: Callable[[Desk], None], told: str) -> None:
    change(post.desk)

    with pytest.raises(ReviewRefused, match=told):
        post.send()

    assert list(post.folder.iterdir()) == []
    assert post.desk.workspace.reviews.all() == []


def test_what_is_not_there_is_not_sent(post: Post) -> None:
    with pytest.raises(ReviewRefused, match="no page:other that may be shown"):
        post.send(("page", "other", "en"))
    with pytest.raises(ReviewRefused, match="at least one"):
        ask.make(post.desk.workspace, [], approver=post.desk.nurse, person=post.desk.writer, folder=post.folder)


def test_where_no_file_can_be_written_nothing_is_remembered(post: Post) -> None:
    lost = Post(post.desk, post.folder / "pulled out")

    with pytest.raises(ReviewRefused, match=r"cannot be written: the folder is not there\. Nothing was changed"):
        lost.send()

    assert post.desk.workspace.reviews.all() == []


def test_a_disk_that_goes_away_while_the_file_is_written_leaves_none(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Path) -> None:
        raise OSError(errno.EIO, "fault")

    monkeypatch.setattr(places, "sync_folder", fails)

    with pytest.raises(ReviewRefused, match="the disk reports a fault"):
        post.send()

    assert post.desk.workspace.reviews.all() == []
    assert list(post.folder.iterdir()) == []


def test_a_file_that_the_workspace_could_not_remember_is_taken_away_again(post: Post) -> None:
    db = post.desk.workspace._db
    db.execute("CREATE TABLE broken (x REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED)")
    db.execute("CREATE TRIGGER breaks AFTER INSERT ON review_file BEGIN INSERT INTO broken VALUES (999); END")

    with pytest.raises(sqlite3.IntegrityError):
        post.send()

    assert post.desk.workspace.reviews.all() == []
    assert list(post.folder.iterdir()) == []


def test_too_much_for_one_file_is_told(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "LARGEST", 500)

    with pytest.raises(ReviewRefused, match="Send fewer changes at a time"):
        post.send()

    assert form.LARGEST == 50_000_000
    assert post.desk.workspace.reviews.all() == []


def test_a_version_that_differs_only_outside_the_hash_goes_out_as_the_newest(post: Post) -> None:
    post.desk.write("contact", make(Contact, phone=OTHER_NUMBER, grade="A"))

    assert json.loads(post.send().read_bytes())["content"]["items"][0]["revision"] == 3


def test_starter_text_may_be_sent_as_it_is(post: Post) -> None:
    post.desk.workspace.put("term", make(Term), origin="starter", author="Starter text")

    (item,) = json.loads(post.send(("term", "net", "en")).read_bytes())["content"]["items"]

    assert item["author"] == "Starter text"
    assert item["before"] == item["after"]


def test_a_page_nobody_sees_yet_has_no_before(post: Post) -> None:
    post.desk.write("page", make(Page, slug="new"))

    (item,) = json.loads(post.send(("page", "new", "en")).read_bytes())["content"]["items"]

    assert item["before"] is None


def test_nobody_is_asked_whose_passphrase_somebody_else_chose(post: Post) -> None:
    post.desk.workspace.people.give_passphrase("nurse", "words that were given", by=post.desk.head, passphrase=WORDS)

    with pytest.raises(ReviewRefused, match="The passphrase of Name of nurse was chosen by Name of head"):
        post.send()
    assert post.desk.workspace.reviews.all() == []
