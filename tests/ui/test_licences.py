"""Software and licences: reached by ordinary taps, read to the end, and left as any screen is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk import tour
from kiosk.config import Settings
from kiosk.licences import text_of, works
from tests.licence_folder import LONG, SHORT
from tools import translations

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

MISSING = "The licences cannot be shown"


@pytest.fixture
def licences(glass: Glass) -> Glass:
    """The list, from Home, by taps alone."""
    glass.tap("start")
    glass.reach_and_tap("openAbout")
    glass.reach_and_tap("openLicences")
    return glass


def test_taps_lead_to_the_list_without_a_pin(licences: Glass) -> None:
    assert licences.kiosk.navigator.screen == "licences"
    assert licences.sees("Software and licences")
    assert licences.sees("Qt 6.11.3")
    assert licences.sees("GNU Lesser General Public License 3")


def test_every_word_of_every_text_can_be_read(licences: Glass, licence_folder: Path) -> None:
    long = next(work for work in works(licence_folder) if work.slug == LONG)
    wanted = [paragraph for part in text_of(licence_folder, long) for paragraph in part.paragraphs]
    licences.reach_and_tap(f"licence-{LONG}")
    assert licences.sees(long.told[0])

    read: list[str] = []
    while True:
        read += [words for words in licences.see() if words in wanted]
        if not any(item.objectName() == "licenceMore" for item in licences.items()):
            break
        licences.reach_and_tap("licenceMore")
        assert licences.scroll() == 0

    assert len(read) == len(wanted)
    assert set(read) == set(wanted)


def test_a_text_of_several_is_gone_to_at_once(licences: Glass) -> None:
    licences.reach_and_tap(f"licence-{LONG}")
    parts = [item.objectName() for item in licences.tappables() if item.objectName().startswith("licenceText-")]
    assert len(parts) == 3

    licences.reach_and_tap(parts[1])

    assert licences.sees("GNU GENERAL PUBLIC LICENSE")
    assert licences.scroll() == 0
    licences.reach_and_tap("licenceEarlier")
    assert not licences.sees("GNU GENERAL PUBLIC LICENSE")


def test_back_and_home_lead_where_they_always_lead(licences: Glass) -> None:
    licences.reach_and_tap(f"licence-{LONG}")
    licences.reach_and_tap("licenceMore")

    licences.tap("navBack")
    assert licences.kiosk.navigator.screen == "licences"
    licences.reach_and_tap(f"licence-{SHORT}")
    assert licences.sees("Redistribution and use in source and binary forms")
    licences.tap("navHome")
    assert licences.kiosk.navigator.screen == "home"


def test_the_next_visitor_finds_nothing_of_it(licences: Glass) -> None:
    licences.reach_and_tap(f"licence-{LONG}")

    licences.tap("navStartAgain")

    assert licences.kiosk.navigator.screen == "attract"
    assert not licences.kiosk.navigator.canGoBack


def test_a_long_text_gives_time_to_read_it(licences: Glass) -> None:
    seconds = 121
    licences.clock.advance(seconds)
    licences.kiosk.session.tick()
    assert licences.kiosk.session.state == "warning"  # on the list
    licences.kiosk.session.answer()
    licences.settle()
    licences.reach_and_tap(f"licence-{LONG}")

    licences.clock.advance(seconds)
    licences.kiosk.session.tick()

    assert licences.kiosk.session.state == "reading"


@pytest.mark.parametrize("panel", tour.PROFILES)
def test_without_its_files_the_screen_says_so(panel: str, open_glass: OpenGlass, tmp_path: Path) -> None:
    glass = open_glass(size=tour.PROFILES[panel], licences=tmp_path / "none")
    glass.kiosk.navigator.openLicences()
    glass.settle()
    assert glass.sees(MISSING)

    glass.kiosk.navigator.openLicence(LONG)
    glass.settle()
    assert glass.sees(MISSING)


def test_another_language_keeps_the_texts_as_they_are(open_glass: OpenGlass, tmp_path: Path) -> None:
    translations.compile_to(translations.SOURCES / "kiosk_cy.ts", tmp_path / "kiosk_cy.qm")
    glass = open_glass(settings=Settings(languages=("en", "cy")), translations=tmp_path)
    glass.kiosk.navigator.openLicence(SHORT)
    glass.settle()

    glass.kiosk.language.choose("cy")
    glass.settle()

    assert glass.kiosk.navigator.screen == "licence"
    assert glass.sees("Redistribution and use in source and binary forms")
    assert glass.sees("Meddalwedd a thrwyddedau")


def test_licences_are_not_found_by_searching(glass: Glass) -> None:
    for key in "license":
        glass.kiosk.search.press(key)
    glass.kiosk.search.goBy("results")
    glass.settle()

    assert not any("licence" in item.objectName().lower() for item in glass.tappables())
