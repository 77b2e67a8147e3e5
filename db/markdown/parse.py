"""From a page's body to typed blocks, by the closed set of parts in `docs/content-format.md`."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from db.blocks import Block, BlockKind, CalloutLevel, Line, LineRole
from db.markdown import tokens
from db.markdown.findings import Findings
from db.markdown.inline import read_line
from db.markdown.segments import Segment, segments
from db.markdown.waiting import WAITING
from db.slugs import SLUG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from db.findings import Finding
    from db.markdown.tokens import Part

_NEEDS_HEADING = frozenset({CalloutLevel.SPEAK_TO, CalloutLevel.CALL_111, CalloutLevel.CALL_999})
_LISTS = {"key-facts": BlockKind.KEY_FACTS, "do": BlockKind.DOS, "dont": BlockKind.DONTS}
_REFERENCES = {"contact": BlockKind.CONTACT, "question": BlockKind.QUESTION, "image": BlockKind.IMAGE}
_LEVELS = {str(level): level for level in CalloutLevel}
_NAMES = [*_LISTS, *_LEVELS, *_REFERENCES, "details", WAITING]

_HASHES = 'Write a heading with "## " before its words, and one below it with "### ".'

# Parts of Markdown that have no place on a page: what is found, and what to do instead.
_REFUSED: dict[str, tuple[str, str, str]] = {
    "blockquote": ("block-quote", "There is a quotation.", "Take the > away, or use a part such as ::: information."),
    "fence": ("block-code", "There is a block of code.", "Take the ``` lines away."),
    "code_block": ("block-code", "There is text set in by four spaces.", "Let the line begin at the left edge."),
    "html_block": ("block-html", "There is HTML.", "Take the tags away and keep the words."),
    "table": ("block-table", "There is a table.", "Write it as a bullet list."),
    "hr": ("block-rule", "There is a line across the page.", "Use a heading between two parts."),
}


def parse_body(text: str, *, where: str, first_line: int = 1) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """The blocks of a page's body, and everything in it that is not allowed (all must-level).

    `where` names the text in findings; `first_line` is the line of its file where it begins.
    Never raises, whatever the text. With findings the blocks are what could be understood.
    """
    findings = Findings(where, first_line)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    reader = _Reader(findings)
    blocks = tuple(block for segment in segments(text, findings) for block in reader.read(segment))
    return blocks, findings.in_order()


class _Reader:
    """Reads the segments of one body in order. Lines are 0-based within the body."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._last_level = 1

    def read(self, segment: Segment) -> Iterator[Block]:
        name, before = segment.name, len(self._findings)
        if not name:
            yield from self._plain(segment)
        elif name in _LISTS:
            yield from self._contained(segment, _LISTS[name], self._only_list(segment), before)
        elif name in _LEVELS:
            yield from self._contained(segment, BlockKind.CALLOUT, self._callout(segment, _LEVELS[name]), before, name)
        elif name == "details":
            yield from self._contained(segment, BlockKind.DETAILS, self._details(segment), before)
        elif name in _REFERENCES:
            yield from self._reference(segment, _REFERENCES[name])
        elif name == WAITING:
            self._waiting(segment)
        else:
            self._findings.add(
                "container-unknown",
                segment.first_line,
                f'There is no part called "{name}".',
                f"The parts are: {', '.join(_NAMES)}.",
            )

    def _plain(self, segment: Segment) -> Iterator[Block]:
        for part in self._parts(segment):
            at = segment.text_line + part.line
            level = ""
            match part.type:
                case "heading":
                    kind, level, lines = BlockKind.HEADING, self._level(part, at), self._inline(part, segment)
                case "bullet_list":
                    kind, lines = BlockKind.BULLETS, self._items(part, segment)
                case "ordered_list":
                    kind, lines = BlockKind.STEPS, self._steps(part, segment)
                case _:
                    kind, lines = BlockKind.PARAGRAPH, self._inline(part, segment)
            if lines:
                source_line = self._findings.line_in_file(at)
                yield Block(kind, tuple(lines), level, "", segment.nations, source_line)

    def _contained(
        self, segment: Segment, kind: BlockKind, lines: list[Line], before: int, level: str = ""
    ) -> Iterator[Block]:
        """The block of a container whose `lines` were read; `before` counts findings before that."""
        misread = len(self._findings) > before
        if segment.argument and kind is not BlockKind.DETAILS:
            self._findings.add(
                "container-argument",
                segment.first_line,
                f'"{segment.argument}" stands after "{segment.name}".',
                "Only nations=... may stand there; write the words inside the part.",
            )
        if any(line.role is not LineRole.TITLE for line in lines):
            source_line = self._findings.line_in_file(segment.first_line)
            yield Block(kind, tuple(lines), level, "", segment.nations, source_line)
        elif not misread:
            self._findings.add(
                "container-empty",
                segment.first_line,
                f'The part "{segment.name}" holds nothing to read.',
                "Write its text between the two ::: lines, or take the part away.",
            )

    def _only_list(self, segment: Segment) -> list[Line]:
        lines: list[Line] = []
        for number, part in enumerate(self._parts(segment)):
            if part.type == "bullet_list" and number == 0:
                lines = self._items(part, segment)
            else:
                self._misplaced(part, segment, "one bullet list and nothing else")
        return lines

    def _callout(self, segment: Segment, level: CalloutLevel) -> list[Line]:
        lines: list[Line] = []
        for number, part in enumerate(self._parts(segment)):
            if part.type == "heading" and number == 0:
                if part.markup != "##":
                    at = segment.text_line + part.line
                    self._findings.add("heading-level", at, "The heading of this part is not marked ##.", _HASHES)
                lines += self._inline(part, segment, LineRole.TITLE)
            else:
                lines += self._text_or_items(part, segment, "one heading, then paragraphs and bullet lists")
        if level in _NEEDS_HEADING and not any(line.role is LineRole.TITLE for line in lines):
            self._findings.add(
                "callout-heading",
                segment.first_line,
                f'The part "{level}" has no heading.',
                'Begin it with "## " and when to do what, such as "## Call 999 if:".',
            )
        return lines

    def _details(self, segment: Segment) -> list[Line]:
        lines: list[Line] = []
        if segment.argument:
            lines += self._line(tokens.read_inline(segment.argument), segment.first_line, LineRole.TITLE)
        else:
            self._findings.add(
                "details-title",
                segment.first_line,
                "There are no words to tap.",
                'Write them after "details": ::: details How it is done',
            )
        for part in self._parts(segment):
            lines += self._text_or_items(part, segment, "paragraphs and bullet lists")
        return lines

    def _waiting(self, segment: Segment) -> None:
        """Read what waits as it will be read one day, and show nothing of it."""
        if not segment.argument:
            self._findings.add(
                "waiting-reason",
                segment.first_line,
                "It is not said what this part waits for.",
                'Write it after "waiting": ::: waiting No source was seen for this',
            )
        for part in self._parts(segment):
            self._text_or_items(part, segment, "paragraphs and bullet lists")

    def _reference(self, segment: Segment, kind: BlockKind) -> Iterator[Block]:
        if SLUG.fullmatch(segment.argument) is None:
            self._findings.add(
                "reference-slug",
                segment.first_line,
                f'"{segment.argument}" is not the slug of a {kind}.' if segment.argument else "No slug is named.",
                f'Write ::: {kind} and its slug, such as "::: {kind} some-name".',
            )
            return
        if segment.text.strip():
            self._findings.add(
                "reference-not-empty",
                segment.text_line,
                f"There is text inside a {kind} part.",
                "Write it before or after the part: a patient sees the part's own words there.",
            )
        source_line = self._findings.line_in_file(segment.first_line)
        yield Block(kind, (), "", segment.argument, segment.nations, source_line)

    def _parts(self, segment: Segment) -> Iterator[Part]:
        """The parts of a segment that have a place on a page; the others become findings."""
        parts, definitions = tokens.read(segment.text)
        for line in definitions:
            self._findings.add(
                "block-link-definition",
                segment.text_line + line,
                "There is the definition of a link, which nobody would see.",
                "Take the line away.",
            )
        for part in parts:
            if not self._refused(part, segment):
                yield part

    def _refused(self, part: Part, segment: Segment) -> bool:
        if part.type in _REFUSED:
            rule, found, mend = _REFUSED[part.type]
            self._findings.add(rule, segment.text_line + part.line, found, mend)
        return part.type in _REFUSED

    def _level(self, part: Part, at: int) -> str:
        """A heading's level on the screen, "2" or "3"; anything else is a finding."""
        level = int(part.tag[1])
        if not part.markup.startswith("#"):
            self._findings.add("heading-underlined", at, "A heading is made by a line under it.", _HASHES)
        elif level == 1:
            self._findings.add(
                "heading-level", at, "There is a first-level heading: that is the page's title.", _HASHES
            )
        elif level > 3:
            self._findings.add("heading-level", at, f"There is a heading of level {level}.", _HASHES)
        elif level > self._last_level + 1:
            self._findings.add("heading-level", at, 'A "###" heading stands before any "##".', _HASHES)
        self._last_level = min(max(level, 2), 3)
        return str(self._last_level)

    def _text_or_items(self, part: Part, segment: Segment, allowed: str) -> list[Line]:
        if part.type == "paragraph":
            return self._inline(part, segment)
        if part.type == "bullet_list":
            return self._items(part, segment)
        self._misplaced(part, segment, allowed)
        return []

    def _misplaced(self, part: Part, segment: Segment, allowed: str) -> None:
        name = part.type.replace("_", " ")
        self._findings.add(
            "container-content",
            segment.text_line + part.line,
            f'There is a {name} where a "{segment.name}" part cannot have it.',
            f"Such a part holds {allowed}.",
        )

    def _steps(self, part: Part, segment: Segment) -> list[Line]:
        if part.start not in ("", "1"):
            self._findings.add(
                "steps-start",
                segment.text_line + part.line,
                f'The line begins with "{part.start}.", which makes it a numbered step.',
                "Steps begin with 1. If it is a sentence, begin it with another word.",
            )
        return self._items(part, segment)

    def _items(self, part: Part, segment: Segment) -> list[Line]:
        lines: list[Line] = []
        for item in part.parts:
            inside = [inner for inner in item.parts if not self._refused(inner, segment)]
            texts = [inner for inner in inside if inner.type == "paragraph"]
            if len(inside) != 1 or len(texts) != 1:
                self._findings.add(
                    "list-item",
                    segment.text_line + item.line,
                    "An item of this list is not one run of text.",
                    "Give every item one short text, with no list, heading or second paragraph inside.",
                )
            for text in texts:
                lines += self._inline(text, segment, LineRole.ITEM)
        return lines

    def _inline(self, part: Part, segment: Segment, role: LineRole = LineRole.TEXT) -> list[Line]:
        return self._line(part.inline, segment.text_line + part.line, role)

    def _line(self, inline: Sequence[Token], at: int, role: LineRole) -> list[Line]:
        line = read_line(inline, at, self._findings, role)
        return [line] if line else []
