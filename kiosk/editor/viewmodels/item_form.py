"""One item as a form: kept as it is typed, held against the rules, saved as a version."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.findings import place
from db.forms import translation
from db.forms.new import free_slug, has_review
from db.forms.reading import ENDING
from db.forms.review import reviewed
from db.forms.saving import save
from db.labels import name_of
from db.people.person import NotAllowed, Role
from db.workspace import WorkspaceError
from kiosk.editor.form_parts import field_rows, whole
from kiosk.editor.viewmodels.beside import Beside
from kiosk.editor.viewmodels.field_offers import FieldOffers
from kiosk.editor.viewmodels.job import Job
from kiosk.editor.viewmodels.keeper import Keeper
from kiosk.editor.viewmodels.preview import Preview
from kiosk.editor.viewmodels.taking_picture import TakingPicture
from kiosk.editor.written import Written
from kiosk.languages import LANGUAGES
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from db.people.person import Person
    from db.records import Item
    from kiosk.editor.keeping import About
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

_CALLED = {
    "page": "page",
    "contact": "contact",
    "term": "word of the glossary",
    "question": "question",
    "section": "section",
    "source": "source",
    "synonyms": "other words",
    "image": "picture",
    "site": "text of this clinic",
}
NO_AUTHOR = (
    "You can read this, but not change it: your account is not one of an author. An administrator can change that."
)


@QmlElement
@QmlUncreatable("made by Desk")
class ItemForm(QObject):
    """`about` names the item, "" while none is open. `filled` says that all fields are to be read anew."""

    opened = Signal()
    filled = Signal()
    statusChanged = Signal()
    looked = Signal()
    saved = Signal(str)

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._person: Person | None = None
        self._written = Written()
        self._offers = FieldOffers(office.workspace if office is not None else None, self)
        self._keeper = Keeper(office.workspace.working if office is not None else None, self)
        self._keeper.due.connect(self.keep)
        self._keeper.told.connect(self._told_of_keeping)
        self._status = ""
        self._fields = RowsModel(("name", "label", "kind", "help", "choices", "needed"), self)
        self._beside = Beside(office, self)
        self._beside.rules.looked.connect(self.looked)
        self._beside.failed.connect(self.say)
        self._taking = TakingPicture(office, self)
        self._taking.taken.connect(self._taken)
        self._taking.refused.connect(self.say)

    @Property(RowsModel, constant=True, final=True)
    def fields(self) -> RowsModel:
        return self._fields

    @Property(RowsModel, constant=True, final=True)
    def findings(self) -> RowsModel:
        """What the rules say of the item as it stands. `line` counts the lines of the text, 0 for a field."""
        return self._beside.rules.findings

    @Property(RowsModel, constant=True, final=True)
    def faults(self) -> RowsModel:
        """Fields that cannot be read as they stand: the item cannot be saved before they are mended."""
        return self._beside.rules.faults

    @Property(FieldOffers, constant=True, final=True)
    def offers(self) -> FieldOffers:
        """What can be put into the fields."""
        return self._offers

    @Property(Preview, constant=True, final=True)
    def preview(self) -> Preview:
        return self._beside.preview

    @Property(Job, constant=True, final=True)
    def reading(self) -> Job:
        """What stands around the item is being read: until then neither the rules nor the preview know it."""
        return self._beside.reading

    @Property(TakingPicture, constant=True, final=True)
    def taking(self) -> TakingPicture:
        """A picture that is being made ready."""
        return self._taking

    @Property(str, notify=opened, final=True)
    def about(self) -> str:
        return self._written.place

    @Property(str, notify=opened, final=True)
    def kind(self) -> str:
        return self._written.kind

    @Property(str, notify=opened, final=True)
    def title(self) -> str:
        base = self._written.base
        return name_of(base) if base is not None else f"New {_CALLED.get(self._written.kind, 'item')}"

    @Property(bool, notify=opened, final=True)
    def isNew(self) -> bool:
        return self._written.base is None

    @Property(bool, notify=opened, final=True)
    def canSave(self) -> bool:
        return self._person is not None and self._person.may(Role.AUTHOR)

    @Property(bool, notify=opened, final=True)
    def canBeReviewed(self) -> bool:
        """Whether an item of this kind has a review date."""
        return bool(self._written.kind) and has_review(self._written.kind)

    @Property(bool, notify=statusChanged, final=True)
    def changed(self) -> bool:
        """Whether anything stands here that is not saved as a version."""
        return self._written.changed

    @Property(str, notify=statusChanged, final=True)
    def status(self) -> str:
        """What became of what was typed, in words."""
        return self._status

    @Property(str, notify=looked, final=True)
    def translated(self) -> str:
        """Of a translation: whether it still says what its original says; "" for an original."""
        return self._beside.rules.translated if self._written.slug else ""

    @Property(list, notify=opened, final=True)
    def otherLanguages(self) -> list[dict[str, str]]:
        """The languages that this can be written in beside its own, as values with their names."""
        written = self._written
        if written.base is None or written.kind not in translation.KINDS_TRANSLATED:
            return []
        return [{"value": code, "label": each.name} for code, each in LANGUAGES.items() if code != written.locale]

    @Property(str, notify=looked, final=True)
    def told(self) -> str:
        """How long and how hard the text is."""
        return self._beside.rules.told

    @Slot(str, result=str)
    def nameIn(self, language: str) -> str:
        """How findings name the same item in another language."""
        return place(self._written.kind, self._written.slug, language)

    @Slot(str, result=str)
    def value(self, field: str) -> str:
        return self._written.form.get(field, "")

    @Slot(str, str)
    def type(self, field: str, text: str) -> None:
        """A field reads `text` now."""
        if not self._written.set(field, whole(text)):
            return
        self._keeper.soon()
        self._beside.typed()
        self.statusChanged.emit()

    @Slot(str, str, result=bool)
    def isTicked(self, field: str, value: str) -> bool:
        """Whether a flag is set, or (`value`) whether one of several is chosen."""
        return self._written.is_ticked(field, value)

    @Slot(str, str, bool)
    def tick(self, field: str, value: str, ticked: bool) -> None:
        """Set a flag, or choose one of several; what is chosen stands in the order of choosing."""
        self.type(field, self._written.ticked(field, value, ticked))

    @Slot(str)
    def takePicture(self, path: str) -> None:
        """Take the picture in a file, made ready for the screen. Nothing changes where it cannot be used."""
        if self._written.slug and self.canSave and path.strip():
            self._taking.take(path, item=self.about)

    @Slot(str, str, str)
    def _taken(self, sha256: str, ending: str, told: str) -> None:
        self._written.form |= {"sha256": sha256, ENDING: ending}
        self.say(told)
        self._changed_here()

    def use(self, person: Person | None) -> None:
        self._person = person
        if person is None:
            self._close()

    def open(self, kind: str, slug: str, locale: str) -> None:
        """Show an item, with what was typed of it and never saved."""
        if self._office is None:
            return
        self._read(kind, slug, locale)
        self.say(self._begun() if self.canSave else NO_AUTHOR)

    def open_new(self, kind: str) -> None:
        """A new item. It gets its own short name from its title when it is first saved."""
        if self._office is None:
            return
        workspace = self._office.workspace
        locale = workspace.meta_get("locale", "en") or "en"
        slug = free_slug(workspace, kind, f"new {kind}")
        self._read(kind, slug, locale, fresh=True)
        self.say("" if self.canSave else NO_AUTHOR)

    @Slot()
    def keep(self) -> None:
        """Keep what is typed, so that nothing is lost whatever happens to the computer."""
        self._keeper.stop()
        if self._person is not None and self._written.slug and self.canSave:
            self._keeper.keep(self._written, self._person.id)

    @Slot(object, str)
    def _told_of_keeping(self, about: About, said: str) -> None:
        if about == self._written.about:  # or what is looked at now is something else
            self.say(said)

    @Slot()
    def save(self) -> None:
        """Make a version of what stands here."""
        if self._office is None or self._person is None:
            return
        self.keep()
        workspace, written = self._office.workspace, self._written
        kind, slug, locale = written.about
        if written.fresh:
            slug = free_slug(workspace, kind, written.name)
        try:
            result = save(
                workspace,
                kind,
                slug,
                locale,
                written.form,
                base=written.base,
                based_on=written.based_on,
                person=self._person,
                hands=written.hands,
            )
        except (NotAllowed, WorkspaceError) as problem:
            self.say(f"{problem} {self._keeper.told_of(written.about)}")
            return
        self._beside.rules.refuse(result.faults)
        if result.faults:
            self.say(f"This is not saved yet: mend the fields named below. {self._keeper.told_of(written.about)}")
            return
        with suppress(WorkspaceError):  # it is saved; what is kept of it goes with the next key
            self._keeper.drop(written.about)
        self._read(kind, slug, locale)
        self.say(result.told)
        self.saved.emit(self.about)

    @Slot()
    def discard(self) -> None:
        """Back to the version that is saved."""
        if self._office is not None and self._written.slug and self.canSave:
            self._keeper.stop()
            self._taking.forget()
            try:
                self._keeper.drop(self._written.about)
            except WorkspaceError as problem:
                self.say(f"It could not be thrown away: {problem}")
                return
            self._read(*self._written.about, fresh=self._written.fresh)
            self.say("Back to the saved version.")

    @Slot()
    def reviewWhole(self) -> None:
        """ "I have reviewed the whole page": the review dates move. A small edit does not move them (GOV-05)."""
        if self._office is not None and self.canBeReviewed:
            written = self._written
            written.form = reviewed(written.kind, written.form, today=self._office.today())
            self._changed_here()

    @Slot()
    def compared(self) -> None:
        """ "It says the same as the English text": of the text as it is at this moment."""
        written = self._written
        if written.original is not None and self.canSave:
            written.form = translation.compared(written.kind, written.form, written.original)
            self._changed_here()

    def restore(self, item: Item) -> None:
        """Put another version into the form, to be saved as a new one."""
        self._written.put(item)
        self._changed_here()
        self.keep()

    def leave(self) -> None:
        """Somebody looks at something else."""
        self.keep()
        self._close()

    def close(self) -> None:
        """The window goes."""
        self.leave()
        self._keeper.close()
        self._taking.close()
        self._beside.close()

    def _read(self, kind: str, slug: str, locale: str, *, fresh: bool = False) -> None:
        assert self._office is not None  # or nothing could have been opened
        self._written = Written(kind, slug, locale, fresh)
        self._written.read(self._office.workspace, self._keeper.keeping, self._office.today())
        self._beside.open(self._written)
        self._offers.use(self._written)
        self._fields.show(field_rows(self._office.workspace, kind))
        self.opened.emit()
        self._beside.changed()
        self.filled.emit()
        self.statusChanged.emit()
        self._beside.read()

    def _begun(self) -> str:
        """Who began what stands here and never saved it, where that was somebody else."""
        last_hand = self._written.last_hand
        if self._office is None or self._person is None or last_hand in (0, self._person.id):
            return ""
        people = self._office.workspace.people.all()
        name = next((each.name for each in people if each.id == last_hand), "Somebody else")
        return (
            f"{name} wrote this and has not saved it yet. If you save it, it is your version, and neither of you can "
            "approve it. To see the saved text, throw it away: ask them first."
        )

    def _changed_here(self) -> None:
        self._keeper.soon()
        self._beside.changed()
        self.filled.emit()
        self.statusChanged.emit()

    def _close(self) -> None:
        self._keeper.stop()
        self._taking.forget()
        self._written.slug = ""
        self._beside.put_away()

    @Slot(str)
    def say(self, status: str) -> None:
        """Tell whoever looks at the form what became of something."""
        if status != self._status:
            self._status = status
            self.statusChanged.emit()
