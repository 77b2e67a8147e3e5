"""What people really type and paste, and what a form that is older than the program leaves unsaid."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from db.forms.fields import FIELDS, FieldKind
from db.forms.reading import form_of, item_of
from db.forms.review import reviewed
from db.forms.saving import SavedMeanwhile, save
from db.item_json import tidy, to_json
from db.records import KINDS, Contact, Image, Page, Question, Section, Site, Source, Synonyms, Term
from tests.db.items import make
from tests.db.people.desk import Desk

if TYPE_CHECKING:
    from db.forms.reading import FieldFault
    from db.records import Item

WHOLE: dict[str, Item] = {
    "section": make(Section), "page": make(Page), "contact": make(Contact), "term": make(Term),
    "question": make(Question), "source": make(Source), "synonyms": make(Synonyms), "image": make(Image),
    "site": make(Site),
}  # fmt: skip
# Also half of a sign outside the first plane: a text field that counts in UTF-16 can leave one.
ANYTHING = st.text(st.characters(), max_size=40) | st.sampled_from(
    [
        "\ud800",
        "\ud83d text",
        "\x00",
        "\u202e",
        "31 February 2026",
        "9999-12-31",
        "\u0663",
        "\u00b2",
        "yes",
        "Yes",
        "-1",
    ]
)


def faults(kind: str, /, **typed: str) -> dict[str, FieldFault]:
    """What is wrong once somebody has typed into the form of a whole item."""
    item = WHOLE[kind]
    found = item_of(kind, item.slug, "en", {**form_of(kind, item), **typed}, base=item)
    assert (found.item is None) == bool(found.faults)
    return {fault.field: fault for fault in found.faults}


def phone(typed: str) -> str | None:
    """The number that is kept; None where it is asked for again."""
    item = make(Contact)
    found = item_of("contact", item.slug, "en", {**form_of("contact", item), "phone": typed}, base=item).item
    return found.phone if isinstance(found, Contact) else None


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_anything_in_any_field_is_kept_whole_or_told_of(kind: str, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(FIELDS[kind]))
    form = {**form_of(kind, WHOLE[kind]), field.name: data.draw(ANYTHING)}
    typed = dict(form)

    found = item_of(kind, "an-item", "en", form, base=data.draw(st.sampled_from([None, WHOLE[kind]])))

    assert form == typed
    assert {fault.field for fault in found.faults} <= {field.name}
    if found.item is not None:
        to_json(tidy(found.item))  # a workspace can keep it


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0808\u00a0800\u00a04040", "0808 800 4040"),
        ("\u202a0808 800 4040\u202c", "0808 800 4040"),
        ("\t0808  800 4040\n", "0808 800 4040"),
        ("+44 20 7450 4000", "+44 20 7450 4000"),
        ("", ""),
    ],
    ids=["hard spaces", "marks of an address book", "tabs and lines", "from abroad", "none"],
)
def test_a_number_that_was_pasted_loses_what_nobody_sees(typed: str, kept: str) -> None:
    assert phone(typed) == kept


@pytest.mark.parametrize("typed", ["()", "-", "0808 800 4040 ext 2", "\u0660\u0668\u0660\u0668", "ring us"])
def test_what_cannot_be_dialled_is_no_number(typed: str) -> None:
    assert phone(typed) is None


def test_a_tick_is_there_or_not() -> None:
    assert "neither yes nor no" in faults("contact", urgent="perhaps")["urgent"].found


@pytest.mark.parametrize(
    ("kind", "field", "typed", "offered"),
    [
        ("page", "kind", "news", "Choose from: Care; Research."),
        ("page", "nations", "ENG\nFrance", "Choose from: England; Northern Ireland; Scotland; Wales."),
    ],
)
def test_what_is_not_among_the_choices_is_told_with_their_names(
    kind: str, field: str, typed: str, offered: str
) -> None:
    assert faults(kind, **{field: typed})[field].mend == offered


def test_what_is_missing_is_asked_for() -> None:
    assert all(fault.mend.startswith("Fill it in.") for fault in faults("page", title="", summary=" ").values())


def test_a_field_that_nobody_touched_keeps_its_very_words() -> None:
    page = make(Page, title="10\u00a0mg  a day", summary="First line\nsecond", owner=" Lung team ")

    found = item_of("page", page.slug, "en", {**form_of("page", page), "position": "30"}, base=page)

    assert found.item == replace(page, position=30)


def test_a_form_that_does_not_know_a_field_leaves_it_alone() -> None:
    site = make(Site, funding="The hospital")
    form = form_of("site", site)
    del form["funding"], form["unwell_line"]

    assert item_of("site", site.slug, "en", form, base=site).item == site


def test_a_new_item_has_the_usual_words_where_its_form_says_nothing() -> None:
    found = item_of("site", "ours", "en", {"unwell_line": "Ring the bell"}, base=None)

    assert found.item == Site(slug="ours", unwell_line="Ring the bell")


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_asks_for_all_that_an_item_cannot_be_without(kind: str) -> None:
    told = item_of(kind, "new", "en", {}, base=None).faults

    assert {fault.field for fault in told} == {field.name for field in FIELDS[kind] if field.needed}
    assert all(field.label and (field.choices or field.kind is not FieldKind.NATIONS) for field in FIELDS[kind])


@pytest.mark.parametrize("written", ["", "news"])
def test_a_page_of_no_kind_yet_is_reviewed_for_the_shortest_time(written: str) -> None:
    assert reviewed("page", {"kind": written}, today=date(2026, 11, 26))["next_review"] == "26 November 2027"


def test_somebody_who_has_compared_may_save_over_a_later_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
    desk = Desk()
    first, theirs, mine = (make(Question, text=text) for text in ("First?", "Theirs?", "Mine?"))
    desk.write("question", first)
    desk.write("question", theirs, by=desk.nurse)
    form = form_of("question", mine)
    desk.workspace.working.keep("question", mine.slug, "en", form, person_id=desk.writer.id, based_on=1)

    def saved(*, over: bool) -> str:
        return save(
            desk.workspace, "question", mine.slug, "en", form, base=first, based_on=1, person=desk.writer, over=over
        ).told

    with pytest.raises(SavedMeanwhile):
        saved(over=False)
    assert "version 3" in saved(over=True)
    assert [each.item for each in desk.workspace.history("question", mine.slug)] == [first, theirs, mine]
    assert desk.workspace.working.all() == []
