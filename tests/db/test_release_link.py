"""Glossary links: which words are linked, and where."""

from __future__ import annotations

import pytest

from db.blocks import Block, BlockKind, Line, LineRole, Span, SpanKind
from db.records import Term
from db.release.link import Linker
from tests.db.items import make

GLOSSARY = (
    make(Term, slug="net", term="NET", forms=("NET", "NETs", "neuroendocrine tumour")),
    make(Term, slug="scan", term="Scan", forms=("scan", "scans")),
    make(Term, slug="pet-scan", term="PET scan", forms=("PET scan", "PET")),
    make(Term, slug="functioning", term="Functioning", forms=("functioning",)),
    make(Term, slug="pd-1", term="PD-1", forms=()),
)


def paragraph(text: str, *spans: Span) -> Block:
    return Block(BlockKind.PARAGRAPH, (Line(text, spans=spans),))


def links(*blocks: Block) -> list[tuple[str, str]]:
    """(the linked words, the term's slug) for every link in the blocks."""
    linked, _ = Linker(GLOSSARY).link(blocks)
    return [
        (line.text[span.start : span.end], span.target)
        for block in linked
        for line in block.lines
        for span in line.spans
        if span.kind is SpanKind.TERM
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You have a scan.", [("scan", "scan")]),
        ("Scan after scan.", [("Scan", "scan")]),
        ("A PET scan is a scan.", [("PET scan", "pet-scan"), ("scan", "scan")]),
        ("A PET\u00a0scan.", [("PET\u00a0scan", "pet-scan")]),
        ("My pet scans the net.", [("scans", "scan")]),
        ("It is non-functioning.", []),
        ("It is functioning\u2011like.", []),
        ("The scanner", []),
        ("rescan", []),
        ("A neuroendocrine tumour, or NET.", [("neuroendocrine tumour", "net")]),
        ("(PD-1) is a protein", [("PD-1", "pd-1")]),
        ("PET/scan", [("PET", "pet-scan"), ("scan", "scan")]),
    ],
)
def test_whole_words_are_linked_once_the_longest_first(text: str, expected: list[tuple[str, str]]) -> None:
    assert links(paragraph(text)) == expected


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(0, 15, SpanKind.STRONG), [("PET scan", "pet-scan")]),
        (Span(2, 10, SpanKind.STRONG), [("PET scan", "pet-scan")]),
        (Span(0, 5, SpanKind.STRONG), []),
        (Span(3, 5, SpanKind.STRONG), []),
        (Span(10, 16, SpanKind.STRONG), [("PET scan", "pet-scan")]),
    ],
    ids=["within strong", "the same words", "strong ends within", "strong lies within", "beside strong"],
)
def test_a_link_lies_within_strong_words_or_beside_them(span: Span, expected: list[tuple[str, str]]) -> None:
    assert links(paragraph("A PET scan today", span)) == expected


def test_strong_and_link_stand_in_order_the_outer_first() -> None:
    (block,), _ = Linker(GLOSSARY).link((paragraph("A scan today", Span(2, 12, SpanKind.STRONG)),))

    assert block.lines[0].spans == (Span(2, 12, SpanKind.STRONG), Span(2, 6, SpanKind.TERM, "scan"))


def test_headings_and_titles_are_not_linked() -> None:
    heading = Block(BlockKind.HEADING, (Line("Your scan"),), level="2")
    callout = Block(BlockKind.CALLOUT, (Line("Your scan", LineRole.TITLE), Line("A scan helps.")), level="important")

    linked, terms = Linker(GLOSSARY).link((heading, callout))

    assert [bool(line.spans) for block in linked for line in block.lines] == [False, False, True]
    assert terms == ("scan",)


def test_terms_come_in_the_order_of_first_use() -> None:
    _, terms = Linker(GLOSSARY).link((paragraph("A scan, a NET"), paragraph("A NET, PD-1, a scan")))

    assert terms == ("scan", "net", "pd-1")


def test_a_word_first_used_where_one_nation_reads_it_is_linked_again_for_the_others() -> None:
    for_scotland = Block(BlockKind.PARAGRAPH, (Line("A scan in Scotland"),), nations=("SCT",))

    assert links(for_scotland, paragraph("A scan"), paragraph("A scan")) == [("scan", "scan"), ("scan", "scan")]


def test_without_a_glossary_nothing_is_linked() -> None:
    blocks = (paragraph("A scan"),)

    assert Linker(()).link(blocks) == (blocks, ())
