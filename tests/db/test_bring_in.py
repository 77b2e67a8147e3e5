"""One file from elsewhere becomes a held page, or a sentence that says why not; one page becomes a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from click.testing import CliRunner, Result

from db.exchange.bring_in import HOLD, NOBODY, BroughtPage, bring_in
from db.exchange.write_one import write_one
from db.findings import ContentError
from db.people.person import NotAllowed
from db.records import Page
from db.release.chosen import choose
from db.workspace import Workspace
from kiosk.commands.content import content
from kiosk.commands.context import Context
from tests.db.people.desk import WORDS, Desk
from tests.db.release_files import small_workspace
from tests.db.word_maker import paragraph, table, word

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 11, 26)


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with small_workspace() as made:
        yield made


@pytest.fixture
def section(workspace: Workspace) -> str:
    return workspace.items("section")[0].item.slug


def take(workspace: Workspace, path: Path, **more: str) -> BroughtPage:
    return bring_in(workspace, path, person=None, today=TODAY, **more)


def held(workspace: Workspace, slug: str) -> Page:
    item = next(draft.item for draft in workspace.drafts() if draft.item.slug == slug)
    assert isinstance(item, Page)
    return item


def refused(workspace: Workspace, path: Path, **more: str) -> str:
    """What is said; nothing was written, and the file is as it was."""
    before, size = (workspace.drafts(), workspace.items("page")), path.stat().st_size
    with pytest.raises(ContentError) as problem:
        take(workspace, path, **more)
    assert (workspace.drafts(), workspace.items("page")) == before
    assert path.stat().st_size == size
    return "\n".join([str(problem.value), *map(str, problem.value.findings)])


def test_a_word_file_becomes_a_held_page(workspace: Workspace, section: str, tmp_path: Path) -> None:
    path = tmp_path / "Leaflet 3.docx"
    path.write_bytes(word(paragraph("Café & tiredness", style="Title"), paragraph("Rest."), table(("a", "b"))))

    brought = take(workspace, path, section=section)

    page = held(workspace, "cafe-tiredness")
    assert (page.title, page.body, page.hold) == ("Café & tiredness", "Rest.", HOLD)
    assert (page.section, page.author, page.owner, page.reviewer) == (section, NOBODY, "", "")
    others = [each.item for each in workspace.items("page") if isinstance(each.item, Page)]
    assert all(page.position > other.position for other in others if other.section == section)
    assert {each.rule for each in brought.findings} == {"word-table", "summary-missing", "review-missing"}
    shown = {each.item.slug for each in choose(workspace).pages}
    assert shown
    assert "cafe-tiredness" not in shown


def test_a_markdown_file_proposes_its_first_heading(workspace: Workspace, section: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("# Being tired\n\nRest.\n\n- Walk\n", encoding="utf-8")

    take(workspace, path, section=section)

    assert held(workspace, "being-tired").body == "Rest.\n\n- Walk"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("# A\n\n<script>alert(1)</script>\n", 3, "HTML"),
        ("# A\n\n[x](javascript:alert(1))\n", 3, "javascript:"),
        ("# A\n\nb\n\n[x](file:///etc/passwd)\n", 5, "link"),
        ("# A\n\n![x](data:image/png;base64,AAAA)\n", 3, "data:"),
        ("# A\n\nSee file:///home/a.\n", 3, "file:/"),
        ("# A\n\n::: contact nobody\n:::\n", 3, "nobody"),
    ],
    ids=["script", "javascript", "file link", "data picture", "file address", "no such contact"],
)
def test_what_a_page_cannot_have_is_refused_with_its_line(
    text: str, line: int, words: str, workspace: Workspace, section: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")

    told = refused(workspace, path, section=section)

    assert f"a.md, line {line}:" in told
    assert words.lower() in told.lower()


def test_broken_utf_8_is_told_with_its_line(workspace: Workspace, section: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"# A\n\ncaf\xe9\n")

    told = refused(workspace, path, section=section)

    assert "line 3" in told
    assert "UTF-8" in told


@pytest.mark.parametrize("name", ["a.md", "a.docx"])
def test_a_file_of_400_mb_is_refused_unread(
    name: str, workspace: Workspace, section: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(400_000_000)

    def read(_: Path) -> bytes:
        raise AssertionError("it was read")

    monkeypatch.setattr(Path, "read_bytes", read)

    assert "400" in refused(workspace, path, section=section)


def test_macros_are_refused(workspace: Workspace, section: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docm"
    path.write_bytes(word(paragraph("x"), parts={"word/vbaProject.bin": b"x"}))

    assert "macros" in refused(workspace, path, section=section)


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.html"])
def test_another_kind_of_file_is_refused(name: str, workspace: Workspace, section: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("x", encoding="utf-8")

    assert "no Word or Markdown file" in refused(workspace, path, section=section)


def test_names_that_are_taken_or_none_are_refused(workspace: Workspace, section: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# New rest\n\nRest.\n", encoding="utf-8")
    there = workspace.items("page")[0].item.slug

    assert f'There is a page "{there}" already' in refused(workspace, path, section=section, slug=there)
    assert "lower-case" in refused(workspace, path, section=section, slug="Not A Name")
    assert "language" in refused(workspace, path, section=section, locale="english")
    assert "The sections are: " in refused(workspace, path, section="nowhere")
    assert "which section" in refused(workspace, path)
    take(workspace, path, section=section)
    assert "already" in refused(workspace, path, section=section)


def test_a_page_is_written_out_and_comes_back(workspace: Workspace, tmp_path: Path) -> None:
    page = workspace.items("page")[0].item
    path = tmp_path / f"{page.slug}.md"

    write_one(workspace, page.slug, path)

    with pytest.raises(ContentError, match="already"):
        write_one(workspace, page.slug, path)
    write_one(workspace, page.slug, path, force=True)
    take(workspace, path, slug="second")
    assert held(workspace, "second") == msgspec.structs.replace(page, slug="second", hold=HOLD)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    with pytest.raises(ContentError, match="no page"):
        write_one(workspace, "nowhere", tmp_path / "x.md")


def test_a_held_page_is_written_out(workspace: Workspace, section: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# New rest\n\nRest.\n", encoding="utf-8")
    take(workspace, path, section=section)

    write_one(workspace, "new-rest", tmp_path / "out.md")

    assert f'hold = "{HOLD}"' in (tmp_path / "out.md").read_text(encoding="utf-8")


def run(data: Path, *arguments: object, typed: str | None = None) -> Result:
    return CliRunner().invoke(content, [str(part) for part in arguments], obj=Context(data, None), input=typed)


def test_the_commands_bring_in_and_write_out(tmp_path: Path) -> None:
    path, out = tmp_path / "leaflet.docx", tmp_path / "leaflet.md"
    path.write_bytes(word(paragraph("A new leaflet", style="Title"), paragraph("Rest.")))

    brought = run(tmp_path / "data", "bring-in", path, "--section", "living")
    written = run(tmp_path / "data", "write-out", "a-new-leaflet", out)

    assert (brought.exit_code, written.exit_code) == (0, 0), brought.output + written.output
    assert "page:a-new-leaflet was brought in and is held back" in brought.output
    assert "Write one line" in brought.output
    assert 'title = "A new leaflet"' in out.read_text(encoding="utf-8")


def test_a_refusal_leaves_no_workspace_behind(tmp_path: Path) -> None:
    path = tmp_path / "leaflet.docx"
    path.write_bytes(b"%PDF-1.7")

    result = run(tmp_path / "data", "bring-in", path, "--section", "living")

    assert (result.exit_code, "PDF" in result.output) == (1, True)
    assert not (tmp_path / "data/workspace.sqlite").exists()


def test_somebody_signs_in_to_bring_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
    path = tmp_path / "a.md"
    path.write_text("# Rest more\n\nRest.\n", encoding="utf-8")
    run(tmp_path / "data", "bring-in", path, "--section", "living", "--slug", "first")
    with Workspace.open(tmp_path / "data/workspace.sqlite") as opened:
        Desk(opened)

    wrong = run(tmp_path / "data", "bring-in", path, "--section", "living", "--as", "writer", typed="no\n")
    right = run(tmp_path / "data", "bring-in", path, "--section", "living", "--as", "writer", typed=f"{WORDS}\n")

    assert (wrong.exit_code, right.exit_code) == (1, 0), wrong.output + right.output
    with Workspace.open(tmp_path / "data/workspace.sqlite") as opened:
        assert held(opened, "rest-more").author == "Name of writer"


def test_whoever_brought_a_page_in_cannot_approve_it_when_somebody_else_has_finished_it(
    workspace: Workspace, section: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
    path = tmp_path / "a.md"
    path.write_text("# Rest more\n\nRest.\n", encoding="utf-8")
    desk = Desk(workspace)
    bring_in(workspace, path, person=desk.nurse, today=TODAY, section=section)
    assert held(workspace, "rest-more").author == desk.nurse.name
    desk.write("page", msgspec.structs.replace(held(workspace, "rest-more"), hold="", summary="About rest"))

    with pytest.raises(NotAllowed, match="You wrote a part of this version"):
        desk.approve("page", "rest-more")


def test_only_an_author_brings_a_page_in(
    workspace: Workspace, section: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
    path = tmp_path / "a.md"
    path.write_text("# Rest more\n\nRest.\n", encoding="utf-8")
    desk = Desk(workspace)
    gone = desk.writer
    workspace.people.retire("writer", by=desk.head)

    for person in (desk.head, gone):
        with pytest.raises(NotAllowed, match="Only an author"):
            bring_in(workspace, path, person=person, today=TODAY, section=section)
    assert workspace.drafts() == []


@pytest.mark.parametrize("command", ["bring-in", "write-out"])
def test_each_command_explains_itself(command: str, tmp_path: Path) -> None:
    assert "Example" in run(tmp_path, command, "--help").output
