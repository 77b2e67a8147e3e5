"""What every subcommand is handed, and the exit codes they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import click

from db.workspace_place import FILE_NAME as WORKSPACE_FILE

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


class ContentFault(click.ClickException):
    """The content is not fit for what was asked. Exit code 1."""

    exit_code: ClassVar[int] = EXIT_FINDINGS


class WorkspaceFault(click.ClickException):
    """The workspace cannot be opened or written. Exit code 3."""

    exit_code: ClassVar[int] = EXIT_WORKSPACE
