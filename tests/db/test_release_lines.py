"""The clinic's own number outlives its release, and a changed digit of it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.reading import SiteShown
from db.release.lines import LINES, keep_lines, kept_line

if TYPE_CHECKING:
    from pathlib import Path


def site(slug: str, phone: str) -> SiteShown:
    return SiteShown(slug, "", "", "Unwell?", "Advice line", phone, "", "", "", "", False)


def test_each_clinic_finds_its_own_line_again(tmp_path: Path) -> None:
    keep_lines(tmp_path, [site("north", "01632 960 001"), site("south", "01632 960 002"), site("none", "")])

    assert kept_line(tmp_path, "south") == ("Advice line", "01632 960 002")
    assert kept_line(tmp_path, "none") is None
    assert kept_line(tmp_path, "east") is None


def test_a_changed_digit_makes_the_line_disappear(tmp_path: Path) -> None:
    keep_lines(tmp_path, [site("north", "01632 960 001")])
    file = tmp_path / LINES
    file.write_text(file.read_text(encoding="utf-8").replace("960 001", "960 007"), encoding="utf-8")

    assert kept_line(tmp_path, "north") is None


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[1]", b'[["north"]]', b"\xff", b"[[]]", b"null", pytest.param(b"[" * 9999, id="a deep list")],
)
def test_a_damaged_file_is_done_without(tmp_path: Path, content: bytes) -> None:
    (tmp_path / LINES).write_bytes(content)

    assert kept_line(tmp_path, "north") is None


def test_no_file_is_no_line(tmp_path: Path) -> None:
    assert kept_line(tmp_path / "missing", "north") is None
