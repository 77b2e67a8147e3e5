"""Words and the edges that carry meaning stand out in every theme (VIS-01, VIS-02)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlComponent, QQmlEngine

from kiosk import resources
from tests.ui.glass import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QGuiApplication

PALETTES = ["paperWarm", "white", "dark", "yellowOnBlack"]
WORDS, EDGE = 7.0, 3.0

# What is written on what, and where.
WRITTEN = {
    ("ink", "paper"): "text on every screen",
    ("ink", "surface"): "cards, contacts, do and do not",
    ("ink", "pressed"): "a card under the finger",
    ("ink", "tint"): "key facts, information",
    ("ink", "note"): "important",
    ("quiet", "paper"): "summaries, how a word is said, captions",
    ("quiet", "surface"): "the second line of a card",
    ("quiet", "tint"): "Delete and Clear while nothing is typed",
    ("quiet", "pressed"): "the second line of a card under the finger",
    ("primary", "paper"): "words with a meaning, numbers of a list",
    ("primary", "surface"): "phone numbers, outlined buttons",
    ("primary", "pressed"): "an outlined button under the finger",
    ("primary", "tint"): "words with a meaning in key facts; pictures on cards",
    ("primary", "note"): "words with a meaning in important",
    ("primaryInk", "primary"): "filled buttons, speak to and call 111",
    ("primaryInk", "primaryPressed"): "a filled button under the finger",
    ("loudInk", "loud"): "touch to start, yes I am still reading",
    ("urgentInk", "urgent"): "urgent help, call 999",
    ("urgentInk", "urgentPressed"): "urgent help under the finger",
    ("urgent", "surface"): "the number of an urgent contact, crosses",
    ("stripInk", "strip"): "feeling unwell now?",
    ("stripInk", "stripPressed"): "the strip under the finger",
    ("barInk", "bar"): "Attract; Back while there is no way back",
    ("barInk", "barButton"): "the frame",
    ("barInk", "barPressed"): "a button of the frame under the finger",
    ("openInk", "open"): "open now",
    ("openInk", "surface"): "ticks",
    ("closedInk", "closed"): "closed",
    ("noteInk", "note"): "the example line",
}
# Edges and signs that tell where something is, on what is beside them.
MARKS = {
    ("edge", "paper"): "the edge of a card that can be tapped",
    ("edge", "surface"): "the edge of a card, from within",
    ("edge", "tint"): "the keys of the keyboard, where the keys begin",
    ("primary", "tint"): "the field that one types in",
    ("primary", "paper"): "outlined and filled buttons, key facts, the chosen size",
    ("primary", "surface"): "outlined buttons, from within",
    ("urgent", "paper"): "urgent help, an urgent contact, do not",
    ("openInk", "paper"): "do",
    ("noteEdge", "paper"): "important, the example line",
    ("noteEdge", "note"): "important, from within",
    ("barEdge", "bar"): "the buttons of the frame",
    ("barEdge", "barButton"): "the buttons of the frame, from within",
    ("barInk", "bar"): "text size and colours on Attract",
    ("loud", "bar"): "touch to start on Attract",
}


@pytest.fixture(scope="module")
def theme(qapp: QGuiApplication) -> Iterator[QObject]:  # noqa: ARG001 (QML needs the application)
    engine = QQmlEngine()
    engine.addImportPath(str(resources.ui_folder()))
    component = QQmlComponent(engine)
    component.setData(b"import QtQuick\nimport KioskUi.Theme\nQtObject { property QtObject it: Theme }", "")
    holder = component.create()
    assert holder is not None, component.errorString()
    yield holder
    holder.deleteLater()
    engine.deleteLater()


@cache
def luminance(red: float, green: float, blue: float) -> float:
    """WCAG 2 relative luminance of parts from 0 to 1."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def ratio(one: float, two: float) -> float:
    """WCAG 2 contrast of two luminances."""
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)


def contrast(one: QColor, two: QColor) -> float:
    return ratio(*(luminance(each.redF(), each.greenF(), each.blueF()) for each in (one, two)))


def colour(theme: QObject, palette: str, role: str) -> QColor:
    found = ask(theme, f"it.{palette}.{role}")
    assert isinstance(found, QColor), f"{palette} has no {role}"
    return found


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21.0)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", PALETTES)
def test_words_stand_out(palette: str, theme: QObject) -> None:
    faint = {
        f"{ink} on {ground}: {contrast(colour(theme, palette, ink), colour(theme, palette, ground)):.2f} ({where})"
        for (ink, ground), where in WRITTEN.items()
        if contrast(colour(theme, palette, ink), colour(theme, palette, ground)) < WORDS
    }

    assert faint == set()


@pytest.mark.parametrize("palette", PALETTES)
def test_edges_that_carry_meaning_stand_out(palette: str, theme: QObject) -> None:
    faint = {
        f"{mark} on {ground}: {contrast(colour(theme, palette, mark), colour(theme, palette, ground)):.2f} ({where})"
        for (mark, ground), where in MARKS.items()
        if contrast(colour(theme, palette, mark), colour(theme, palette, ground)) < EDGE
    }

    assert faint == set()


@pytest.mark.parametrize("palette", PALETTES)
def test_one_of_the_two_rings_of_focus_stands_out_on_every_ground(palette: str, theme: QObject) -> None:
    rings = [colour(theme, palette, ring) for ring in ("focusInner", "focusOuter")]
    grounds = ["paper", "surface", "primary", "bar", "barButton", "strip", "urgent", "loud", "tint"]

    assert contrast(*rings) >= EDGE
    for ground in grounds:
        best = max(contrast(ring, colour(theme, palette, ground)) for ring in rings)
        assert best >= EDGE, f"no ring shows on {ground}"


def test_every_text_on_screen_is_written_in_a_pair_of_the_table(theme: QObject) -> None:
    """The table must not fall behind the palettes: a new role for words is a new row here."""
    roles = {name for name in _roles(theme) if name == "ink" or name.endswith("Ink")}

    assert roles <= {ink for ink, _ in WRITTEN}


def _roles(theme: QObject) -> set[str]:
    names = ask(theme, "Object.keys(it.paperWarm).join(' ')")
    assert isinstance(names, str)
    return {name for name in names.split() if not name.endswith("Changed")} - {"objectName"}
