"""Reads pages of the glass by machine: pictures of their lines go to tesseract, and words come back.

A page is photographed part by part, as its "Page down" turns it. Each line of text is cut out of the first
picture in which all of it is to be seen, and laid on a clean sheet: given whole screens, tesseract passes over
what stands in boxes. Whatever is cut off, covered or without a glyph on the glass is so on the sheet too.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from tests.ui.geometry import painted
from tests.ui.glass import MOST_TURNS, is_icon, is_text, scene_rect, walk, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtQuick import QQuickItem

    from db.library import Library
    from tests.ui.glass import Glass

ENLARGED = 2
ROUND = 6  # pixels of ground left around lines: letters reach a little beyond them
BETWEEN, MARGIN, WHITE = 14, 40, 255
TALLEST_SHEET = 4000  # pixels before it is enlarged; tesseract takes no picture taller than 32,767
ONE_BLOCK_OF_TEXT = "6"

_PLAIN = re.compile(r"[A-Za-z]{3,}")
_PARTS = re.compile(r"[\s–—-]+")
_SIGNS = ".,:;!?()[]'\"’‘“”…"


def can_read() -> bool:
    """Whether this machine reads English."""
    if shutil.which("tesseract") is None:
        return False
    told = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    return "eng" in told.stdout.split()


# What there is to read


def plain_words(text: str) -> Counter[str]:
    """The words of three and more plain letters: no numbers, no addresses, nothing with a sign in it."""
    words = (part.strip(_SIGNS) for part in _PARTS.split(text))
    return Counter(word.lower() for word in words if _PLAIN.fullmatch(word))


def words_of_page(library: Library, slug: str) -> Counter[str]:
    """Every plain word that the release puts on a page, from its title to what stands at its end."""
    page, site = library.page(slug), library.site("")
    said = [page.title, page.owner, site.feedback, site.formats]
    said += [f"{day:%B}" for day in (page.last_reviewed, page.next_review)]
    said += [term.term for term in page.terms] + [card.title for card in page.see_also]
    said += [source.text for source in page.sources]
    for block in page.blocks:
        said += [line.text for line in block.lines]
        match block.kind:
            case "contact":
                contact = library.contact(block.ref)
                said += [contact.name, contact.phone_note, contact.hours_text, contact.for_whom, contact.say]
            case "image":
                said.append(library.image(block.ref).caption)
            case _:
                pass
    return plain_words("\n".join(said))


# Pictures of it


def photographed(glass: Glass) -> list[QImage]:
    """The lines of the page on screen, from its top to its end: grey, dark on light, each of them once."""
    scroller = next(item for item in glass.uppermost() if item.inherits("QQuickFlickable"))
    waiting = {item: _lines(item) for item in walk(scroller) if _is_read(item)}
    down = glass.find("pageDown") if glass.has("pageDown") else None
    cut: list[QImage] = []
    for _ in range(MOST_TURNS):
        picture = glass.window.grabWindow()
        sight = scene_rect(scroller).adjusted(0, -1, 0, -ROUND)  # at its foot is a rule that would underline them
        for item, lines in waiting.items():
            whole = [line for line in lines if _between(item.mapRectToScene(line), sight)]
            if whole:
                cut.append(_cut(picture, item, whole))
                waiting[item] = [line for line in lines if line not in whole]
        if down is None or not down.isEnabled():
            return cut
        down.metaObject().invokeMethod(down, "tapped")
        glass.settle()
    raise AssertionError(f"the page has no end after {MOST_TURNS} turns")


def _is_read(item: QQuickItem) -> bool:
    return is_text(item) and not is_icon(item) and bool(plain_words(words_of(item)))


def _lines(text: QQuickItem) -> list[QRectF]:
    """Where its lines stand, in pixels from its own corner."""
    area, count = text.mapRectFromScene(painted(text)), text.property("lineCount")
    tall = area.height() / count
    return [QRectF(area.x(), area.y() + number * tall, area.width(), tall) for number in range(count)]


def _between(line: QRectF, sight: QRectF) -> bool:
    return line.top() >= sight.top() and line.bottom() <= sight.bottom()


def _cut(picture: QImage, item: QQuickItem, lines: list[QRectF]) -> QImage:
    whole = QRectF(lines[0].topLeft(), lines[-1].bottomRight())
    place = item.mapRectToScene(whole).toAlignedRect().adjusted(-ROUND, -ROUND, ROUND, ROUND)
    cut = picture.copy(place).convertToFormat(QImage.Format.Format_Grayscale8)
    if cut.pixelColor(1, cut.height() // 2).lightness() <= WHITE // 2:
        cut.invertPixels()
    return cut


def sheets(cut: list[QImage]) -> Iterator[QImage]:
    """Pictures of lines one below the other, on as many sheets as it takes."""
    while cut:
        taken, tall = 0, 2 * MARGIN
        while taken < len(cut) and (taken == 0 or tall + cut[taken].height() <= TALLEST_SHEET):
            tall += cut[taken].height() + BETWEEN
            taken += 1
        wide = max(each.width() for each in cut[:taken]) + 2 * MARGIN
        sheet = QImage(wide, tall, QImage.Format.Format_Grayscale8)
        sheet.fill(WHITE)
        painter, y = QPainter(sheet), MARGIN
        for each in cut[:taken]:
            painter.drawImage(MARGIN, y, each)
            y += each.height() + BETWEEN
        painter.end()
        yield sheet
        cut = cut[taken:]


# Reading


def kept(cut: list[QImage], folder: Path, name: str) -> Path:
    """Lay pictures of lines on sheets in `folder`; the list of them, for `read`."""
    files = []
    for number, sheet in enumerate(sheets(cut)):
        files.append(folder / f"{name}-{number}.pgm")
        assert sheet.save(str(files[-1]))
    listed = folder / f"{name}.txt"
    listed.write_text("".join(f"{file}\n" for file in files), encoding="utf-8")
    return listed


def read(listed: Path) -> Counter[str]:
    """The plain words that tesseract makes out on listed sheets, doubled in size and then thrown away."""
    files = [Path(line) for line in listed.read_text(encoding="utf-8").splitlines()]
    for file in files:
        with Image.open(file) as sheet:
            doubled = sheet.resize((ENLARGED * sheet.width, ENLARGED * sheet.height), Image.Resampling.BICUBIC)
        doubled.save(file)
    done = subprocess.run(
        ["tesseract", str(listed), "-", "--psm", ONE_BLOCK_OF_TEXT, "-l", "eng"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # its own threads get in one another's way
    )
    for file in files:
        file.unlink()  # many megabytes each
    return Counter(word.lower() for word in _PLAIN.findall(done.stdout))
