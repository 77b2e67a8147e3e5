"""Who has an account, what they may do, and what was done to accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.forms.dates import read_date, written_date
from db.people.accounts import IT
from db.people.person import AccountRefused, Role
from db.publish.outcome import Outcome
from kiosk.editor.viewmodels.attempt import attempt, same
from kiosk.editor.viewmodels.own_passphrase import OwnPassphrase
from kiosk.editor.viewmodels.register import Register
from kiosk.editor.viewmodels.roles import ROLES, done, interests, may
from kiosk.editor.viewmodels.told import Told
from kiosk.editor.viewmodels.when import day, here
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.people.accounts import Accounts
    from db.people.declarations import Declaration
    from db.people.person import Person
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

NO_DAY = "Conflicts of interest: write the day they were declared, such as 26 November 2026."


@QmlElement
@QmlUncreatable("made by Desk")
class People(QObject):
    """`chosen` is the login of whose account is open, "" while none is.

    `done` says that what was asked for was done, `became` who is signed in from then on.
    """

    changed = Signal()
    done = Signal()
    became = Signal(object)

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._people: Accounts | None = office.workspace.people if office is not None else None
        self._person: Person | None = None
        self._chosen: Person | None = None
        self._declared: dict[str, Declaration] = {}
        self._ticked: frozenset[Role] = frozenset()
        self._outcome = Told(self)
        self._own = OwnPassphrase(office, self._outcome, self)
        self._register = Register(office, self._outcome, self)
        self._rows = RowsModel(("login", "name", "note", "interests", "ask", "since", "here"), self)
        self._events = RowsModel(("when", "told", "byIt"), self)
        self._ticks = RowsModel(("role", "title", "words", "given"), self)

    @Property(RowsModel, constant=True, final=True)
    def rows(self) -> RowsModel:
        """Everybody, those who have left last. `here` is false for who has left.

        `note` is job and what they may do, `interests` what they declared; `ask`: they should be asked again.
        """
        return self._rows

    @Property(RowsModel, constant=True, final=True)
    def events(self) -> RowsModel:
        """What was done to accounts, the newest first. `byIt`: with IT's way back, past every administrator."""
        return self._events

    @Property(RowsModel, constant=True, final=True)
    def ticks(self) -> RowsModel:
        """What the account that is open, or a new one, may do."""
        return self._ticks

    @Property(Told, constant=True, final=True)
    def outcome(self) -> Told:
        """What became of the last thing that was asked for here."""
        return self._outcome

    @Property(OwnPassphrase, constant=True, final=True)
    def own(self) -> OwnPassphrase:
        return self._own

    @Property(Register, constant=True, final=True)
    def register(self) -> Register:
        return self._register

    @Property(bool, notify=changed, final=True)
    def canManage(self) -> bool:
        return self._person is not None and self._person.may(Role.ADMINISTRATOR)

    @Property(str, notify=changed, final=True)
    def administrators(self) -> str:
        """Their names, for whoever needs one."""
        everybody = self._people.all() if self._people is not None else []
        return ", ".join(each.name for each in everybody if each.may(Role.ADMINISTRATOR))

    @Property(str, notify=changed, final=True)
    def chosen(self) -> str:
        return self._chosen.login if self._chosen is not None else ""

    @Property(str, notify=changed, final=True)
    def chosenName(self) -> str:
        return self._chosen.name if self._chosen is not None else ""

    @Property(str, notify=changed, final=True)
    def chosenJob(self) -> str:
        return self._chosen.job if self._chosen is not None else ""

    @Property(str, notify=changed, final=True)
    def chosenInterests(self) -> str:
        """The conflicts of interest of the account that is open, as they were declared last."""
        declared = self._declared.get(self.chosen)
        return declared.interests if declared is not None else ""

    @Property(str, notify=changed, final=True)
    def chosenDeclaredOn(self) -> str:
        """The day of that, or nothing."""
        declared = self._declared.get(self.chosen)
        return written_date(declared.declared_on) if declared is not None else ""

    @Property(bool, notify=changed, final=True)
    def chosenIsHere(self) -> bool:
        """Whether the account that is open belongs to somebody who has not left."""
        return self._chosen is not None and self._chosen.active

    @Property(bool, notify=changed, final=True)
    def chosenIsMe(self) -> bool:
        return self._chosen is not None and self._person is not None and self._chosen.id == self._person.id

    def use(self, person: Person | None) -> None:
        self._person = person
        if person is None:
            self._open(None)
            self._rows.show(())
            self._events.show(())
        self._own.use(person)
        self._register.use(person)
        self.changed.emit()

    def look(self) -> None:
        self._open(None)
        self._register.look()
        self._read()

    def close(self) -> None:
        """Nothing goes on here by itself."""

    @Slot()
    def startAdding(self) -> None:
        """A new account: most who get one write."""
        self._open(None, frozenset({Role.AUTHOR}))

    @Slot(str)
    def choose(self, login: str) -> None:
        """Open somebody's account, to change it."""
        found = self._people.find(login) if self._people is not None else None
        if found is not None:
            self._open(found, found.roles)

    @Slot()
    def leave(self) -> None:
        """Back to the list, with nothing changed."""
        self._open(None)

    @Slot(str)
    def tick(self, role: str) -> None:
        """Give or take what the account may do. Nothing is changed before it is saved."""
        self._ticked ^= {Role(role)}
        self._show_ticks()

    @Slot(str, str, str, str, str)
    def add(self, name: str, job: str, login: str, passphrase: str, again: str) -> None:
        """Make an account that may do what is ticked."""

        def act(people: Accounts, me: Person) -> str:
            same(passphrase, again)
            made = people.add(login=login, name=name, job=job, roles=self._ticked, passphrase=passphrase, by=me)
            return f'{made.name} can sign in now, as "{made.login}". {may(made)}'

        self._do(act)

    @Slot(str, str, str, str)
    def save(self, name: str, job: str, interests: str, declared_on: str) -> None:
        """The account that is open is called so, may do what is ticked and has declared this: all of it or nothing."""

        def act(people: Accounts, me: Person) -> str:
            assert self._office is not None  # or there are no people
            with self._office.workspace.transaction():
                self._declare(interests, declared_on, me)
                person = people.correct(self.chosen, name=name, job=job, by=me)
                if person.roles != self._ticked:
                    person = people.set_roles(self.chosen, self._ticked, by=me)
            return f"{person.name}, {person.job}. {may(person)}"

        self._do(act)

    def _declare(self, interests: str, declared_on: str, me: Person) -> None:
        assert self._office is not None  # or nobody could be chosen
        day = read_date(declared_on)
        if day is None:
            if interests.strip() or declared_on.strip():
                raise AccountRefused(NO_DAY)
            return
        self._office.workspace.declarations.record(
            self.chosen, interests=interests, declared_on=day, by=me, today=self._office.today()
        )

    @Slot()
    def retire(self) -> None:
        """Whoever the open account belongs to has left."""

        def act(people: Accounts, me: Person) -> str:
            people.retire(self.chosen, by=me)
            return f"{self.chosenName} can no longer sign in. What this person wrote and approved stays."

        self._do(act)

    @Slot(str, str, str)
    def givePassphrase(self, own: str, new: str, again: str) -> None:
        """A new passphrase for the account that is open; `own` is that of the administrator."""

        def act(people: Accounts, me: Person) -> str:
            same(new, again)
            given = people.give_passphrase(self.chosen, new, by=me, passphrase=own)
            return f"{given.name} can sign in with the new passphrase, and is asked to choose another one then."

        self._do(act)

    def _do(self, act: Callable[[Accounts, Person], str]) -> None:
        people, me = self._people, self._person
        if people is None or me is None or not attempt(self._outcome, lambda: act(people, me)):
            return
        self._chosen = None
        self._read()
        self.done.emit()
        now = people.find(me.login)
        if now != me:
            self.became.emit(now)

    def _open(self, person: Person | None, ticked: frozenset[Role] = frozenset()) -> None:
        self._chosen, self._ticked = person, ticked
        self._outcome.show(Outcome())
        self._show_ticks()
        self.changed.emit()

    def _read(self) -> None:
        if self._people is None or self._office is None:
            return
        self._declared, today = self._office.workspace.declarations.latest(), self._office.today()
        everybody, events = self._people.all(), self._people.events()
        since = {event.login: day(event.made_on) for event in reversed(events)}
        names = {each.login: each.name for each in everybody}
        self._rows.show(
            (
                each.login, each.name, f"{each.job}. {may(each)}", *interests(each, self._declared, today),
                since[each.login], each.active,
            )
            for each in sorted(everybody, key=lambda each: (not each.active, each.name.casefold()))
        )  # fmt: skip
        self._events.show(
            (here(event.made_on), f"{names[event.login]}: {done(event.what)}. By {event.by}.", event.by == IT)
            for event in reversed(events)
        )
        self.changed.emit()

    def _show_ticks(self) -> None:
        self._ticks.change([(str(role), title, words, role in self._ticked) for role, title, words in ROLES])
