"""Looks at a running kiosk as a screen reader does: from outside, through AT-SPI on D-Bus.

    /usr/bin/python3 assistive_reader.py NAME_OF_THE_PROGRAM

It runs in the system's own Python, which alone has the bindings. Requests come one a line on standard input,
an answer of one line of JSON to each goes to standard output: the list of what the program says is visible.

    look            only look
    press NAME      do what the first visible button of that name does, then look
"""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE_SECONDS = 30.0
AS_A_SECOND_TAP = 0.6  # seconds within which the kiosk takes a tap for a tremble
BETWEEN_LOOKS = 0.2
STATES = ("enabled", "focusable", "checked", "checkable", "focused", "showing")


def program(name: str) -> Any:
    """The program of that name, as soon as it has told of itself."""
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up:
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for number in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(number)
            if found is not None and found.get_name() == name and found.get_child_count():
                return found
        time.sleep(0.2)
    raise SystemExit(f"{name} says nothing of itself")


def visible(accessible: Any, depth: int = 0) -> Iterator[tuple[Any, int]]:
    """Everything in the tree that stands on the glass: Qt tells of nothing below its edge that it is visible."""
    if depth and not accessible.get_state_set().contains(Atspi.StateType.VISIBLE):
        return
    yield accessible, depth
    for number in range(accessible.get_child_count()):
        child = accessible.get_child_at_index(number)
        if child is not None:
            yield from visible(child, depth + 1)


def told(accessible: Any, depth: int) -> dict[str, Any]:
    states = accessible.get_state_set()
    return {
        "depth": depth,
        "role": accessible.get_role_name(),
        "name": accessible.get_name(),
        "description": accessible.get_description(),
        "states": [name for name in STATES if states.contains(getattr(Atspi.StateType, name.upper()))],
        "actions": [accessible.get_action_name(number) for number in range(accessible.get_n_actions())],
    }


def at_rest(root: Any) -> list[dict[str, Any]]:
    """What is told once it stays the same: a screen that comes up comes in parts."""
    before: list[dict[str, Any]] = []
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up:
        root.clear_cache()
        now = [told(*each) for each in visible(root)]
        if now == before:
            return now
        before = now
        time.sleep(BETWEEN_LOOKS)
    raise SystemExit("the screen does not come to rest")


def press(root: Any, name: str) -> None:
    time.sleep(AS_A_SECOND_TAP)
    for accessible, _ in visible(root):
        if accessible.get_name() == name and accessible.get_n_actions():
            names = [accessible.get_action_name(number) for number in range(accessible.get_n_actions())]
            accessible.do_action(names.index("Press"))
            return
    raise SystemExit(f"there is no button {name!r}")


def main(name: str) -> None:
    root = program(name)
    for line in sys.stdin:
        what, _, target = line.rstrip("\n").partition(" ")
        root.clear_cache()
        if what == "press":
            press(root, target)
        print(json.dumps(at_rest(root)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
