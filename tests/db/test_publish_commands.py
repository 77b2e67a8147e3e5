"""`kiosk release publish` and `take-off`, as somebody at a terminal meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from db.records import Page
from kiosk.commands.context import Context
from kiosk.commands.release import release
from tests.db.items import make
from tests.db.publishing import PASSPHRASE, Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "data")


def run(desk: Desk, *arguments: object, typed: str = f"ann\n{PASSPHRASE}\n") -> Result:
    context = Context(desk.workspace.parent, None)
    return CliRunner().invoke(release, [str(part) for part in arguments], obj=context, input=typed)


def test_what_would_change_is_told_before_it_is_asked(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()

    result = run(desk, "publish", "--to", tmp_path / "stick", typed=f"ann\n{PASSPHRASE}\ny\n")

    assert result.exit_code == 0, result.output
    assert result.output.index("2 pages new") < result.output.index("Publish this?") < result.output.index("in use")
    assert PASSPHRASE not in result.output
    assert desk.pages_shown() == ["biopsy", "rest"]
    assert len(list((tmp_path / "stick").iterdir())) == 1


def test_no_is_an_answer(desk: Desk) -> None:
    assert run(desk, "publish", typed=f"ann\n{PASSPHRASE}\nn\n").exit_code == 1
    assert desk.store.current() is None


def test_an_urgent_release_is_published_too(desk: Desk) -> None:
    assert run(desk, "publish", "--urgent", "--yes").exit_code == 0
    assert desk.pages_shown() == ["biopsy", "rest"]


def test_a_page_is_taken_off(desk: Desk) -> None:
    run(desk, "publish", "--yes")

    result = run(desk, "take-off", "page:biopsy", "--reason", "Wrong")

    assert result.exit_code == 0, result.output
    assert desk.pages_shown() == ["rest"]


def test_nobody_publishes_or_takes_off_without_signing_in(desk: Desk) -> None:
    wrong = "ann\nnot the right words\n"

    assert run(desk, "publish", "--yes", typed=wrong).exit_code == 1
    assert run(desk, "take-off", "page:biopsy", "--reason", "Wrong", typed=wrong).exit_code == 1
    assert desk.store.current() is None


def test_what_must_be_mended_is_listed_with_what_to_do(desk: Desk) -> None:
    desk.put("page", make(Page, slug="rest", section="living", title="Rest", body="<script>alert(1)</script>"))

    result = run(desk, "publish", "--yes")

    assert result.exit_code == 1
    assert "page:rest" in result.output
    assert "Then publish again." in result.output


def test_an_item_without_its_kind_is_told(desk: Desk) -> None:
    result = run(desk, "take-off", "biopsy", "--reason", "Wrong")

    assert (result.exit_code, "page:everolimus" in result.output) == (2, True)


def test_a_fresh_machine_has_nobody_with_an_account(tmp_path: Path) -> None:
    result = CliRunner().invoke(release, ["publish", "--yes"], obj=Context(tmp_path, None), input="ann\nx\n")

    assert (result.exit_code, "nobody with an account" in result.output) == (3, True)
