"""Pictures of the page on screen, handed to QML as image://content/<fingerprint>?<colours>."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader
from PySide6.QtQuick import QQuickImageProvider

from db.drawings import is_drawing, recoloured

if TYPE_CHECKING:
    from db.reading import ImageShown

PROVIDER = "content"

_FORMATS = {"image/png": b"png", "image/jpeg": b"jpeg", "image/svg+xml": b"svg"}


@dataclass(frozen=True, slots=True)
class Placed:
    """Where QML finds a picture. `aspect` is height by width; a `drawing` takes the colours of the theme."""

    url: str
    aspect: float
    drawing: bool


class PictureShelf:
    """The pictures of the page on screen, as the library checked them when the page was opened.

    So no picture is read while a frame is drawn, when a fault of the file could no longer be answered.
    """

    def __init__(self) -> None:
        self._shown: dict[str, ImageShown] = {}

    def put(self, shown: ImageShown) -> Placed:
        """Keep a picture until the page is taken down."""
        self._shown[shown.sha256] = shown
        return Placed(
            url=f"image://{PROVIDER}/{shown.sha256}",
            aspect=shown.height / shown.width,
            drawing=is_drawing(shown.media_type, shown.data),
        )

    def find(self, fingerprint: str) -> ImageShown | None:
        return self._shown.get(fingerprint)

    def clear(self) -> None:
        self._shown.clear()


class Pictures(QQuickImageProvider):
    """Draws a picture when its place on the page asks for it.

    One that cannot be read is an empty image: its words are shown instead, never a fault on screen.
    """

    def __init__(self, shelf: PictureShelf) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._shelf = shelf

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:
        fingerprint, _, colours = name.partition("?")
        shown = self._shelf.find(fingerprint)
        image = drawn(shown, colours, requested.width()) if shown is not None else QImage()
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


def drawn(shown: ImageShown, colours: str, width: int) -> QImage:
    """A picture `width` pixels wide (its own width if 0), a drawing in `colours` (hex, parted by hyphens).

    An empty image if it cannot be read.
    """
    form = _FORMATS.get(shown.media_type)
    if form is None:
        return QImage()
    data = recoloured(shown.data, colours.split("-")) if colours else shown.data
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer, QByteArray(form))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)  # photographs from a telephone lie on their side
    own = reader.size()
    if width > 0 and not own.isEmpty():
        turned = reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90
        upright = own.transposed() if turned else own
        wanted = QSize(width, max(1, round(width * upright.height() / upright.width())))
        reader.setScaledSize(wanted.transposed() if turned else wanted)
    return reader.read()
