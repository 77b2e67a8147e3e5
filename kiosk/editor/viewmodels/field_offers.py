"""What the form of an item has to offer to its fields: what they can lead to or show, and what a button writes."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from db.forms.fields import FIELDS, FieldKind
from kiosk.editor import toolbar
from kiosk.editor.form_parts import points, things, units
from kiosk.editor.links import FoundLinks, Links
from kiosk.editor.written import Written
from kiosk.viewmodels.typed import QmlUncreatable

if TYPE_CHECKING:
    from db.workspace import Workspace

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by ItemForm")
class FieldOffers(QObject):
    """Speaks of the item that `use` was given last. Without a workspace there is nothing to offer."""

    def __init__(self, workspace: Workspace | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._written = Written()
        self._links: dict[str, Links] = {}

    def use(self, written: Written) -> None:
        """Another item is open. Names of what it can lead to are read when they are first asked for."""
        self._written = written
        if self._workspace is not None:
            self._links = {
                field.name: Links(self._workspace, field.of, written.locale)
                for field in FIELDS[written.kind]
                if field.kind is FieldKind.LINKS
            }

    @Slot(str, bool, str, result="QVariantMap")
    def links(self, field: str, every: bool, typed: str) -> dict[str, object]:
        """What a field leads to, as rows of value and label; with `every`, what it could, by a part of the name."""
        if field not in self._links:
            return {"rows": [], "more": 0}
        chosen = self._written.form.get(field, "").splitlines()
        links = self._links[field]
        found = links.find(typed, chosen) if every else FoundLinks(links.named(chosen), 0)
        return {"rows": [{"value": slug, "label": name} for slug, name in found.rows], "more": found.more}

    @Slot(str, result="QVariantList")
    def things(self, kind: str) -> list[dict[str, str]]:
        """The items of a kind that a text can show."""
        return things(self._workspace, kind, self._written.locale) if self._workspace is not None else []

    @Slot(result=str)
    def picture(self) -> str:
        """The picture as it stands in the form, as an address that a window can show; "" where there is none."""
        if self._workspace is None or not (sha256 := self._written.form.get("sha256")):
            return ""
        image = self._workspace.image(sha256)
        return f"data:{image.media_type};base64,{b64encode(image.data).decode()}" if image is not None else ""

    @Slot(str, str, int, int, str, result="QVariantMap")
    def tool(self, name: str, text: str, start: int, end: int, slug: str) -> dict[str, object]:
        """What a button over the text writes: see `kiosk.editor.toolbar.Edit`, counted in UTF-16 units as Qt does."""
        edit = toolbar.apply(name, text, points(text, start), points(text, end), slug)
        after = text[: edit.start] + edit.text + text[edit.end :]
        return {
            "start": units(text, edit.start), "end": units(text, edit.end), "text": edit.text,
            "select_from": units(after, edit.select_from), "select_to": units(after, edit.select_to),
        }  # fmt: skip
