"""From a Word document to the Markdown of a page, with a report of everything that was left out."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import TYPE_CHECKING

from db.exchange.brought import Brought
from db.exchange.word_body import Body
from db.exchange.word_file import open_word
from db.findings import ContentError, Finding
from db.markdown.parse import parse_body

if TYPE_CHECKING:
    from mammoth.documents import Document

    from db.exchange.word_file import WordParts

_MAIN = re.compile(r"word/document\d*\.xml")
_EDGES = re.compile(r"word/(?:header|footer)\d*\.xml")
_WORD = re.compile(r"\w+")
_NAMED = 12
# What a library that trusts its input raises when the document is not as it should be.
_BROKEN = (ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError)


def read_word(data: bytes, *, where: str) -> Brought:
    """The text of a .docx as a page's body. Raises ContentError when it cannot or must not be opened.

    Headings, paragraphs, bullets, numbered steps and strong text come along. Of everything else
    a finding says that it was left out, in which line it would stand, and what to do about it.
    """
    parts = open_word(data)
    body = Body(where)
    body.read(_document(parts))
    text = body.text()
    if not text.strip():
        raise ContentError("There is no text in this Word document. If it is a picture of a page, type the words.")
    _, findings = parse_body(text, where=where)
    return Brought(body.title, text, (*body.findings, *findings, *_around(parts, where), *_missing(parts, body, where)))


def _document(parts: WordParts) -> Document:
    from mammoth import docx  # late: nothing else needs it

    try:
        return docx.read(io.BytesIO(parts.archive)).value
    except _BROKEN as problem:
        raise ContentError(
            "This Word document cannot be understood. Open it in Word, save it under another name, then bring that in."
        ) from problem


def _around(parts: WordParts, where: str) -> list[Finding]:
    """Findings for what stands beside the text."""
    findings = []
    if parts.tracked:
        found = "Changes were tracked: what was added is here, what was deleted is not."
        mend = "If that is not what you want, accept or reject all changes in Word and bring it in again."
        findings.append(Finding("word-tracked", "should", where, 0, found, mend))
    for name, words in sorted(parts.words.items()):
        if _EDGES.fullmatch(name) and words:
            found = f'Left out: the line at the edge of each sheet, "{words[:120]}".'
            findings.append(Finding("word-edge", "should", where, 0, found, "Write it into the text if it is needed."))
    if parts.drawn:
        found = f"Left out: {parts.drawn} chart{'s' * (parts.drawn != 1)} or diagram{'s' * (parts.drawn != 1)}."
        findings.append(Finding("word-drawn", "should", where, 0, found, "Say in words what they show."))
    return findings


def _missing(parts: WordParts, body: Body, where: str) -> list[Finding]:
    """The last net: words of the document that are neither in the body nor in any finding."""
    told = _words(f"{body.said} {body.title}")
    whole = " ".join(text for name, text in parts.words.items() if _MAIN.fullmatch(name))
    missing = [word for word in dict.fromkeys(_WORD.findall(_plain(whole))) if word not in told]
    if not missing:
        return []
    shown = ", ".join(missing[:_NAMED]) + (" and others" if len(missing) > _NAMED else "")
    found = f"Left out: some words ({shown}), such as those of a formula or a form."
    return [Finding("word-missing", "should", where, 0, found, "Look for them in Word, and type what is needed.")]


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_plain(text)))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\u00ad", "")
