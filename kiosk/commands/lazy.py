"""A group of commands that loads each one when it is called.

Most commands need libraries that the others do not (sqlite-utils, Markdown, Qt). Their names and
first lines stand here, so that `kiosk --help` loads none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from kiosk import typed
from kiosk.commands.context import Context


class TypedContext(click.Context):
    """Help whose examples can be typed as they stand on this machine."""

    def get_help(self) -> str:
        about = self.find_object(Context)
        return typed.here(super().get_help(), about.data_dir if about is not None else None)


class LazyGroup(click.Group):
    """`lazy` maps a command's name to where it is ("module:attribute") and its line in the help."""

    def __init__(self, *args: Any, lazy: dict[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lazy = lazy

    context_class = TypedContext

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *self._lazy})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._lazy:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = self._lazy[cmd_name][0].partition(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        _name_as_typed(command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lines = []
        for name in self.list_commands(ctx):
            if name in self._lazy:
                lines.append((name, self._lazy[name][1]))
                continue
            command = super().get_command(ctx, name)
            if command is not None and not command.hidden:
                lines.append((name, command.get_short_help_str()))
        with formatter.section("Commands"):
            formatter.write_dl(lines)


def _name_as_typed(command: click.Command) -> None:
    command.context_class = TypedContext
    if isinstance(command, click.Group):
        for each in command.commands.values():
            _name_as_typed(each)
