"""Pictures on their way to the screen: their size, their colours, and what cannot be read."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage

from db.drawings import COLOURS
from db.reading import ImageShown
from kiosk.pictures import Pictures, PictureShelf

pytestmark = pytest.mark.usefixtures("qapp")

DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200" fill="none">'
    b'<path fill="#16262e" d="M0 0H300V200H0Z"/></svg>'
)
FOREIGN = DRAWING.replace(b"#16262e", b"#ff0000")
THEME = "-".join(["00ff00", *(colour[1:] for colour in list(COLOURS.values())[1:])])


def photograph(form: str, colour: str = "#336699") -> bytes:
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, form)  # type: ignore[call-overload]  # the stubs want bytes, Qt a name
    return bytes(buffer.data().data())


def lying(data: bytes) -> bytes:
    """A JPEG with the note of a telephone that was held upright: to be turned by 90 degrees."""
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    return data[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + data[2:]


def shown(data: bytes, media_type: str = "image/svg+xml", width: int = 300, height: int = 200) -> ImageShown:
    return ImageShown(
        slug="a",
        alt="A",
        caption="",
        media_type=media_type,
        sha256=sha256(data).hexdigest(),
        data=data,
        width=width,
        height=height,
    )


def asked(picture: ImageShown, width: int, colours: str = "") -> QImage:
    shelf = PictureShelf()
    url = shelf.put(picture).url
    name = url.removeprefix("image://content/") + (f"?{colours}" if colours else "")
    size = QSize()
    image = Pictures(shelf).requestImage(name, size, QSize(width, 0))
    assert size == image.size()
    return image


@pytest.mark.parametrize("width", [90, 976, 3840])
def test_a_drawing_is_drawn_at_the_size_of_the_screen(width: int) -> None:
    image = asked(shown(DRAWING), width)

    assert (image.width(), image.height()) == (width, round(width * 2 / 3))


def test_a_drawing_takes_the_colours_it_is_given() -> None:
    assert asked(shown(DRAWING), 30).pixelColor(15, 10) == QColor("#16262e")
    assert asked(shown(DRAWING), 30, THEME).pixelColor(15, 10) == QColor("#00ff00")


@pytest.mark.parametrize(
    ("data", "media_type", "drawing"),
    [
        pytest.param(DRAWING, "image/svg+xml", True, id="drawing"),
        pytest.param(FOREIGN, "image/svg+xml", False, id="svg-of-others"),
        pytest.param(photograph("PNG"), "image/png", False, id="png"),
    ],
)
def test_the_shelf_says_what_takes_the_colours_of_the_theme(data: bytes, media_type: str, drawing: bool) -> None:
    placed = PictureShelf().put(shown(data, media_type))

    assert placed.drawing is drawing
    assert placed.aspect == pytest.approx(2 / 3)


@pytest.mark.parametrize("width", [100, 400, 800])
@pytest.mark.parametrize("form", ["png", "jpeg"])
def test_a_photograph_keeps_its_colours_and_its_shape(form: str, width: int) -> None:
    image = asked(shown(photograph(form), f"image/{form}", 400, 100), width)

    assert (image.width(), image.height()) == (width, width // 4)
    middle = image.pixelColor(width // 2, width // 8)
    assert all(abs(a - b) <= 3 for a, b in zip(middle.getRgb(), QColor("#336699").getRgb(), strict=True))  # type: ignore[call-overload]


def test_a_photograph_that_lies_on_its_side_is_set_upright() -> None:
    image = asked(shown(lying(photograph("jpeg")), "image/jpeg", 400, 100), 50)

    assert (image.width(), image.height()) == (50, 200)


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"\xff\xd8\xff\xc0\x00\x0b\x08\x00\x10\x00\x20\x01\x01\x11\x00\xff\xd9", "image/jpeg"),
        (photograph("png")[:40], "image/png"),
        (b"<svg", "image/svg+xml"),
        (photograph("png"), "image/tiff"),
    ],
    ids=["jpeg", "png", "svg", "of-another-kind"],
)
@pytest.mark.qt_log_ignore("Invalid JPEG file structure")
def test_a_picture_that_cannot_be_read_is_an_empty_image(data: bytes, media_type: str) -> None:
    assert asked(shown(data, media_type), 100).isNull()


def test_a_picture_of_a_page_that_was_taken_down_is_an_empty_image() -> None:
    shelf = PictureShelf()
    url = shelf.put(shown(DRAWING)).url
    shelf.clear()

    assert Pictures(shelf).requestImage(url.removeprefix("image://content/"), QSize(), QSize(90, 0)).isNull()


def test_the_installed_program_can_read_every_kind_of_picture() -> None:
    """PNG is in Qt itself; the others are plug-ins, which the bundle has only if its list names them."""
    parts = (Path(__file__).parents[2] / "packaging" / "freeze" / "qt_parts.py").read_text(encoding="utf-8")
    listed = re.search(r'"imageformats": \(([^)]*)\)', parts)

    assert listed is not None
    assert {"qjpeg", "qsvg"} <= set(re.findall(r"\w+", listed[1]))
