"""The keys of a tactile pad: what each asks for, and which strokes count (KBD-01, KBD-07)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.clock import Clock
    from kiosk.viewmodels.glossary import GlossaryModel
    from kiosk.viewmodels.navigator import Navigator
    from kiosk.viewmodels.session import Session
    from kiosk.visit import Visit

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

# Qt's numbers and not its names: the enumerations would cost 45 ms at every start.
WISHES = {
    0x01000012: "left",
    0x01000013: "up",
    0x01000014: "right",
    0x01000015: "down",
    0x01000016: "page-up",
    0x01000017: "page-down",
    0x01000004: "enter",  # Return
    0x01000005: "enter",  # Enter on the number pad
    0x01000000: "back",  # Escape
    0x01000003: "back",  # Backspace; the search takes back a letter with it
    0x01000061: "back",  # Back
    0x01000010: "home",  # Home
    0x01000090: "home",  # Home page
    0x01000034: "listen",  # F5
    0x01000070: "quieter",  # Volume down
    0x01000071: "silent",  # Volume mute
    0x01000072: "louder",  # Volume up
}
NOTHING = "nothing"
LEADING = ("back", "home", "enter")
LEADING_SECONDS = 0.5  # EN 301 549 5.8
WALKING_SECONDS = 0.15
"""For arrows and page keys: longer than a bounce, shorter than two strokes that are meant."""


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class Pad(QObject):
    """What the keys of the pad mean, and who is led by them.

    `byKeys` is true from the first key on, until a finger touches the glass. `announcement` is what
    somebody who does not see the screen has to be told now: what has the focus, or was chosen.
    """

    byKeysChanged = Signal()
    announced = Signal()

    def __init__(
        self,
        clock: Clock,
        *,
        visit: Visit,
        navigator: Navigator,
        session: Session,
        glossary: GlossaryModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._visit = clock, visit
        self._navigator, self._session, self._glossary = navigator, session, glossary
        self._last: tuple[int, float] | None = None
        self._announcement = ""
        self.staff: Callable[[str], bool | None] = lambda _wish: None
        """Asked first of each key; see `StaffDoor.key`."""
        self.unspoken = False
        """Nothing is announced: somebody may be typing a PIN."""

    def use(self, visit: Visit) -> None:
        """A fresh visitor, of whom nobody knows yet how they lead."""
        self._visit = visit
        self._last = None
        self._announcement = ""
        self.byKeysChanged.emit()
        self.announced.emit()

    @Property(bool, notify=byKeysChanged, final=True)
    def byKeys(self) -> bool:
        return self._visit.by_keys

    @Property(str, notify=announced, final=True)
    def announcement(self) -> str:
        return self._announcement

    @Slot(result=str)
    def placeFocus(self) -> str:
        """The name of what last had the focus in this place; empty in a new one."""
        here = self._visit.here
        return here.focus if here is not None else ""

    @Slot(int, bool, result=str)
    def press(self, key: int, repeated: bool) -> str:
        """A key went down. Does what it asks of the program, and returns what it asks of the screen.

        "" is no key of the pad; "nothing" is one that does not count: it was held down, struck
        twice by a trembling hand, or there is nothing to do.
        """
        wish = WISHES.get(key, "")
        if not wish:
            return ""
        if repeated or self._struck_twice(key, wish):
            return NOTHING
        self.led()
        for_staff = self.staff(wish)
        if for_staff is not None:
            return NOTHING if for_staff else wish
        if self._navigator.screen == "attract":
            self._navigator.start()
            return NOTHING
        match wish:
            case "back":
                self._back()
            case "home":
                self._session.answer()
                self._navigator.home()
            case "listen" | "louder" | "quieter" | "silent":
                pass  # there is nothing to hear yet
            case _:
                return wish
        return NOTHING

    def _back(self) -> None:
        """Away from what lies uppermost."""
        if self._session.state == "warning":
            self._session.answer()
        elif self._glossary.termOpen:
            self._glossary.closeTerm()
        else:
            self._navigator.back()

    def _struck_twice(self, key: int, wish: str) -> bool:
        now = self._clock.monotonic()
        least = LEADING_SECONDS if wish in LEADING else WALKING_SECONDS
        if self._last is not None and self._last[0] == key and now - self._last[1] < least:
            return True
        self._last = (key, now)
        return False

    @Slot()
    def led(self) -> None:
        """A key was used: from now on the focus is shown, and moves by itself to what is new."""
        if not self._visit.by_keys:
            self._visit.by_keys = True
            self.byKeysChanged.emit()

    @Slot()
    def touched(self) -> None:
        """A finger was used."""
        if self._visit.by_keys:
            self._visit.by_keys = False
            self.byKeysChanged.emit()

    @Slot(str, str, bool, bool)
    def focused(self, name: str, label: str, markable: bool, marked: bool) -> None:
        """The focus came to what is called `name` and says `label`."""
        here = self._visit.here
        if here is not None and name:
            here.focus = name
        self._say(label, markable=markable, marked=marked)

    @Slot(str, bool)
    def chosen(self, label: str, marked: bool) -> None:
        """Something that can be chosen was, or was given up again (KBD-09)."""
        self._say(label, markable=True, marked=marked)

    def _say(self, label: str, *, markable: bool, marked: bool) -> None:
        if markable:
            said = (
                #: %1 is the name of a choice, such as a text size
                QCoreApplication.translate("Pad", "%1, chosen")
                if marked
                else QCoreApplication.translate("Pad", "%1, not chosen")
            )
            label = said.replace("%1", label)
        self._announcement = "" if self.unspoken else label
        self.announced.emit()
