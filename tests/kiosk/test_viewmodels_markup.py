"""Lines with spans as the small markup that the screen draws."""

from __future__ import annotations

import re
from html import unescape

import pytest

from db.blocks import Line, Span, SpanKind
from kiosk.viewmodels.markup import styled

STRONG, TERM = SpanKind.STRONG, SpanKind.TERM


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        pytest.param("plain", (), "plain", id="plain"),
        pytest.param("a < b & c > d", (), "a &lt; b &amp; c &gt; d", id="signs"),
        pytest.param("<b>no</b>", (), "&lt;b&gt;no&lt;/b&gt;", id="markup in the text itself"),
        pytest.param("ring 999 now", (Span(5, 8, STRONG),), "ring <b>999</b> now", id="strong"),
        pytest.param("a tracer", (Span(2, 8, TERM, "tracer"),), 'a <a href="tracer">tracer</a>', id="word"),
        pytest.param(
            "a small tracer here",
            (Span(2, 14, STRONG), Span(8, 14, TERM, "tracer")),
            'a <b>small </b><a href="tracer"><b>tracer</b></a> here',
            id="word within strong",
        ),
        pytest.param(
            "one two three",
            (Span(0, 7, TERM, "x"), Span(4, 13, STRONG)),
            '<a href="x">one </a><a href="x"><b>two</b></a><b> three</b>',
            id="strong over the end of a word",
        ),
        pytest.param("R&D", (Span(0, 3, STRONG),), "<b>R&amp;D</b>", id="sign within strong"),
        pytest.param("β-blocker 🫁 x", (Span(10, 11, STRONG),), "β-blocker <b>🫁</b> x", id="counted in code points"),
    ],
)
def test_spans_become_tags(text: str, spans: tuple[Span, ...], expected: str) -> None:
    assert styled(Line(text, spans=spans)) == expected


def test_without_its_tags_a_line_is_what_was_written() -> None:
    text = "Take <2 tablets & rest; ask about the tracer"
    spans = (Span(0, 4, STRONG), Span(38, 44, TERM, "tracer"), Span(5, 15, STRONG))

    assert unescape(re.sub(r"</?[ab][^>]*>", "", styled(Line(text, spans=spans)))) == text
