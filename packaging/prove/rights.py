"""Who may do what on an installed machine: the table of docs/it.md, tried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.health.rights import DATA, PUBLISHER, SCREEN, TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prove.debian import Debian

__all__ = ["DATA", "PUBLISHER", "SCREEN", "wrong"]


def wrong(debian: Debian) -> Iterator[str]:
    """What is not as in the table. All of its paths must be there."""
    for path, rights in TABLE.items():
        if not debian.inside(path).exists():
            yield f"{path} is not there."
            continue
        for account, wanted in zip((SCREEN, PUBLISHER), rights, strict=True):
            found = "".join(way for way in "rw" if debian.may(account, f"-{way}", path))
            if found != wanted:
                yield f"{account} has {found or 'no right'} on {path}, and should have {wanted or 'none'}."
    link = f"{DATA}/screen/releases"
    moved = debian.run("sh", "-c", f"mv {link} {link}-moved 2>&1 && echo moved; true", account=SCREEN)
    if "moved" in moved.split():
        yield f"{SCREEN} can replace {link}."
