"""`kiosk release`: compile the content, check a release, put it in use, take it back."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.brought import of_files
from kiosk.commands.compare import compare_command
from kiosk.commands.context import ContentFault, Context, WorkspaceFault
from kiosk.commands.publish import publish_command, store_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from click._termui_impl import ProgressBar

    from db.findings import ContentError
    from db.release.store import Installed

# Below this many pages a build is over before a bar could be read.
LONG_WORK = 200
STARTER_SERIAL = 0  # before anything a site makes

_EXIT_CODES = """
\b
Exit codes:
  0  done
  1  refused: the content or the release is not fit for it
  2  the command was not written as it should be
  3  a file cannot be opened or written
"""

# What cannot be read is told by whoever reads it, with its own exit code.
_PATH = click.Path(path_type=Path, readable=False)


@click.group()
def release() -> None:
    """Build, check, install and take back releases.

    \b
    Example:
      kiosk release list
    """


@release.command(epilog=_EXIT_CODES)
@click.option(
    "--out", type=_PATH, required=True, metavar="FILE|FOLDER", help="A file that ends in .sqlite, or a folder."
)
@click.option("--starter", is_flag=True, help="The starter content of the program, whatever the workspace holds.")
@click.option("--serial", type=click.IntRange(0, 999_999_999), help="Number it yourself.")
@click.option("--urgent", is_flag=True, help="Kiosks change over at the next Home or Start again.")
@click.option(
    "--withdraw",
    multiple=True,
    metavar="LABEL",
    help="An earlier release that must not be shown again. May be repeated.",
)
@click.pass_obj
def build(
    context: Context, out: Path, starter: bool, serial: int | None, urgent: bool, withdraw: tuple[str, ...]
) -> None:
    """Compile the content into a release.

    In a folder the release is named by its serial and content, and never overwritten. Content
    that has not changed keeps its serial. A fresh machine compiles the starter content.
    Nothing is built while something must be mended that no reviewer has overridden.

    \b
    Examples:
      kiosk release build --out releases-to-send
      kiosk release build --out fixed.sqlite --urgent --withdraw 000012-9f3ac1d2
    """
    from db.exchange.starter import starter_workspace
    from db.findings import ContentError
    from db.release.compile import compile_release
    from db.release.format import LABEL
    from kiosk.commands.workspaces import workspace_to_read

    for label in withdraw:
        if LABEL.fullmatch(label) is None:
            raise click.BadParameter(
                f'"{label}" is no release. Write it like 000012-9f3ac1d2.', param_hint="--withdraw"
            )
    with _plain_faults(), ExitStack() as stack:
        source = starter_workspace() if starter else workspace_to_read(context.workspace_path)
        workspace = stack.enter_context(source)
        progress = stack.enter_context(_progress("Compiling"))
        try:
            report = compile_release(
                workspace,
                out,
                serial=STARTER_SERIAL if starter and serial is None else serial,
                earlier=[store_of(context).folder],
                urgent=urgent,
                withdrawn=withdraw,
                progress=progress,
            )
        except ContentError as problem:
            if not problem.findings:
                raise
            raise ContentFault(_refused(problem)) from problem
    for note in report.notes:
        click.echo(note, err=True)
    what = f"{report.counts['page']} pages, {report.counts['contact']} contacts, {report.counts['term']} glossary terms"
    if report.unchanged:
        click.echo(f"Nothing has changed: {report.path} is release {report.header.label} already ({what}).")
    else:
        click.echo(f"{report.path} is release {report.header.label}: {what}.")


def _refused(problem: ContentError) -> str:
    """What stands in the way of a release, and the two ways out."""
    listed = [f"  {finding} ({finding.rule})" for finding in problem.findings]
    ways = (
        "No release was made. Mend these and import them again. Where one may stand as it is, a reviewer can say so: "
        "kiosk content override --help"
    )
    return "\n".join([str(problem), *listed, ways])


@release.command(epilog=_EXIT_CODES)
@click.argument("file", type=_PATH)
@click.pass_obj
def verify(context: Context, file: Path) -> None:
    """Check every row of a release FILE against what was compiled.

    \b
    Example:
      kiosk release verify 000012-9f3ac1d2.sqlite
    """
    from db.release.verify import verify as check

    with _plain_faults(), of_files(file, store=store_of(context)):
        header, counts = check(file)
    click.echo(
        f"{file} is whole: release {header.label}, content of {header.as_of.isoformat()}, "
        f"{counts['page']} pages, {counts['contact']} contacts."
    )


@release.command(epilog=_EXIT_CODES)
@click.argument("file", type=_PATH)
@click.pass_obj
def install(context: Context, file: Path) -> None:
    """Check a release FILE and put it in use on this machine.

    A kiosk that is running changes over as soon as nobody is using it. The last three stay,
    so that you can go back.

    \b
    Example:
      kiosk release install 000012-9f3ac1d2.sqlite
    """
    from db.release.install import install as put_in_use

    store = store_of(context)
    with _plain_faults(), of_files(file, store=store):
        installed = put_in_use(file, store)
    click.echo(f"Release {installed.label} is in use.")


@release.command(epilog=_EXIT_CODES)
@click.option("--to", default="", metavar="LABEL", help="Another installed release, also a later one.")
@click.pass_obj
def rollback(context: Context, to: str) -> None:
    """Go back to the release before, without touching any file.

    Damaged and withdrawn ones are passed over. To undo it, name the later one with --to.

    \b
    Examples:
      kiosk release rollback
      kiosk release rollback --to 000012-9f3ac1d2
    """
    from db.release.install import rollback as go_back

    with _plain_faults():
        installed = go_back(store_of(context), to=to)
    click.echo(f"Release {installed.label} is in use.")


@release.command("list", epilog=_EXIT_CODES)
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.pass_obj
def list_command(context: Context, as_json: bool) -> None:
    """List the installed releases, newest first.

    \b
    Example:
      kiosk release list
    """
    store = store_of(context)
    try:
        current, installed, withdrawn = store.current(), store.installed(), store.record().withdrawn
    except OSError as problem:
        raise WorkspaceFault(f"The folder {store.folder} cannot be read: {problem.strerror}.") from problem
    rows = [(each, _state(each, current, withdrawn)) for each in installed]
    if as_json:
        told = [
            {"release": each.label, "state": state, "file": str(each.path), "size": each.size} for each, state in rows
        ]
        click.echo(json.dumps(told, indent=2))
    elif not rows:
        click.echo("No release is installed: the kiosk shows the starter content.")
    else:
        for each, state in rows:
            click.echo(f"{each.label}  {each.size / 1e6:6.1f} MB  {state}".rstrip())


release.add_command(compare_command)
release.add_command(publish_command)


def _state(each: Installed, current: Installed | None, withdrawn: frozenset[str]) -> str:
    if each.label in withdrawn:
        return "withdrawn"
    return "in use" if current is not None and each.path == current.path else ""


@contextmanager
def _plain_faults() -> Generator[None]:
    """Turn what a site can mend into a line on stderr and an exit code."""
    from db.library import LibraryDamaged, LibraryUnavailable, ReleaseTooNew
    from db.release.files import CannotWrite
    from db.release.install import InstallRefused
    from kiosk.commands.workspaces import plain_faults

    try:
        with plain_faults():
            yield
    except (LibraryDamaged, ReleaseTooNew, InstallRefused) as problem:
        raise ContentFault(str(problem)) from problem
    except (LibraryUnavailable, CannotWrite) as problem:
        raise WorkspaceFault(str(problem)) from problem


@contextmanager
def _progress(label: str) -> Generator[Callable[[int, int, str], None]]:
    """A bar on stderr that appears only when the work is long and somebody is looking."""
    with ExitStack() as stack:
        bars: list[ProgressBar[int]] = []

        def progress(done: int, total: int, _what: str) -> None:
            if total < LONG_WORK or not sys.stderr.isatty():
                return
            if not bars:
                bars.append(stack.enter_context(click.progressbar(length=total, label=label, file=sys.stderr)))
            bars[0].update(done - bars[0].pos)

        yield progress
