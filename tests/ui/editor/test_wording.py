"""Words of the window that say what somebody looks at, and places that have one thing alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from db.findings import Finding, place
from db.publish.outcome import Fault, Outcome
from db.records import Image, Site
from db.words import said_of
from tests.db.items import make
from tests.ui.editor.conftest import EditorWindow, said


@pytest.mark.parametrize(
    ("area", "title"),
    [
        ("page", "New page"),
        ("contact", "New contact"),
        ("term", "New word of the glossary"),
        ("question", "New question"),
        ("section", "New section"),
        ("source", "New source"),
        ("synonyms", "New other words"),
        ("image", "New picture"),
    ],
)
def test_a_new_item_says_what_it_is(editor: EditorWindow, area: str, title: str) -> None:
    editor.sign_in("writer")
    editor.click(f"place-{area}")
    editor.click("addItem")

    editor.see("save")
    assert editor.reads(title)


def test_the_only_clinic_is_opened_at_once(editor: EditorWindow) -> None:
    (site,) = editor.office.workspace.items("site")
    editor.sign_in("writer")
    editor.click("place-site")

    editor.see("field-name")
    assert editor.desk.form.about == place("site", site.item.slug, site.item.locale)
    assert editor.see("place-site").property("chosen")


def test_what_is_opened_from_far_down_in_something_else_begins_at_its_top(editor: EditorWindow) -> None:
    editor.sign_in("writer")
    editor.desk.open("page:everolimus")
    editor.see("approve").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    editor.settle()
    assert editor.see("fields").property("contentY") > 0

    editor.click("place-site")

    assert editor.see("fields").property("contentY") == 0


def test_of_two_clinics_one_is_chosen_from_a_list(editor: EditorWindow) -> None:
    editor.office.workspace.put("site", make(Site, slug="annexe", name="Example Annexe"), origin="site", author="Test")
    editor.sign_in("writer")
    editor.click("place-site")
    editor.click("item-site:annexe")

    assert said(editor.see("field-name-input")) == "Example Annexe"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Chemotherapy", "Chemotherapy: Waits."),
        ("They talk to one another.", "They talk to one another. Waits."),
        ("What are trials?", "What are trials? Waits."),
    ],
)
def test_a_title_that_is_a_sentence_has_one_end(title: str, told: str) -> None:
    assert said_of(title, "Waits.") == told


def test_a_finding_about_a_picture_has_one_end(editor: EditorWindow) -> None:
    pictures = [each.item for each in editor.office.workspace.items("image")]
    picture = next(each for each in pictures if isinstance(each, Image) and each.alt.endswith("."))
    editor.sign_in("writer")
    editor.click("place-publish")
    editor.see("publishArea")
    finding = Finding("image", "must", place("image", picture.slug, "en"), 0, "It has no words.", "Write some.")
    editor.desk.publishing.outcome.show(Outcome(fault=Fault("Nothing was published.", "", "Mend it.", (finding,))))

    editor.reading(f"{picture.alt} It has no words. Write some.")
