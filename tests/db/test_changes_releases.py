from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from click.testing import CliRunner

from db.changes.item import State
from db.changes.marks import MarkKind
from db.changes.releases import compare
from db.exchange.starter import starter_workspace
from db.library import LibraryDamaged, LibraryUnavailable
from db.records import Contact, Page
from db.release.compile import compile_release
from kiosk.commands.compare import compare_command
from kiosk.commands.context import Context

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str, str]:
    """The starter release, and one with a sentence more on a page and another phone number; with their slugs."""
    folder = tmp_path_factory.mktemp("releases")
    with starter_workspace() as workspace:
        old = compile_release(workspace, folder / "old.sqlite", serial=1).path
        page = next(each.item for each in workspace.items("page") if isinstance(each.item, Page))
        contact = next(
            each.item for each in workspace.items("contact") if isinstance(each.item, Contact) and each.item.phone
        )
        body = page.body.rstrip() + "\n\nDo not eat for 12 hours.\n"
        for kind, item in (
            ("page", msgspec.structs.replace(page, body=body)),
            ("contact", msgspec.structs.replace(contact, phone="0808 157 0199")),
        ):
            workspace.put(kind, item, origin="starter", author="A writer")
        new = compile_release(workspace, folder / "new.sqlite", serial=2).path
    return old, new, page.slug, contact.slug


def test_what_differs_is_told_item_by_item(releases: tuple[Path, Path, str, str]) -> None:
    old, new, page, contact = releases
    changes = compare(old, new)
    assert [(item.kind, item.slug, item.state) for item in changes.items] == [
        ("page", page, State.CHANGED),
        ("contact", contact, State.CHANGED),
    ]
    assert changes.summary == "1 page changed, 1 contact changed"
    assert [(line.kind, line.after) for line in changes.items[0].red] == [
        (MarkKind.MEASURE, "12 hours"),
        (MarkKind.NEGATION, "Do not"),
    ]
    assert changes.items[1].red[0].after == "0808 157 0199"


def test_a_release_does_not_differ_from_itself(releases: tuple[Path, Path, str, str]) -> None:
    assert compare(releases[0], releases[0]).items == ()


def test_a_damaged_and_a_missing_release_are_refused(releases: tuple[Path, Path, str, str], tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    data = bytearray(releases[1].read_bytes())
    data[len(data) // 2] ^= 1
    broken.write_bytes(data)
    with pytest.raises(LibraryDamaged):
        compare(releases[0], broken)
    with pytest.raises(LibraryUnavailable):
        compare(releases[0], tmp_path / "missing.sqlite")


def test_the_command_prints_it(releases: tuple[Path, Path, str, str], tmp_path: Path) -> None:
    def run(*files: Path) -> Result:
        return CliRunner().invoke(compare_command, [str(each) for each in files], obj=Context(tmp_path, None))

    done = run(releases[0], releases[1])
    assert done.exit_code == 0
    assert "1 page changed, 1 contact changed" in done.output
    assert "! nothing -> 12 hours" in done.output
    assert run(releases[0], tmp_path / "missing.sqlite").exit_code == 3
