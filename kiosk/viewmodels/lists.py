"""The screens that are lists: Home, a section, contacts, questions, the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.contact_rows import CONTACT_ROLES, contact_row, own_line_row
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from db.library import Library
    from db.reading import SectionCard, SiteShown, TermShown
    from kiosk.viewmodels.contact_rows import OpeningOf

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

SUPPORT = "support"
DIGITS = "0-9"


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class HomeModel(QObject):
    """The cards on Home, and what the clinic says of itself."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections = RowsModel(("slug", "title", "summary", "icon"), self)
        self._site_name = ""
        self._unwell_line = ""
        self._has_questions = False
        self._has_glossary = False
        self._example = False

    def show(self, library: Library, site: SiteShown) -> None:
        self._sections.show((s.slug, s.title, s.summary, s.icon) for s in library.sections() if s.page_count)
        self._site_name, self._unwell_line = site.name, site.unwell_line
        self._has_questions = bool(library.questions())
        self._has_glossary = bool(library.terms())
        self._example = any(not section.approved for section in library.sections())
        self.changed.emit()

    @Property(RowsModel, constant=True, final=True)
    def sections(self) -> RowsModel:
        return self._sections

    @Property(str, notify=changed, final=True)
    def siteName(self) -> str:
        return self._site_name

    @Property(str, notify=changed, final=True)
    def unwellLine(self) -> str:
        return self._unwell_line

    @Property(bool, notify=changed, final=True)
    def example(self) -> bool:
        return self._example

    @Property(bool, notify=changed, final=True)
    def hasQuestions(self) -> bool:
        return self._has_questions

    @Property(bool, notify=changed, final=True)
    def hasGlossary(self) -> bool:
        return self._has_glossary


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class SectionModel(QObject):
    """One section: its name and its pages."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._section: SectionCard | None = None
        self._example = False
        self._pages = RowsModel(("slug", "title", "summary"), self)

    def show(self, section: SectionCard, library: Library) -> None:
        pages = library.pages(section.slug)
        self._section = section
        self._example = any(not page.approved for page in pages)
        self._pages.show((page.slug, page.title, page.summary) for page in pages)
        self.changed.emit()

    @Property(RowsModel, constant=True, final=True)
    def pages(self) -> RowsModel:
        return self._pages

    @Property(str, notify=changed, final=True)
    def slug(self) -> str:
        return self._section.slug if self._section else ""

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        return self._section.title if self._section else ""

    @Property(str, notify=changed, final=True)
    def summary(self) -> str:
        return self._section.summary if self._section else ""

    @Property(str, notify=changed, final=True)
    def icon(self) -> str:
        return self._section.icon if self._section else ""

    @Property(bool, notify=changed, final=True)
    def example(self) -> bool:
        return self._example

    @Property(bool, notify=changed, final=True)
    def hasContacts(self) -> bool:
        """Whether the people to ring stand in this section."""
        return self._section is not None and self._section.slug == SUPPORT


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


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class QuestionsModel(QObject):
    """Questions to ask the team. `group` is empty on all but the first row of a group."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._example = False
        self._rows = RowsModel(("slug", "group", "question"), self)

    def show(self, library: Library) -> None:
        questions = library.questions()
        rows, group = [], ""
        for question in questions:
            rows.append((question.slug, question.group if question.group != group else "", question.text))
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


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class GlossaryModel(QObject):
    """The glossary by first letter, and the one term whose meaning is open."""

    changed = Signal()
    termChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._example = False
        self._terms: dict[str, TermShown] = {}
        self._letters: list[str] = []
        self._letter = ""
        self._open: TermShown | None = None
        self._rows = RowsModel(("slug", "term"), self)

    def show(self, library: Library) -> None:
        terms = library.terms()
        self._terms = {term.slug: term for term in terms}
        self._letters = sorted({_letter(term.term) for term in terms}, key=lambda letter: (letter == DIGITS, letter))
        self._example = any(not term.approved for term in terms)
        self._letter = ""
        self.chooseLetter(self._letters[0] if self._letters else "")

    @Slot(str)
    def chooseLetter(self, letter: str) -> None:
        """List the terms that begin with `letter`; `DIGITS` stands for all that begin with a digit."""
        if letter == self._letter:
            return
        self._letter = letter
        found = [term for term in self._terms.values() if _letter(term.term) == letter]
        self._rows.show((term.slug, term.term) for term in sorted(found, key=lambda term: term.term.casefold()))
        self.changed.emit()

    def open_term(self, term: TermShown | None) -> None:
        """Show the meaning of one term over whatever is on screen; None closes it."""
        if term != self._open:
            self._open = term
            self.termChanged.emit()

    @Slot()
    def closeTerm(self) -> None:
        self.open_term(None)

    @Property(RowsModel, constant=True, final=True)
    def terms(self) -> RowsModel:
        return self._rows

    @Property(list, notify=changed, final=True)
    def letters(self) -> list[str]:
        return self._letters

    @Property(str, notify=changed, final=True)
    def letter(self) -> str:
        return self._letter

    @Property(bool, notify=changed, final=True)
    def example(self) -> bool:
        return self._example

    @Property(bool, notify=termChanged, final=True)
    def termOpen(self) -> bool:
        return self._open is not None

    @Property(str, notify=termChanged, final=True)
    def term(self) -> str:
        return self._open.term if self._open else ""

    @Property(bool, notify=termChanged, final=True)
    def termExample(self) -> bool:
        return self._open is not None and not self._open.approved

    @Property(str, notify=termChanged, final=True)
    def say(self) -> str:
        return self._open.say if self._open else ""

    @Property(str, notify=termChanged, final=True)
    def meaning(self) -> str:
        return self._open.meaning if self._open else ""


def _letter(term: str) -> str:
    first = term[0].upper()
    return DIGITS if first.isdigit() else first
