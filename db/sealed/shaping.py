"""From checked rows to the values readers get."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from db.blocks import Block, BlockKind, CalloutLevel, Line, LineRole, Span, SpanKind
from db.reading import (
    ContactShown,
    ImageShown,
    PageCard,
    Period,
    QuestionShown,
    SectionCard,
    SiteShown,
    SourceLine,
    TermShown,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from db.sealed.rows import Row, Values

_SAYS_111 = re.compile(r"(?<!\d)111(?!\d)")

# Looked up and not called: a page has a hundred of them, and a call costs ten times as much.
_KINDS = {str(kind): kind for kind in BlockKind}
_ROLES = {str(role): role for role in LineRole}
_SPANS = {str(kind): kind for kind in SpanKind}


def says_111(text: str) -> bool:
    """Whether a text speaks of 111, which nobody answers in Northern Ireland."""
    return _SAYS_111.search(text) is not None


def shown_in(nation: str, nations: str) -> bool:
    """Whether something limited to `nations` ("ENG,SCT", "" for all) is for readers in `nation`."""
    return not nations or nation in nations.split(",")


def section_card(row: Values, nation: str) -> SectionCard:
    """A card of Home, with the number of pages that readers in `nation` find behind it."""
    return SectionCard(
        slug=row["slug"],
        title=row["title"],
        summary=row["summary"],
        icon=row["icon"],
        page_count=row[f"pages_{nation.lower()}"],
        approved=bool(row["approved"]),
    )


def page_card(row: Values) -> PageCard:
    """A page as lists name it."""
    return PageCard(
        slug=row["slug"],
        section=row["section"],
        title=row["title"],
        summary=row["summary"],
        approved=bool(row["approved"]),
    )


def contact_shown(row: Values, periods: Iterable[Row]) -> ContactShown:
    """A contact with its hours: `periods` are rows of number, weekday, opens and closes."""
    return ContactShown(
        slug=row["slug"],
        name=row["name"],
        phone=row["phone"],
        phone_note=row["phone_note"],
        relay=row["relay"],
        hours_text=row["hours_text"],
        always_open=bool(row["always_open"]),
        closed_on_bank_holidays=bool(row["closed_on_bank_holidays"]),
        periods=tuple(Period(weekday, opens, closes) for _, weekday, opens, closes in periods),
        for_whom=row["for_whom"],
        say=row["say"],
        web=row["web"],
        urgent=bool(row["urgent"]),
        dialled_on=date.fromisoformat(row["dialled_on"]) if row["dialled_on"] else None,
        approved=bool(row["approved"]),
        next_review=date.fromisoformat(row["next_review"]),
    )


def term_shown(row: Values) -> TermShown:
    """A word and its meaning."""
    return TermShown(row["slug"], row["term"], row["say"], row["meaning"], bool(row["approved"]))


def question_shown(row: Values) -> QuestionShown:
    """A question to ask, with the heading it stands under."""
    return QuestionShown(row["slug"], row["heading"], row["text"], bool(row["approved"]))


def source_lines(rows: Iterable[Values], *, nation: str) -> tuple[SourceLine, ...]:
    """Sources as they stand at the end of a page. In Northern Ireland not even a title says 111."""
    return tuple(SourceLine(row["slug"], row["text"]) for row in rows if nation != "NIR" or not says_111(row["text"]))


def image_shown(row: Values, data: bytes) -> ImageShown:
    """A picture and its words, once `data` has been held against its hash. Sizes in pixels."""
    return ImageShown(
        slug=row["slug"],
        alt=row["alt"],
        caption=row["caption"],
        media_type=row["media_type"],
        sha256=row["sha256"],
        data=data,
        width=row["width"],
        height=row["height"],
    )


def site_shown(row: Values) -> SiteShown:
    """What a clinic says of itself."""
    return SiteShown(
        slug=row["slug"],
        name=row["name"],
        organisation=row["organisation"],
        unwell_line=row["unwell_line"],
        advice_line_name=row["advice_line_name"],
        advice_line_phone=row["advice_line_phone"],
        advice_line_hours=row["advice_line_hours"],
        funding=row["funding"],
        feedback=row["feedback"],
        formats=row["formats"],
        approved=bool(row["approved"]),
    )


def page_blocks(
    children: dict[str, list[Row]], *, nation: str, has_contact: Callable[[str], bool]
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks a reader in `nation` sees, and the glossary slugs linked in them, by first use.

    A block for other nations goes, and with it its links: the compiler links a word once for
    each nation, so a second link of the same word is for readers elsewhere.
    """
    linked: dict[str, None] = {}
    spans: dict[tuple[int, int], list[Row]] = {}
    for block, line, *span in children["span"]:
        spans.setdefault((block, line), []).append(tuple(span))
    lines: dict[int, list[Row]] = {}
    for block, *line_row in children["line"]:
        lines.setdefault(block, []).append(tuple(line_row))
    blocks = []
    for n, kind, level, ref, nations in children["block"]:
        if not _block_shown(kind, level, ref, nations, nation, has_contact):
            continue
        shown = []
        for line, role, text in lines.get(n, ()):
            kept = []
            for _, start, stop, span_kind, target in spans.get((n, line), ()):
                if span_kind == SpanKind.TERM:
                    if target in linked:
                        continue
                    linked[target] = None
                kept.append(Span(start, stop, _SPANS[span_kind], target))
            shown.append(Line(text, _ROLES[role], tuple(kept)))
        limits = tuple(nations.split(",")) if nations else ()
        blocks.append(Block(_KINDS[kind], tuple(shown), level, ref, limits))
    return tuple(blocks), tuple(linked)


def lines_shown(kind: str, level: str, _ref: str, nations: str, *, nation: str) -> bool:
    """Whether readers in `nation` see the lines of a block: its columns as they stand in the release."""
    return _block_shown(kind, level, "", nations, nation, lambda _: True)


def _block_shown(
    kind: str, level: str, ref: str, nations: str, nation: str, has_contact: Callable[[str], bool]
) -> bool:
    if not shown_in(nation, nations):
        return False
    if kind == BlockKind.CALLOUT and level == CalloutLevel.CALL_111:
        return nation != "NIR"  # there is no 111 in Northern Ireland
    return kind != BlockKind.CONTACT or has_contact(ref)
