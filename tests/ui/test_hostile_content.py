"""Text that means harm is shown as the letters it is made of, and leads nowhere (SEC-04, SEC-05).

The compiler keeps markup out of a release. Here a release was made by somebody who got round it: every word a
patient can see carries a picture from a file, a link and half a tag.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

import pytest

from db.blocks import Line, Span, SpanKind
from db.library import Library
from kiosk import tour
from kiosk.app import Program
from kiosk.config import Settings
from kiosk.viewmodels.markup import styled
from tests.ui.glass import Glass, ask, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QPointingDevice

    from kiosk.clock import FakeClock

HARM = ' <img src="file:///etc/passwd"><a href="https://example.org">x</a>&lt;<b>'
OUR_TAGS = re.compile(r'<(?:/?b|br|/a|a href="[^"<>]+")>')
ADDRESSES = ("https://example.org", "file:///etc/passwd", "mailto:a@example.org", "tel:999", "ms-settings:", "..")
# By these things are found, reckoned or told apart; they are shown to nobody.
NAMES = {"slug", "section", "icon", "ref", "level", "kind", "role", "media_type", "sha256", "locale", "nation"}
NAMES |= {"content_hash", "withdrawn", "nations"}


def spoilt(value: Any) -> Any:
    """The same with `HARM` behind every word that can be seen."""
    if isinstance(value, tuple | list):
        return type(value)(spoilt(each) for each in value)
    if isinstance(value, dict):
        return {key: spoilt(each) for key, each in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {}
    for one in fields(value):
        found = getattr(value, one.name)
        if isinstance(found, str) and not isinstance(found, Enum):
            changed[one.name] = found + HARM if found and one.name not in NAMES else found
        else:
            changed[one.name] = spoilt(found)
    return replace(value, **changed)


class Spoilt:
    """A library whose every answer is spoilt."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._library, name)
        if name in ("path", "nation", "locale", "sealed_rows", "close"):
            return found
        if name == "read_in":
            return lambda locale: Spoilt(found(locale))
        return (lambda *given: spoilt(found(*given))) if callable(found) else spoilt(found)


@pytest.fixture(params=[pytest.param("starter", marks=pytest.mark.slow), "every block"])
def spoilt_glass(
    request: pytest.FixtureRequest, starter_file: Path, finger: QPointingDevice, clock: FakeClock
) -> Iterator[Glass]:
    file = starter_file if request.param == "starter" else request.getfixturevalue("every_block_file")
    program = Program(Settings(), Spoilt(Library.open(file, nation="ENG")), clock=clock)  # type: ignore[arg-type]  # as good as one
    yield Glass(program, shown(program, (1080, 1920)), finger, clock)
    program.close()


def test_no_markup_of_anybody_else_reaches_the_screen(spoilt_glass: Glass) -> None:
    library = spoilt_glass.program.shelf.library
    assert library is not None
    letters, sections = 0, 0

    for stop in tour.stops(library):
        sections += stop.name.startswith("section-")
        if stop.name.startswith(("section-", "page-")) and sections > 2:
            continue  # more of the same
        stop.go(spoilt_glass.program)
        spoilt_glass.settle()
        for item in spoilt_glass.texts():
            text = str(item.property("text"))
            letters += "img src=" in text
            if not ask(item, "textFormat === Text.PlainText"):
                assert ask(item, "textFormat === Text.StyledText"), (stop.name, text)
                assert "<" not in OUR_TAGS.sub("", text), (stop.name, text)

    assert letters > 30, "nothing was spoilt"


def test_a_target_of_a_word_cannot_end_its_tag() -> None:
    line = Line("a word", spans=(Span(2, 6, SpanKind.TERM, f"carcinoid{HARM}"),))

    said = styled(line)

    assert re.fullmatch(r'a <a href="[^"<>]*">word</a>', said)


def test_a_word_that_leads_elsewhere_leads_nowhere(glass: Glass) -> None:
    glass.tap("start")
    glass.kiosk.navigator.openPage("what-is-a-lung-net")
    glass.settle()
    before = glass.kiosk.navigator.screen, glass.kiosk.navigator.slug

    for address in (
        "https://example.org",
        "file:///etc/passwd",
        "mailto:a@example.org",
        "tel:999",
        "ms-settings:",
        "..",
    ):
        glass.kiosk.navigator.openTerm(address)
        glass.settle()
        assert not glass.kiosk.glossary.termOpen
        assert (glass.kiosk.navigator.screen, glass.kiosk.navigator.slug) == before
