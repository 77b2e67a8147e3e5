"""Drawings stand out in every theme, and a page shows its pictures whole, or their words (VIS-02, VIS-12, VIS-14)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from db.drawings import COLOURS, is_drawing
from db.exchange.import_folder import import_folder
from db.images import read_image
from db.library import Library
from db.release.compile import compile_release
from db.release.install import install
from db.release.store import ReleaseStore
from db.workspace import Workspace
from kiosk import config, tour
from kiosk.clock import SystemClock
from kiosk.config import Settings
from kiosk.health import release
from kiosk.health.finding import Machine, State
from kiosk.pictures import drawn
from tests.db.release_files import let_all_stand
from tests.ui.glass import ask, clipped_rect, scene_rect
from tests.ui.test_contrast import PALETTES, colour, contrast, theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject
    from PySide6.QtQuick import QQuickItem

    from db.reading import ImageShown
    from kiosk.config import Theme
    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

__all__ = ["theme"]

ROOT = Path(__file__).parents[2]
DRAWINGS = sorted((ROOT / "db" / "content" / "images").iterdir())
LINE = 4.5
THEMES = dict(zip(config.THEMES, PALETTES, strict=True))
MOST_BYTES_OF_OURS = 4_000


def named(path: Path) -> str:
    return path.stem


def colours_of(theme: QObject, palette: str) -> list[str]:
    """What a theme makes of the colours of a drawing, in their order."""
    roles = ["ink", "primary", "paper", *(f"drawn{role.title()}" for role in list(COLOURS)[3:])]
    return [colour(theme, palette, role).name()[1:] for role in roles]


@pytest.fixture(scope="module")
def pictures(starter_file: Path) -> Iterator[dict[str, ImageShown]]:
    library = Library.open(starter_file, nation="ENG")
    yield {path.stem: library.image(path.stem) for path in DRAWINGS}
    library.close()


def on_paper(picture: ImageShown, colours: list[str], width: int = 450) -> QImage:
    """A drawing as it stands on the page."""
    image = drawn(picture, "-".join(colours), width)
    assert not image.isNull()
    page = QImage(image.size(), QImage.Format.Format_RGB32)
    page.fill(QColor(f"#{colours[2]}"))
    painter = QPainter(page)
    painter.drawImage(0, 0, image)
    painter.end()
    return page


def share_that_stands_out(page: QImage, ground: QColor) -> float:
    """How much of a picture differs from the page by at least 4.5 to 1, of all of it."""
    seen = Counter(memoryview(page.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I"))
    strong = sum(count for pixel, count in seen.items() if contrast(QColor.fromRgb(pixel), ground) >= LINE)
    return strong / seen.total()


# The drawings of the starter content


def test_there_are_drawings() -> None:
    assert {"lungs-and-airways", "body-scan", "team-meeting", "injection-day"} <= {path.stem for path in DRAWINGS}


@pytest.mark.parametrize("path", DRAWINGS, ids=named)
def test_a_drawing_of_ours_is_small_and_takes_the_colours_of_every_theme(path: Path) -> None:
    data = path.read_bytes()

    assert is_drawing(read_image(data).media_type, data)
    assert len(data) <= MOST_BYTES_OF_OURS


@pytest.mark.parametrize("path", DRAWINGS, ids=named)
def test_no_letters_stand_in_a_drawing(path: Path) -> None:
    assert re.findall(r"<(?:\w+:)?(text|tspan|textPath|image|foreignObject)", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", DRAWINGS, ids=named)
def test_lines_have_one_weight(path: Path) -> None:
    """The line of the whole drawing, 8 units, unless a part is enlarged and its line made finer to match."""
    text = path.read_text(encoding="utf-8")
    parts = re.findall(r'scale\((-?[\d.]+)[^"]*\)" stroke-width="([\d.]+)"', text)

    assert re.search(r"<svg [^>]*stroke-width=\"8\"", text)
    assert all(abs(float(scale)) * float(width) == pytest.approx(8, abs=0.05) for scale, width in parts)


@pytest.mark.parametrize("path", DRAWINGS, ids=named)
def test_a_drawing_has_words_of_its_own(path: Path, pictures: dict[str, ImageShown]) -> None:
    picture = pictures[path.stem]

    assert 20 <= len(picture.alt) <= 125
    assert picture.alt.endswith(".")
    assert picture.caption == "" or picture.caption.endswith(".")


@pytest.mark.parametrize("palette", PALETTES)
def test_lines_stand_out_from_everything_they_are_drawn_on(palette: str, theme: QObject) -> None:
    given = dict(zip(COLOURS, colours_of(theme, palette), strict=True))
    pairs = [("ink", fill) for fill in COLOURS if fill not in ("ink", "accent", "hair")]
    pairs += [("accent", "ground"), ("accent", "quiet")]
    if palette in ("dark", "yellowOnBlack"):
        pairs.append(("ink", "hair"))  # in a light theme hair is dark, and itself what stands out
    else:
        pairs += [("hair", fill) for fill in ("ground", "quiet", "fair", "silver")]

    ratios = {f"{one} on {two}": contrast(*(QColor(f"#{given[role]}") for role in (one, two))) for one, two in pairs}

    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < LINE} == {}


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("path", DRAWINGS, ids=named)
def test_a_drawing_can_be_seen_in_every_theme_and_in_grey(
    path: Path, palette: str, theme: QObject, pictures: dict[str, ImageShown]
) -> None:
    colours = colours_of(theme, palette)
    page = on_paper(pictures[path.stem], colours)
    lines = {QColor(f"#{colours[0]}").rgb(), QColor(f"#{colours[1]}").rgb()}
    seen = Counter(memoryview(page.constBits()).cast("I"))
    drawn_in_lines = sum(seen[line] for line in lines) / seen.total()

    grey = page.convertToFormat(QImage.Format.Format_Grayscale8)
    in_colour = share_that_stands_out(page, QColor(f"#{colours[2]}"))
    in_grey = share_that_stands_out(
        grey, QColor(page.convertToFormat(QImage.Format.Format_Grayscale8).pixelColor(0, 0))
    )

    assert 0.04 <= drawn_in_lines <= 0.5
    assert in_colour >= drawn_in_lines
    assert in_grey >= 0.9 * drawn_in_lines


def test_what_a_screen_hands_over_is_the_palette_in_the_order_of_the_drawings(theme: QObject) -> None:
    for name, palette in THEMES.items():
        assert ask(theme, f"(it.name = '{name}', it.drawing)") == "-".join(colours_of(theme, palette))
    ask(theme, "(it.name = 'paper', it.name)")


# On the page


DRAWING_PAGE, SPOILT_PAGE = "drawing", "spoilt"
PAGE = """+++
section = "first"
position = 10
kind = "care"
title = "Pictures"
summary = "Some"
last_reviewed = 2026-11-23
next_review = 2029-11-23
+++

Some words.

::: image {}
:::

More words.
"""
FILES = {
    "collection.toml": 'as_of = 2026-11-23\nlocale = "en"\norganisation = "Starter text"\n',
    "sites.toml": '[[site]]\nslug = "starter"\nname = "A clinic"\n',
    "sections.toml": '[[section]]\nslug = "first"\ntitle = "First"\nsummary = "All"\nicon = "lungs"\nposition = 10\n',
    "images.toml": """
[[image]]
slug = "lungs"
file = "lungs.svg"
alt = "Two lungs"
caption = "Your lungs. There are two of them."

[[image]]
slug = "spoilt"
file = "spoilt.jpg"
alt = "A nurse & a patient < 3 metres apart"
""",
    f"pages/{DRAWING_PAGE}.md": PAGE.format("lungs"),
    f"pages/{SPOILT_PAGE}.md": PAGE.format("spoilt"),
}
# What a header says is there, and the picture itself is not.
SPOILT = b"\xff\xd8\xff\xc0\x00\x0b\x08\x00\x10\x00\x20\x01\x01\x11\x00\xff\xd9"


@pytest.fixture(scope="module")
def spoilt_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release with a drawing, and a picture that cannot be read."""
    folder = tmp_path_factory.mktemp("pictures")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "images").mkdir()
    (folder / "images" / "lungs.svg").write_bytes(DRAWINGS[0].read_bytes())
    (folder / "images" / "spoilt.jpg").write_bytes(SPOILT)
    out = folder / "pictures.sqlite"
    with Workspace.in_memory() as workspace:
        report = import_folder(workspace, folder, origin="starter", author="Starter text")
        assert not report.findings, [str(finding) for finding in report.findings]
        let_all_stand(workspace)
        compile_release(workspace, out)
    return out


def open_page(glass: Glass, slug: str) -> None:
    glass.kiosk.navigator.openPage(slug)
    glass.settle()


def drawn_items(glass: Glass) -> list[QQuickItem]:
    return [item for item in glass.items() if item.objectName() == "picture"]


def colours_on_screen(glass: Glass, item: QQuickItem) -> set[str]:
    area = clipped_rect(item).toAlignedRect()
    shot = glass.window.grabWindow().copy(area)
    seen = Counter(memoryview(shot.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I"))
    return {QColor.fromRgb(pixel).name() for pixel, count in seen.items() if count > seen.total() / 500}


@pytest.mark.parametrize("name", list(THEMES))
def test_a_drawing_takes_the_colours_of_the_theme_also_when_it_changes(
    name: Theme, theme: QObject, open_glass: OpenGlass
) -> None:
    glass = open_glass()
    before = next(other for other in THEMES if other != name)
    glass.kiosk.appearance.chooseTheme(before)
    open_page(glass, "what-is-a-lung-net")
    (picture,) = drawn_items(glass)
    while not glass.within_sight(picture):
        assert glass.page_down()

    glass.kiosk.appearance.chooseTheme(name)
    glass.settle()

    ink, _, ground, *_ = (f"#{each}" for each in colours_of(theme, THEMES[name]))
    seen = colours_on_screen(glass, picture)
    assert {ink, ground} <= seen
    assert f"#{colours_of(theme, THEMES[before])[0]}" not in seen


@pytest.mark.parametrize("panel", list(tour.PROFILES))
@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_a_turned_page_shows_a_picture_whole(panel: str, size: int, open_glass: OpenGlass) -> None:
    settings = Settings()
    look = replace(settings.appearance, text_size=size)
    glass = open_glass(size=tour.PROFILES[panel], settings=replace(settings, appearance=look))
    open_page(glass, "how-treatment-is-planned")
    (picture,) = drawn_items(glass)
    whole = scene_rect(picture).size().toSize()

    seen = []
    for _ in range(30):
        seen.append(clipped_rect(picture).size().toSize())
        if seen[-1] == whole or not glass.page_down():
            break

    assert seen[-1] == whole
    assert ask(picture, "status === Image.Ready") is True
    shape = picture.height() / picture.width()
    assert shape == pytest.approx(picture.implicitHeight() / picture.implicitWidth(), abs=0.01)


def test_a_drawing_has_as_many_pixels_as_it_takes_up(open_glass: OpenGlass) -> None:
    glass = open_glass()
    open_page(glass, "how-treatment-is-planned")
    (picture,) = drawn_items(glass)

    assert ask(picture, "sourceSize.width") == picture.width()
    assert picture.width() == picture.parentItem().parentItem().width()  # as wide as the words


def test_a_picture_waits_for_the_first_screenful_of_words(open_glass: OpenGlass, spoilt_file: Path) -> None:
    glass = open_glass(spoilt_file)
    glass.kiosk.navigator.openPage(DRAWING_PAGE)
    (picture,) = drawn_items(glass)
    waiting, place = ask(picture, "String(source)"), scene_rect(picture)

    glass.settle()

    assert waiting == ""
    assert ask(picture, "status === Image.Ready") is True
    assert scene_rect(picture) == place  # its room was kept, so that no line moves


def test_what_a_picture_shows_is_said_to_those_who_cannot_see_it(open_glass: OpenGlass, starter_file: Path) -> None:
    glass = open_glass(starter_file)
    open_page(glass, "what-is-a-lung-net")
    library = glass.program.shelf.library
    assert library is not None
    (picture,) = drawn_items(glass)

    assert ask(picture, "Accessible.name") == library.image("lungs-and-airways").alt
    assert ask(picture, "Accessible.role === Accessible.Graphic") is True
    assert glass.sees(library.image("lungs-and-airways").caption)


@pytest.mark.qt_log_ignore("Failed to get image from provider", "Invalid JPEG file structure")
def test_the_words_of_a_picture_stand_where_it_cannot_be_read(open_glass: OpenGlass, spoilt_file: Path) -> None:
    glass = open_glass(spoilt_file)

    open_page(glass, SPOILT_PAGE)

    assert glass.sees("A nurse & a patient < 3 metres apart")
    assert drawn_items(glass) == []


def test_the_words_of_a_picture_do_not_stand_beside_it(open_glass: OpenGlass, spoilt_file: Path) -> None:
    glass = open_glass(spoilt_file)

    open_page(glass, DRAWING_PAGE)

    assert len(drawn_items(glass)) == 1
    assert not glass.sees("Two lungs")
    assert glass.sees("Your lungs. There are two of them.")


@pytest.mark.qt_log_ignore("Invalid JPEG file structure")
def test_the_doctor_names_a_picture_that_cannot_be_drawn(spoilt_file: Path, tmp_path: Path) -> None:
    """The log of the screen does not: it would tell which page was open."""
    store = ReleaseStore(tmp_path / "releases")
    install(spoilt_file, store)

    findings, _ = release.check(Machine(Settings(data=tmp_path), (), SystemClock(), None))

    (found,) = [each for each in findings if each.name == "content"]
    assert found.state is State.ATTENTION
    assert "cannot be drawn, and their words stand in their place: spoilt." in found.found
    assert found.advice
