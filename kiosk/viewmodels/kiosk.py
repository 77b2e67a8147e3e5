"""The root that QML is handed: every view model, by name and type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.about import AboutModel
from kiosk.viewmodels.appearance import Appearance
from kiosk.viewmodels.contacts import ContactsModel
from kiosk.viewmodels.glossary import GlossaryModel
from kiosk.viewmodels.home import HomeModel
from kiosk.viewmodels.language import LanguageModel
from kiosk.viewmodels.last_resort import LastResortModel
from kiosk.viewmodels.licences import LicencesModel
from kiosk.viewmodels.navigator import Navigator
from kiosk.viewmodels.pad import Pad
from kiosk.viewmodels.page import PageModel
from kiosk.viewmodels.questions import QuestionsModel
from kiosk.viewmodels.search import SearchModel
from kiosk.viewmodels.section import SectionModel
from kiosk.viewmodels.session import Session
from kiosk.viewmodels.staff_door import StaffDoor
from kiosk.viewmodels.tap_guard import TapGuard
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from kiosk.viewmodels.content import ContentModels

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class Kiosk(QObject):
    """Holds the view models for the life of the program; none is ever replaced."""

    def __init__(
        self,
        *,
        navigator: Navigator,
        session: Session,
        appearance: Appearance,
        language: LanguageModel,
        guard: TapGuard,
        pad: Pad,
        door: StaffDoor,
        models: ContentModels,
        last_resort: LastResortModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._navigator, self._session, self._appearance, self._guard = navigator, session, appearance, guard
        self._models = models
        self._language = language
        self._pad = pad
        self._door = door
        self._last_resort = last_resort

    @Property(Navigator, constant=True, final=True)
    def navigator(self) -> Navigator:
        return self._navigator

    @Property(Session, constant=True, final=True)
    def session(self) -> Session:
        return self._session

    @Property(Appearance, constant=True, final=True)
    def appearance(self) -> Appearance:
        return self._appearance

    @Property(LanguageModel, constant=True, final=True)
    def language(self) -> LanguageModel:
        return self._language

    @Property(TapGuard, constant=True, final=True)
    def guard(self) -> TapGuard:
        return self._guard

    @Property(Pad, constant=True, final=True)
    def pad(self) -> Pad:
        return self._pad

    @Property(StaffDoor, constant=True, final=True)
    def door(self) -> StaffDoor:
        return self._door

    @Property(HomeModel, constant=True, final=True)
    def home(self) -> HomeModel:
        return self._models.home

    @Property(SectionModel, constant=True, final=True)
    def section(self) -> SectionModel:
        return self._models.section

    @Property(PageModel, constant=True, final=True)
    def page(self) -> PageModel:
        return self._models.page

    @Property(ContactsModel, constant=True, final=True)
    def contacts(self) -> ContactsModel:
        return self._models.contacts

    @Property(QuestionsModel, constant=True, final=True)
    def questions(self) -> QuestionsModel:
        return self._models.questions

    @Property(GlossaryModel, constant=True, final=True)
    def glossary(self) -> GlossaryModel:
        return self._models.glossary

    @Property(SearchModel, constant=True, final=True)
    def search(self) -> SearchModel:
        return self._models.search

    @Property(AboutModel, constant=True, final=True)
    def about(self) -> AboutModel:
        return self._models.about

    @Property(LicencesModel, constant=True, final=True)
    def licences(self) -> LicencesModel:
        return self._models.licences

    @Property(LastResortModel, constant=True, final=True)
    def lastResort(self) -> LastResortModel:
        return self._last_resort
