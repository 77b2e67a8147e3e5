"""The commands as a script meets them: real processes, one after the other, their words and their exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
import pytest

from kiosk import cli
from kiosk.commands import root
from tests.kiosk.machine import Kiosk, files_below, readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from subprocess import CompletedProcess

    from tests.kiosk.kiosk_process import Program

    Run = Callable[..., CompletedProcess[str]]

NAME = 'name = "Patient information"'


@pytest.fixture
def run(program: Program, tmp_path: Path) -> Run:
    """Runs a command with a data folder of its own; it must succeed."""

    def _run(*arguments: object) -> CompletedProcess[str]:
        done = program.run("--data", tmp_path / "data", *arguments)
        assert done.returncode == 0
        return done

    return _run


# Help


def every_command() -> Iterator[tuple[str, ...]]:
    def below(command: click.Command, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        yield names
        if isinstance(command, click.Group):
            context = click.Context(command)
            for name in command.list_commands(context):
                found = command.get_command(context, name)
                if found is not None and not found.hidden:
                    yield from below(found, (*names, name))

    return below(root.kiosk, ())


def forget_help(command: click.Command) -> None:
    """Undo what running a command by itself leaves in it: its help option, without the names that the root gives."""
    command._help_option = None
    if isinstance(command, click.Group):
        for each in command.commands.values():
            forget_help(each)


COMMANDS = sorted(every_command())
QUICK = ((), ("doctor",), ("release", "build"))


def test_the_commands_of_the_design_are_there() -> None:
    release = {("release", name) for name in ("build", "verify", "install", "rollback", "list")}
    content = {("content", name) for name in ("import", "export", "check")}

    assert {(), ("tour",), ("doctor",), *release, *content} <= set(COMMANDS)


def name_of(command: tuple[str, ...]) -> str:
    return " ".join(("kiosk", *command))


@pytest.mark.parametrize("command", COMMANDS, ids=name_of)
def test_every_command_explains_itself_with_an_example(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    code = cli.main([*command, "--help"])

    said = capsys.readouterr()
    assert (code, said.err) == (0, "")
    _, example, after = said.out.partition("Example")
    assert example
    assert name_of(command) in after


@pytest.mark.parametrize(
    "command", [pytest.param(each, marks=() if each in QUICK else pytest.mark.slow) for each in COMMANDS], ids=name_of
)
def test_a_process_of_its_own_explains_the_same(
    program: Program, command: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for each in root.kiosk.list_commands(click.Context(root.kiosk)):
        found = root.kiosk.get_command(click.Context(root.kiosk), each)
        assert found is not None
        forget_help(found)
    cli.main([*command, "--help"])

    done = program.run(*command, "--help")

    assert (done.returncode, done.stdout, done.stderr) == (0, capsys.readouterr().out, "")


# From content to a screen, and back


def test_content_goes_out_and_in_again_without_loss(program: Program, tmp_path: Path) -> None:
    first, second, data = tmp_path / "first", tmp_path / "second", tmp_path / "data"
    codes = [
        program.run("--data", data, *command).returncode
        for command in (
            ("content", "export", first),
            ("content", "check", first),
            ("content", "import", first),
            ("content", "check"),
            ("content", "export", second),
        )
    ]

    again = program.run("--data", data, "content", "import", second)

    assert codes == [0] * 5
    assert files_below(first) == files_below(second)
    assert len(files_below(first)) > 40
    assert again.stdout.startswith("0 new, 0 changed, ")


@pytest.mark.slow
def test_one_changed_word_is_the_only_change_that_comes_out_again(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    run("content", "export", first)
    page = first / "pages" / "urgent-help.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Know your number", "Know the number"), encoding="utf-8")

    changed = run("content", "import", first)
    run("content", "export", second)

    assert "1 changed" in changed.stdout
    assert files_below(first) == files_below(second)


def test_a_release_travels_from_content_to_the_screen_and_back(run: Run, program: Program, tmp_path: Path) -> None:
    content, out, data = tmp_path / "content", tmp_path / "out", tmp_path / "data"

    def built() -> Path:
        before = set(out.glob("*"))
        run("release", "build", "--out", out)
        (file,) = set(out.glob("*")) - before
        return file

    def listed() -> dict[str, str]:
        return {each["release"]: each["state"] for each in json.loads(run("release", "list", "--json").stdout)}

    def seen() -> str:
        with Kiosk(program, data).screen() as screen:
            return readable(screen.look())

    first = built()
    assert "is whole" in run("release", "verify", first).stdout
    run("release", "install", first)
    assert listed() == {first.stem: "in use"}
    run("content", "export", content)
    sites = content / "sites.toml"
    assert NAME in sites.read_text(encoding="utf-8")
    sites.write_text(sites.read_text(encoding="utf-8").replace(NAME, 'name = "Clinic 7"'), encoding="utf-8")
    run("content", "import", "--starter", content)
    second = built()
    run("release", "install", second)
    assert (listed(), seen()) == ({first.stem: "", second.stem: "in use"}, "Clinic 7")

    told = run("release", "rollback").stdout

    assert told == f"Release {first.stem} is in use.\n"
    assert (listed(), seen()) == ({first.stem: "in use", second.stem: ""}, "starter")
    assert program.run("--data", data, "release", "rollback").returncode == 1
    run("release", "rollback", "--to", second.stem)
    assert listed()[second.stem] == "in use"
    assert [file.read_bytes() for file in (first, second)] == [
        (data / "releases" / file.name).read_bytes() for file in (first, second)
    ]
