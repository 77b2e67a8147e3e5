"""Which release would patients see, why, and is it whole?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.config import NOT_KNOWN
from kiosk.fallback import choose_library
from kiosk.health import reviews
from kiosk.health.finding import Finding, Machine, State
from kiosk.health.pictures import undrawable

if TYPE_CHECKING:
    from datetime import date

    from db.library import Library
    from db.release.store import ReleaseStore
    from kiosk.fallback import Choice

PATIENCE_SECONDS = 10.0
INSTALL = "Install a release again: `kiosk release install FILE`."
SAY_THE_NATION = "Correct `nation` in the settings, as the line of the settings says, and start the kiosk again."


def check(machine: Machine) -> tuple[list[Finding], date | None]:
    """The findings, and the date of the release that would be shown, if there is one."""
    from db.release.store import ReleaseStore

    store = ReleaseStore.of(machine.data)
    choice = choose_library(store, machine.starter, nation=machine.settings.nation, patience=PATIENCE_SECONDS)
    advice = SAY_THE_NATION if machine.settings.nation == NOT_KNOWN else INSTALL
    findings = [Finding("release", State.BROKEN, fault, advice) for fault in choice.faults]
    library = choice.library
    if library is None:
        found = "patients see the built-in page with helplines and nothing else."
        return [Finding("release", State.BROKEN, found, advice), *findings], None
    try:
        return [
            _shown(choice, library),
            *findings,
            _whole(store, library),
            *_site(machine, library),
            *reviews.check(machine, library),
        ], library.header.as_of
    finally:
        library.close()


def _shown(choice: Choice, library: Library) -> Finding:
    header = library.header
    said = f"{header.label} of {header.as_of:%d/%m/%Y}"
    match choice.source:
        case "current":
            return Finding("release", State.GOOD, f"{said}, the release in use")
        case "starter":
            return Finding(
                "release",
                State.ATTENTION,
                f"{said}, the starter release: this machine never had one of its own clinic.",
                "Install the clinic's release: `kiosk release install FILE`.",
            )
        case _:
            return Finding(
                "release", State.BROKEN, f"{said}, an earlier one: the release in use cannot be shown.", INSTALL
            )


def _whole(store: ReleaseStore, library: Library) -> Finding:
    installed = next((each for each in store.candidates() if each.path == library.path), None)
    if installed is not None:
        whole = store.verify_file(installed)
    else:
        from db.release.verify import is_whole

        whole = is_whole(library.path)
    if not whole:
        return Finding("content", State.BROKEN, f"{library.path.name} is not what was compiled.", INSTALL)
    if bad := undrawable(library):
        said = f"these pictures cannot be drawn, and their words stand in their place: {', '.join(bad)}."
        return Finding("content", State.ATTENTION, said, "Have staff put in other files for them, and publish again.")
    return Finding("content", State.GOOD, f"{library.path.name} is whole")


def _site(machine: Machine, library: Library) -> list[Finding]:
    from db.library import LibraryUnavailable

    wanted = machine.settings.site
    try:
        found = library.site(wanted)
    except LibraryUnavailable as fault:
        return [Finding("site", State.BROKEN, str(fault), INSTALL)]
    if found.slug != wanted:
        said = f"the release has no site {wanted!r}: patients see the one called {found.slug!r}."
        return [Finding("site", State.ATTENTION, said, "Correct `site` in kiosk.toml, or add the site to the content.")]
    return [Finding("site", State.GOOD, found.name or wanted)]
