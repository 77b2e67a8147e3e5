"""What every subcommand is handed, and the exit codes they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import click

from db.workspace_place import FILE_NAME as WORKSPACE_FILE
from kiosk import typed

if TYPE_CHECKING:
    from pathlib import Path

EXIT_FINDINGS = 1
EXIT_WORKSPACE = 3


@dataclass(frozen=True, slots=True)
class Context:
    """The global options, as `ctx.obj`: the data folder and the settings file, None if none was given."""

    data_dir: Path
    config_path: Path | None

    @property
    def workspace_path(self) -> Path:
        return self.data_dir / WORKSPACE_FILE


def say(text: str, *, err: bool = False) -> None:
    """Print a sentence with its commands as this machine wants them."""
    click.echo(_here(text), err=err)


def _here(text: str) -> str:
    about = click.get_current_context().find_object(Context) if click.get_current_context(silent=True) else None
    return typed.here(text, about.data_dir) if about is not None else text


class Refused(click.ClickException):
    """What stands in the way, with its commands as this machine wants them."""

    def __init__(self, message: str) -> None:
        super().__init__(_here(message))


class ContentFault(Refused):
    """The content is not fit for what was asked. Exit code 1."""

    exit_code: ClassVar[int] = EXIT_FINDINGS


class WorkspaceFault(Refused):
    """The workspace cannot be opened or written. Exit code 3."""

    exit_code: ClassVar[int] = EXIT_WORKSPACE
