"""Questions to Qt, asked in a process of their own.

Without a display, or with a system library missing, Qt ends the process that asked. The child
prints one line of JSON; whatever else happens to it is the answer "it did not start".
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kiosk import resources

if TYPE_CHECKING:
    from kiosk.health.finding import Machine

QUESTIONS = ("display", "renderer", "speech")
COMMAND = "probe"
"""The hidden subcommand that answers; see `kiosk.commands.root`."""
PATIENCE_SECONDS = 20
MARK = "kiosk-probe "


@dataclass(frozen=True, slots=True)
class Answer:
    """What the child said, or why it said nothing (its last words)."""

    values: dict[str, Any] = field(default_factory=dict)
    failure: str = ""


def ask(question: str) -> Answer:
    """Ask one of `QUESTIONS` in a new process."""
    program = [sys.executable] if resources.bundled() else [sys.executable, "-m", "kiosk"]
    try:
        done = subprocess.run(
            [*program, COMMAND, question],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PATIENCE_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # on Windows a console would flash up
            cwd=None if resources.bundled() else resources.CHECKOUT,
        )
    except subprocess.TimeoutExpired:
        return Answer(failure=f"no answer within {PATIENCE_SECONDS} seconds")
    except OSError as error:
        return Answer(failure=str(error))
    for line in done.stdout.splitlines():
        if line.startswith(MARK):
            return Answer(values=json.loads(line.removeprefix(MARK)))
    return Answer(failure=_last_words(done.stderr) or f"it ended with code {done.returncode}")


def _last_words(text: str) -> str:
    """The lines that tell why: Python names the error last, Qt names it first."""
    # The installed program's starter adds that its script failed, which tells nothing.
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("[PYI-")]
    return lines[-1] if any(line.startswith("Traceback") for line in lines) else " ".join(lines[:2])


def asked(machine: Machine, question: str) -> Answer:
    """What the running screen knows of itself, else what a new process finds out."""
    return machine.known.get(question) or ask(question)


def answer(question: str) -> int:
    """Answer one question on standard output; what the child process runs."""
    from kiosk.health import questions

    values = {"display": questions.display, "renderer": questions.renderer, "speech": questions.speech}[question]()
    print(MARK + json.dumps(values), flush=True)
    return 0
