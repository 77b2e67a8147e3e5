"""Two builds of one commit are the same, file by file, wherever they are made."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LEFT_OUT = (".git", ".venv", "dist", "build", ".mypy_cache", ".ruff_cache", ".pytest_cache", "__pycache__", "out")
MADE = ("build/i18n", "build/licences", "build/starter.sqlite")
"""What is made before anything is frozen."""


def copied(root: Path, there: Path) -> Path:
    """The checkout in another folder, as somebody else would have it."""
    shutil.copytree(root, there, ignore=shutil.ignore_patterns(*LEFT_OUT), symlinks=True)
    for name in MADE:
        (there / name).parent.mkdir(exist_ok=True)
        if (root / name).is_dir():
            shutil.copytree(root / name, there / name)
        elif (root / name).is_file():
            shutil.copy(root / name, there / name)
    return there


def unlike(one: Path, other: Path) -> list[str]:
    """What differs between two folders: contents, links, and rights."""
    here, there = _hashes(one), _hashes(other)
    if not here:
        return [f"{one} is empty: there is nothing to compare."]
    differing = sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name))
    return [f"{name} is not the same in two builds." for name in differing]


def _hashes(folder: Path) -> dict[str, tuple[str, int]]:
    """Every file and link below a folder, with its rights."""
    return {
        path.relative_to(folder).as_posix(): (
            f"-> {path.readlink()}" if path.is_symlink() else hashlib.sha256(path.read_bytes()).hexdigest(),
            path.lstat().st_mode,
        )
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }
