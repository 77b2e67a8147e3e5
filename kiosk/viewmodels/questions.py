"""Questions to take to the team, by group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.markup import escaped
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from db.library import Library

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class QuestionsModel(QObject):
    """Questions to ask the team, as StyledText. `group` is empty on all but the first row of a group."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._example = False
        self._rows = RowsModel(("slug", "group", "question"), self)

    def show(self, library: Library) -> None:
        """List the questions of a release, the heading with the first of each group. Raises `LibraryUnavailable`."""
        questions = library.questions()
        rows, group = [], ""
        for question in questions:
            rows.append((question.slug, question.group if question.group != group else "", escaped(question.text)))
            group = question.group
        self._example = any(not question.approved for question in questions)
        self._rows.show(rows)
        self.changed.emit()

    @Property(RowsModel, constant=True, final=True)
    def questions(self) -> RowsModel:
        return self._rows

    @Property(bool, notify=changed, final=True)
    def example(self) -> bool:
        return self._example
