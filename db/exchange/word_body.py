"""The parts of a Word document in order, written as lines of Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.exchange.written import written
from db.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mammoth.documents import Document, Element, NoteReference, Paragraph

    from db.exchange.written import Piece

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_BULLETS = re.compile(r"list bullet", re.IGNORECASE)
_STEPS = re.compile(r"list number", re.IGNORECASE)
_SHOWN = 160


@dataclass(frozen=True, slots=True)
class _Row:
    """A paragraph as it will be written. `level` is a heading's in Word, `depth` a list item's."""

    what: str
    pieces: tuple[Piece, ...]
    level: int = 0
    depth: int = 0


class Body:
    """Collects the Markdown, the findings and every word that either of them holds (`said`)."""

    def __init__(self, where: str) -> None:
        self.title = ""
        self.findings: list[Finding] = []
        self.said = ""
        self._where = where
        self._lines: list[str] = []
        self._rows: list[_Row | Finding] = []
        self._document: Document | None = None

    def read(self, document: Document) -> None:
        """Take a document in: its title first, then everything in order."""
        self._document = document
        for part in document.children:
            self._part(part)
        self._propose_title()
        self._write()

    def text(self) -> str:
        return "\n".join(self._lines).strip("\n")

    # What stands in the document

    def _part(self, part: Element) -> None:
        from mammoth import documents

        if isinstance(part, documents.Paragraph):
            self._paragraph(part)
        elif isinstance(part, documents.Table):
            words = self._words([part])
            rows = len(part.children)
            self._leave_out("word-table", f"a table of {rows} row{'s' * (rows != 1)}", words, "Write it as bullets.")
        elif isinstance(part, documents.HasChildren):
            for child in part.children:
                self._part(child)
        else:
            self._add_text(tuple(self._inline(part, strong=False)))

    def _paragraph(self, paragraph: Paragraph) -> None:
        pieces = tuple(piece for child in paragraph.children for piece in self._inline(child, strong=False))
        if not self._holds_words(pieces):
            return
        style = paragraph.style_name or paragraph.style_id or ""
        heading = _HEADING.fullmatch(style.strip()) or re.fullmatch(r"Heading(\d)", style)
        numbering = paragraph.numbering
        if style.strip().casefold() == "title":
            self._rows.append(_Row("title", pieces))
        elif heading:
            self._rows.append(_Row("heading", pieces, level=int(heading[1])))
        elif numbering is not None:
            what, deep = "step" if numbering.is_ordered else "bullet", numbering.level_index
            self._rows.append(_Row(what, pieces, depth=int(deep) if deep.isdecimal() else 0))
        elif _BULLETS.match(style) or _STEPS.match(style):
            self._rows.append(_Row("bullet" if _BULLETS.match(style) else "step", pieces))
        else:
            self._rows.append(_Row("text", pieces))

    def _add_text(self, pieces: tuple[Piece, ...]) -> None:
        if self._holds_words(pieces):
            self._rows.append(_Row("text", pieces))

    def _holds_words(self, pieces: tuple[Piece, ...]) -> bool:
        text = "".join(text for text, _ in pieces)
        self.said += f" {text}"
        return bool(text.strip())

    def _inline(self, part: Element, *, strong: bool) -> list[Piece]:
        """The text of a run and what is in it. What cannot come along becomes a finding."""
        from mammoth import documents

        if isinstance(part, documents.Text):
            return [(part.value, strong)]
        if isinstance(part, documents.Tab | documents.Break):
            return [(" ", strong)]
        if isinstance(part, documents.Run) and part.is_strikethrough:
            mend = "If it still holds, write it into the text."
            self._leave_out("word-struck", "words that were struck out", self._words([part]), mend)
            return []
        if isinstance(part, documents.Run):
            self._note_looks(part)
        if isinstance(part, documents.Hyperlink) and part.href:
            found = f'an address behind the words "{self._words(part.children)}": {part.href}'
            self._leave_out("word-link", found, "", "Patients cannot follow it: name a source or a contact instead.")
        if isinstance(part, documents.HasChildren):
            bold = strong or (isinstance(part, documents.Run) and part.is_bold)
            return [piece for child in part.children for piece in self._inline(child, strong=bold)]
        self._leave_out_inline(part)
        return []

    def _note_looks(self, run: Element) -> None:
        raised = run.vertical_alignment in {"superscript", "subscript"}
        words = self._words([run])
        if raised and words:
            found = "letters set higher or lower, which stand on the line here"
            self._leave_out("word-raised", found, words, "Check that it reads well: 10 and a small 3 is now 103.")
        if run.is_italic and words:
            self._leave_out("word-italic", "italics (the words are here)", words, "For a key word use **strong**.")

    def _leave_out_inline(self, part: Element) -> None:
        from mammoth import documents

        if isinstance(part, documents.Image):
            words = part.alt_text or ""
            self._leave_out("word-image", "a picture", words, "Add it as a picture of its own, with words for it.")
        elif isinstance(part, documents.NoteReference):
            self._leave_out("word-note", "a footnote", self._note(part), "Write it into the text if it matters.")
        elif isinstance(part, documents.CommentReference) and self._document is not None:
            for comment in self._document.comments:
                if comment.comment_id == part.comment_id:
                    words = self._words(comment.body)
                    self._leave_out("word-comment", "a comment", words, "See whether it still needs an answer.")
        elif isinstance(part, documents.Checkbox):
            self._leave_out("word-box", "a box to tick", "", "Nobody can tick it on the screen: say it in words.")

    def _note(self, reference: NoteReference) -> str:
        try:
            return self._words(self._document.notes.resolve(reference).body) if self._document is not None else ""
        except KeyError:  # the mark of a note that is not there
            return ""

    def _words(self, parts: Iterable[Element]) -> str:
        """All text within, on one line."""
        from mammoth import documents

        def texts(part: Element) -> Iterable[str]:
            if isinstance(part, documents.Text):
                yield part.value
            elif isinstance(part, documents.HasChildren):
                for child in part.children:
                    yield from texts(child)
                yield "" if isinstance(part, documents.Run | documents.Hyperlink) else " "
            elif isinstance(part, documents.Tab | documents.Break):
                yield " "

        return " ".join("".join(text for part in parts for text in texts(part)).split())

    def _leave_out(self, rule: str, what: str, words: str, mend: str) -> None:
        self.said += f" {words}"
        shown = f"{words[:_SHOWN]}..." if len(words) > _SHOWN else words
        found = f'Left out: {what}: "{shown}".' if words else f"Left out: {what}."
        self._rows.append(Finding(rule, "should", self._where, 0, found, mend))

    # What is written

    def _propose_title(self) -> None:
        """The title of the document; else its first heading, where it is the only one of its level."""
        headings = [row for row in self._rows if isinstance(row, _Row) and row.what == "heading"]
        titles = [row for row in self._rows if isinstance(row, _Row) and row.what == "title"]
        first = next((row for row in self._rows if isinstance(row, _Row)), None)
        chosen = titles[0] if titles else None
        if chosen is None and headings and first is headings[0]:
            alone = sum(row.level == first.level for row in headings) == 1 and all(
                row.level >= first.level for row in headings
            )
            chosen = first if alone else None
        if chosen is not None:
            self._rows.remove(chosen)
            self.title = " ".join("".join(text for text, _ in chosen.pieces).split())

    def _write(self) -> None:
        levels = sorted({row.level for row in self._rows if isinstance(row, _Row) and row.what == "heading"})
        top = levels[0] if levels else 1
        before, numbered, headed = "", 0, False
        for row in self._rows:
            if isinstance(row, Finding):
                at = len(self._lines) + 1
                self.findings.append(Finding(row.rule, row.level, row.where, at, row.found, row.mend))
                continue
            if row.what in {"heading", "title"}:
                deep = min(row.level - top, 2) if row.what == "heading" else 0
                if deep > 1 or (deep and not headed):
                    self._say(
                        "word-heading", "A heading was moved to another level.", "Check which level it belongs to."
                    )
                mark = "### " if deep and headed else "## "
                headed = True
            elif row.what == "bullet":
                mark = "- "
            elif row.what == "step":
                mark, numbered = f"{1 if before != 'step' else numbered + 1}. ", numbered + 1 if before == "step" else 1
            else:
                mark = ""
            if row.depth:
                found = "A list within a list was made one list."
                self._say("word-nested", found, "Check that each item still says what it belongs to.")
            if before and not (row.what == before and row.what in {"bullet", "step"}):
                self._lines.append("")
            if row.what == "step" and before != "step" and any(line.startswith("1. ") for line in self._lines):
                self._say(
                    "word-steps", "Numbered steps begin again at 1 here.", "Check every mention of a step's number."
                )
            line, lost = written(row.pieces, mark)
            if lost:
                self._say("word-strong", "Strong text could not be kept in this line.", "Put ** around whole words.")
            self._lines.append(line)
            before = row.what

    def _say(self, rule: str, found: str, mend: str) -> None:
        self.findings.append(Finding(rule, "should", self._where, len(self._lines) + 1, found, mend))
