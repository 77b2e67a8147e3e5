"""The buttons over a text write what the content format knows, wherever the cursor stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.markdown.parse import parse_body
from kiosk.editor.toolbar import apply

TOOLS = (
    "heading", "strong", "bullets", "steps", "key-facts", "do", "dont", "information", "important", "speak-to",
    "call-111", "call-999", "details",
)  # fmt: skip


def pressed(tool: str, text: str, start: int, end: int, slug: str = "") -> tuple[str, str]:
    """The text after the button was pressed, and what is selected in it."""
    edit = apply(tool, text, start, end, slug)
    after = text[: edit.start] + edit.text + text[edit.end :]
    return after, after[edit.select_from : edit.select_to]


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("text", ["", "Words of a page.", "One paragraph.\n\nAnother one.\n\nA third."])
def test_what_a_button_writes_is_understood(tool: str, text: str) -> None:
    for at in range(len(text) + 1):
        after, _ = pressed(tool, text, at, at)
        _, findings = parse_body(after, where="")
        assert list(findings) == [], after


@pytest.mark.parametrize("tool", ["contact", "question", "image"])
def test_a_thing_that_is_shown_stands_behind_the_paragraph(tool: str) -> None:
    after, _ = pressed(tool, "First.\n\nSecond.", 2, 2, "a-slug")

    assert after == f"First.\n\n::: {tool} a-slug\n:::\n\nSecond."


def test_lines_that_are_selected_become_a_list_and_its_words_stay() -> None:
    after, selected = pressed("bullets", "Before\n\nan apple\na pear\n\nAfter", 9, 18)

    assert after == "Before\n\n- an apple\n- a pear\n\nAfter"
    assert selected == "- an apple\n- a pear"


def test_steps_are_numbered_and_a_list_can_become_steps() -> None:
    assert pressed("steps", "- one\n- two", 0, 11)[0] == "1. one\n2. two"


def test_strong_keeps_the_words_that_are_selected() -> None:
    assert pressed("strong", "a very good day", 2, 6) == ("a **very** good day", "very")


@given(st.sampled_from(TOOLS), st.text(max_size=60), st.data())
def test_no_text_is_ever_lost(tool: str, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    after, _ = pressed(tool, text, start, end)

    kept = [each for each in text if each.isalpha()]
    rest = iter(after)
    assert all(each in rest for each in kept)
