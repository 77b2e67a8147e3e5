"""At the approver's desk, without a workspace: what they see, what they must tick, and what they cannot open."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.changes.item import State
from db.people import passphrase
from db.records import Contact, Image, Page
from db.review_file import answer, form, places
from db.review_file.form import Answer, Request
from db.review_file.refused import ReviewRefused
from tests.db.items import make
from tests.db.people.desk import WORDS
from tests.db.review_file.conftest import CONTACT, LATER, NUMBER, OTHER_NUMBER, PAGE, Post

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"></svg>'


def remade(path: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """The file with other content, and the SHA-256 that fits it: as somebody would who means harm."""
    whole = json.loads(path.read_bytes())
    change(whole["content"])
    raw = json.dumps(whole["content"]).encode()
    digest = hashlib.sha256(raw).hexdigest()
    mark = whole["lung_net_review"]
    path.write_bytes(
        b'{"lung_net_review":%d,"what":"%s","sha256":"%s","content":%s}'
        % (mark, whole["what"].encode(), digest.encode(), raw)
    )
    return path


def test_an_approver_sees_exactly_what_changed(post: Post) -> None:
    request = answer.read(post.send(CONTACT, PAGE))

    contact, page = request.changes
    assert (contact.state, [field.field for field in contact.fields]) == (State.CHANGED, ["phone"])
    assert [(line.before, line.after) for line in contact.red] == [(NUMBER, OTHER_NUMBER)]
    assert [field.after for field in page.fields] == ["Everolimus, a tablet"]
    assert request.items[0].after == make(Contact, phone=OTHER_NUMBER)
    assert (request.items[0].author, request.items[0].revision) == ("Name of writer", 2)
    assert (request.made_by, request.asked.name) == ("Name of writer", "Name of nurse")
    assert request.made_on.isoformat() == "2026-11-26T09:00:00+00:00"


def test_every_red_line_of_every_item_is_ticked_or_nothing_is_signed(post: Post) -> None:
    post.desk.write("contact", make(Contact, slug="other", phone=OTHER_NUMBER))
    request = answer.read(post.send(CONTACT, ("contact", "other", "en")))
    keys = request.red_keys()
    assert all(keys.values())

    with pytest.raises(ReviewRefused, match="not confirmed yet"):
        answer.sign(request, WORDS, {}, LATER)
    with pytest.raises(ReviewRefused, match="not confirmed yet"):
        answer.sign(request, WORDS, {CONTACT: keys[CONTACT]}, LATER)
    with pytest.raises(ReviewRefused, match="One change is not confirmed yet"):
        answer.sign(request, WORDS, keys | {CONTACT: list(keys[CONTACT])[1:]}, LATER)
    assert answer.sign(request, WORDS, keys, LATER)


def test_a_file_is_sent_back_with_a_remark_and_without_ticks(post: Post) -> None:
    request = answer.read(post.send())

    with pytest.raises(ReviewRefused, match="Say what is wrong"):
        answer.send_back(request, WORDS, "  \n", LATER)
    with pytest.raises(ReviewRefused, match="at most 4,000"):
        answer.send_back(request, WORDS, "x" * 4001, LATER)
    assert b"The old number" in answer.send_back(request, WORDS, " The old number. ", LATER)


@pytest.mark.parametrize("words", ["", "too short", "a" * 20, "four words " * 40])
def test_what_cannot_be_a_passphrase_is_not_carried_to_the_other_desk(post: Post, words: str) -> None:
    request = answer.read(post.send())

    with pytest.raises(ReviewRefused, match="It is the one of Name of nurse"):
        answer.sign(request, words, request.red_keys(), LATER)


def test_an_answer_lies_beside_its_file_and_says_nothing_of_the_passphrase(post: Post) -> None:
    sent = post.send()
    cost, salt = post.desk.workspace.people.asks_for("nurse")
    verifier = passphrase._scrypt(WORDS, salt, cost)

    signed = post.sign(sent)

    assert signed == sent.with_name("contact-cruk-nurses-2026-11-26.answer")
    assert post.sign(sent).name == "contact-cruk-nurses-2026-11-26-2.answer"
    assert verifier.hex() not in signed.read_text(encoding="utf-8")


def test_another_folder_may_be_chosen(post: Post, tmp_path: Path) -> None:
    sent = post.send()
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    request = answer.read(sent)

    put = answer.write(answer.sign(request, WORDS, request.red_keys(), LATER), sent, folder=elsewhere)

    assert put.parent == elsewhere


def test_a_picture_that_is_to_be_approved_is_in_the_file(post: Post) -> None:
    stored = post.desk.workspace.put_image(SQUARE)
    post.desk.write("image", make(Image, sha256=stored.sha256))

    request = answer.read(post.send(("image", "lungs", "en"), PAGE))

    assert request.pictures == {stored.sha256: stored}
    assert answer.read(post.send(PAGE)).pictures == {}


def spoil_picture(content: dict[str, Any]) -> None:
    content["pictures"] = ["R0lGODlh"]


def another_picture(content: dict[str, Any]) -> None:
    content["pictures"] = ["PHN2ZyB3aWR0aD0iOSIgaGVpZ2h0PSI5Ij48L3N2Zz4="]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda it: it["items"][0]["after"].update(phone="0808 800 9999"), "other words of contact:cruk-nurses"),
        (lambda it: it["items"][0].update(slug="other"), "other words of contact:other"),
        (lambda it: it["items"][0]["before"].update(slug="other"), "other words of contact:cruk-nurses"),
        (lambda it: it["items"][0]["after"].update(more="?"), "Ask for a new file"),
        (lambda it: it["items"].append(it["items"][0]), "Ask for a new file"),
        (lambda it: it["items"][0].update(kind="drawing"), 'holds a "drawing", which this program does not know'),
        (lambda it: it["items"][0].update(hash_format=99), "newer version"),
        (lambda it: it["items"].clear(), "does not know"),
        (lambda it: it.update(nonce="short"), "does not know"),
        (lambda it: it.update(more=1), "does not know"),
        (lambda it: it.pop("organisation"), "does not know"),
        (lambda it: it.update(made_on="2026-11-26T09:00:00"), "does not know"),
        (lambda it: it["approver"].update(scrypt="n=2,r=8,p=1"), "Do not type yours"),
        (lambda it: it["approver"].update(scrypt="n=16777216,r=8,p=1"), "Do not type yours"),
        (lambda it: it["approver"].update(salt="AAAA"), "Do not type yours"),
        (spoil_picture, "a picture that cannot be shown"),
        (another_picture, "Ask for a new file"),
    ],
)
def test_a_file_that_was_made_up_is_refused(post: Post, change: Callable[[dict[str, Any]], object], told: str) -> None:
    sent = remade(post.send(), change)

    with pytest.raises(ReviewRefused, match=told):
        answer.read(sent)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no review file"),
        (b"Dear Sir or Madam", "no review file"),
        (b"{}", "no review file"),
        (b"[" * 100_000, "no review file"),
        (b'{"lung_net_review":1,"what":"request"}', "changed or cut short"),
        (b'{"lung_net_review":1,"what":' + b"[" * 100_000, "changed or cut short"),
        (b'{"lung_net_review":2,"other":"shape"}', "newer version"),
        (b'{"lung_net_review":2,"what":"request","sha256":"%s","content":{}}' % (b"0" * 64), "newer version"),
        (b'{"lung_net_review":0,"what":"request","sha256":"%s","content":{}}' % (b"0" * 64), "changed or cut short"),
        (b'{"lung_net_review":1,"what":"request","sha256":"%s","content":{}}' % (b"0" * 64), "changed or cut short"),
    ],
)
def test_what_is_no_review_file_is_told_calmly(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "letter.review"
    path.write_bytes(data)

    with pytest.raises(ReviewRefused, match=told):
        answer.read(path)


def test_a_file_that_is_cut_short_or_touched_anywhere_is_refused(post: Post) -> None:
    sent = post.send(PAGE)
    whole = sent.read_bytes()

    for length in range(0, len(whole), 7):
        with pytest.raises(ReviewRefused, match=r"cut short|no review file"):
            form.from_bytes(whole[:length], Request, name="it")
    for place in range(0, len(whole), 7):
        touched = bytearray(whole)
        touched[place] ^= 1
        with pytest.raises(ReviewRefused):
            form.from_bytes(bytes(touched), Request, name="it")


def test_the_two_kinds_of_file_are_not_taken_for_each_other(post: Post) -> None:
    sent = post.send()

    with pytest.raises(ReviewRefused, match="Take it in on the PC where the change was written"):
        answer.read(post.sign(sent))
    with pytest.raises(ReviewRefused, match=r"ends in \.answer"):
        form.from_bytes(sent.read_bytes(), Answer, name="it")


def test_a_file_that_is_far_too_large_or_not_there_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "LARGEST", 1_000_000)
    large = tmp_path / "large.review"
    large.write_bytes(b" " * 1_000_001)

    with pytest.raises(ReviewRefused, match="more than 1 MB"):
        answer.read(large)
    with pytest.raises(ReviewRefused, match="cannot be read"):
        answer.read(tmp_path / "none.review")
    with pytest.raises(ReviewRefused, match="cannot be read"):
        answer.read(tmp_path)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.binary() | json_values.map(lambda value: json.dumps(value).encode()))
def test_garbage_is_refused_and_never_breaks_anything(data: bytes) -> None:
    with pytest.raises(ReviewRefused):
        form.from_bytes(data, Request, name="it")
    with pytest.raises(ReviewRefused):
        form.from_bytes(data, Answer, name="it")


@given(st.binary() | json_values.map(lambda value: json.dumps(value).encode()))
def test_garbage_with_a_fitting_hash_is_refused_too(raw: bytes) -> None:
    digest = hashlib.sha256(raw).hexdigest().encode()
    data = b'{"lung_net_review":1,"what":"%s","sha256":"%s","content":%s}'
    with pytest.raises(ReviewRefused):
        form.from_bytes(data % (b"request", digest, raw), Request, name="it")
    with pytest.raises(ReviewRefused):
        form.from_bytes(data % (b"answer", digest, raw), Answer, name="it")


def test_a_removed_body_is_seen(post: Post) -> None:
    post.desk.write("page", make(Page, body="::: key-facts\n- Everolimus is a tablet.\n:::"))

    (changes,) = answer.read(post.send(PAGE)).changes

    assert {field.field for field in changes.fields} == {"body"}
