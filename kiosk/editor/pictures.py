"""A picture that staff choose becomes one to keep: upright, no larger than a screen needs, nothing but a picture."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from db.images import MOST_BYTES, MOST_PIXELS, ImageError, read_image
from db.jpeg import jpeg_size
from db.svg_plain import plain_svg

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES_CHOSEN = 60_000_000
"""Of the file as chosen. The largest photographs of a telephone have about 25 MB."""
LONGEST_SIDE = 2160
"""In pixels: the width of a 4K panel that stands upright, which is the widest column there is."""

# Decoding takes up to 8 bytes for each pixel, and Qt refuses more than 256 MB of them. A JPEG is made
# smaller while it is decoded.
_MOST_PIXELS_CHOSEN = {"png": 30_000_000, "jpeg": 60_000_000}
_SMALLER = "Save it about 2,000 pixels wide and choose that."
_QUALITIES = (90, 82, 74, 66, 58)


@dataclass(frozen=True, slots=True)
class ReadyPicture:
    """A picture as it will be kept: bytes, media type, and size in its own pixels."""

    data: bytes
    media_type: str
    width: int
    height: int


def ready(path: Path) -> ReadyPicture:
    """The picture in a file, ready to be kept. What it is, its bytes say and not its name.

    It is turned upright, made smaller where it is larger than any screen needs, and written anew, so
    that nothing of the camera, the place or the program stays in it. It takes up to two seconds and
    needs no event loop. Raises ImageError, a sentence for staff; a file that is too large is not read.
    """
    data = _read(path)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        image, kind = _decoded(data, "png"), "png"
    elif data.startswith(b"\xff\xd8"):
        jpeg_size(data)  # Qt would draw one that is cut short, with a grey end
        image, kind = _decoded(data, "jpeg"), "jpeg"
    else:
        return _checked(plain_svg(data))
    return _checked(_encoded(image, kind))


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES_CHOSEN:
            found = f"The file has {size / 1e6:,.0f} MB. The most is {MOST_BYTES_CHOSEN / 1e6:.0f} MB."
            raise ImageError(found, _SMALLER)
        return path.read_bytes()
    except OSError as problem:
        raise ImageError(f"The picture {path.name} cannot be read: {problem.strerror}.", "Choose another.") from problem


def _decoded(data: bytes, kind: str) -> QImage:
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoTransform(True)
    size = reader.size()
    width, height = size.width(), size.height()
    if width * height > _MOST_PIXELS_CHOSEN[kind]:
        most = f"{_MOST_PIXELS_CHOSEN[kind] // 1_000_000} million in all"
        raise ImageError(f"The picture has {width:,} by {height:,} pixels. The most is {most}.", _SMALLER)
    if size.isValid():
        reader.setScaledSize(_fitting(width, height))
    image = reader.read()
    if image.isNull():
        raise ImageError("This picture is damaged or cut short.", "Save it again, or choose another.")
    return image


def _fitting(width: int, height: int) -> QSize:
    """The size it is kept in: never larger than it is, and within the limits of `db.images`."""
    factor = min(1.0, LONGEST_SIDE / max(width, height), math.sqrt(MOST_PIXELS / max(1, width * height)))
    return QSize(max(1, int(width * factor)), max(1, int(height * factor))) if factor < 1 else QSize(width, height)


def _encoded(image: QImage, kind: str) -> bytes:
    """A PNG stays one while it is small enough; a photograph that was saved as one becomes a JPEG."""
    if kind == "png":
        data = _written(_repainted(image, see_through=image.hasAlphaChannel()), b"PNG")
        if len(data) <= MOST_BYTES:
            return data
    sheet = _repainted(image, see_through=False)
    for quality in _QUALITIES:
        data = _written(sheet, b"JPEG", quality)
        if len(data) <= MOST_BYTES:
            break
    return data


def _repainted(image: QImage, *, see_through: bool) -> QImage:
    """The same picture on a new sheet: texts and profiles hang on an image and would be written with it."""
    if image.colorSpace().isValid():
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    sheet = QImage(image.size(), QImage.Format.Format_ARGB32 if see_through else QImage.Format.Format_RGB32)
    # White is what stands behind every picture on the screen.
    sheet.fill(Qt.GlobalColor.transparent if see_through else Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, image)
    painter.end()
    return sheet


def _written(image: QImage, form: bytes, quality: int = -1) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(form))
    writer.setQuality(quality)
    if not writer.write(image):
        raise ImageError("The picture cannot be written.", "Choose another.")
    return bytes(held.data())


def _checked(data: bytes) -> ReadyPicture:
    kept = read_image(data)
    return ReadyPicture(kept.data, kept.media_type, kept.width, kept.height)
