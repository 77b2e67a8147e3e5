"""What the kiosk says of itself: who made the content, which release, and what is kept of a visitor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.typed import Property, QmlUncreatable
from kiosk.viewmodels.wording import shown_date

if TYPE_CHECKING:
    from db.reading import Header, SiteShown

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class AboutModel(QObject):
    """GOV-07: publisher, funding and conflicts. Empty strings mean that nobody has said."""

    changed = Signal()

    def __init__(self, *, program_version: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._version = program_version
        self._header: Header | None = None
        self._site: SiteShown | None = None

    def show(self, header: Header, site: SiteShown) -> None:
        self._header, self._site = header, site
        self.changed.emit()

    @Property(str, constant=True, final=True)
    def programVersion(self) -> str:
        return self._version

    @Property(str, notify=changed, final=True)
    def release(self) -> str:
        return self._header.label if self._header else ""

    @Property(str, notify=changed, final=True)
    def asOf(self) -> str:
        return shown_date(self._header.as_of) if self._header else ""

    @Property(str, notify=changed, final=True)
    def siteName(self) -> str:
        return self._site.name if self._site else ""

    @Property(str, notify=changed, final=True)
    def organisation(self) -> str:
        return self._site.organisation if self._site else ""

    @Property(str, notify=changed, final=True)
    def funding(self) -> str:
        return self._site.funding if self._site else ""

    @Property(bool, notify=changed, final=True)
    def example(self) -> bool:
        return self._site is not None and not self._site.approved
