"""What the program tells assistive technology, asked from within: the tree of the window as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAccessible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QAccessibleInterface

    from tests.ui.glass import Glass


class Told(NamedTuple):
    """One object of the tree: `place` is in pixels of the screen, `depth` counts what it stands in."""

    role: str
    name: str
    description: str
    place: QRect
    depth: int


def tree(glass: Glass, *, on_the_glass: bool = False) -> list[Told]:
    """All of the present screen, the window first; what stands below the edge of the glass too, unless not wanted."""
    root = QAccessible.queryAccessibleInterface(glass.window)
    assert root is not None
    return [_told(*each) for each in _visible(root, 0, on_the_glass)]


def press(glass: Glass, name: str) -> None:
    """Do what the first visible button of that name does, as a screen reader asks for it."""
    root = QAccessible.queryAccessibleInterface(glass.window)
    assert root is not None
    for interface, _ in _visible(root, 0, False):
        if interface.text(QAccessible.Text.Name) == name and interface.actionInterface() is not None:
            interface.actionInterface().doAction("Press")
            glass.settle()
            glass.wait_a_little()
            return
    raise AssertionError(f"there is no button {name!r}")


def _told(interface: QAccessibleInterface, depth: int) -> Told:
    role = str(interface.role()).rpartition(".")[2]
    name, description = (interface.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description))
    return Told(role, name, description, interface.rect(), depth)


def _visible(
    interface: QAccessibleInterface, depth: int, on_the_glass: bool
) -> Iterator[tuple[QAccessibleInterface, int]]:
    state = interface.state()
    if depth and (state.invisible or (on_the_glass and state.offscreen)):
        return
    yield interface, depth
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None:
            yield from _visible(child, depth + 1, on_the_glass)
