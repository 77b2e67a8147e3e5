"""Parts of a page that wait for a health professional: kept where they will stand, and never shown."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from db.markdown.findings import Findings
from db.markdown.segments import segments

WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class WaitingPart:
    """A `::: waiting` part. `line` is that of its fence in the body, from 1; `text` is Markdown."""

    line: int
    reason: str
    text: str


def waiting_parts(body: str) -> tuple[WaitingPart, ...]:
    """The parts of a page's body that wait, in order. Never raises, whatever the text."""
    if f" {WAITING}" not in body:
        return ()
    text = unicodedata.normalize("NFC", body.replace("\r\n", "\n").replace("\r", "\n"))
    return tuple(
        WaitingPart(segment.first_line + 1, segment.argument, segment.text.strip())
        for segment in segments(text, Findings("", 1))
        if segment.name == WAITING
    )
