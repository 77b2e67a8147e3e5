"""`kiosk release`: what it prints and its exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from db.exchange.starter import add_starter
from db.library import Library
from db.records import Page, Site
from db.release.store import ReleaseStore
from db.workspace import Workspace
from kiosk.commands.context import Context
from kiosk.commands.release import release
from tests.db.items import decision, make
from tests.db.release_files import small_release

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `kiosk release` with a data folder of its own."""

    def _run(*arguments: object) -> Result:
        context = Context(tmp_path / "data", None)
        return CliRunner().invoke(release, [str(each) for each in arguments], obj=context, catch_exceptions=False)

    return _run


@pytest.fixture
def built(tmp_path: Path) -> Callable[[int], Path]:
    def _build(serial: int) -> Path:
        return small_release(tmp_path / "built", ("site", make(Site, name=f"Clinic {serial}")), serial=serial).path

    return _build


@pytest.mark.parametrize("command", ["build", "verify", "install", "rollback", "list"])
def test_every_command_explains_itself_with_an_example_and_exit_codes(run: Run, command: str) -> None:
    told = run(command, "--help").output

    assert f"kiosk release {command}" in told
    assert "Exit codes:" in told


def test_a_fresh_machine_builds_the_starter_content(run: Run, tmp_path: Path) -> None:
    done = run("build", "--out", tmp_path / "out")

    assert done.exit_code == 0
    (file,) = (tmp_path / "out").iterdir()
    assert file.name.startswith("000001-")
    assert str(file) in done.stdout
    assert not (tmp_path / "data").exists()


def test_the_starter_release_has_the_name_it_is_given_and_comes_before_all_others(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "starter.sqlite"

    first = run("build", "--starter", "--out", out)
    bytes_of_first = out.read_bytes()
    again = run("build", "--starter", "--out", out)

    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "Nothing has changed" in again.stdout
    assert out.read_bytes() == bytes_of_first
    library = Library.open(out, nation="ENG")
    assert library.header.serial == 0
    library.close()


def test_a_build_takes_the_workspace_and_goes_on_from_what_is_installed(
    run: Run, built: Callable[[int], Path], tmp_path: Path
) -> None:
    run("install", built(7))
    with Workspace.create(tmp_path / "data" / "workspace.sqlite") as workspace:
        add_starter(workspace)

    done = run("build", "--out", tmp_path / "out", "--urgent", "--withdraw", built(7).stem)

    assert done.exit_code == 0
    (file,) = (tmp_path / "out").iterdir()
    library = Library.open(file, nation="ENG")
    assert (library.header.serial, library.header.urgent, library.header.withdrawn) == (8, True, (built(7).stem,))
    library.close()


def test_a_release_without_a_page_is_refused(run: Run, tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "data" / "workspace.sqlite") as workspace:
        workspace.meta_set("as_of", "2026-11-23")

    done = run("build", "--out", tmp_path / "out")

    assert done.exit_code == 1
    assert "There is no page that may be shown" in done.stderr
    assert not list((tmp_path / "out").iterdir())


def test_content_that_must_be_mended_is_refused_with_file_and_line(run: Run, tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "data" / "workspace.sqlite") as workspace:
        workspace.meta_set("as_of", "2026-11-23")
        page = make(Page, body="Some text.\n\n<b>x</b>")
        workspace.put("page", page, origin="starter", author="Test")

    done = run("build", "--out", tmp_path / "out")

    assert done.exit_code == 1
    assert 'The section "research" is not in this release.' in done.stderr


def test_what_must_be_mended_stops_a_build_calmly_and_says_what_to_do_next(run: Run, tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "data" / "workspace.sqlite") as workspace:
        add_starter(workspace)
        page = make(Page, slug="rest", section="living", sources=(), body="You don't take 10 mg.")
        workspace.put("page", page, origin="starter", author="Test")

    refused = run("build", "--out", tmp_path / "out")

    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "3 things must be mended before a release can be made." in refused.stderr
    assert "page:rest, line 1: " in refused.stderr
    assert "(contraction)" in refused.stderr
    assert "kiosk content override --help" in refused.stderr
    assert not list((tmp_path / "out").iterdir())


def test_a_build_tells_of_what_a_reviewer_let_stand(run: Run, tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "data" / "workspace.sqlite") as workspace:
        add_starter(workspace)
        page = make(Page, slug="rest", section="living", sources=("macmillan-fatigue",), body="You take 10 mg.")
        workspace.put("page", page, origin="starter", author="Test")
        workspace.overrides.give(decision("page:rest", "dose", "10 mg"))

    built = run("build", "--out", tmp_path / "out")

    assert built.exit_code == 0
    assert "Overridden by the Lung nurse specialist: page:rest, line 1: " in built.stderr


def test_a_release_is_verified_installed_listed_and_taken_back(run: Run, built: Callable[[int], Path]) -> None:
    first, second = built(1), built(2)
    assert run("list").stdout.startswith("No release is installed")

    assert run("verify", first).stdout.startswith(f"{first} is whole: release {first.stem}")
    assert run("install", first).stdout == f"Release {first.stem} is in use.\n"
    assert run("install", second).exit_code == 0
    assert [line.split()[0] for line in run("list").stdout.splitlines()] == [second.stem, first.stem]
    assert run("rollback").stdout == f"Release {first.stem} is in use.\n"
    states = {each["release"]: each["state"] for each in json.loads(run("list", "--json").stdout)}
    assert states == {second.stem: "", first.stem: "in use"}
    assert run("rollback", "--to", second.stem).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["verify", "{missing}"], 3, "There is no release at"),
        (["verify", "{letter}"], 1, "letter.sqlite is damaged (it is not a database). Nothing was changed here"),
        (["verify", "{installed}"], 1, "Install the release again, or go back to the last one."),
        (["install", "{missing}"], 3, "There is no release at"),
        (["install", "{letter}"], 1, "letter.sqlite is damaged (it is not a database). Nothing was changed here"),
        (["install", "{cut}"], 1, "Copy the release to the stick or folder again, with Publish in the editor"),
        (["install", "{old}"], 1, "which is in use. To go back to an earlier release, use: kiosk release rollback"),
        (["compare", "{old}", "{letter}"], 1, "letter.sqlite is damaged (it is not a database). Nothing was"),
        (["compare", "{cut}", "{old}"], 1, "Copy the release to the stick or folder again, with Publish in the editor"),
        (["compare", "{installed}", "{old}"], 1, "Install the release again, or go back to the last one."),
        (["compare", "{missing}", "{old}"], 3, "There is no release at"),
        (["rollback"], 1, "There is no earlier release"),
        (["rollback", "--to", "000009-00000000"], 1, "is not installed here"),
        (["build"], 2, "--out"),
        (["build", "--out", "{letter}/x"], 3, "cannot be written"),
        (["build", "--starter", "--out", "{letter}"], 3, "is not a release and is left as it is"),
        (["build", "--out", "x.sqlite", "--withdraw", "12"], 2, "Write it like"),
        (["nothing"], 2, "No such command"),
    ],
)
def test_what_goes_wrong_is_told_in_plain_words_with_its_exit_code(
    run: Run, built: Callable[[int], Path], tmp_path: Path, arguments: list[str], code: int, told: str
) -> None:
    letter = tmp_path / "letter.sqlite"
    letter.write_text("Dear Sir or Madam, " * 100, encoding="utf-8")
    run("install", built(5))
    cut = built(6)
    cut.write_bytes(cut.read_bytes()[:-4096])
    installed = tmp_path / "data" / "releases" / "000001-00000000.sqlite"
    installed.write_bytes(b"")
    places = {"missing": tmp_path / "missing.sqlite", "letter": letter, "old": built(4)}

    done = run(*(each.format(**places, cut=cut, installed=installed) for each in arguments))

    assert done.exit_code == code
    assert told in " ".join(done.stderr.split())
    assert "Traceback" not in done.output
    assert ReleaseStore(tmp_path / "data" / "releases").candidates()[0].serial == 5
