"""Pictures that are too large, not safe or full of words are refused, in sentences staff can act on."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from db.images import MOST_BYTES, MOST_BYTES_SVG, ImageError, read_image, read_image_file
from db.svg import MOST_SHAPES

if TYPE_CHECKING:
    from pathlib import Path

SVG = "image/svg+xml"


def png_of(width: int, height: int) -> bytes:
    """As much of a PNG as tells its size."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\0" * 9 + b"\0\0\0\0IEND\xaeB`\x82"


def jpeg_of(width: int, height: int) -> bytes:
    return b"\xff\xd8\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00\xff\xd9"


def svg(inside: str, root: str = 'viewBox="0 0 9 9"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {root}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(png_of(2000, 2000), id="a-large-png"),
        pytest.param(jpeg_of(2500, 1600), id="a-large-jpeg"),
        pytest.param(svg("<path/>" * (MOST_SHAPES - 1)), id="many-shapes"),
        pytest.param(svg('<defs><g id="a"><path/></g></defs><use href="#a"/><use href="#a"/>'), id="used-twice"),
        pytest.param(svg('<use href="#nowhere"/>'), id="used-but-missing"),
        pytest.param(svg("<title>Lungs</title><desc>Two lungs</desc><path/>"), id="a-title-nobody-sees"),
        pytest.param(svg('<sodipodi:namedview xmlns:sodipodi="http://x"/><path/>'), id="notes-of-a-drawing-program"),
    ],
)
def test_sensible_pictures_are_taken(picture: bytes) -> None:
    assert read_image(picture).data == picture


@pytest.mark.parametrize(
    ("picture", "found"),
    [
        pytest.param(png_of(4001, 1000), "4,001 by 1,000 pixels", id="too-many-pixels-png"),
        pytest.param(jpeg_of(6000, 4000), "6,000 by 4,000 pixels", id="too-many-pixels-jpeg"),
        pytest.param(png_of(9, 9) + b"\0" * MOST_BYTES, "2.0 MB", id="too-many-bytes"),
        pytest.param(svg(" " * MOST_BYTES_SVG), "0.3 MB", id="too-many-bytes-svg"),
        pytest.param(svg("<path/>" * MOST_SHAPES), "shapes", id="too-many-shapes"),
        pytest.param(svg("<text>Lungs</text>"), "words", id="text"),
        pytest.param(svg("<g><TEXT>Lungs</TEXT></g>"), "words", id="text-in-capitals"),
        pytest.param(svg('<g id="a"><use href="#a"/></g>'), "within itself", id="drawn-within-itself"),
        pytest.param(svg("<g>" * 3000 + "</g>" * 3000), "nested too deeply", id="nested"),
        pytest.param(svg('<path fill="u&#114;l(http://x/y)"/>'), "links", id="a-link-in-disguise"),
        pytest.param(svg('<path style="fill:url(file:///etc/x)"/>'), "links", id="a-link-in-a-style"),
        pytest.param(svg('<a xmlns:x="http://x" x:href="file:///x"/>'), "links", id="a-link-by-another-name"),
        pytest.param(svg('<path OnLoad="x()"/>'), "scripts", id="a-handler"),
        pytest.param(svg("<animate/>"), "effects", id="an-animation"),
        pytest.param(svg("<filter/>"), "effects", id="a-filter"),
        pytest.param(b'<?xml-stylesheet href="a.css"?>' + svg(""), "styles", id="a-style-sheet"),
        pytest.param(svg("<path>"), "damaged", id="not-closed"),
        pytest.param(svg("").decode().encode("utf-16"), "not a PNG", id="another-encoding"),
        pytest.param(svg("") + b"\xff", "damaged", id="not-utf-8"),
        pytest.param(b"<html><svg/></html>", "plain SVG", id="a-web-page"),
    ],
)
def test_others_are_refused_in_words(picture: bytes, found: str) -> None:
    with pytest.raises(ImageError) as refused:
        read_image(picture)

    assert found in str(refused.value)
    assert refused.value.found.endswith(".")
    assert refused.value.mend.startswith(("Save", "Take", "Give"))
    assert refused.value.mend.endswith(".")


def test_shapes_that_multiply_are_counted_as_often_as_they_are_drawn() -> None:
    levels = "".join(f'<g id="l{level + 1}">' + f'<use href="#l{level}"/>' * 10 + "</g>" for level in range(8))

    with pytest.raises(ImageError, match="shapes"):
        read_image(svg(f'<defs><path id="l0"/>{levels}</defs><use href="#l8"/>'))


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.png"
    with file.open("wb") as out:
        out.truncate(50_000_000_000)  # takes no room on the disk: it is all hole

    with pytest.raises(ImageError, match=r"50000\.0 MB"):
        read_image_file(file)
