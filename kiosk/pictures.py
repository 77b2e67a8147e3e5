"""Pictures of the release, handed to QML as image://content/<slug>."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from kiosk.shelf import NothingToRead

if TYPE_CHECKING:
    from kiosk.shelf import Shelf

PROVIDER = "content"


def picture_url(slug: str) -> str:
    """Where QML finds the picture `slug`."""
    return f"image://{PROVIDER}/{slug}"


class Pictures(QQuickImageProvider):
    """Decodes a picture when it is first drawn. One that cannot be read is an empty image, never a fault on screen."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._shelf = shelf

    def requestImage(self, slug: str, size: QSize, requested: QSize) -> QImage:
        from db.library import NoSuchItem

        try:
            shown = self._shelf.read(lambda library: library.image(slug))
        except (NothingToRead, NoSuchItem):
            return QImage()
        image = QImage.fromData(QByteArray(shown.data))
        size.setWidth(image.width())
        size.setHeight(image.height())
        if requested.width() > 0 and not image.isNull():
            from PySide6.QtCore import Qt

            return image.scaledToWidth(requested.width(), Qt.TransformationMode.SmoothTransformation)
        return image
