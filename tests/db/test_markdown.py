"""Every part a page may have becomes a block; everything else becomes a finding."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.blocks import Block, BlockKind, Line, LineRole, Span, SpanKind
from db.markdown.parse import parse_body

TITLE, ITEM = LineRole.TITLE, LineRole.ITEM


def read(text: str) -> tuple[Block, ...]:
    blocks, findings = parse_body(text, where="page:x")
    assert findings == ()
    return blocks


def faults(text: str) -> list[tuple[str, int]]:
    _, findings = parse_body(text, where="page:x")
    assert {finding.level for finding in findings} <= {"must"}
    return [(finding.rule, finding.line) for finding in findings]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("Some text.", Block(BlockKind.PARAGRAPH, (Line("Some text."),), source_line=1)),
        ("## A heading", Block(BlockKind.HEADING, (Line("A heading"),), level="2", source_line=1)),
        ("- one\n- two", Block(BlockKind.BULLETS, (Line("one", ITEM), Line("two", ITEM)), source_line=1)),
        ("- one\n\n- two", Block(BlockKind.BULLETS, (Line("one", ITEM), Line("two", ITEM)), source_line=1)),
        ("1. one\n2. two", Block(BlockKind.STEPS, (Line("one", ITEM), Line("two", ITEM)), source_line=1)),
        ("::: key-facts\n- one\n:::", Block(BlockKind.KEY_FACTS, (Line("one", ITEM),), source_line=1)),
        ("::: do\n- one\n:::", Block(BlockKind.DOS, (Line("one", ITEM),), source_line=1)),
        ("::: dont\n- one\n:::", Block(BlockKind.DONTS, (Line("one", ITEM),), source_line=1)),
        (
            "::: information\nText.\n:::",
            Block(BlockKind.CALLOUT, (Line("Text."),), level="information", source_line=1),
        ),
        (
            "::: call-999\n## Call 999 if:\n- a\n:::",
            Block(BlockKind.CALLOUT, (Line("Call 999 if:", TITLE), Line("a", ITEM)), level="call-999", source_line=1),
        ),
        (
            "::: call-111 nations=WLS,ENG\n## Call 111 if:\nText.\n:::",
            Block(
                BlockKind.CALLOUT,
                (Line("Call 111 if:", TITLE), Line("Text.")),
                level="call-111",
                nations=("ENG", "WLS"),
                source_line=1,
            ),
        ),
        (
            "::: details How it is done\nText.\n\n- a\n:::",
            Block(BlockKind.DETAILS, (Line("How it is done", TITLE), Line("Text."), Line("a", ITEM)), source_line=1),
        ),
        ("::: contact cruk-nurses\n:::", Block(BlockKind.CONTACT, ref="cruk-nurses", source_line=1)),
        ("::: question which-type\n:::", Block(BlockKind.QUESTION, ref="which-type", source_line=1)),
        ("::: image lungs\n\n:::", Block(BlockKind.IMAGE, ref="lungs", source_line=1)),
        (
            "::: contact nhs-111 nations=ENG\n:::",
            Block(BlockKind.CONTACT, ref="nhs-111", nations=("ENG",), source_line=1),
        ),
    ],
)
def test_each_part_becomes_its_block(text: str, block: Block) -> None:
    assert read(text) == (block,)


def test_blocks_keep_their_order_and_their_lines() -> None:
    text = "::: key-facts\n- one\n:::\n\nText.\n\n## Heading\n### Below\n\n::: contact a\n:::\n"

    assert [(block.kind, block.source_line) for block in read(text)] == [
        (BlockKind.KEY_FACTS, 1),
        (BlockKind.PARAGRAPH, 5),
        (BlockKind.HEADING, 7),
        (BlockKind.HEADING, 8),
        (BlockKind.CONTACT, 10),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("A **strong** word", Line("A strong word", spans=(Span(2, 8, SpanKind.STRONG),))),
        ("**All**", Line("All", spans=(Span(0, 3, SpanKind.STRONG),))),
        ("__All__", Line("All", spans=(Span(0, 3, SpanKind.STRONG),))),
        ("****Twice****", Line("Twice", spans=(Span(0, 5, SpanKind.STRONG),))),
        ("one\ntwo", Line("one two")),
        ("one  \ntwo\\\nthree", Line("one two three")),
        ("one   two", Line("one two")),
        ("one **two\nthree** four", Line("one two three four", spans=(Span(4, 13, SpanKind.STRONG),))),
        ("Cafe\u0301 **x**", Line("Café x", spans=(Span(5, 6, SpanKind.STRONG),))),
        ("e&#769; **x**", Line("é x", spans=(Span(2, 3, SpanKind.STRONG),))),
        ("A&amp;E and 5 \\* 6", Line("A&E and 5 * 6")),
        ("5 < 6 and 7 > 2", Line("5 < 6 and 7 > 2")),
        ("18F-FET-βAG-TOCA", Line("18F-FET-βAG-TOCA")),
        ("snake_case_word", Line("snake_case_word")),
    ],
)
def test_text_is_plain_with_strong_laid_over_it(text: str, line: Line) -> None:
    (block,) = read(text)

    assert block.lines == (line,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Text\n\nA [link](https://example.org)", [("inline-link", 3)]),
        ("<https://example.org>", [("inline-link", 1)]),
        ("one\n![Lungs](lungs.png)", [("inline-image", 2)]),
        ("one\ntwo `code`", [("inline-code", 2)]),
        ("one *two*", [("inline-emphasis", 1)]),
        ("one _two_", [("inline-emphasis", 1)]),
        ("one ~~two~~", [("inline-struck", 1)]),
        ("one <b>two", [("inline-html", 1)]),
        ("one <!-- two --> three", [("inline-html", 1)]),
        ("<div>one</div>", [("block-html", 1)]),
        ("<script>alert(1)</script>", [("block-html", 1)]),
        ("\n    code", [("block-code", 2)]),
        ("```\ncode\n```", [("block-code", 1)]),
        ("> said", [("block-quote", 1)]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", [("block-table", 1)]),
        ("one\n\n---\n\ntwo", [("block-rule", 3)]),
        ("[one]: https://example.org", [("block-link-definition", 1)]),
        ("# Title", [("heading-level", 1)]),
        ("#### Deep", [("heading-level", 1)]),
        ("### Below nothing", [("heading-level", 1)]),
        ("Heading\n---", [("heading-underlined", 1)]),
        ("Heading\n===", [("heading-underlined", 1)]),
        ("##", [("text-empty", 1)]),
        ("one\n\n&nbsp;", [("text-empty", 3)]),
        ("- one\n  - two", [("list-item", 1)]),
        ("- one\n\n  two", [("list-item", 1)]),
        ("- one\n-\n- three", [("list-item", 2)]),
        ("- > one", [("block-quote", 1), ("list-item", 1)]),
        ("- # one", [("list-item", 1)]),
        ("2024. It was a year", [("steps-start", 1)]),
        ("**one", [("text-leftover", 1)]),
        ("one] (two](three", [("text-leftover", 1)]),
        ("one\x07", [("text-unshowable", 1)]),
        ("one\x00", [("text-unshowable", 1)]),
        ("one \u202e two", [("text-unshowable", 1)]),
        ("one &#x1; two", [("text-unshowable", 1)]),
        ("::: warning\nText\n:::", [("container-unknown", 1)]),
        (":::information\nText", [("container-open", 1)]),
        ("Text\n:::", [("container-stray-end", 2)]),
        ("::: do\n- a\n::: dont\n- b\n:::\n:::", [("container-nested", 3)]),
        ("::: information nations=ENG,FRA\nText\n:::", [("container-nations", 1)]),
        ("::: information nations=\nText\n:::", [("container-nations", 1)]),
        ("::: information nations=ENG,ENG\nText\n:::", [("container-nations", 1)]),
        ("::: information nations=eng\nText\n:::", [("container-nations", 1)]),
        ("::: information Take care\nText\n:::", [("container-argument", 1)]),
        ("::: information\n:::", [("container-empty", 1)]),
        ("::: important\n## Only a heading\n:::", [("container-empty", 1)]),
        ("::: important\n### Low\nText\n:::", [("heading-level", 2)]),
        ("::: important\nText\n## Late\n:::", [("container-content", 3)]),
        ("::: important\n1. one\n:::", [("container-content", 2)]),
        ("::: speak-to\nText\n:::", [("callout-heading", 1)]),
        ("::: call-111\nText\n:::", [("callout-heading", 1)]),
        ("::: call-999\nText\n:::", [("callout-heading", 1)]),
        ("::: key-facts\nText\n:::", [("container-content", 2)]),
        ("::: do\n- a\n\nText\n:::", [("container-content", 4)]),
        ("::: do\n1. a\n:::", [("container-content", 2)]),
        ("::: details\nText\n:::", [("details-title", 1)]),
        ("::: details Words\n:::", [("container-empty", 1)]),
        ("::: details [Words](x)\nText\n:::", [("inline-link", 1)]),
        ("::: details Words\n## Heading\n:::", [("container-content", 2)]),
        ("::: contact\n:::", [("reference-slug", 1)]),
        ("::: contact Two Words\n:::", [("reference-slug", 1)]),
        ("::: contact a\nText\n:::", [("reference-not-empty", 2)]),
        ("::: important\nOne\n\n> two\n:::", [("block-quote", 4)]),
    ],
)
def test_what_has_no_place_on_a_page_is_a_finding_with_its_line(text: str, expected: list[tuple[str, int]]) -> None:
    assert faults(text) == expected


def test_lines_are_those_of_the_file_when_the_body_begins_further_down() -> None:
    blocks, findings = parse_body("Text\n\n::: do\n::: dont\n:::", where="pages/x.md", first_line=14)

    assert blocks[0].source_line == 14
    assert [finding.line for finding in findings] == [16, 16, 17]
    assert "line 16" in findings[-1].mend


def test_words_inside_what_is_refused_are_kept_for_their_author() -> None:
    blocks, _ = parse_body("Read [the *long* page](https://example.org) now", where="page:x")

    assert blocks[0].text == "Read the long page now"


def test_windows_line_ends_change_nothing() -> None:
    text = "::: do\n- one\n- two\n:::\n\nText\nmore"

    assert read(text.replace("\n", "\r\n")) == read(text)


def test_thousands_of_asterisks_do_not_exhaust_the_parser() -> None:
    blocks, findings = parse_body("*a **b " * 3000, where="page:x")

    assert blocks
    assert findings


MARKUP = st.sampled_from(
    [
        "::: do\n",
        ":::\n",
        "::: contact a\n",
        ":::",
        "- ",
        "1. ",
        "## ",
        "**",
        "*",
        "`",
        "<b>",
        "[a](b)",
        "|",
        "> ",
        "\n",
        "    ",
    ]
)


@given(st.lists(MARKUP | st.text(max_size=8), max_size=40).map("".join))
def test_no_text_breaks_the_parser_or_makes_a_line_that_cannot_be_shown(text: str) -> None:
    blocks, findings = parse_body(text, where="page:x")

    for block in blocks:
        for line in block.lines:
            assert line.text.strip()
            assert line.text == unicodedata.normalize("NFC", line.text)
            assert "\n" not in line.text
            assert all(0 <= span.start < span.end <= len(line.text) for span in line.spans)
    assert all(1 <= finding.line <= text.count("\n") + text.count("\r") + 1 for finding in findings)


@given(st.text(st.sampled_from("ab *_<>[]()`~#|&;:-1.\\\n"), max_size=60))
def test_words_are_never_lost_without_a_finding(text: str) -> None:
    blocks, findings = parse_body(text, where="page:x")

    letters = [letter for letter in text if letter in "ab"]
    shown = [letter for block in blocks for letter in block.text if letter in "ab"]
    assert findings or shown == letters
