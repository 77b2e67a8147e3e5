"""A picture that staff choose: upright, small enough, without a word of camera or place, or refused in a sentence."""

from __future__ import annotations

import io
import random
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageOps, PngImagePlugin
from PySide6.QtGui import QImage

from db.image_error import ImageError
from db.images import MOST_BYTES, MOST_PIXELS, read_image, read_image_file
from kiosk.editor.pictures import LONGEST_SIDE, ReadyPicture, ready

GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F
RED, BLUE = (220, 20, 20), (20, 20, 220)
SECRET = b"Nikon of the ward"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/x" viewBox="0 0 9 9" fill="none"'
    ' i:export="/home/of-somebody/a.svg"><!-- of-somebody --><metadata>of-somebody</metadata>'
    '<i:view name="of-somebody"/><path d="M0 0h9" fill="#16262e"/></svg>'
)


def two_colours(width: int, height: int) -> Image.Image:
    """Red above, blue below."""
    made = Image.new("RGB", (width, height), RED)
    made.paste(BLUE, (0, height // 2, width, height))
    return made


def photograph(width: int = 300, height: int = 200, *, orientation: int = 6) -> bytes:
    """What a telephone makes: lying on its side, with camera, place, comment, XMP and a profile."""
    exif = Image.Exif()
    exif[MAKER], exif[ORIENTATION] = SECRET.decode(), orientation
    exif[GPS] = {1: "N", 2: (50.0, 49.0, 0.0)}
    out = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    two_colours(width, height).save(
        out, "JPEG", quality=95, exif=exif, comment=SECRET, xmp=b"<x:xmpmeta>" + SECRET, icc_profile=profile
    )
    return out.getvalue()


def noise(width: int, height: int, form: str) -> bytes:
    out = io.BytesIO()
    Image.frombytes("RGB", (width, height), random.Random(4).randbytes(width * height * 3)).save(out, form)
    return out.getvalue()


def chosen(folder: Path, data: bytes, name: str = "a.jpg") -> ReadyPicture:
    path = folder / name
    path.write_bytes(data)
    return ready(path)


def refused(folder: Path, data: bytes, name: str = "a.jpg") -> str:
    with pytest.raises(ImageError) as problem:
        chosen(folder, data, name)
    assert problem.value.found.endswith(".")
    assert problem.value.mend.endswith(".")
    return str(problem.value)


def colour_at(picture: ReadyPicture, x: int, y: int) -> tuple[int, int, int]:
    image = QImage.fromData(picture.data)
    colour = image.pixelColor(x, y)
    return colour.red(), colour.green(), colour.blue()


def near(one: tuple[int, int, int], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


def test_a_photograph_is_upright_and_says_nothing_of_camera_and_place(tmp_path: Path) -> None:
    picture = chosen(tmp_path, photograph())

    # Orientation 6: what lies on the left of the sensor is at the top of the picture, so red comes to the right.
    assert (picture.width, picture.height, picture.media_type) == (200, 300, "image/jpeg")
    assert near(colour_at(picture, 190, 150), RED)
    assert near(colour_at(picture, 10, 150), BLUE)
    assert not [word for word in (b"Exif", SECRET, b"xmp", b"ICC_PROFILE") if word in picture.data]
    assert read_image(picture.data).sha256


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_stands_as_it_was_taken(orientation: int, tmp_path: Path) -> None:
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(photograph(orientation=orientation))))

    picture = chosen(tmp_path, photograph(orientation=orientation))

    assert (picture.width, picture.height) == upright.size
    for x, y in ((10, 10), (picture.width - 10, 10), (10, picture.height - 10)):
        pixel = upright.getpixel((x, y))
        assert isinstance(pixel, tuple)
        assert near(colour_at(picture, x, y), pixel)


def test_words_in_a_png_go_and_its_holes_stay(tmp_path: Path) -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", SECRET.decode())
    words.add_itxt("Comment", SECRET.decode(), zip=True)
    out = io.BytesIO()
    exif = Image.Exif()
    exif[MAKER] = SECRET.decode()
    Image.new("RGBA", (30, 20), (*RED, 0)).save(out, "PNG", pnginfo=words, exif=exif)

    picture = chosen(tmp_path, out.getvalue(), "a.png")

    assert (picture.media_type, picture.width, picture.height) == ("image/png", 30, 20)
    assert not [name for name in (b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"iCCP", SECRET) if name in picture.data]
    assert QImage.fromData(picture.data).pixelColor(3, 3).alpha() == 0


@pytest.mark.parametrize("size", [(5000, 3000), (3000, 3000), (400, 6000)])
def test_what_is_larger_than_a_screen_is_made_smaller(size: tuple[int, int], tmp_path: Path) -> None:
    picture = chosen(tmp_path, photograph(*size, orientation=1))

    assert max(picture.width, picture.height) <= LONGEST_SIDE
    assert picture.width * picture.height <= MOST_PIXELS
    assert picture.width / picture.height == pytest.approx(size[0] / size[1], rel=0.02)


def test_a_small_picture_is_not_blown_up(tmp_path: Path) -> None:
    picture = chosen(tmp_path, photograph(40, 30, orientation=1))

    assert (picture.width, picture.height) == (40, 30)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_that_shrinks_badly_still_fits(form: str, tmp_path: Path) -> None:
    picture = chosen(tmp_path, noise(1900, 1700, form))

    assert (picture.media_type, len(picture.data) <= MOST_BYTES) == ("image/jpeg", True)


def png_that_says(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (png_that_says(30_000, 30_000), "30,000 by 30,000 pixels"),
        (png_that_says(40, 40), "damaged"),
        (photograph(2000, 2000)[:-2000], "cut short"),
        (photograph()[:300], "cut short"),
        (b"\xff\xd8\xff\xd9", "damaged"),
        (png_that_says(9, 9)[:-30], "cut short"),
        (b"GIF89a" + bytes(40), "not a PNG, JPEG or SVG"),
        (b"", "not a PNG, JPEG or SVG"),
        (b"MZ" + bytes(400), "not a PNG, JPEG or SVG"),
        (SVG.replace("<path", "<script>x()</script><path").encode(), "scripts"),
        (SVG.replace("<path", '<image href="file:///etc/passwd"/><path').encode(), "links"),
        (SVG.replace("<path", "<text>Dose</text><path").encode(), "words"),
    ],
    ids=[
        "bomb", "nothing in it", "cut", "cut early", "empty", "png cut", "gif", "no bytes", "program", "script",
        "link", "words",
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_refused_in_words(data: bytes, words: str, tmp_path: Path) -> None:
    assert words in refused(tmp_path, data)


def test_bytes_say_what_it_is_and_not_its_name(tmp_path: Path) -> None:
    out = io.BytesIO()
    two_colours(30, 20).save(out, "PNG")

    assert chosen(tmp_path, out.getvalue(), "holiday.jpg").media_type == "image/png"
    assert chosen(tmp_path, photograph(), "chart.svg").media_type == "image/jpeg"
    assert "not a PNG" in refused(tmp_path, b"just words", "a.png")


def test_an_svg_loses_what_its_program_wrote_beside_it(tmp_path: Path) -> None:
    picture = chosen(tmp_path, SVG.encode(), "a.svg")

    assert (picture.media_type, picture.width, picture.height) == ("image/svg+xml", 9, 9)
    assert b"of-somebody" not in picture.data
    assert b'<path d="M0 0h9" fill="#16262e"' in picture.data


def test_a_file_of_400_mb_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jpg"
    with path.open("wb") as file:
        file.truncate(400_000_000)

    def read(_: Path) -> bytes:
        raise AssertionError("it was read")

    monkeypatch.setattr(Path, "read_bytes", read)

    with pytest.raises(ImageError, match="400 MB"):
        ready(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ImageError, match="Choose another"):
        ready(tmp_path / "a.jpg")


@pytest.mark.parametrize(
    ("form", "words"), [("JPEG", "which say where it was taken"), ("PNG", "words of a camera or a program")]
)
def test_a_folder_with_such_a_picture_is_not_taken_in(form: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "a.img"
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", SECRET.decode())
    if form == "JPEG":
        path.write_bytes(photograph())
    else:
        two_colours(9, 9).save(path, "PNG", pnginfo=info)

    with pytest.raises(ImageError, match=words):
        read_image_file(path)
    path.write_bytes(ready(path).data)
    assert read_image_file(path).width > 0
