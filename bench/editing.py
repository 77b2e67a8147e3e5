"""What somebody who writes finds out: from a key to the page as patients see it, and how long publishing takes.

    python -m bench.editing keys FOLDER COUNT | publish FOLDER PAGES

Prints one line of JSON. A process of its own, so that nothing else is in memory.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.people.person import Person
    from db.workspace import Workspace

WORDS = 450
PASSPHRASE = "four plain words together"
LONGEST_WAIT = 2.0
"""Seconds after which a key counts as never shown."""
LONGEST_OPENING = 60.0
"""Seconds after which a page and its preview count as never there."""


def keys(folder: Path, count: int) -> dict[str, object]:
    """Seconds from each of `count` keys to the frame in which the preview shows it, in the middle of 450 words."""
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtQuick import QQuickItem, QQuickWindow
    from PySide6.QtTest import QTest

    from kiosk.app import application
    from kiosk.editor.app import load
    from kiosk.editor.office import WORKSPACE, Office
    from kiosk.editor.viewmodels.desk import Desk
    from tests.keyboard import type_text

    application()
    with _workspace(folder / WORKSPACE) as workspace:
        slug, words = _page_of(workspace)
        person = _person(workspace)
        desk = Desk(Office(folder, workspace, date.today))
        engine = load(desk)
        window = engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        desk.signIn(person.login, PASSPHRASE)
        desk.open(f"page:{slug}")
        frames: list[float] = []
        window.frameSwapped.connect(lambda: frames.append(time.perf_counter()))
        _get_on_until(lambda: desk.form.preview.ready)
        calm = time.monotonic() + 3
        _get_on_until(lambda: time.monotonic() > calm)  # the worklist is being found meanwhile
        body = _find(window.contentItem(), "field-body-input")
        assert isinstance(body, QQuickItem)
        body.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        body.setProperty("cursorPosition", body.property("text").rindex("\n", 0, len(body.property("text")) // 2) + 1)
        QTest.qWait(1000)  # until the preview has come after it
        seconds = []
        for number in range(count):
            pressed, drawn = time.perf_counter(), len(frames)
            type_text(window, "abcdefg "[number % 8])
            # The key, the page and the frame are one turn of the loop: the first frame shows it.
            while len(frames) == drawn and time.perf_counter() - pressed < LONGEST_WAIT:
                QCoreApplication.processEvents()
            seconds.append(frames[-1] - pressed if len(frames) > drawn else LONGEST_WAIT)
            QTest.qWait(150)  # as fast as people type
        shown = _reads(_find(window.contentItem(), "preview"), "abcdefg")
        desk.close()
    return {"seconds": seconds, "words": words, "shown": shown}


def publish(folder: Path, pages: int) -> dict[str, object]:
    """Seconds for publishing `pages` pages: checked, compiled, verified and put in use."""
    from db.publish.job import publish as publish_here
    from db.release.store import ReleaseStore
    from db.workspace import Workspace
    from tests.make_workspace import fill

    path = folder / "workspace.sqlite"
    with Workspace.create(path) as workspace:
        fill(workspace, pages=pages)
        person = _person(workspace)
    steps: list[str] = []
    began = time.perf_counter()
    outcome = publish_here(
        path, ReleaseStore(folder / "releases"), person=person, progress=lambda _done, _total, what: steps.append(what)
    )
    seconds = time.perf_counter() - began
    return {"seconds": seconds, "good": outcome.good, "told": str(outcome.fault or ""), "steps": len(steps)}


def _workspace(path: Path) -> Workspace:
    from db.exchange.starter import add_starter
    from db.workspace import Workspace

    workspace = Workspace.create(path)
    add_starter(workspace)
    return workspace


def _person(workspace: Workspace) -> Person:
    from db.people.person import Role

    roles = (Role.ADMINISTRATOR, Role.AUTHOR)
    return workspace.people.add(login="bench", name="Bench", job="Nurse", roles=roles, passphrase=PASSPHRASE, by=None)


def _page_of(workspace: Workspace) -> tuple[str, int]:
    """The page whose length is nearest to 450 words, made that long where it is shorter."""
    from msgspec.structs import replace

    from db.records import Page

    pages = [each.item for each in workspace.items("page") if isinstance(each.item, Page)]
    page = max(pages, key=lambda each: min(len(each.body.split()), WORDS))
    lacking = WORDS - len(page.body.split())
    if lacking > 0:
        page = replace(page, body=page.body + "\n\n" + "\n\n".join(["Words that fill a page."] * (lacking // 5 + 1)))
        workspace.put("page", page, origin="site", author="Bench")
    return page.slug, len(page.body.split())


def _get_on_until(done: Callable[[], bool]) -> None:
    """Let everything go on, other threads too: in a wait of Qt's own, Python in them hardly gets on."""
    from PySide6.QtCore import QCoreApplication

    give_up = time.monotonic() + LONGEST_OPENING
    while not done():
        if time.monotonic() > give_up:
            raise TimeoutError("the page and its preview are not there")
        QCoreApplication.processEvents()
        time.sleep(0.005)


def _find(item: object, name: str) -> object:
    from PySide6.QtQuick import QQuickItem

    assert isinstance(item, QQuickItem)
    if item.objectName() == name:
        return item
    return next((found for child in item.childItems() if (found := _find(child, name)) is not None), None)


def _reads(item: object, words: str) -> bool:
    from PySide6.QtQuick import QQuickItem

    assert isinstance(item, QQuickItem)
    return words in str(item.property("text") or "") or any(_reads(child, words) for child in item.childItems())


if __name__ == "__main__":
    job, where, number = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    print(json.dumps(keys(where, number) if job == "keys" else publish(where, number)))
