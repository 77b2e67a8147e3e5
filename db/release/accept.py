"""The one place where a release is accepted, wherever it comes from: this desk, a stick, another machine.

Whatever must hold of a release before a kiosk shows it is asked here, and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.release.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

    from db.reading import Header


def accept(path: Path) -> Header:
    """The header of a release that may be installed: it is, row by row, what was compiled.

    Raises `LibraryUnavailable` (missing), `LibraryDamaged` or `ReleaseTooNew`.
    """
    return verify(path).header
