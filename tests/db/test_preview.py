"""A preview shows what a release would show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from db.blocks import BlockKind
from db.exchange.starter import starter_workspace
from db.library import Library, NoSuchItem, NoSuchPage
from db.markdown import parse
from db.preview import rows as preview_rows
from db.preview.library import DraftLibrary
from db.records import NATIONS, Page
from db.release.compile import compile_release
from tests.db.items import make
from tests.db.release_files import let_all_stand, small_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import Nation
    from db.workspace import Workspace

WORKSPACE = Path("workspace.sqlite")


@pytest.fixture(scope="module")
def starter() -> Iterator[Workspace]:
    workspace = starter_workspace()
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def starter_release(starter: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compile_release(starter, tmp_path_factory.mktemp("starter") / "starter.sqlite").path


@pytest.fixture
def small() -> Iterator[Workspace]:
    workspace = small_workspace()
    yield workspace
    workspace.close()


def everything(library: Library) -> dict[str, object]:
    """All that a screen can ask a library for."""
    pages = [library.page(card.slug) for card in library.all_pages()]
    pictures = {block.ref for page in pages for block in page.blocks if block.kind is BlockKind.IMAGE}
    return {
        "sites": library.sites(),
        "sections": library.sections(),
        "cards": library.all_pages(),
        "pages": pages,
        "contacts": library.contacts(),
        "terms": library.terms(),
        "questions": library.questions(),
        "pictures": [library.image(slug) for slug in sorted(pictures)],
        "holidays": library.bank_holidays(),
    }


@pytest.mark.parametrize("locale", ["en", "cy"])
@pytest.mark.parametrize("nation", NATIONS)
def test_the_whole_starter_text_looks_as_in_its_release(
    starter: Workspace, starter_release: Path, nation: Nation, locale: str
) -> None:
    release = Library.open(starter_release, nation=nation, locale=locale)
    draft = DraftLibrary.of(starter, WORKSPACE, nation=nation, locale=locale)

    assert everything(draft) == everything(release)
    assert len(draft.all_pages()) > 50
    release.close()


@pytest.mark.parametrize(
    "change",
    [
        {"body": "A **scan** and a biopsy.\n\n::: contact nurses\n:::"},
        {"title": "Another name", "summary": "Other words"},
        {"section": "living"},
        {"position": 99},
        {"nations": ("SCT",)},
    ],
    ids=["text", "name", "section", "order", "nations"],
)
def test_a_page_being_written_looks_as_it_would_once_published(
    small: Workspace, tmp_path: Path, change: dict[str, object]
) -> None:
    written = replace(_page(small), **change)

    draft = DraftLibrary.of(small, WORKSPACE, nation="SCT").with_page(written)
    small.put("page", written, origin="starter", author="somebody")
    let_all_stand(small)
    release = Library.open(compile_release(small, tmp_path, serial=1).path, nation="SCT")

    assert everything(draft) == everything(release)
    release.close()


def test_a_new_page_is_listed_and_can_be_opened(small: Workspace) -> None:
    before = DraftLibrary.of(small, WORKSPACE)

    after = before.with_page(make(Page, slug="new-one", section="living", title="New", body="Some text."))

    assert after.page("new-one").title == "New"
    assert "new-one" in {card.slug for card in after.pages("living")}
    with pytest.raises(NoSuchPage):
        before.page("new-one")


def test_text_that_is_not_approved_yet_is_not_shown_as_approved(small: Workspace) -> None:
    draft = DraftLibrary.of(small, WORKSPACE).with_page(replace(_page(small), body="Other words."))

    assert not draft.page(_page(small).slug).approved


def test_broken_markdown_shows_what_could_be_understood(small: Workspace) -> None:
    broken = replace(_page(small), body="Some words.\n\n::: details Never closed\n\n<script>")

    shown = DraftLibrary.of(small, WORKSPACE).with_page(broken).page(broken.slug)

    assert shown.blocks[0].lines[0].text == "Some words."


def test_a_changed_page_alone_is_parsed_again(small: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    small.put("page", make(Page, slug="other", section="living", body="Text."), origin="starter", author="x")
    draft = DraftLibrary.of(small, WORKSPACE)
    everything(draft)
    parsed = []

    def parse_and_note(body: str, *, where: str) -> object:
        parsed.append(body)
        return parse.parse_body(body, where=where)

    monkeypatch.setattr(preview_rows, "parse_body", parse_and_note)
    everything(draft.with_page(replace(_page(small), body="Typed just now.")))

    assert parsed == ["Typed just now."]


def test_another_nation_and_language_show_the_same_text(small: Workspace) -> None:
    draft = DraftLibrary.of(small, WORKSPACE).with_page(replace(_page(small), body="Typed."))

    for library in (draft.read_by("NIR"), draft.read_in("cy")):
        assert library.page(_page(small).slug).blocks[0].lines[0].text == "Typed."
    assert draft.read_by("NIR").nation == "NIR"


def test_what_is_not_there_is_told_as_by_a_release(small: Workspace) -> None:
    draft = DraftLibrary.of(small, WORKSPACE)

    with pytest.raises(NoSuchPage):
        draft.page("nowhere")
    with pytest.raises(NoSuchItem):
        draft.image("nowhere")


def _page(workspace: Workspace) -> Page:
    return next(each.item for each in workspace.items("page") if isinstance(each.item, Page))
