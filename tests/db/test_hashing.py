"""The fingerprint an approval is given to must never move by itself."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import msgspec
import pytest

from db.hashing import FIELDS_1, HASH_FORMAT, canonical, item_hash
from db.records import KINDS, NOT_HASHED, Contact, Page, Term
from tests.db.items import make


def test_the_hash_of_one_page_is_what_it_was_when_format_1_was_made() -> None:
    page = Page(
        slug="everolimus-research",
        section="research",
        position=30,
        kind="research",
        title="Everolimus – 18F-FET-βAG-TOCA",
        summary="",
        last_reviewed=date(2026, 11, 23),
        next_review=date(2027, 11, 23),
        body='## A heading\n\nSome **strong** "text".',
        sources=("nice-ta449", "cruk-research-2021"),
        nations=("ENG", "WLS"),
    )

    assert item_hash("page", page, hash_format=1) == "b6374ae05528460b3d313f3667bb4d02cbeceff26444f957b17f90554e213f51"


def test_the_hash_of_one_contact_is_what_it_was_when_format_1_was_made() -> None:
    contact = Contact(
        slug="nhs-111",
        name="NHS 111",
        position=20,
        for_whom="When it is urgent",
        phone="111",
        always_open=True,
        dialled_on=date(2026, 11, 2),
        last_reviewed=date(2026, 11, 23),
        next_review=date(2027, 11, 23),
    )

    assert (
        item_hash("contact", contact, hash_format=1)
        == "b4ba5c8020fa6c22b53ca9f7a7d34b90b9038cdfd55c35eb4b0234fb3aa93ac0"
    )


def test_the_newest_format_covers_every_field_that_a_patient_can_see() -> None:
    """When this fails after a change to db.records: add a format, do not edit FIELDS_1."""
    newest = {1: FIELDS_1}[HASH_FORMAT]

    assert {kind: set(fields) for kind, fields in newest.items()} == {
        kind: set(struct.__struct_fields__) - NOT_HASHED for kind, struct in KINDS.items()
    }


@pytest.mark.parametrize("kind", KINDS)
def test_defaults_are_hashed_as_if_they_had_been_written(kind: str) -> None:
    item = make(KINDS[kind])
    fields = json.loads(canonical(kind, item))["fields"]

    assert set(fields) == set(FIELDS_1[kind])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "0808 800 4041"),
        ("hours", ("Mon-Fri 09:00-17:30",)),
        ("always_open", True),
        ("dialled_on", date(2026, 1, 1)),
        ("next_review", date(2027, 1, 1)),
        ("locale", "cy"),
        ("nations", ("ENG",)),
    ],
)
def test_a_change_to_anything_a_patient_sees_changes_the_hash(field: str, value: Any) -> None:
    contact = make(Contact)
    changed = msgspec.structs.replace(contact, **{field: value})

    assert item_hash("contact", changed) != item_hash("contact", contact)


@pytest.mark.parametrize("change", [{"hold": "not proved"}, {"grade": "A"}])
def test_what_a_patient_never_sees_leaves_the_hash_alone(change: dict[str, Any]) -> None:
    contact = make(Contact)

    assert item_hash("contact", msgspec.structs.replace(contact, **change)) == item_hash("contact", contact)


def test_canonical_bytes_are_sorted_unescaped_json_without_spaces() -> None:
    term = make(Term, term="β-agonist", forms=("b", "a"))

    assert canonical("term", term).decode() == (
        '{"fields":{"forms":["b","a"],"locale":"en","meaning":"Short for neuroendocrine tumour.","say":"",'
        '"slug":"net","sources":[],"term":"β-agonist"},"hash_format":1,"kind":"term"}'
    )


def test_a_format_that_never_was_is_refused() -> None:
    with pytest.raises(KeyError):
        item_hash("term", make(Term), hash_format=99)
