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
    """One object of the tree: `place` is in pixels of the screen, `above` are the names it stands in."""

    role: str
    name: str
    description: str
    place: QRect
    depth: int


def tree(glass: Glass) -> list[Told]:
    """All that is said to be visible, the window first; also what stands below the edge of the glass."""
    root = QAccessible.queryAccessibleInterface(glass.window)
    assert root is not None
    return list(_walk(root, 0))


def _walk(interface: QAccessibleInterface, depth: int) -> Iterator[Told]:
    if depth and interface.state().invisible:
        return
    role = str(interface.role()).rpartition(".")[2]
    name, description = (interface.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description))
    yield Told(role, name, description, interface.rect(), depth)
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None:
            yield from _walk(child, depth + 1)
