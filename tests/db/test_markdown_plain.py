"""The quick way through plain Markdown gives what the parser gives, or leaves the text to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.exchange.starter import STARTER_FOLDER
from db.markdown import front_matter, tokens
from db.markdown.findings import Findings
from db.markdown.plain import read_plain
from db.markdown.segments import segments

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.markdown.inline import Inline

PIECES = [
    "word", "a", "Two words", "12 people", "2.5 hours", "1. step", "2. step", "7) odd", "- item", "- 1. nested",
    "-", "- ", "-  wide", "* star", "+ plus", "## Heading", "## Heading ##", "#", "#no", "# A #b",
    "###### Deep", "**strong** text", "- **strong** item", "1. **strong** step", "a *b* c", "a_b_c", "[x](y)",
    "[x]: y", "<b>x</b>", "`code`", "&amp; &", "A&E now", "| a | b |", "a | b", "- | -", "--- | ---", "---",
    "===", "> quote", "```", "    code", "  indented", "\ttab", "ends in spaces  ", "ends in backslash\\",
    "a **b** c **d e**.", "**a**b", "a**b**", "(**x**) y", "**Now:**", "** x**", "**a.**b", "**a.** b",
    "**a** **b**", "**a\nb** c", "**a b*", "a ** b ** c", "**(a)** b", "~~x~~", "\u00a0", "a\u00a0", "\u00a0a",
    "é", "(in brackets)", '"quoted"', "'q'", "***", "1.", "1. ",
    "0. zero", "01. one", "10. ten", "a\u2028b", "\x0b", "a\x00b", "!", "![x](y)", "# é",
]  # fmt: skip


def shape(parts: Iterable[tokens.Part]) -> list[Any]:
    """All that the reader of a page looks at: words of paragraphs and headings, parts of anything else."""
    return [
        (
            part.type, part.tag, part.markup, part.line, part.start,
            merged(part.inline) if part.type in {"paragraph", "heading"} else shape(part.parts),
        )
        for part in parts
    ]  # fmt: skip


def merged(inline: Iterable[Inline]) -> list[tuple[str, str]]:
    """Runs of text as one: how the parser cuts them is its own affair."""
    found: list[tuple[str, str]] = []
    for token in inline:
        if found and token.type == found[-1][0] == "text":
            found[-1] = ("text", found[-1][1] + token.content)
        elif (token.type, token.content) != ("text", ""):
            found.append((token.type, token.content))
    return found


def parsed(text: str) -> list[Any]:
    return shape(tokens.parse(text)[0])


def quick(text: str) -> list[Any] | None:
    parts = read_plain(text, tokens.read_inline)
    return None if parts is None else shape(parts)


@settings(max_examples=2000)
@given(st.lists(st.sampled_from(["", *PIECES]), max_size=7).map("\n".join))
def test_both_ways_give_the_same_or_the_parser_is_asked(text: str) -> None:
    found = quick(text)

    if found is not None:
        assert found == parsed(text)
        assert tokens.parse(text)[1] == []


@pytest.mark.parametrize(
    "text",
    [
        "One line.",
        "Two\nlines.",
        "## Heading\nText.",
        "Text.\n## Heading",
        "- a\n- b\n\n- c",
        "1. a\n2. b",
        "3. late",
        "Ring **999** now.\n\n- **one**\n- two\n\nA&E is open.",
        "",
        "\n\nText.\n\n",
    ],
)
def test_plain_text_is_read_the_quick_way(text: str) -> None:
    assert quick(text) == parsed(text)


@pytest.mark.parametrize(
    "text",
    ["Text\n- a", "- a\ntext", "- a\n1. b", "- a\n## H", "a\n===", "  a", "a  ", "> a", "- a\n\n  more", "[x]: y"],
)
def test_what_is_unusual_is_left_to_the_parser(text: str) -> None:
    assert quick(text) is None


def test_nearly_all_of_the_starter_content_is_plain() -> None:
    texts = [
        segment.text
        for file in sorted((STARTER_FOLDER / "pages").glob("*.md"))
        for segment in segments(front_matter.split(file.read_text(encoding="utf-8")).body, Findings("", 1))
    ]
    plain = [text for text in texts if quick(text) is not None]

    assert len(plain) >= 0.95 * len(texts) > 100
    assert all(quick(text) == parsed(text) for text in plain)
