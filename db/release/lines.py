"""Each clinic's own advice line, kept beside the releases for the day on which none can be read.

The page of last resort is compiled into the program and cannot know the clinic's number. So
the numbers of the release in use stand in the small file `lines`, each under its own seal: a
changed digit makes the line disappear, never ring somebody else.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from db.release.seal import seal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from db.reading import SiteShown

LINES = "lines"


def keep_lines(folder: Path, sites: Iterable[SiteShown]) -> None:
    """Write the advice lines of `sites`. One that cannot be kept is done without."""
    from db.release.files import replace, sync_file

    lines = [
        [
            site.slug,
            site.advice_line_name,
            site.advice_line_phone,
            _seal(site.slug, site.advice_line_name, site.advice_line_phone),
        ]
        for site in sites
        if site.advice_line_phone
    ]
    written = folder / f"{LINES}.part"
    with suppress(OSError):
        written.write_text(json.dumps(lines, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        sync_file(written)
        replace(written, folder / LINES)


def kept_line(folder: Path, site: str) -> tuple[str, str] | None:
    """The (name, phone) of the clinic `site`; None when it is not known or not as it was written."""
    try:
        lines = json.loads((folder / LINES).read_bytes())
        found = next((line for line in lines if line[0] == site), None)
        if found is None or found[3] != _seal(*map(str, found[:3])):
            return None
        return str(found[1]), str(found[2])
    except (OSError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None


def _seal(slug: str, name: str, phone: str) -> str:
    return seal("line", [slug, name, phone])
