"""Objects that bear a Qt description (`QMetaObject`) of their own, and what QML makes of them.

PySide6 6.11.3 writes a description for one object alone as soon as a signal is connected to a method of it that is no
`Slot`, and frees it with the object. QML keeps what it once read from a description under its address, for ever: an
object whose description comes to lie where another's was shows that one's properties, and none of its own.

    python -m tests.own_metaobject slot|method

prints how many of `ROUNDS` short-lived objects showed nothing to QML.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QUrl, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 1_000


def with_their_own() -> list[str]:
    """ "Class: methods" of each object of ours that lives and bears a description of its own."""
    ours = [each for each in gc.get_objects() if isinstance(each, QObject) and "__METAOBJECT__" in vars(each)]
    return sorted({f"{type(each).__qualname__}: {added(each)}" for each in ours})


def added(to: QObject) -> str:
    """What an object's own description names beyond that of its class."""
    own, common = to.metaObject(), type(to).staticMetaObject  # type: ignore[attr-defined]  # not in its types
    names = {common.method(number).name().toStdString() for number in range(common.methodCount())}
    every = (own.method(number) for number in range(own.methodCount()))
    return ", ".join(each.methodSignature().toStdString() for each in every if each.name().toStdString() not in names)


def unseen(way: str) -> int:
    """How many objects of two classes, made and dropped in turn, have no text for QML."""
    from PySide6.QtQml import QQmlComponent, QQmlEngine

    from kiosk.viewmodels.typed import Property

    decorate: Callable[[Callable[[Any], None]], Callable[[Any], None]] = (
        Slot() if way == "slot" else lambda method: method
    )

    class Left(QObject):
        changed = Signal()

        def __init__(self) -> None:
            super().__init__()
            self.changed.connect(self.settle)

        @decorate
        def settle(self) -> None:
            pass

        @Property(str, constant=True)
        def left(self) -> str:
            return "here"

    class Right(QObject):
        changed = Signal()

        def __init__(self) -> None:
            super().__init__()
            self.changed.connect(self.settle)

        @decorate
        def settle(self) -> None:
            pass

        @Property(str, constant=True)
        def right(self) -> str:
            return "here"

    engine, missed = QQmlEngine(), 0
    for number in range(ROUNDS):
        made, name = ((Left(), "left"), (Right(), "right"))[number // 7 % 2]
        component = QQmlComponent(engine)
        text = f"import QtQml\nQtObject {{ required property QtObject of; property string text: of.{name} ?? '' }}"
        component.setData(text.encode(), QUrl(f"{name}.qml"))
        shown = component.createWithInitialProperties({"of": made})
        missed += shown.property("text") != "here"
        shown.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        del made, shown, component
    return missed


if __name__ == "__main__":
    application = QCoreApplication([])
    print(unseen(sys.argv[1]))
