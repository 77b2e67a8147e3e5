"""Can every picture of the release be drawn? The screen's log does not say which one could not: it tells the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.library import Library

# Drawings are looked at line by line when they are put in, and need a display to be drawn here.
FORMATS = {"image/png": b"png", "image/jpeg": b"jpeg"}


def undrawable(library: Library) -> list[str]:
    """The slugs of photographs whose header is sound and whose inside is not.

    None where this machine's Qt cannot be asked. Raises `db.library.LibraryUnavailable`.
    """
    try:
        from PySide6.QtGui import QImageReader

        from kiosk.pictures import drawn
    except ImportError:
        return []
    known = {bytes(each.data()) for each in QImageReader.supportedImageFormats()}
    slugs = [row["slug"] for row in library.sealed_rows.listed("image", library.locale)]
    shown = ((slug, library.image(slug)) for slug in slugs)
    return [slug for slug, image in shown if FORMATS.get(image.media_type) in known and drawn(image, "", 0).isNull()]
