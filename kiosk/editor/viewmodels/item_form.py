"""One item as a form: kept as it is typed, held against the rules, saved as a version."""

from __future__ import annotations

from base64 import b64encode
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from db.findings import place
from db.forms import translation
from db.forms.fields import NO, YES
from db.forms.new import blank, free_slug, has_review
from db.forms.reading import ENDING, TRANSLATES, form_of, item_of
from db.forms.review import reviewed
from db.forms.saving import save
from db.people.person import NotAllowed, Role
from db.records import Image, Item, Page
from db.workspace import WorkspaceError
from kiosk.editor import toolbar
from kiosk.editor.form_parts import field_rows, newest, points, things, units, whole
from kiosk.editor.keeping import Keeping, Typed
from kiosk.editor.viewmodels.items import name_of
from kiosk.editor.viewmodels.preview import Preview
from kiosk.editor.viewmodels.taking_picture import TakingPicture
from kiosk.languages import LANGUAGES
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from db.checks.live import LiveChecks
    from db.people.person import Person
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

KEEP_AFTER_MS = 1000
"""From the first key that was not kept yet: a crash loses at most this and the time of one write."""
LOOK_AFTER_MS = 150
"""From the last key: the rules can wait for a breath, the preview cannot."""

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
        self._kind = self._slug = self._locale = ""
        self._form: dict[str, str] = {}
        self._clean: dict[str, str] = {}
        self._base: Item | None = None
        self._original: Item | None = None
        self._fresh = False
        self._found: dict[str, str] = {}
        self._whose = 0
        self._kept = Keeping(office.workspace.working if office is not None else None)
        self._based_on = 0
        self._status = ""
        self._told = ""
        self._checks: LiveChecks | None = None
        self._fields = RowsModel(("name", "label", "kind", "help", "choices", "needed"), self)
        self._findings = RowsModel(("line", "found", "mend", "must"), self)
        self._faults = RowsModel(("field", "found", "mend"), self)
        self._preview = Preview(office, self)
        self._taking = TakingPicture(office, self)
        self._taking.taken.connect(self._taken)
        self._taking.refused.connect(self.say)
        self._keeping = self._timer(KEEP_AFTER_MS, self.keep)
        self._looking = self._timer(LOOK_AFTER_MS, self._look)
        self._again = self._timer(KEEP_AFTER_MS, self._try_again)

    @Property(RowsModel, constant=True, final=True)
    def fields(self) -> RowsModel:
        return self._fields

    @Property(RowsModel, constant=True, final=True)
    def findings(self) -> RowsModel:
        """What the rules say of the item as it stands. `line` counts the lines of the text, 0 for a field."""
        return self._findings

    @Property(RowsModel, constant=True, final=True)
    def faults(self) -> RowsModel:
        """Fields that cannot be read as they stand: the item cannot be saved before they are mended."""
        return self._faults

    @Property(Preview, constant=True, final=True)
    def preview(self) -> Preview:
        return self._preview

    @Property(TakingPicture, constant=True, final=True)
    def taking(self) -> TakingPicture:
        """A picture that is being made ready."""
        return self._taking

    @Property(str, notify=opened, final=True)
    def about(self) -> str:
        return place(self._kind, self._slug, self._locale) if self._slug else ""

    @Property(str, notify=opened, final=True)
    def kind(self) -> str:
        return self._kind

    @Property(str, notify=opened, final=True)
    def title(self) -> str:
        return name_of(self._base) if self._base is not None else "New"

    @Property(bool, notify=opened, final=True)
    def isNew(self) -> bool:
        return self._base is None

    @Property(bool, notify=opened, final=True)
    def canSave(self) -> bool:
        return self._person is not None and self._person.may(Role.AUTHOR)

    @Property(bool, notify=opened, final=True)
    def canBeReviewed(self) -> bool:
        """Whether an item of this kind has a review date."""
        return bool(self._kind) and has_review(self._kind)

    @Property(bool, notify=statusChanged, final=True)
    def changed(self) -> bool:
        """Whether anything stands here that is not saved as a version."""
        return self._form != self._clean

    @Property(str, notify=statusChanged, final=True)
    def status(self) -> str:
        """What became of what was typed, in words."""
        return self._status

    @Property(str, notify=looked, final=True)
    def translated(self) -> str:
        """Of a translation: whether it still says what its original says; "" for an original."""
        item = self._item() if self._slug and self._original is not None else None
        return translation.told(self._kind, item, self._original) if item is not None and self._original else ""

    @Property(list, notify=opened, final=True)
    def otherLanguages(self) -> list[dict[str, str]]:
        """The languages that this can be written in beside its own, as values with their names."""
        if self._base is None or self._kind not in translation.KINDS_TRANSLATED:
            return []
        return [{"value": code, "label": each.name} for code, each in LANGUAGES.items() if code != self._locale]

    @Property(str, notify=looked, final=True)
    def told(self) -> str:
        """How long and how hard the text is."""
        return self._told

    @Slot(str, result=str)
    def nameIn(self, language: str) -> str:
        """How findings name the same item in another language."""
        return place(self._kind, self._slug, language)

    @Slot(str, result=str)
    def value(self, field: str) -> str:
        return self._form.get(field, "")

    @Slot(str, str)
    def type(self, field: str, text: str) -> None:
        """A field reads `text` now."""
        text = whole(text)
        if not self._slug or self._form.get(field, "") == text:
            return
        self._form[field] = text
        if not self._keeping.isActive():
            self._keeping.start()
        self._looking.start()
        self._show()
        self.statusChanged.emit()

    @Slot(str, str, result=bool)
    def isTicked(self, field: str, value: str) -> bool:
        """Whether a flag is set, or (`value`) whether one of several is chosen."""
        written = self._form.get(field, "")
        return value in written.splitlines() if value else written == YES

    @Slot(str, str, bool)
    def tick(self, field: str, value: str, ticked: bool) -> None:
        """Set a flag, or choose one of several; what is chosen stands in the order of choosing."""
        if not value:
            self.type(field, YES if ticked else NO)
            return
        chosen = [each for each in self._form.get(field, "").splitlines() if each != value]
        self.type(field, "\n".join([*chosen, value] if ticked else chosen))

    @Slot(result=str)
    def picture(self) -> str:
        """The picture as it stands here, as an address that a window can show; "" where there is none."""
        if self._office is None or not (sha256 := self._form.get("sha256")):
            return ""
        image = self._office.workspace.image(sha256)
        return f"data:{image.media_type};base64,{b64encode(image.data).decode()}" if image is not None else ""

    @Slot(str)
    def takePicture(self, path: str) -> None:
        """Take the picture in a file, made ready for the screen. Nothing changes where it cannot be used."""
        if self._slug and self.canSave and path.strip():
            self._taking.take(path, item=self.about)

    def _taken(self, sha256: str, ending: str, told: str) -> None:
        self._form |= {"sha256": sha256, ENDING: ending}
        self.say(told)
        self._changed_here()

    @Slot(str, str, int, int, str, result="QVariantMap")
    def tool(self, name: str, text: str, start: int, end: int, slug: str) -> dict[str, object]:
        """What a button over the text writes: see `kiosk.editor.toolbar.Edit`, counted in UTF-16 units as Qt does."""
        edit = toolbar.apply(name, text, points(text, start), points(text, end), slug)
        after = text[: edit.start] + edit.text + text[edit.end :]
        return {
            "start": units(text, edit.start), "end": units(text, edit.end), "text": edit.text,
            "select_from": units(after, edit.select_from), "select_to": units(after, edit.select_to),
        }  # fmt: skip

    @Slot(str, result="QVariantList")
    def things(self, kind: str) -> list[dict[str, str]]:
        """The items of a kind that a text can show."""
        return things(self._office.workspace, kind, self._locale) if self._office is not None else []

    def use(self, person: Person | None) -> None:
        self._person = person
        if person is None:
            self._close()

    def open(self, kind: str, slug: str, locale: str) -> None:
        """Show an item, with what was typed of it and never saved."""
        if self._office is None:
            return
        self._kind, self._slug, self._locale, self._fresh = kind, slug, locale, False
        self._read()
        self.say(self._begun() if self.canSave else NO_AUTHOR)

    def open_new(self, kind: str) -> None:
        """A new item. It gets its own short name from its title when it is first saved."""
        if self._office is None:
            return
        workspace = self._office.workspace
        locale = workspace.meta_get("locale", "en") or "en"
        slug = free_slug(workspace, kind, f"new {kind}", locale)
        self._kind, self._slug, self._locale, self._fresh = kind, slug, locale, True
        self._read()
        self.say("" if self.canSave else NO_AUTHOR)

    @Slot()
    def keep(self) -> None:
        """Keep what is typed, so that nothing is lost whatever happens to the computer."""
        self._keeping.stop()
        if self._office is None or self._person is None or not self._slug or not self.canSave:
            return
        if self._form == self._found:
            return
        try:
            if self.changed:
                typed = Typed(dict(self._form), self._based_on, self._person.id)
                self._kept.keep(self._about(), typed)
                self.say("Kept. Nobody else sees it before it is saved.")
            else:
                self._kept.drop(self._about())
                self.say("")
            self._found = dict(self._form)
        except WorkspaceError as problem:
            self.say(f"What you typed could not be kept: {problem} It is tried again.")
            self._again.start()

    def _try_again(self) -> None:
        """Whatever is looked at meanwhile: what could not be kept is not given up."""
        if not self._kept.again():
            self._again.start()
        elif self._slug:
            self.say("Kept. Nobody else sees it before it is saved.")

    @Slot()
    def save(self) -> None:
        """Make a version of what stands here."""
        if self._office is None or self._person is None:
            return
        self.keep()
        workspace = self._office.workspace
        slug = self._slug
        if self._fresh:
            slug = free_slug(workspace, self._kind, self._named(), self._locale)
        try:
            result = save(
                workspace,
                self._kind,
                slug,
                self._locale,
                self._form,
                base=self._base,
                based_on=self._based_on,
                person=self._person,
            )
        except (NotAllowed, WorkspaceError) as problem:
            self.say(f"{problem} What you typed is kept.")
            return
        self._faults.show((each.field, each.found, each.mend) for each in result.faults)
        if result.faults:
            self.say("This is not saved yet: mend the fields named below. What you typed is kept.")
            return
        with suppress(WorkspaceError):  # it is saved; what is kept of it goes with the next key
            self._kept.drop(self._about())
        self._slug, self._fresh = slug, False
        self._read()
        self.say(result.told)
        self.saved.emit(self.about)

    @Slot()
    def discard(self) -> None:
        """Back to the version that is saved."""
        if self._office is not None and self._slug and self.canSave:
            self._keeping.stop()
            try:
                self._kept.drop(self._about())
            except WorkspaceError as problem:
                self.say(f"It could not be thrown away: {problem}")
                return
            self._read()
            self.say("Back to the saved version.")

    @Slot()
    def reviewWhole(self) -> None:
        """ "I have reviewed the whole page": the review dates move. A small edit does not move them (GOV-05)."""
        if self._office is not None and self.canBeReviewed:
            self._form = reviewed(self._kind, self._form, today=self._office.today())
            self._changed_here()

    @Slot()
    def compared(self) -> None:
        """ "It says the same as the English text": of the text as it is at this moment."""
        if self._original is not None and self.canSave:
            self._form = translation.compared(self._kind, self._form, self._original)
            self._changed_here()

    def restore(self, item: Item) -> None:
        """Put another version into the form, to be saved as a new one."""
        self._form = {**form_of(self._kind, item), TRANSLATES: item.translates}
        if isinstance(item, Image):
            self._form[ENDING] = item.file.rpartition(".")[2]
        self._changed_here()
        self.keep()

    def leave(self) -> None:
        """Somebody looks at something else."""
        self.keep()
        self._close()

    def close(self) -> None:
        """The window goes."""
        self.leave()
        self._kept.again()
        self._taking.close()

    def _read(self) -> None:
        assert self._office is not None  # or nothing could have been opened
        workspace = self._office.workspace
        self._base, self._based_on = newest(workspace, self._kind, self._slug, self._locale)
        self._original = translation.original_of(workspace, self._kind, self._slug, self._locale)
        if self._base is not None:
            self._clean = form_of(self._kind, self._base)
        elif self._original is not None:
            self._clean = translation.begun(self._kind, self._original)
        else:
            self._clean = blank(workspace, self._kind, today=self._office.today())
        typed = self._kept.find(self._about())
        self._form = dict(typed.form if typed is not None else self._clean)
        self._found = dict(self._form)
        if typed is not None:
            self._based_on = typed.based_on
        self._whose = typed.person_id if typed is not None else 0
        from db.checks.live import LiveChecks

        self._checks = LiveChecks.of(workspace)
        self._faults.show(())
        self._findings.show(())
        self._told = ""
        self.looked.emit()
        self._fields.show(field_rows(workspace, self._kind))
        self._preview.open(self._kind, self._locale)
        self.opened.emit()
        self._show()
        self._look()
        self.filled.emit()
        self.statusChanged.emit()

    def _about(self) -> tuple[str, str, str]:
        return self._kind, self._slug, self._locale

    def _begun(self) -> str:
        """Who began what stands here and never saved it, where that was somebody else."""
        if self._office is None or self._person is None or self._whose in (0, self._person.id):
            return ""
        people = self._office.workspace.people.all()
        name = next((each.name for each in people if each.id == self._whose), "Somebody else")
        return (
            f"{name} wrote this and has not saved it yet. Whoever saves it stands for all of it. "
            "To see the saved text, throw it away: ask them first."
        )

    def _changed_here(self) -> None:
        self._keeping.start()
        self._show()
        self._look()
        self.filled.emit()
        self.statusChanged.emit()

    def _item(self) -> Item | None:
        return item_of(self._kind, self._slug, self._locale, self._form, base=self._base).item

    def _show(self) -> None:
        if self._kind == "page" and isinstance(page := self._item(), Page):
            self._preview.show(page)

    def _look(self) -> None:
        self._looking.stop()
        if not self._slug or self._checks is None:
            return
        read = item_of(self._kind, self._slug, self._locale, self._form, base=self._base)
        self._faults.show((each.field, each.found, each.mend) for each in read.faults)
        if read.item is not None:
            looked = self._checks.look(self._kind, read.item)
            self._findings.show((each.line, each.found, each.mend, each.stops) for each in looked.findings)
            self._told = looked.told
            self.looked.emit()

    def _named(self) -> str:
        return next((self._form[name] for name in ("title", "name", "term", "text", "alt") if self._form.get(name)), "")

    def _close(self) -> None:
        self._keeping.stop()
        self._looking.stop()
        self._taking.forget()
        self._slug = ""
        self._preview.close()

    def say(self, status: str) -> None:
        """Tell whoever looks at the form what became of something."""
        if status != self._status:
            self._status = status
            self.statusChanged.emit()

    def _timer(self, interval: int, then: object) -> QTimer:
        timer = QTimer(self, interval=interval, singleShot=True)
        timer.timeout.connect(then)
        return timer
