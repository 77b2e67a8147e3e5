"""The view models that show content, together: whoever goes somewhere fills one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.viewmodels.about import AboutModel
    from kiosk.viewmodels.contacts import ContactsModel
    from kiosk.viewmodels.glossary import GlossaryModel
    from kiosk.viewmodels.home import HomeModel
    from kiosk.viewmodels.licences import LicencesModel
    from kiosk.viewmodels.page import PageModel
    from kiosk.viewmodels.questions import QuestionsModel
    from kiosk.viewmodels.search import SearchModel
    from kiosk.viewmodels.section import SectionModel


@dataclass(frozen=True, slots=True)
class ContentModels:
    """One for each kind of screen."""

    home: HomeModel
    section: SectionModel
    page: PageModel
    contacts: ContactsModel
    questions: QuestionsModel
    glossary: GlossaryModel
    search: SearchModel
    about: AboutModel
    licences: LicencesModel
