"""Everybody there is to ring, the clinic itself first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.contact_rows import CONTACT_ROLES, contact_row, own_line_row
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from db.library import Library
    from db.reading import SiteShown
    from kiosk.viewmodels.contact_rows import OpeningOf

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class ContactsModel(QObject):
    """Everybody there is to ring."""

    changed = Signal()

    def __init__(self, *, opening: OpeningOf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opening = opening
        self._example = False
        self._rows = RowsModel(CONTACT_ROLES, self)

    def show(self, library: Library, site: SiteShown) -> None:
        contacts = library.contacts()
        own = [own_line_row(site)] if site.advice_line_phone else []
        self._example = any(not contact.approved for contact in contacts) or (bool(own) and not site.approved)
        self._rows.show([*own, *(contact_row(contact, self._opening) for contact in contacts)])
        self.changed.emit()

    @Property(RowsModel, constant=True, final=True)
    def contacts(self) -> RowsModel:
        return self._rows

    @Property(bool, notify=changed, final=True)
    def example(self) -> bool:
        return self._example
