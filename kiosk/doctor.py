"""`kiosk doctor`: one line for each thing that must be right, and an exit code for a script."""

from __future__ import annotations

import json
import logging
import shutil
import textwrap
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from kiosk import __version__, typed
from kiosk.health import (
    clock,
    data_folder,
    display,
    dpi,
    fonts,
    last_run,
    log,
    one_screen,
    release,
    renderer,
    rights,
    settings,
    sound,
    speech,
    staff_pin,
    supervisor,
    touch,
    workspace,
)
from kiosk.health.finding import Finding, Machine, State, worst
from kiosk.patience import TooSlow, ask, in_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

WORDS = {State.NOTE: "note", State.GOOD: "good", State.ATTENTION: "ATTENTION", State.BROKEN: "BROKEN"}
SUMMARY = {
    State.GOOD: "All is well.",
    State.ATTENTION: "The kiosk runs. Something needs attention.",
    State.BROKEN: "Something is broken.",
}
NARROWEST, WIDEST = 60, 110
ON_THE_DISK = ("rights", "release", "workspace", "clock", "renderer", "staff panel", "one screen", "last run", "log")
"""Lines for which the data folder is read; for the rights only where the package has set them."""
PATIENCE_SECONDS = 10.0


def examine(machine: Machine) -> list[Finding]:
    """Every finding, in the order of the report. Takes seconds: it reads the release and the workspace whole."""
    as_of: date | None = None

    def of_release() -> list[Finding]:
        nonlocal as_of
        found, as_of = release.check(machine)
        return found

    checks: tuple[tuple[str, Callable[[], list[Finding]]], ...] = (
        ("settings", lambda: settings.check(machine)),
        ("data folder", lambda: data_folder.check(machine)),
        ("rights", lambda: rights.check(machine)),
        ("release", of_release),
        ("workspace", lambda: workspace.check(machine)),
        ("clock", lambda: clock.check_against(machine, as_of)),
        ("typefaces", lambda: fonts.check(machine)),
        ("display", lambda: display.check(machine)),
        ("dpi", lambda: dpi.check(machine)),
        ("renderer", lambda: renderer.check(machine)),
        ("touch", lambda: touch.check(machine)),
        ("sound", lambda: sound.check(machine)),
        ("speech", lambda: speech.check(machine)),
        ("staff panel", lambda: staff_pin.check(machine)),
        ("one screen", lambda: one_screen.check(machine)),
        ("watchdog", lambda: supervisor.check(machine)),
        ("last run", lambda: last_run.check(machine)),
        ("log", lambda: log.check(machine)),
    )
    if not _answers(machine.data):
        dead: dict[str, Callable[[], list[Finding]]] = {name: partial(_not_asked, name) for name in ON_THE_DISK}
        dead["data folder"] = lambda: [data_folder.silent(machine.data), *_not_asked("disk")]
        checks = tuple((name, dead.get(name, check)) for name, check in checks)
    found = [finding for name, check in checks for finding in guarded(name, check)]
    here = partial(typed.here, data=machine.data)
    return [replace(finding, found=here(finding.found), advice=here(finding.advice)) for finding in found]


def _answers(data: Path) -> bool:
    """A share that is gone would hold the report up without end."""
    try:
        in_time(partial(ask, data), PATIENCE_SECONDS)
    except TooSlow:
        return False
    return True


def _not_asked(name: str) -> list[Finding]:
    return [Finding(name, State.NOTE, "not looked at: the data folder does not answer.")]


def guarded(name: str, check: Callable[[], list[Finding]]) -> list[Finding]:
    """A check that fails itself must not hide what the others found."""
    try:
        return check()
    except Exception as error:
        logging.getLogger("kiosk").exception("the check of the %s failed", name)
        said = f"this could not be checked: {type(error).__name__}: {error}"
        return [Finding(name, State.BROKEN, said, "Report this to whoever supports the kiosk.")]


def as_text(findings: list[Finding], width: int | None = None) -> str:
    """The report for a person: columns aligned, long lines folded, advice below what it is about."""
    room = min(WIDEST, max(NARROWEST, width or shutil.get_terminal_size().columns))
    names = max(len(finding.name) for finding in findings)
    states = max(len(word) for word in WORDS.values())
    indent = " " * (names + states + 4)
    lines = [f"Kiosk {__version__}", ""]
    # Commands and paths are copied from here: they are not broken, and rather stick out.
    fold = partial(textwrap.wrap, width=room, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False)
    for finding in findings:
        head = f"{finding.name:{names}}  {WORDS[finding.state]:{states}}  "
        lines += fold(finding.found, initial_indent=head) or [head.rstrip()]
        if finding.advice and finding.state is not State.GOOD:
            lines += fold(f"What to do: {finding.advice}", initial_indent=indent)
    lines += ["", SUMMARY[worst(findings)]]
    return "\n".join(lines)


def as_json(machine: Machine, findings: list[Finding]) -> str:
    """The report for a script."""
    return json.dumps(
        {
            "version": __version__,
            "time": machine.clock.now().isoformat(timespec="seconds"),
            "state": worst(findings),
            "exit_code": worst(findings).exit_code,
            "checks": [
                {"name": one.name, "state": one.state, "found": one.found, "what_to_do": one.advice} for one in findings
            ],
        },
        ensure_ascii=False,
        indent=2,
    )
