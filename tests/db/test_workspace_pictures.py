"""The workspace keeps pictures by their bytes, and takes none that could do harm."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import pytest

from db.images import ImageError
from db.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace.in_memory() as workspace:
        yield workspace


def png(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_picture_is_kept_once_by_its_bytes(workspace: Workspace) -> None:
    first, second = workspace.put_image(png(3, 2)), workspace.put_image(png(3, 2))

    assert first == second == workspace.image(first.sha256)
    assert (first.media_type, first.width, first.height) == ("image/png", 3, 2)
    assert workspace.image("0" * 64) is None


JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x10\x00\x20\x01\x01\x11\x00\xff\xd9"


@pytest.mark.parametrize(
    ("data", "media_type", "size"),
    [
        (JPEG, "image/jpeg", (32, 16)),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30px"></svg>', "image/svg+xml", (40, 30)),
        (b'<?xml version="1.0"?><svg viewBox="0 0 24.4 12"><path d="M0 0"/></svg>', "image/svg+xml", (24, 12)),
        (b'<svg viewBox="0,0,9,8"><use href="#a" fill="url(#b)"/></svg>', "image/svg+xml", (9, 8)),
    ],
)
def test_pictures_are_recognised_with_their_size(
    workspace: Workspace, data: bytes, media_type: str, size: tuple[int, int]
) -> None:
    image = workspace.put_image(data)

    assert (image.media_type, (image.width, image.height)) == (media_type, size)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        png(3, 2)[:-20],
        png(0, 2),
        JPEG[:8],
        b'<svg width="9" height="9"><script>x</script></svg>',
        b'<svg width="9" height="9"><image href="http://x/y.png"/></svg>',
        b'<svg width="9" height="9" onload="x()"></svg>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg width="9" height="9"></svg>',
        b"<svg></svg>",
        b'<svg viewBox="0 0 x y"></svg>',
        b'<svg viewBox="0 0 inf nan"></svg>',
        b'<svg width="99999999" height="9"></svg>',
    ],
)
def test_what_is_no_safe_picture_is_refused(workspace: Workspace, data: bytes) -> None:
    with pytest.raises(ImageError):
        workspace.put_image(data)
