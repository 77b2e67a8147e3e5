"""`kiosk tour`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.root import settings_of
from kiosk.config import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.config import Theme

PROFILES = ("portrait", "landscape", "small")
SIZES = ("smallest", "default", "large", "largest")
ALL = "all"


def several(names: tuple[str, ...]) -> Callable[[click.Context, click.Parameter, str], tuple[str, ...]]:
    """A reader of "one,two" or "all", each once, that names what is not among `names`."""

    def read(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
        chosen = tuple(dict.fromkeys(word.strip() for word in value.split(",")))
        if ALL in chosen:
            return names
        for word in chosen:
            if word not in names:
                raise click.BadParameter(f"{word!r} is not one of {', '.join((*names, ALL))}.")
        return chosen

    return read


@click.command(
    epilog="""
\b
Exit codes:
  0  every screen was drawn
  1  a picture could not be written
  2  the command was not written as it should be
"""
)
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path), help="Where the pictures of the kiosk go.")
@click.option("--editor", metavar="DIR", type=click.Path(path_type=Path), help="Where pictures of the editor go.")
@click.option(
    "--profile",
    "profiles",
    default="portrait,landscape",
    show_default=True,
    callback=several(PROFILES),
    help=f"Any of {', '.join(PROFILES)}, with commas between them, or all.",
)
@click.option(
    "--text",
    "sizes",
    default="default",
    show_default=True,
    callback=several(SIZES),
    help=f"Any of {', '.join(SIZES)}, or all.",
)
@click.option(
    "--theme",
    "themes",
    default="paper",
    show_default=True,
    callback=several(THEMES),
    help=f"Any of {', '.join(THEMES)}, or all.",
)
@click.pass_context
def tour(
    context: click.Context,
    out: Path | None,
    editor: Path | None,
    profiles: tuple[str, ...],
    sizes: tuple[str, ...],
    themes: tuple[Theme, ...],
) -> None:
    """Draw every screen as a picture, and an index.html that shows them all. Needs no display.

    The editor is drawn at one size, with an invented clinic at work in a workspace that is thrown away.

    \b
    Examples:
      kiosk tour --out pictures --profile portrait,landscape --text smallest,largest --theme all
      kiosk tour --editor pictures-of-the-editor
    """
    if out is None and editor is None:
        raise click.UsageError("Say where the pictures go: --out DIR for the kiosk, --editor DIR for the editor.")
    if out is not None:
        from kiosk import tour as kiosk_tour

        settings, _ = settings_of(context)
        _draw(out, lambda folder: kiosk_tour.main(settings, folder, profiles, sizes, themes, _progress))
    if editor is not None:
        from kiosk.editor import tour as editor_tour

        _draw(editor, lambda folder: editor_tour.main(folder, _progress))


def _progress(done: int, total: int, what: str) -> None:
    click.echo(f"{done + 1} of {total}: {what}", err=True)


def _draw(out: Path, draw: Callable[[Path], int]) -> None:
    try:
        pictures = draw(out)
    except OSError as error:
        said = f"{error.filename} cannot be written: {error.strerror}." if error.strerror else str(error)
        click.echo(f"The tour could not be drawn: {said}", err=True)
        sys.exit(1)
    click.echo(f"{pictures} pictures in {out}. Open {out / 'index.html'}.")
