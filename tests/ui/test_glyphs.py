"""Every letter, sign and picture has a glyph in the typefaces that come with the program (OPS-04)."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont, QFontMetricsF, QRawFont

from db.blocks import BlockKind
from db.exchange.starter import STARTER_FOLDER
from db.library import Library
from db.section_icons import SECTION_ICONS
from kiosk import panel, resources
from kiosk.lastresort import last_resort

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication

QML = sorted(resources.ui_folder().rglob("*.qml"))
WELSH = "ŵŷŴŶâêîôûïëö"
GREEK = "αβγκλμ"


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def faces(qapp: QGuiApplication) -> list[QRawFont]:  # noqa: ARG001 (typefaces need the application)
    """The chain in which a letter is looked for: our face, then the one behind it."""
    chain = [QRawFont.fromFont(QFont(family)) for family in panel.FAMILIES]
    assert [face.familyName() for face in chain] == panel.FAMILIES
    return chain


def missing(faces: list[QRawFont], text: str) -> set[str]:
    return {
        letter for letter in text if letter != "\n" and not any(face.supportsCharacter(ord(letter)) for face in faces)
    }


def words_of_release(file: Path) -> Iterator[str]:
    library = Library.open(file, nation="ENG")
    for section in library.sections():
        yield from (section.title, section.summary)
    for card in library.all_pages():
        page = library.page(card.slug)
        yield from (page.title, page.summary, page.owner, page.reviewer)
        yield from (block.text for block in page.blocks)
        yield from (source.text for source in page.sources)
    for contact in library.contacts():
        yield from (contact.name, contact.phone_note, contact.hours_text, contact.for_whom, contact.say, contact.web)
    for term in library.terms():
        yield from (term.term, term.say, term.meaning)
    for question in library.questions():
        yield from (question.group, question.text)
    site = library.site("starter")
    yield from (site.name, site.organisation, site.unwell_line, site.funding, site.feedback, site.formats)
    library.close()


def translatable() -> Iterator[str]:
    for file in QML:
        for found in re.finditer(r'qsTr\("((?:[^"\\]|\\.)*)"', file.read_text(encoding="utf-8")):
            yield json.loads(f'"{found[1]}"')


def test_every_letter_of_the_starter_release_has_a_glyph(starter_file: Path, faces: list[QRawFont]) -> None:
    words = "".join(words_of_release(starter_file))

    assert "\u03b2" in words
    assert missing(faces, words) == set()


def test_every_letter_of_the_program_itself_has_a_glyph(faces: list[QRawFont]) -> None:
    words = list(translatable())
    page = last_resort("ENG", ("Advice line", "01632 960 123"))

    assert len(words) > 40
    assert missing(faces, "".join(words)) == set()
    assert missing(faces, page.title + "".join(page.sentences)) == set()


@pytest.mark.parametrize("letters", [WELSH, GREEK, "–—‘’“”…·•°²³µ½£€×≥≤→"], ids=["welsh", "greek", "signs"])
def test_letters_that_a_clinic_may_write_have_a_glyph(letters: str, faces: list[QRawFont]) -> None:
    assert missing(faces, letters) == set()


def test_a_letter_without_a_glyph_is_found_out(faces: list[QRawFont]) -> None:
    assert missing(faces, "a\u4e2d\ue000") == {"\u4e2d", "\ue000"}


def test_digits_of_phone_numbers_are_in_their_own_face() -> None:
    face = QRawFont.fromFont(QFont("Lexend", weight=QFont.Weight.DemiBold))

    assert face.familyName() == "Lexend"
    assert missing([face], "0123456789 \u00a0+()-") == set()


def test_pictures_are_those_of_the_icon_font() -> None:
    listed = json.loads((resources.icons_folder() / "icons.json").read_text(encoding="utf-8"))
    source = (resources.ui_folder() / "KioskUi" / "Theme" / "Icons.qml").read_text(encoding="utf-8")
    named = {name: code.upper() for name, code in re.findall(r'"([a-z-]+)": "\\u([0-9a-f]{4})"', source)}
    metrics = QFontMetricsF(QFont("Kiosk Icons"))

    assert named == listed
    assert [name for name, code in listed.items() if not metrics.inFontUcs4(int(code, 16))] == []


def test_every_picture_that_is_asked_for_is_there() -> None:
    listed = json.loads((resources.icons_folder() / "icons.json").read_text(encoding="utf-8"))
    asked: set[str] = set()
    for file in QML:
        text = file.read_text(encoding="utf-8")
        said = re.findall(r"^\s*(?:readonly property string (?:icon|sign)|icon): (.+?)$", text, re.MULTILINE)
        said += re.findall(r"\bIcon \{[^{}]*?\bname: (.+?)$", text, re.MULTILINE | re.DOTALL)
        said += re.findall(r"^\s*return (\"[a-z-]+\");$", text, re.MULTILINE)
        asked |= {name for words in said for name in re.findall(r'(?<!=== )"([a-z][a-z-]+)"', words)}
    sections = tomllib.loads((STARTER_FOLDER / "sections.toml").read_text(encoding="utf-8"))["section"]
    wanted = {section["icon"] for section in sections} | asked

    assert {"back", "home", "tick", "cross", "urgent", "chevron", "book"} <= asked
    assert wanted <= listed.keys()


def test_every_picture_that_a_section_can_have_is_there() -> None:
    listed = json.loads((resources.icons_folder() / "icons.json").read_text(encoding="utf-8"))
    sections = tomllib.loads((STARTER_FOLDER / "sections.toml").read_text(encoding="utf-8"))["section"]
    offered = {name for name, _ in SECTION_ICONS}

    assert {section["icon"] for section in sections} <= offered <= listed.keys()


def test_every_kind_of_block_has_its_delegate() -> None:
    source = (resources.ui_folder() / "KioskUi" / "Blocks" / "BlockView.qml").read_text(encoding="utf-8")

    assert sorted(re.findall(r'roleValue: "([a-z_]+)"', source)) == sorted(kind.value for kind in BlockKind)
