"""Brings what somebody writes into sight on the screen beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from db.findings import place
from db.markdown.parse import parse_body
from db.preview.place import spot_of
from kiosk.editor.form_parts import points

if TYPE_CHECKING:
    from db.blocks import Block
    from db.records import Page
    from kiosk.viewmodels.page import PageModel

AFTER_MS = 40
"""From a key: the page is drawn first, and has laid itself out when it is moved."""
AGAIN_MS = 250
"""From the last key: on a busy computer it may not have laid itself out at the first time."""


class Following(QObject):
    """Nothing moves while the block is in sight, nor before somebody has put the cursor anywhere."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: PageModel | None = None
        self._page: Page | None = None
        self._cursor = -1
        self._parsed: tuple[str, tuple[Block, ...]] = ("", ())
        self._soon = QTimer(self, interval=AFTER_MS, singleShot=True)
        self._soon.timeout.connect(self._follow)
        self._again = QTimer(self, interval=AGAIN_MS, singleShot=True)
        self._again.timeout.connect(self._follow)

    def use(self, shown: PageModel | None) -> None:
        """Another screen shows the page, or none does."""
        self._shown = shown
        if shown is None:
            self._soon.stop()
            self._again.stop()
        else:
            shown.completeChanged.connect(self._look)
            self._look()

    def forget(self) -> None:
        """Another item is opened: nobody has put the cursor anywhere in it."""
        self._cursor, self._page = -1, None

    def read(self, page: Page) -> None:
        """The page reads so now."""
        self._page = page

    def write_at(self, cursor: int) -> None:
        """The cursor stands behind so many units of UTF-16 of the text."""
        self._cursor = cursor
        self._look()

    @Slot()
    def _look(self) -> None:
        if self._shown is None or self._cursor < 0:
            return
        if not self._soon.isActive():  # more keys do not put it off
            self._soon.start()
        self._again.start()

    @Slot()
    def _follow(self) -> None:
        shown, page = self._shown, self._page
        if shown is None or page is None or not shown.complete:
            return
        if (shown.slug, shown.locale) != (page.slug, page.locale):
            return  # somebody reads another page there, or another language
        if self._parsed[0] != page.body:
            self._parsed = page.body, parse_body(page.body, where=place("page", page.slug, page.locale))[0]
        line = 1 + page.body[: points(page.body, self._cursor)].count("\n")
        spot = spot_of(self._parsed[1], shown.blocks_shown, line)
        if spot is not None:
            shown.sought.emit(*spot)
