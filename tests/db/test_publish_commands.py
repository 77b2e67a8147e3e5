"""`kiosk release publish` and `kiosk staff take-off`, as somebody at a terminal meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from db.records import Page
from kiosk.commands.root import kiosk
from tests.db.items import make
from tests.db.publishing import PASSPHRASE, Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """On a machine whose screen has shown nothing yet."""
    monkeypatch.setattr("kiosk.resources.starter_release", lambda: tmp_path / "none.sqlite")
    return Desk(tmp_path / "data")


def run(desk: Desk, *arguments: object, typed: str = f"{PASSPHRASE}\n") -> Result:
    data = str(desk.workspace.parent)
    return CliRunner().invoke(kiosk, ["--data", data, *map(str, arguments), "--as", "ann"], input=typed)


def test_what_would_change_is_told_before_it_is_asked(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()

    result = run(desk, "release", "publish", "--to", tmp_path / "stick", typed=f"{PASSPHRASE}\ny\n")

    assert result.exit_code == 0, result.output
    steps = [result.output.index(words) for words in ("2 pages new", "Publish this?", "The screen here has the new")]
    assert steps == sorted(steps)
    assert PASSPHRASE not in result.output
    assert desk.pages_shown() == ["biopsy", "rest"]
    assert len(list((tmp_path / "stick").iterdir())) == 1


def test_no_is_an_answer(desk: Desk) -> None:
    assert run(desk, "release", "publish", typed=f"{PASSPHRASE}\nn\n").exit_code == 1
    assert desk.store.current() is None


def test_an_urgent_release_is_published_too(desk: Desk) -> None:
    assert run(desk, "release", "publish", "--urgent", "--yes").exit_code == 0
    assert desk.pages_shown() == ["biopsy", "rest"]


def test_a_page_is_taken_off(desk: Desk) -> None:
    run(desk, "release", "publish", "--yes")

    result = run(desk, "staff", "take-off", "page:biopsy", "--reason", "Wrong")

    assert result.exit_code == 0, result.output
    assert desk.pages_shown() == ["rest"]


def test_nobody_publishes_or_takes_off_without_signing_in(desk: Desk) -> None:
    wrong = "not the right words\n"

    assert run(desk, "release", "publish", "--yes", typed=wrong).exit_code == 1
    assert run(desk, "staff", "take-off", "page:biopsy", "--reason", "Wrong", typed=wrong).exit_code == 1
    assert desk.store.current() is None


def test_what_must_be_mended_is_listed_with_what_to_do(desk: Desk) -> None:
    desk.put("page", make(Page, slug="rest", section="living", title="Rest", body="<script>alert(1)</script>"))

    result = run(desk, "release", "publish", "--yes")

    assert result.exit_code == 1
    assert "page:rest" in result.output
    assert "Then publish again." in result.output


def test_an_item_without_its_kind_is_told(desk: Desk) -> None:
    result = run(desk, "staff", "take-off", "biopsy", "--reason", "Wrong")

    assert result.exit_code == 2


def test_a_fresh_machine_has_nobody_with_an_account(tmp_path: Path) -> None:
    command = ["--data", str(tmp_path), "release", "publish", "--yes", "--as", "ann"]

    result = CliRunner().invoke(kiosk, command, input="x\n")

    assert (result.exit_code, "nobody with an account" in result.output) == (3, True)
