"""A Word document becomes a page's body; what cannot come along is told; what is hostile is refused in words."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.exchange import word_file
from db.exchange.word import read_word
from db.exchange.written import written
from db.findings import ContentError
from db.markdown.parse import parse_body
from tests.db.word_maker import link, packed, paragraph, part, run, table, word

if TYPE_CHECKING:
    from db.exchange.brought import Brought

PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="A lung"/><a:graphic><a:graphicData><pic:pic>'
    '<pic:blipFill><a:blip r:embed="p1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r>"
)


def read(*body: str, parts: dict[str, str | bytes] | None = None, links: str = "") -> Brought:
    return read_word(word(*body, parts=parts, links=links), where="leaflet.docx")


def found(brought: Brought, rule: str) -> list[str]:
    return [each.found for each in brought.findings if each.rule == rule]


def refused(data: bytes) -> str:
    with pytest.raises(ContentError) as problem:
        read_word(data, where="leaflet.docx")
    return str(problem.value)


def test_headings_lists_and_strong_text_come_along() -> None:
    brought = read(
        paragraph("Tiredness", style="Title"),
        paragraph("Most people feel ", run("very", "<w:b/>"), " tired."),
        paragraph("What helps", style="heading 1"),
        paragraph("Rest", number="bullet:0"),
        paragraph("Walk", number="bullet:0"),
        paragraph("Day by day", style="heading 2"),
        paragraph("Begin small", number="step:0"),
        paragraph("Do more", number="step:0"),
    )
    assert brought.title == "Tiredness"
    assert brought.body == (
        "Most people feel **very** tired.\n\n## What helps\n\n- Rest\n- Walk\n\n### Day by day\n\n"
        "1. Begin small\n2. Do more"
    )
    assert brought.findings == ()


def test_the_only_first_heading_is_the_title() -> None:
    brought = read(paragraph("Pain", style="heading 1"), paragraph("Say so.", style="heading 2"), paragraph("Soon."))
    assert (brought.title, brought.body) == ("Pain", "## Say so.\n\nSoon.")


@pytest.mark.parametrize(
    ("body", "rule", "words"),
    [
        (table(("Dose", "10 mg"), ("When", "Morning")), "word-table", 'a table of 2 rows: "Dose 10 mg When Morning"'),
        (paragraph(PICTURE), "word-image", 'a picture: "A lung"'),
        (paragraph("Take ", run("not", "<w:strike/>"), " two"), "word-struck", 'struck out: "not"'),
        (paragraph("10", run("9", '<w:vertAlign w:val="superscript"/>')), "word-raised", "set higher or lower"),
        (paragraph("a ", run("word", "<w:i/>")), "word-italic", "italics"),
        (paragraph("One", number="bullet:0") + paragraph("Two", number="bullet:1"), "word-nested", "one list"),
        (paragraph("x") + paragraph("Deep", style="heading 4"), "word-heading", ""),
        (paragraph("See", '<w:r><w:footnoteReference w:id="2"/></w:r>'), "word-note", 'a footnote: "Smith 2020"'),
        (paragraph("See", '<w:r><w:commentReference w:id="0"/></w:r>'), "word-comment", 'a comment: "Still true?"'),
        (paragraph('<w:hyperlink r:id="h1"><w:r><w:t>here</w:t></w:r></w:hyperlink>'), "word-link", "https://nhs.uk"),
        ("<w:p><m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath></w:p>", "word-missing", "E, mc"),
        (paragraph("1", number="step:0") + paragraph("x") + paragraph("2", number="step:0"), "word-steps", "again"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_told(body: str, rule: str, words: str) -> None:
    notes = f'<w:footnote w:id="2">{paragraph("Smith 2020")}</w:footnote>'
    comments = f'<w:comment w:id="0" w:author="A">{paragraph("Still true?")}</w:comment>'
    brought = read(
        paragraph("Some text."),
        body,
        parts={
            "word/footnotes.xml": part("footnotes", notes),
            "word/comments.xml": part("comments", comments),
            "word/media/a.png": b"\x89PNG",
        },
        links=link("h1", "hyperlink", "https://nhs.uk/x")
        + link("p1", "image", "media/a.png").replace(' TargetMode="External"', ""),
    )
    if rule == "word-heading":  # a lone fourth-level heading is the top level there is
        assert "## Deep" in brought.body
        return
    assert any(words in each for each in found(brought, rule)), brought.findings


def test_edges_tracked_changes_and_charts_are_told() -> None:
    added = f'<w:ins w:id="1" w:author="A">{run("new ")}</w:ins>'
    brought = read(
        paragraph(added, "text"),
        parts={"word/header1.xml": part("hdr", paragraph("Draft 3")), "word/charts/chart1.xml": "<c/>"},
    )
    assert brought.body == "new text"
    assert found(brought, "word-tracked")
    assert found(brought, "word-edge") == ['Left out: the line at the edge of each sheet, "Draft 3".']
    assert found(brought, "word-drawn") == ["Left out: 1 chart or diagram."]


def test_the_words_of_a_text_box_are_kept() -> None:
    inside = f"<w:txbxContent>{paragraph('In a box')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></w:r>"
    assert "In a box" in read(paragraph("Before", box)).body


def test_a_heading_too_deep_is_moved_and_told() -> None:
    brought = read(
        paragraph("A", style="heading 1"), paragraph("B", style="heading 1"), paragraph("C", style="heading 3")
    )
    assert brought.body == "## A\n\n## B\n\n### C"
    assert found(brought, "word-heading")


def macro(name: str) -> bytes:
    return word(paragraph("x"), parts={name: b"\xd0\xcf"})


def test_macros_are_refused() -> None:
    assert "macros" in refused(macro("word/vbaProject.bin"))
    main = "application/vnd.ms-word.document.macroEnabled.main+xml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )
    assert "macros" in refused(word(paragraph("x"), parts={"[Content_Types].xml": types}))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "older Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "passphrase"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"%PDF-1.7", "PDF"),
        (b"MZ\x90", "program"),
        (b"hello", "no Word document"),
        (b"", "no Word document"),
        (packed({"a.txt": "hello"}), "packed folder"),
        (word(paragraph("x"))[:-40], "damaged"),
        (word(paragraph("")), "no text"),
    ],
)
def test_what_is_no_word_document_is_named(data: bytes, words: str) -> None:
    assert words in refused(data)


def test_a_bomb_is_not_unpacked() -> None:
    assert "far larger" in refused(word(paragraph("x"), parts={"word/comments.xml": b" " * 30_000_000}))
    many = {f"word/part{number}.xml": b"ab" * 2_500_000 for number in range(9)}
    assert "far larger" in refused(word(paragraph("x"), parts=dict(many)))


def test_a_part_that_lies_about_its_size_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_file, "MOST_UNPACKED", 2_000)
    monkeypatch.setattr(word_file, "_refuse_bombs", lambda _: None)
    assert "far larger" in refused(word(paragraph("word " * 1_000)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1", "cp037"])
def test_outside_entities_are_refused_in_any_encoding(encoding: str) -> None:
    xml = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&f;'
        "</w:t></w:r></w:p></w:body></w:document>"
    )
    told = refused(word(parts={"word/document.xml": xml.encode(encoding)}))
    assert "other files" in told or "damaged" in told


def test_deep_and_endless_xml_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 5_000 + "</w:sdtContent></w:sdt>" * 5_000
    assert "no Word builds" in refused(word(deep))


def test_a_picture_outside_is_not_looked_for() -> None:
    linked = PICTURE.replace("r:embed", "r:link")
    brought = read(paragraph("Text", linked), links=link("p1", "image", "file:///etc/passwd"))
    assert brought.body == "Text"
    assert found(brought, "word-image")


def test_a_large_file_is_refused_unread() -> None:
    with pytest.raises(ContentError, match="400 MB"):
        word_file.refuse_size(400_000_000)


@given(st.lists(st.tuples(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))), st.booleans())))
def test_a_line_reads_back_as_it_was_written(pieces: list[tuple[str, bool]]) -> None:
    plain = "".join(text for text, _ in pieces)
    line, lost = written(pieces)
    blocks, findings = parse_body(line, where="")
    if findings or not plain.strip():
        return  # what no page may say; the parser names it
    texts = [each.text for block in blocks for each in block.lines]
    assert len(texts) == 1
    assert " ".join(texts[0].split()) == " ".join(unicodedata.normalize("NFC", plain).split())
    if lost:
        assert any(strong for _, strong in pieces)


@pytest.mark.parametrize(
    "text",
    [
        "1. April is too late",
        "- 5 degrees",
        "# of tablets",
        "a * b * c",
        "<b> & co",
        "[x](y",
        "::: do",
        "> 5",
        "a_b_c",
        "=== x",
        "~~no~~",
    ],
)
def test_signs_of_markdown_in_a_text_stay_text(text: str) -> None:
    blocks, findings = parse_body(written([(text, False)])[0], where="")
    assert [line.text for block in blocks for line in block.lines] == [text]
    assert not [each for each in findings if each.rule != "text-leftover"]


def refused_or_sound(data: bytes) -> bool:
    """Whether a document gives words, or a sentence that says why not. Anything else is raised."""
    try:
        return bool(read_word(data, where="x.docx").body.strip())
    except ContentError as problem:
        return str(problem).endswith((".", "?"))


_SOUND = word(
    paragraph("Title", style="Title"),
    paragraph("a ", run("b", "<w:b/>")),
    table(("x",)),
    paragraph("y", number="step:0"),
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(_SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_damaged_bytes_give_a_refusal_or_a_sound_page(changes: list[tuple[int, int]]) -> None:
    data = bytearray(_SOUND)
    for at, byte in changes:
        data[at] = byte
    assert refused_or_sound(bytes(data))


_PIECES = [
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>a</w:t>",
    '<w:footnoteReference w:id="9"/>',
    "<w:footnoteReference/>",
    '<w:pPr><w:numPr><w:ilvl w:val="x"/><w:numId w:val="7"/></w:numPr></w:pPr>',
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    PICTURE,
    '<w:fldChar w:fldCharType="end"/>',
    '<w:sym w:font="x" w:char="zz"/>',
    '<w:tcPr><w:gridSpan w:val="q"/></w:tcPr>',
]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(_PIECES), max_size=14))
def test_odd_documents_give_a_refusal_or_a_sound_page(pieces: list[str]) -> None:
    assert refused_or_sound(word("".join(pieces)))


def test_a_locked_part_is_refused() -> None:
    data = bytearray(word(paragraph("x")))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        central = archive.start_dir
    data[central + 8] |= 1
    assert "locked" in refused(bytes(data))
