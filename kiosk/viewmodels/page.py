"""One page: its blocks first, the end of the page a moment later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from db.blocks import Block, BlockKind, Line, LineRole
from kiosk.viewmodels.contact_rows import CONTACT_ROLES, contact_row
from kiosk.viewmodels.markup import escaped, styled
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable
from kiosk.viewmodels.wording import shown_date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from db.library import Library
    from db.reading import PageShown, SiteShown
    from kiosk.pictures import PictureShelf, Placed
    from kiosk.viewmodels.contact_rows import OpeningOf

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

BLOCK_ROLES = ("kind", "level", "led", "title", "lines", "plain", "image", "aspect", "drawing", *CONTACT_ROLES)
_NO_PICTURE = ("", 0.0, False)
_NO_CONTACT: tuple[Any, ...] = ("", "", "", "", "", "", False, "", "", False)

FROM_LIBRARY = frozenset({BlockKind.CONTACT, BlockKind.QUESTION, BlockKind.IMAGE})

# The first screenful: a page is painted with these blocks, the rest follows unseen.
# Measured: a full page of 25 blocks at once costs two frames, the first screenful less than one.
FIRST_CHARACTERS = 520
REST_AFTER_MS = 30


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class PageModel(QObject):
    """The page on screen. `complete` turns true once everything below the first screenful is there.

    `sought` asks that a block, from 0, be brought into sight where it is not, and how far down in it (0 to 1).
    """

    changed = Signal()
    completeChanged = Signal()
    sought = Signal(int, float, arguments=["block", "share"])

    def __init__(
        self,
        *,
        opening: OpeningOf,
        pictures: PictureShelf,
        today: Callable[[], date | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._opening = opening
        self._pictures = pictures
        self._today = today
        self._page: PageShown | None = None
        self._site: SiteShown | None = None
        self._overdue = False
        self._withheld = False
        self._complete = True
        self._rest: list[tuple[Any, ...] | Block] = []
        self._blocks = RowsModel(BLOCK_ROLES, self)
        self._terms = RowsModel(("slug", "term"), self)
        self._see_also = RowsModel(("slug", "title"), self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.finish)
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.timeout.connect(self.clear)

    def show(self, page: PageShown, library: Library, site: SiteShown, *, whole: bool = False) -> None:
        """Put a page on screen; `whole` at once when the reader returns to a place far down.

        Of one that is there already, as while it is being written, only what differs is drawn anew.
        """
        self._leaving.stop()
        again = self._complete and (page.slug, page.locale) == (self.slug, self.locale)
        if not again:
            # First: the end of the last page must be gone before its rows are changed for those of this one.
            self._set_complete(False)
        self._page = page
        self._site = site
        today = self._today()
        self._overdue = today is not None and today >= page.next_review
        self._withheld = self._overdue and page.withhold_when_overdue
        self._pictures.clear()
        blocks = () if self._withheld else page.blocks
        cut = len(blocks) if whole or again else _first_screenful(blocks)
        led = _led(blocks)
        rows = [self._row(block, library, led=leads) for block, leads in zip(blocks[:cut], led, strict=False)]
        # What needs the library is asked for now, while a fault of its file can still be answered.
        self._rest = [
            self._row(each, library, led=leads) if each.kind in FROM_LIBRARY else each
            for each, leads in zip(blocks[cut:], led[cut:], strict=True)
        ]
        if again:
            self._blocks.patch(rows)
            self._show_end()
        else:
            self._blocks.show(rows)
        self.changed.emit()
        if whole or again:
            self.finish()
        else:
            self._later.start(REST_AFTER_MS)

    @Slot()
    def finish(self) -> None:
        """Bring the rest of the page now."""
        self._later.stop()
        if self._complete:
            return
        rest, self._rest = self._rest, []
        self._blocks.extend(_own_row(each) if isinstance(each, Block) else each for each in rest)
        self._show_end()
        self._set_complete(True)

    def _show_end(self) -> None:
        if self._page is not None:
            self._terms.patch([(term.slug, term.term) for term in ([] if self._withheld else self._page.terms)])
            self._see_also.patch([(card.slug, card.title) for card in self._page.see_also])

    def leave(self) -> None:
        """Another screen is shown: take the page down a moment later, so that the next one need not wait for it."""
        self._later.stop()
        if self._page is not None:
            self._leaving.start(REST_AFTER_MS)

    @Slot()
    def clear(self) -> None:
        """Forget the page: nobody is to see what the last visitor read."""
        self._later.stop()
        self._leaving.stop()
        self._rest = []
        self._pictures.clear()
        self._page = None
        self._blocks.show(())
        self._terms.show(())
        self._see_also.show(())
        self._set_complete(True)
        self.changed.emit()

    @property
    def blocks_shown(self) -> tuple[Block, ...]:
        """The blocks of the page that is on screen, all of them."""
        return self._page.blocks if self._page is not None and not self._withheld else ()

    def _row(self, block: Block, library: Library, *, led: bool) -> tuple[Any, ...]:
        match block.kind:
            case BlockKind.CONTACT:
                return _row_of(block, contact=contact_row(library.contact(block.ref), self._opening))
            case BlockKind.QUESTION:
                return _row_of(block, led=led, body=[Line(library.question(block.ref).text)])
            case BlockKind.IMAGE:
                shown = library.image(block.ref)
                caption = [Line(shown.caption)] if shown.caption else []
                return _row_of(block, title=shown.alt, body=caption, picture=self._pictures.put(shown))
            case _:
                return _own_row(block)

    def _set_complete(self, complete: bool) -> None:
        if complete != self._complete:
            self._complete = complete
            self.completeChanged.emit()

    @Property(RowsModel, constant=True, final=True)
    def blocks(self) -> RowsModel:
        return self._blocks

    @Property(RowsModel, constant=True, final=True)
    def terms(self) -> RowsModel:
        return self._terms

    @Property(RowsModel, constant=True, final=True)
    def seeAlso(self) -> RowsModel:
        return self._see_also

    @Property(bool, notify=completeChanged, final=True)
    def complete(self) -> bool:
        return self._complete

    @Property(str, notify=changed, final=True)
    def slug(self) -> str:
        return self._page.slug if self._page else ""

    @Property(str, notify=changed, final=True)
    def locale(self) -> str:
        """The language the page is in; not the visitor's where nobody has translated it."""
        return self._page.locale if self._page else ""

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        return self._page.title if self._page else ""

    @Property(bool, notify=changed, final=True)
    def example(self) -> bool:
        return self._page is not None and not self._page.approved

    @Property(bool, notify=changed, final=True)
    def stale(self) -> bool:
        """Whether this is a translation of a text that has changed since."""
        return self._page is not None and self._page.stale

    @Property(bool, notify=changed, final=True)
    def overdue(self) -> bool:
        return self._overdue

    @Property(bool, notify=changed, final=True)
    def withheld(self) -> bool:
        """Whether the page is overdue and its owner wants it kept back until it is reviewed."""
        return self._withheld

    @Property(str, notify=changed, final=True)
    def lastReviewed(self) -> str:
        return shown_date(self._page.last_reviewed) if self._page else ""

    @Property(str, notify=changed, final=True)
    def nextReview(self) -> str:
        return shown_date(self._page.next_review) if self._page else ""

    @Property(str, notify=changed, final=True)
    def owner(self) -> str:
        return self._page.owner if self._page else ""

    @Property(str, notify=changed, final=True)
    def checkedBy(self) -> str:
        """Job and organisation of whoever approved the page; empty while nobody has."""
        return self._page.reviewer if self._page and self._page.approved else ""

    @Property(list, notify=changed, final=True)
    def sources(self) -> list[str]:
        return [escaped(source.text) for source in self._page.sources] if self._page else []

    @Property(str, notify=changed, final=True)
    def feedback(self) -> str:
        return self._site.feedback if self._site else ""

    @Property(str, notify=changed, final=True)
    def formats(self) -> str:
        return self._site.formats if self._site else ""


def _led(blocks: tuple[Block, ...]) -> list[bool]:
    """For each block whether a heading or one of its own kind stands right before it, and says what it is."""
    before = (None, *(block.kind for block in blocks))
    return [kind in (BlockKind.HEADING, block.kind) for kind, block in zip(before, blocks, strict=False)]


def _own_row(block: Block) -> tuple[Any, ...]:
    """The row of a block that holds all its words itself."""
    if block.kind is BlockKind.HEADING:
        return _row_of(block, title=styled(block.lines[0]))
    title = next((styled(line) for line in block.lines if line.role is LineRole.TITLE), "")
    return _row_of(block, title=title, body=[line for line in block.lines if line.role is not LineRole.TITLE])


def _row_of(
    block: Block,
    *,
    led: bool = False,
    title: str = "",
    body: Sequence[Line] = (),
    picture: Placed | None = None,
    contact: tuple[Any, ...] = _NO_CONTACT,
) -> tuple[Any, ...]:
    lines = [styled(line) for line in body]
    plain = [line.role is LineRole.TEXT for line in body]
    placed = (picture.url, picture.aspect, picture.drawing) if picture else _NO_PICTURE
    return (block.kind.value, block.level, led, title, lines, plain, *placed, *contact)


def _first_screenful(blocks: tuple[Block, ...]) -> int:
    characters = 0
    for index, block in enumerate(blocks):
        characters += len(block.text) + 60  # a block's own space counts too
        if characters > FIRST_CHARACTERS:
            return index + 1
    return len(blocks)
