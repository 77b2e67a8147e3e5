"""The view models that show content, together: whoever goes somewhere fills one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.viewmodels.about import AboutModel
    from kiosk.viewmodels.lists import ContactsModel, GlossaryModel, HomeModel, QuestionsModel, SectionModel
    from kiosk.viewmodels.page import PageModel


@dataclass(frozen=True, slots=True)
class ContentModels:
    """One for each kind of screen."""

    home: HomeModel
    section: SectionModel
    page: PageModel
    contacts: ContactsModel
    questions: QuestionsModel
    glossary: GlossaryModel
    about: AboutModel
