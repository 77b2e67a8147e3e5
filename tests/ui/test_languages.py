"""Another language: offered where the site says so, for one visitor, and honest about what is not translated."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk import tour, translating
from kiosk.config import Settings
from tests.ui.geometry import faults
from tools import translations

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

BOTH = replace(Settings(), languages=("en", "cy"))
LEAST_MM = 20.0
IN_WELSH = "Nid yw'r dudalen hon ar gael yn Gymraeg eto."


@pytest.fixture(scope="session")
def welsh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the Welsh draft, compiled."""
    folder = tmp_path_factory.mktemp("i18n")
    translations.compile_to(translations.SOURCES / "kiosk_cy.ts", folder / "kiosk_cy.qm")
    return folder


@pytest.fixture
def bilingual(open_glass: OpenGlass, welsh: Path) -> Glass:
    return open_glass(settings=BOTH, translations=welsh)


def test_english_alone_offers_nothing_and_loads_nothing(glass: Glass) -> None:
    glass.tap("attractAppearance")

    assert not any(item.objectName().startswith("language-") for item in glass.items())
    assert glass.program._interpreter is None


def test_languages_are_named_in_themselves_and_large_enough(bilingual: Glass) -> None:
    for button, name in (("language-en", "English"), ("language-cy", "Cymraeg")):
        item = bilingual.find(button)
        assert item.property("label") == name
        assert bilingual.mm(item.width()) >= LEAST_MM
        assert bilingual.mm(item.height()) >= LEAST_MM


def test_a_language_chosen_at_the_door_begins_the_visit_in_it(bilingual: Glass) -> None:
    bilingual.tap("language-cy")

    assert bilingual.kiosk.navigator.screen == "home"
    assert bilingual.sees("Beth hoffech chi ei wybod?")
    assert bilingual.sees("Dechrau eto")
    assert not bilingual.sees("Start again")


def test_a_language_chosen_on_the_way_keeps_the_visitor_where_they_are(bilingual: Glass) -> None:
    bilingual.kiosk.navigator.openPage("biopsy")
    bilingual.kiosk.navigator.openAppearance()
    bilingual.settle()

    bilingual.reach_and_tap("language-cy")

    assert bilingual.kiosk.navigator.screen == "appearance"
    assert bilingual.sees("Maint y testun a lliwiau")
    bilingual.kiosk.navigator.back()
    bilingual.settle()
    assert bilingual.kiosk.navigator.slug == "biopsy"


def test_start_again_gives_the_next_visitor_the_sites_own_language(bilingual: Glass) -> None:
    bilingual.tap("language-cy")
    assert translating.translate("Dates", "May") == "Mai"

    bilingual.kiosk.navigator.startAgain()
    bilingual.settle()

    assert bilingual.kiosk.language.current == "en"
    assert bilingual.sees("Touch to start")
    assert translating.translate("Dates", "May") == "May"


def test_a_page_without_a_translation_says_so_in_both_languages(bilingual: Glass) -> None:
    bilingual.kiosk.navigator.openPage("biopsy")
    bilingual.settle()
    assert not bilingual.has("notTranslated")

    bilingual.kiosk.language.choose("cy")
    bilingual.settle()

    assert bilingual.sees(IN_WELSH)
    assert bilingual.sees("This page is not yet in Welsh.")


def test_words_of_python_follow_the_language(bilingual: Glass) -> None:
    bilingual.kiosk.language.choose("cy")
    bilingual.kiosk.navigator.openAbout()
    bilingual.settle()

    assert bilingual.sees("Tachwedd")
    assert bilingual.kiosk.search.talkLabel.startswith("Rhywun i siarad")
    assert bilingual.kiosk.lastResort.title == "Gofynnwch i aelod o staff"


def test_a_site_may_begin_in_welsh(open_glass: OpenGlass, welsh: Path) -> None:
    glass = open_glass(settings=replace(Settings(), languages=("cy", "en")), translations=welsh)

    assert glass.sees("Cyffyrddwch i ddechrau")
    glass.tap("language-en")
    assert glass.sees("What would you like to know?")


def test_a_translation_that_cannot_be_read_leaves_english(open_glass: OpenGlass, tmp_path: Path) -> None:
    glass = open_glass(settings=BOTH, translations=tmp_path)

    glass.tap("language-cy")

    assert glass.sees("What would you like to know?")


def test_a_language_that_is_not_offered_is_not_spoken(glass: Glass) -> None:
    glass.kiosk.language.choose("cy")

    assert glass.kiosk.language.current == "en"


@pytest.mark.parametrize(("panel", "size"), [("portrait", 2), ("portrait", 4), ("small", 4)])
def test_welsh_finds_room(panel: str, size: int, open_glass: OpenGlass, welsh: Path) -> None:
    look = replace(BOTH.appearance, text_size=size)
    glass = open_glass(size=tour.PROFILES[panel], settings=replace(BOTH, appearance=look), translations=welsh)
    glass.kiosk.language.choose("cy")
    glass.settle()
    wrong = [f"attract: {fault}" for fault in faults(glass)]
    for name in ("home", "openContacts", "openQuestions", "openGlossary", "openSearch", "openAbout", "openAppearance"):
        getattr(glass.kiosk.navigator, name)()
        glass.settle()
        wrong += [f"{name}: {fault}" for fault in faults(glass)]

    assert "\n".join(wrong) == ""
