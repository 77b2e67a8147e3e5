"""`kiosk content backup`, `backups` and `restore`, as somebody at a terminal meets them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from db.records import Site
from db.workspace import Workspace
from kiosk.commands.content import content
from kiosk.commands.context import Context
from tests.db.items import make

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    with Workspace.create(folder / "workspace.sqlite") as workspace:
        workspace.put("site", make(Site, slug="clinic", name="Before"), origin="site", author="Ann")
    return folder


def run(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(content, list(arguments), obj=Context(data, None))


def name_in(data: Path) -> str:
    with Workspace.open(data / "workspace.sqlite") as workspace:
        site = workspace.current("site", "clinic")
    assert isinstance(site, Site)
    return site.name


def test_a_backup_is_made_listed_put_back_and_that_undone(data: Path) -> None:
    made = run(data, "backup")
    with Workspace.open(data / "workspace.sqlite") as workspace:
        workspace.put("site", make(Site, slug="clinic", name="After"), origin="site", author="Ann")
    listed = json.loads(run(data, "backups", "--json").output)

    restored = run(data, "restore", listed[0]["name"])

    assert (made.exit_code, restored.exit_code) == (0, 0)
    assert listed[0]["sound"]
    assert name_in(data) == "Before"
    undo = restored.output.split("kiosk content restore ")[1].strip()
    assert undo in run(data, "backups").output
    assert run(data, "restore", undo).exit_code == 0
    assert name_in(data) == "After"


def test_the_first_command_of_a_day_makes_a_backup(data: Path) -> None:
    assert "no backups yet" in run(data, "backups").output

    run(data, "waiting")
    run(data, "waiting")

    assert len(list((data / "backups").glob("workspace-*.sqlite"))) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("restore", "workspace-2026-11-26T0742.sqlite"), "There is no backup"),
        (("restore", "workspace-2026-11-25T0742.sqlite"), "is damaged"),
    ],
)
def test_what_cannot_be_put_back_is_told_with_an_exit_code(data: Path, arguments: tuple[str, ...], told: str) -> None:
    (data / "backups").mkdir()
    (data / "backups" / "workspace-2026-11-25T0742.sqlite").write_bytes(b"torn")

    result = run(data, *arguments)

    assert (result.exit_code, told in result.output) == (3, True)
    assert name_in(data) == "Before"


def test_a_fresh_machine_has_nothing_to_back_up(tmp_path: Path) -> None:
    result = run(tmp_path / "data", "backup")

    assert (result.exit_code, "nothing to back up" in result.output) == (3, True)
    assert not (tmp_path / "data").exists()
