"""Collects what is wrong with one text, with line numbers that its author can look up."""

from __future__ import annotations

from db.findings import Finding


class Findings:
    """A growing list of must-level findings of one text.

    Lines are given 0-based within the text; `first_line` is where the text begins in its
    file (1-based), so that findings name the line an author sees.
    """

    def __init__(self, where: str, first_line: int) -> None:
        self._where = where
        self._first_line = first_line
        self._found: list[Finding] = []

    def line_in_file(self, line: int) -> int:
        return self._first_line + line

    def add(self, rule: str, line: int, found: str, mend: str) -> None:
        self._found.append(Finding(rule, "must", self._where, self.line_in_file(line), found, mend))

    def __len__(self) -> int:
        return len(self._found)

    def in_order(self) -> tuple[Finding, ...]:
        return tuple(sorted(self._found, key=lambda finding: finding.line))
