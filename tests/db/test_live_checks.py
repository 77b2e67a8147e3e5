"""The rules beside a text that is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from db.checks.live import LiveChecks, Looked
from db.checks.run import check_item
from db.exchange.starter import starter_workspace
from db.findings import about, place
from db.labels import in_labels
from db.overrides import Override
from db.records import Page

if TYPE_CHECKING:
    from collections.abc import Generator

    from db.workspace import Workspace


@pytest.fixture
def workspace() -> Generator[Workspace]:
    with starter_workspace() as workspace:
        yield workspace


def with_a_dose(workspace: Workspace) -> Page:
    page = workspace.current("page", "everolimus")
    assert isinstance(page, Page)
    return replace(page, body=f"Take 10 mg.\n\n{page.body}")


def test_what_is_said_while_typing_is_what_the_check_says_after_saving(workspace: Workspace) -> None:
    typed = with_a_dose(workspace)

    looked = LiveChecks.of(workspace).look("page", typed)
    workspace.put("page", typed, origin="site", author="Test")

    assert looked.findings == check_item(workspace, "page:everolimus")
    assert any(each.line == 1 and each.stops for each in looked.findings)


def test_what_a_reviewer_lets_stand_does_not_stop_it(workspace: Workspace) -> None:
    typed = with_a_dose(workspace)
    found = next(each for each in LiveChecks.of(workspace).look("page", typed).findings if each.stops)
    workspace.put("page", typed, origin="site", author="Test")
    workspace.overrides.give(
        Override(
            item="page:everolimus",
            rule=found.rule,
            words=found.words,
            reason="Agreed with our pharmacy",
            reviewer="Lung nurse specialist",
            decided_on=typed.last_reviewed,
        )
    )

    again = next(each for each in LiveChecks.of(workspace).look("page", typed).findings if each.rule == found.rule)

    assert not again.stops


def test_length_and_grade_are_told_in_words(workspace: Workspace) -> None:
    assert "words. Reading grade" in LiveChecks.of(workspace).look("page", with_a_dose(workspace)).told
    assert Looked((), 1, None).told == "1 word."
    assert LiveChecks.of(workspace).look("term", workspace.items("term")[0].item).told == ""


@pytest.mark.parametrize("named", [("page", "a-page", "en"), ("term", "x1", "cy"), ("contact", "abc", "en-GB")])
def test_an_item_is_found_again_by_the_name_that_findings_give_it(named: tuple[str, str, str]) -> None:
    assert about(place(*named)) == named


@pytest.mark.parametrize("name", ["pages/everolimus.md", "contacts.toml", "", "ann"])
def test_a_file_is_no_item(name: str) -> None:
    assert about(name) is None


def test_a_field_is_named_as_its_form_labels_it(workspace: Workspace) -> None:
    contact = next(each.item for each in workspace.items("contact") if getattr(each.item, "relay", ""))
    looked = LiveChecks.of(workspace).look("contact", replace(contact, relay="", sources=()))

    said = " ".join(f"{each.found} {each.mend}" for each in looked.findings)
    assert 'Add the number for Relay UK as "Text relay"' in said
    assert '"relay"' not in said


def test_words_that_are_no_field_stay_as_they_are() -> None:
    assert in_labels('The word "tumour" and "body".', "contact") == 'The word "tumour" and "body".'
    assert in_labels('"2026-11-27" is written so.', "page") == '"2026-11-27" is written so.'
    assert in_labels("It is due on 2026-99-27.", "page") == "It is due on 2026-99-27."


def test_fields_and_days_read_as_in_the_form() -> None:
    assert in_labels("The review is due on 2026-11-27.", "page") == "The review is due on 27 November 2026."
    assert in_labels('Correct "next_review" of "say".', "page") == 'Correct "Next review due" of "say".'
