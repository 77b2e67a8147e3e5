"""The translations of the interface: in step with the sources, whole, and marked as what they are."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kiosk.languages import ENGLISH, LANGUAGES
from tools import translations

ROOT = Path(__file__).resolve().parent.parent
KEPT = sorted(translations.SOURCES.glob("*.ts"))
# A word a reader sees: text between quotes that begins with a letter, where QML gives it to something shown.
BARE_WORDS = re.compile(r'\b(?:text|label|title|hint|note|face|Accessible\.(?:name|description)): *"([A-Za-z][^"]*)"')
SAMPLES = {"Aa"}  # letters that show a size, in no language


def test_every_language_but_english_has_a_file() -> None:
    assert {file.stem for file in KEPT} == {f"kiosk_{code}" for code in LANGUAGES if code != ENGLISH}


def test_every_translation_is_in_step_with_the_sources() -> None:
    wanted = translations.words_in_sources()
    stale = {file.name: translations.messages(file) ^ wanted for file in KEPT}

    assert not any(stale.values()), f"Run: python tools/translations.py update\n{stale}"


def test_words_of_qml_and_of_python_are_found() -> None:
    found = translations.words_in_sources()

    assert {("NavBar", "Start again", False), ("Hours", "Open now until %1", False)} <= found
    assert any(context == "IdleWarning" and by_number for context, _, by_number in found)


@pytest.mark.parametrize("file", KEPT, ids=lambda file: file.stem)
def test_every_message_is_translated_with_the_same_places(file: Path) -> None:
    wrong = []
    for message in ElementTree.parse(file).iter("message"):
        source, place = message.findtext("source", ""), message.find("translation")
        assert place is not None
        forms = [form.text or "" for form in place.iter("numerusform")] or [place.text or ""]
        wrong += [source for form in forms if not form or _places(form) != _places(source)]

    assert wrong == []


def test_welsh_says_that_it_is_a_draft() -> None:
    file = translations.SOURCES / "kiosk_cy.ts"

    assert "A draft for a translator" in file.read_text(encoding="utf-8")
    assert {place.get("type") for place in ElementTree.parse(file).iter("translation")} == {"unfinished"}


def test_no_screen_holds_words_that_cannot_be_translated() -> None:
    bare = [
        f"{file.name}: {words}"
        for file in sorted((ROOT / "ui").rglob("*.qml"))
        if file.parent.name != "Theme"  # names of typefaces
        for words in BARE_WORDS.findall(file.read_text(encoding="utf-8"))
        if words not in SAMPLES
    ]

    assert bare == []


def _places(words: str) -> list[str]:
    return sorted(re.findall(r"%(?:\d|n)", words))
