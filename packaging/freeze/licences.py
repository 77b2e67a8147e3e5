"""The folder of licences for the frozen program: of what is in it, and of nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supply.folder import everything, write

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


def licence_files(modules: Collection[str], folder: Path) -> list[tuple[str, str, str]]:
    """Write it into `folder`; its files as PyInstaller's table has them.

    `modules` are the top names of what is frozen.
    """
    write(folder, everything().with_modules(modules).parts)
    return [(f"licences/{file.name}", str(file), "DATA") for file in sorted(folder.iterdir())]
