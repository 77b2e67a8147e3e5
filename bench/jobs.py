"""What one visitor inside the program finds out: times of taps, memory, where the cards stand.

    python -m bench.jobs JOB

JOB is a JSON text; what was measured is printed as one line of JSON. A process of its own, so
that nothing else is in memory.
"""

from __future__ import annotations

import json
import os
import sys
import time
from random import Random
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QPointF

from bench.fingers import Pointer, Touch
from bench.machine import pss_mb, rss_mb
from bench.visitor import Visitor, middle
from kiosk.app import GIVE_BACK_AFTER_MS
from kiosk.viewmodels.section import PAGES_IN_A_PART

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtQuick import QQuickItem

SEED = 20261123
TYPED = (
    "carcinoid",
    "everolimous",
    "side effects",
    "free prescriptions",
    "phase 2 trial",
    "scan",
    "tired",
    "lutathera",
    "survival",
    "chest pain",
    "nurse",
    "zzzz",
)
"""What is typed: words found as they are, misspelt, by another name, on a card, and not at all."""
PAGES_OF_A_VISIT = 40
LONGEST = 600.0
"""Seconds after which a series of taps is broken off; the table says so."""


def chosen_pages(visitor: Visitor, most: int) -> dict[str, list[tuple[str, int, int]]]:
    """Pages to open by section, as (slug, place, pages of the section): all, or `most` by a fixed seed."""
    lists = {section.slug: visitor.library.pages(section.slug) for section in visitor.library.sections()}
    places = [(s, page.slug, n, len(pages)) for s, pages in lists.items() for n, page in enumerate(pages)]
    if len(places) > most:
        places = Random(SEED).sample(places, most)
    chosen: dict[str, list[tuple[str, int, int]]] = {}
    for section, slug, n, count in sorted(places):
        chosen.setdefault(section, []).append((slug, n, count))
    return chosen


def time_taps(visitor: Visitor, most: int) -> dict[str, Any]:
    """Milliseconds from lifting the finger to the painted page (`work`: of processor time), and to its whole length."""
    first, whole, work, sections = [], [], [], []
    until = time.monotonic() + LONGEST
    wanted = 0
    for section, pages in chosen_pages(visitor, most).items():
        wanted += len(pages)
        if time.monotonic() > until:
            continue
        sections.append(visitor.open_section(section))
        for slug, index, count in pages:
            if time.monotonic() > until:
                break
            visitor.turn_to(index)
            card = visitor.bring(f"page-{slug}", index % PAGES_IN_A_PART, min(count, PAGES_IN_A_PART))
            lifted = visitor.tap(card)
            worked = visitor.worked_at_lifting
            painted = visitor.wait_for_frame(lifted)
            if visitor.page.slug != slug or visitor.navigator.screen != "page":
                raise RuntimeError(f"the page {slug} was tapped and {visitor.navigator.slug} is shown")
            first.append((painted - lifted) * 1000)
            work.append((visitor.worked[visitor.frames.index(painted)] - worked) * 1000)
            while not visitor.page.complete:
                QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            visitor.drain()
            whole.append((visitor.frames[-1] - lifted) * 1000)
            visitor.forget_frames()
            visitor.tap_named("navBack")
            visitor.drain()
    return {"wanted": wanted, "first": first, "whole": whole, "work": work, "opening_sections": sections}


def time_keys(visitor: Visitor) -> dict[str, Any]:
    """Milliseconds from lifting the finger off a key to the painted results (`work`: of processor time)."""
    visitor.tap_named("start")
    visitor.drain()
    opened = visitor.tap_named("openSearch")
    opening = (visitor.wait_for_frame(opened) - opened) * 1000
    visitor.drain(quiet_ms=200)  # the words to begin with come a moment later
    search = visitor.search
    taken, work = [], []
    for word in TYPED:
        for character in word:
            lifted = visitor.tap_named("key-space" if character == " " else f"key-{character}")
            worked = visitor.worked_at_lifting
            painted = visitor.wait_for_frame(lifted)
            taken.append((painted - lifted) * 1000)
            work.append((visitor.worked[visitor.frames.index(painted)] - worked) * 1000)
            visitor.drain()
            visitor.forget_frames()
        if search.typed != word:
            raise RuntimeError(f"{word!r} was typed and {search.typed!r} is shown")
        visitor.tap_named("searchClear")
        visitor.drain()
    return {"keys": taken, "work": work, "opening": opening}


def fill_memory(visitor: Visitor, pages: int, warm_up: int, taps: int) -> dict[str, Any]:
    """PSS after `pages` pages, and before and after `taps` further taps behind a warm-up of `warm_up`."""
    pid = os.getpid()
    found: dict[str, Any] = {"samples": []}
    found["pss_at_start"] = pss_mb(pid)
    until = time.monotonic() + max(LONGEST, LONGEST * taps / 10_000)
    visited = 0
    for visited, _ in enumerate(_rounds(visitor), start=1):
        done = 2 * visited  # the card, and Back
        if visited == pages:
            found["pss_after_pages"] = pss_mb(pid)
        if done >= warm_up and done % 500 == 0:
            found["samples"].append((done, pss_mb(pid), rss_mb(pid)))
        if (visited >= pages and (not taps or done >= warm_up + taps)) or time.monotonic() > until:
            break
    found["visited"] = visited
    found.setdefault("pss_after_pages", pss_mb(pid))
    return found


def _rounds(visitor: Visitor) -> Iterator[None]:
    """Open a page and go back, for ever; every page is brought to its end and painted.

    A visitor reads some sections, `PAGES_OF_A_VISIT` pages or more, and then leaves.
    """
    chosen = chosen_pages(visitor, 1000)
    read = 0
    while True:
        for section, pages in chosen.items():
            if read >= PAGES_OF_A_VISIT:
                visitor.tap_named("navStartAgain")
                visitor.drain(quiet_ms=GIVE_BACK_AFTER_MS + 100)
                read = 0
            visitor.open_section(section)
            read += len(pages)
            for slug, index, count in pages:
                visitor.turn_to(index)
                place = index % PAGES_IN_A_PART
                hurried_tap(visitor, visitor.bring(f"page-{slug}", place, min(count, PAGES_IN_A_PART)))
                visitor.page.finish()
                visitor.wait_for_frame(time.perf_counter())
                back = visitor.find("navBack")
                assert back is not None
                hurried_tap(visitor, back)
                visitor.forget_frames()
                yield


def hurried_tap(visitor: Visitor, item: QQuickItem) -> None:
    """A tap without the waiting that timing needs; done when its frame is painted."""
    visitor._clock.pass_two_seconds()
    centre = middle(item)
    visitor.finger.press(visitor.window, centre)
    lifted = time.perf_counter()
    visitor.finger.lift(visitor.window, centre)
    visitor.wait_for_frame(lifted)


def routes(visitor: Visitor, most: int) -> dict[str, Any]:
    """Where a finger finds the cards that need no scrolling: middle and size of each, in pixels."""

    def box(item: QQuickItem) -> list[int]:
        corner = item.mapToScene(QPointF(0, 0)).toPoint()
        return [corner.x(), corner.y(), round(item.width()), round(item.height())]

    def named(name: str) -> list[int]:
        item = visitor.find(name)
        assert item is not None, name
        return box(item)

    found: dict[str, Any] = {"start": named("start"), "sections": []}
    for section in visitor.library.sections():
        pages = visitor.library.pages(section.slug)
        if not pages:
            continue
        visitor.tap_named("start" if visitor.navigator.screen == "attract" else "navHome")
        visitor.drain()
        card = named(f"section-{section.slug}")
        visitor.tap_named(f"section-{section.slug}")
        visitor.drain()
        glass = visitor._scroller().mapRectToScene(visitor._scroller().boundingRect())
        cards = []
        for page in pages[:most]:
            item = visitor.find(f"page-{page.slug}")
            if item is not None and glass.contains(item.mapRectToScene(item.boundingRect())):
                cards.append({"slug": page.slug, "title": page.title, "box": box(item)})
        found["sections"].append({"slug": section.slug, "title": section.title, "box": card, "pages": cards})
        found["back"], found["home"] = named("navBack"), named("navHome")
    return found


JOBS: dict[str, Callable[..., dict[str, Any]]] = {
    "taps": time_taps,
    "keys": time_keys,
    "memory": fill_memory,
    "routes": routes,
}


def main() -> None:
    job = json.loads(sys.argv[1])
    visitor = Visitor(job["data"], job["config"], Pointer if job["job"] == "memory" else Touch)
    found = JOBS[job["job"]](visitor, **job["options"])
    print(json.dumps(found), flush=True)
    visitor.close()


if __name__ == "__main__":
    main()
