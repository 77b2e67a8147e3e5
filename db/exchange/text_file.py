"""Read one Markdown file from elsewhere as the body of a page."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from db.exchange.brought import Brought
from db.exchange.layout import PAGE_FILE_SAYS
from db.findings import ContentError, Finding
from db.markdown import front_matter
from db.markdown.parse import parse_body

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 1_000_000
"""A page of 450 words has 3,000. A book has more, and is no page."""

_TITLE = re.compile(r"#[ \t]+(.+?)[ \t]*#*[ \t]*")
# Markdown itself makes no link of these, and then they would stand on the screen as text.
_SCHEME = re.compile(r"\b(?:javascript|vbscript)\s*:|\bfile:/|\bdata:[a-z]+/", re.IGNORECASE)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def refuse_size(size: int) -> None:
    """Raises ContentError for a file of so many bytes, before it is read."""
    if size > MOST_BYTES:
        raise ContentError(
            f"The file has {size / 1e6:,.1f} MB. A page has a few thousand characters, and "
            f"{MOST_BYTES / 1e6:.0f} MB is the most. Was this the right file?"
        )


def read_text(data: bytes, *, where: str) -> Brought:
    """A page's body from the bytes of a Markdown file. Raises ContentError when it must be mended first.

    Without fields at its top the first-level heading is proposed as the title. HTML, links and
    whatever else a page cannot have are refused, each with its line.
    """
    refuse_size(len(data))
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    _refuse_nul(text)
    fields, body, first_line = _head(text, where)
    title = ""
    if not fields:
        title, body, first_line = _title(body, first_line)
    if not body.strip():
        raise ContentError("There is no text in this file.")
    _, findings = parse_body(body, where=where, first_line=first_line)
    findings = (*findings, *_schemes(body, where, first_line))
    if findings:
        many = f"{len(findings)} thing{'s' * (len(findings) != 1)}"
        raise ContentError(
            f"The file has {many} that a page cannot have. Mend them and bring it in again.",
            sorted(findings, key=lambda finding: finding.line),
        )
    return Brought(title, body, (), fields, first_line)


def _decoded(data: bytes) -> str:
    encoding = "utf-16" if data.startswith(_UTF_16) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise ContentError(
            f"The file is not in UTF-8: byte {problem.start + 1:,}, in line {line:,}, cannot be read as a letter. "
            "Nothing was brought in and the file is as it was. Open it where it was written, save it as UTF-8, "
            "then bring it in again."
        ) from problem


def _refuse_nul(text: str) -> None:
    at = text.find("\0")
    if at >= 0:
        raise ContentError(
            f"There is a character that is no text in line {text.count(chr(10), 0, at) + 1:,}. "
            "This may be no text file, or a damaged one. Nothing was brought in."
        )


def _head(text: str, where: str) -> tuple[dict[str, object], str, int]:
    """The fields of a page file of ours, the body, and the line it begins on."""
    if text.split("\n", 1)[0].rstrip() == front_matter.FENCE:
        try:
            page = front_matter.split(text)
        except front_matter.FrontMatterError as problem:
            mend = "The top of a page is described in docs/content-format.md, section 2."
            raise ContentError(
                "The fields at the top of the file cannot be read.",
                [Finding("page-head", "must", where, problem.line, str(problem), mend)],
            ) from problem
        fields = {name: value for name, value in page.fields.items() if name not in PAGE_FILE_SAYS}
        return fields, page.body, page.body_line
    body = text.strip("\n")
    return {}, body, len(text) - len(text.lstrip("\n")) + 1


def _title(body: str, first_line: int) -> tuple[str, str, int]:
    """The first-level heading at the top, the body below it, and the line that begins on."""
    first, _, rest = body.partition("\n")
    found = _TITLE.fullmatch(first)
    if found is None:
        return "", body, first_line
    blank = len(rest) - len(rest.lstrip("\n"))
    return found[1].strip("* "), rest.strip("\n"), first_line + 1 + blank


def _schemes(body: str, where: str, first_line: int) -> Iterator[Finding]:
    for number, line in enumerate(body.split("\n")):
        found = _SCHEME.search(line)
        if found:
            yield Finding(
                "link-scheme",
                "must",
                where,
                first_line + number,
                f'There is an address that begins with "{found[0]}", which could run or open something.',
                "Take it away.",
            )
