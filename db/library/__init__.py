"""The read-only way into a release: `Library.open` and the faults a site can mend.

Only the standard library is needed here: this is on the way to the first screen.
"""

from __future__ import annotations

from db.library.faults import LibraryDamaged, LibraryUnavailable, NoSuchItem, NoSuchPage, ReleaseTooNew
from db.library.library import Library

__all__ = [
    "Library",
    "LibraryDamaged",
    "LibraryUnavailable",
    "NoSuchItem",
    "NoSuchPage",
    "ReleaseTooNew",
]
