"""Every screen as a picture, and one page that shows them all."""

from __future__ import annotations

import gc
import os
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtQuick import QQuickItem, QQuickWindow

    from db.library import Library
    from kiosk.app import Program
    from kiosk.config import Settings, Theme

PROFILES = {"portrait": (1080, 1920), "landscape": (1920, 1080), "small": (1280, 800)}
SIZES = {"smallest": 1, "default": 2, "large": 3, "largest": 4}
MOST_TURNS = 12  # a page longer than this many screens is cut off in the tour, never on the kiosk


@dataclass(frozen=True, slots=True)
class Stop:
    """One screen of the tour: its file name, and how to get there."""

    name: str
    go: Callable[[Program], None]


def stops(library: Library) -> Iterator[Stop]:
    """Every screen there is in a release."""
    yield Stop("attract", lambda program: program.kiosk.session.end())
    yield Stop("home", lambda program: program.kiosk.navigator.home())
    for section in library.sections():
        yield Stop(f"section-{section.slug}", _section(section.slug))
        for page in library.pages(section.slug):
            yield Stop(f"page-{page.slug}", _page(page.slug))
    yield Stop("contacts", lambda program: program.kiosk.navigator.openContacts())
    yield Stop("questions", lambda program: program.kiosk.navigator.openQuestions())
    yield Stop("glossary", lambda program: program.kiosk.navigator.openGlossary())
    terms = library.terms()
    if terms:
        yield Stop("glossary-word", lambda program: program.kiosk.navigator.openTerm(terms[len(terms) // 2].slug))
    for name, way, typed in SEARCHES:
        yield Stop(name, _search(typed, way))
    yield Stop("search-letters", _letters)
    yield Stop("search-letter", _letter)
    yield Stop("about", lambda program: program.kiosk.navigator.openAbout())
    yield Stop("licences", lambda program: program.kiosk.navigator.openLicences())
    yield Stop("licence", lambda program: program.kiosk.navigator.openLicence("qt"))
    yield Stop("appearance", lambda program: program.kiosk.navigator.openAppearance())
    yield Stop("warning", _leave_alone)


def easier(library: Library) -> Iterator[Stop]:
    """Home and a page with each choice that makes the screen easier; the choices stay on until a visit ends."""
    page = next((page.slug for section in library.sections() for page in library.pages(section.slug)), None)
    if page is None:
        return
    for name in ("space", "reach", "steady"):
        yield Stop(f"easier-{name}", _easier(name))
        yield Stop(f"easier-{name}-page", _page(page))
    yield Stop("appearance-more", _more)


def _easier(name: str) -> Callable[[Program], None]:
    def go(program: Program) -> None:
        program.kiosk.session.end()
        program.kiosk.navigator.home()
        choices = program.kiosk.appearance
        {"space": choices.toggleSpace, "reach": choices.toggleReach, "steady": choices.toggleSteadyHand}[name]()

    return go


STAFF_PAGES = ("pin", "menu", "cleaning", "check", "touch", "releases", "stick", "counts", "end")
"""Every page of the staff panel that needs nothing but the kiosk itself."""


def staff() -> Iterator[Stop]:
    """The staff panel, page by page. It is left at the end of the visit that follows."""
    for page in STAFF_PAGES:
        yield Stop(f"staff-{page}", _staff(page))


def _staff(page: str) -> Callable[[Program], None]:
    def go(program: Program) -> None:
        panel = program.open_staff_room().panel
        if panel is not None:
            panel.turn(page)

    return go


def _more(program: Program) -> None:
    program.kiosk.session.end()
    program.kiosk.navigator.openAppearance()
    program.kiosk.appearance.toggleMore()


SEARCHES = (
    ("search", "type", ""),
    ("search-typing", "type", "tired"),
    ("search-ideas", "results", ""),
    ("search-results", "results", "scan"),
    ("search-corrected", "results", "everolimous"),
    ("search-meant", "results", "sirolimus"),
    ("search-urgent", "results", "chest pain"),
    ("search-crisis", "results", "hopeless"),
    ("search-ask-your-team", "results", "survival"),
    ("search-nothing", "results", "zzzz"),
)
"""Of the search: what the picture is called, what of it is on screen, and what was typed."""


def _search(typed: str, way: str) -> Callable[[Program], None]:
    def go(program: Program) -> None:
        program.kiosk.navigator.home()
        program.kiosk.navigator.openSearch()
        for character in typed:
            program.kiosk.search.press(character)
        program.kiosk.search.goBy(way)

    return go


def _letters(program: Program) -> None:
    program.kiosk.navigator.home()
    program.kiosk.navigator.openSearch()
    program.kiosk.search.goBy("a-z")


def _letter(program: Program) -> None:
    _letters(program)
    letters = program.kiosk.search.letters
    if letters.names:
        letters.choose(letters.names[0])


def _section(slug: str) -> Callable[[Program], None]:
    return lambda program: program.kiosk.navigator.openSection(slug)


def _page(slug: str) -> Callable[[Program], None]:
    return lambda program: program.kiosk.navigator.openPage(slug)


def _leave_alone(program: Program) -> None:
    from kiosk.clock import FakeClock

    program.kiosk.navigator.home()
    clock = program.clock
    assert isinstance(clock, FakeClock)
    clock.advance(121)
    program.kiosk.session.tick()


class Camera:
    """Takes pictures of a window that nobody sees."""

    def __init__(self, window: QQuickWindow, out: Path) -> None:
        self.window = window
        self.out = out
        self.taken: list[str] = []

    def take(self, name: str) -> None:
        image = self.window.grabWindow()
        file = f"{name}.png"
        if image.isNull() or not image.save(str(self.out / file)):
            raise OSError(f"{self.out / file} could not be written.")
        self.taken.append(file)


def scroll_area(item: QQuickItem) -> QQuickItem | None:
    """The visible part of the screen that scrolls, found by its page-down button."""
    for child in item.childItems():
        if not child.isVisible():
            continue
        if child.objectName() == "pageDown":
            return child
        found = scroll_area(child)
        if found is not None:
            return found
    return None


def settle(program: Program) -> None:
    """Let everything that is due happen, up to the end of the page."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    program.kiosk.page.finish()
    program.kiosk.search.finish()
    while program.staff is not None and program.staff.worker.busy:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    for _ in range(4):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def _round(program: Program, window: QQuickWindow, camera: Camera, library: Library, prefix: str) -> None:
    for stop in (*stops(library), *easier(library), *staff()):
        stop.go(program)
        settle(program)
        camera.take(prefix + stop.name)
        if stop.name == "glossary-word":
            program.kiosk.glossary.closeTerm()
        if stop.name == "warning":
            program.kiosk.session.answer()
            continue
        for turn in range(2, MOST_TURNS):
            button = scroll_area(window.contentItem())
            if button is None or not button.isEnabled() or stop.name in {"attract", "glossary-word"}:
                break
            button.metaObject().invokeMethod(button, "tapped")
            settle(program)
            camera.take(f"{prefix}{stop.name}-{turn}")
    panel = program.open_staff_room().panel
    if panel is not None:
        panel.leave()


def main(
    settings: Settings,
    out: Path,
    profiles: tuple[str, ...],
    sizes: tuple[str, ...],
    themes: tuple[Theme, ...],
    progress: Callable[[int, int, str], None] | None = None,
) -> int:
    """Draw the tour into `out`. Returns the number of pictures.

    The clock stands still at 10:42 on the release's own day, so that two tours of one
    release are the same picture for picture.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    from db.release.store import ReleaseStore
    from kiosk import resources
    from kiosk.app import Program, application
    from kiosk.clock import FakeClock
    from kiosk.fallback import choose_library

    application()
    out.mkdir(parents=True, exist_ok=True)
    store = ReleaseStore.of(settings.data_folder)
    pictures: list[str] = []
    rounds = [(p, s, t) for p in profiles for s in sizes for t in themes]
    for number, (profile, size, theme) in enumerate(rounds):
        if progress is not None:
            progress(number, len(rounds), f"{profile}, {size}, {theme}")
        look = replace(settings.appearance, text_size=SIZES[size], theme=theme)
        chosen = replace(settings, appearance=look)
        library = choose_library(store, resources.starter_release(), nation=settings.nation).library
        day = library.header.as_of if library is not None else datetime.now(UTC).date()
        clock = FakeClock(datetime.combine(day, time(10, 42), UTC))
        prefix = f"{profile}-{size}-{theme}-"
        program = Program(chosen, library, clock=clock)
        window = program.load()
        if window is None:
            raise RuntimeError("the screens cannot be loaded")
        window.resize(*PROFILES[profile])
        window.show()
        camera = Camera(window, out)
        if library is not None:
            _round(program, window, camera, library, prefix)
        program.kiosk.session.end()
        program.shelf.put(None)
        settle(program)
        camera.take(prefix + "never-blank")
        pictures += camera.taken
        window.close()
        program.close()
        del program, window, camera
        gc.collect()  # here, and not in a thread of the next round: what is of Qt goes where it was made
    write_index(out, pictures, "All screens of the kiosk")
    return len(pictures)


def write_index(out: Path, pictures: list[str], title: str) -> None:
    """Write one page with every picture, in the order of the tour."""
    (out / "index.html").write_text(_index(pictures, title), encoding="utf-8")


def _index(pictures: list[str], title: str) -> str:
    figures = "\n".join(
        f'<figure><a href="{escape(file)}"><img loading="lazy" src="{escape(file)}" alt="{escape(_words(file))}"></a>'
        f"<figcaption>{escape(_words(file))}</figcaption></figure>"
        for file in pictures
    )
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        "<style>body{font:18px/1.4 sans-serif;margin:2rem;background:#e9e5dc;color:#16262e}"
        "main{display:flex;flex-wrap:wrap;gap:1.5rem}figure{margin:0;width:20rem}"
        "img{width:100%;border:1px solid #66786f}</style>"
        f"<h1>{escape(title)}</h1><main>\n{figures}\n</main></html>\n"
    )


def _words(file: str) -> str:
    return re.sub(r"[-.]png$", "", file).replace("-", " ")
