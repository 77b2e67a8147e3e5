"""What the buttons over a page's text write: the parts of `docs/content-format.md`, so that nobody need know them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PREFIX = {"heading": "## ", "subheading": "### ", "bullets": "- ", "steps": "1. "}
_CALLOUTS = {
    "important": "",
    "information": "",
    "speak-to": "## Speak to your team if\n\n",
    "call-111": "## Call 111 if\n\n",
    "call-999": "## Call 999 if\n\n",
}
_LISTS = {"key-facts", "do", "dont"}
_REFERENCES = {"contact", "question", "image"}
_HERE = {"details": "The words to tap", "strong": "strong words"}
_WORDS = "Words here"
_MARKS = re.compile(r"\s*(?:#+|-|\d+\.)\s+|\s*(?:#+|-|\d+\.)$")


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in the place of what stands from `start` to `end`; then select `select_from` to `select_to`.

    All four count code points.
    """

    start: int
    end: int
    text: str
    select_from: int
    select_to: int


def apply(tool: str, text: str, start: int, end: int, slug: str = "") -> Edit:
    """What `tool` writes over a selection. `slug` names what a contact, question or image shows. Raises KeyError."""
    if tool == "strong":
        return _strong(text, start, end)
    start, end = _whole_lines(text, start, end)
    lines = text[start:end].split("\n")
    if tool in _PREFIX:
        written = "\n".join(_listed(tool, line, number) for number, line in enumerate(lines, 1))
        return _placed(text, start, end, written, written)
    if tool in _REFERENCES:
        return _placed(text, end, end, f"::: {tool} {slug}\n:::", "")
    if tool == "details":
        inner = _HERE["details"]
        return _placed(text, start, end, f"::: details {inner}\n{_inside(lines)}\n:::", inner)
    if tool in _LISTS:
        listed = "\n".join(_listed("bullets", line, 1) for line in lines)
        return _placed(text, start, end, f"::: {tool}\n{listed}\n:::", listed)
    words = _inside(lines)
    return _placed(text, start, end, f"::: {tool}\n{_CALLOUTS[tool]}{words}\n:::", words)


def _strong(text: str, start: int, end: int) -> Edit:
    words = text[start:end].strip() or _HERE["strong"]
    return Edit(start, end, f"**{words}**", start + 2, start + 2 + len(words))


def _whole_lines(text: str, start: int, end: int) -> tuple[int, int]:
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    return begin, len(text) if stop < 0 else stop


def _listed(tool: str, line: str, number: int) -> str:
    plain = (_MARKS.sub("", line, count=1) if _MARKS.match(line) else line) or (_WORDS if number == 1 else "")
    if not plain:
        return ""
    return f"{number}. {plain}" if tool == "steps" else f"{_PREFIX[tool]}{plain}"


def _inside(lines: list[str]) -> str:
    return "\n".join(lines).strip() or _WORDS


def _placed(text: str, start: int, end: int, written: str, select: str) -> Edit:
    """`written` with an empty line before and behind it, where there is none."""
    before, behind = text[:start], text[end:]
    lead = "" if not before.strip() or before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
    tail = "" if not behind.strip() or behind.startswith("\n\n") else "\n" if behind.startswith("\n") else "\n\n"
    at = start + len(lead) + written.find(select)
    if not select:
        at = start + len(lead) + len(written)
    return Edit(start, end, f"{lead}{written}{tail}", at, at + len(select))
