"""Cut a page's body into plain Markdown and `:::` containers, line by line.

Containers are read here and not by a Markdown plug-in, because the plug-in closes a
forgotten container in silence and lets containers nest; both must be findings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records import NATIONS

if TYPE_CHECKING:
    from db.markdown.findings import Findings

_FENCE = re.compile(r"[ \t]*:{3,}[ \t]*(?P<rest>.*?)[ \t]*")
_NATIONS = re.compile(r"(?:^|[ \t]+)nations=(?P<list>\S*)$")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of Markdown. `name` is the container's, "" for plain text between containers.

    `first_line` is the line of the fence, or of the text itself (0-based); `text_line` that of
    the first line of `text`.
    """

    name: str
    argument: str
    nations: tuple[str, ...]
    first_line: int
    text_line: int
    text: str


def segments(text: str, findings: Findings) -> list[Segment]:
    """The segments of `text` in order. Anything wrong with the fences is added to `findings`."""
    found: list[Segment] = []
    current = Segment("", "", (), 0, 0, "")
    depth = 0
    lines: list[str] = []

    def finish() -> None:
        if current.name or any(line.strip() for line in lines):
            text = "\n".join(lines)
            at = current
            found.append(Segment(at.name, at.argument, at.nations, at.first_line, at.text_line, text))
        lines.clear()

    for number, line in enumerate(text.split("\n")):
        fence = _FENCE.fullmatch(line) if ":::" in line else None
        if fence is None:
            lines.append(line)
        elif fence["rest"]:
            if depth:
                findings.add(
                    "container-nested",
                    number,
                    f'"{line.strip()}" begins inside another part.',
                    f'Close the part that begins in line {findings.line_in_file(current.first_line)} with ":::" first.',
                )
                lines.append("")
            else:
                finish()
                current = _open(fence["rest"], number, findings)
            depth += 1
        elif depth > 1:
            depth -= 1
            lines.append("")
        elif depth:
            depth = 0
            finish()
            current = Segment("", "", (), number + 1, number + 1, "")
        else:
            findings.add("container-stray-end", number, '":::" ends a part that never began.', "Take the line away.")
            lines.append("")
    if depth:
        findings.add(
            "container-open",
            current.first_line,
            f'The part "{current.name}" has no end.',
            'Write ":::" on a line of its own after it.',
        )
    finish()
    return found


def _open(rest: str, line: int, findings: Findings) -> Segment:
    nations: tuple[str, ...] = ()
    match = _NATIONS.search(rest)
    if match:
        nations = _nations(match["list"], line, findings)
        rest = rest[: match.start()]
    name, _, argument = rest.partition(" ")
    return Segment(name, argument.strip(), nations, line, line + 1, "")


def _nations(listed: str, line: int, findings: Findings) -> tuple[str, ...]:
    names = listed.split(",")
    if len(set(names)) != len(names) or not set(names) <= set(NATIONS):
        findings.add(
            "container-nations",
            line,
            f'"nations={listed}" does not name nations.',
            f"Write some of {','.join(NATIONS)}, each once, with commas and no spaces.",
        )
    return tuple(nation for nation in NATIONS if nation in names)
