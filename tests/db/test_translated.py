"""Translations keep the version they match, and are flagged when that has changed (LNG-03)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from db.exchange.export_folder import export_folder
from db.exchange.import_folder import import_folder
from db.hashing import item_hash
from db.library import Library
from db.people import passphrase
from db.records import Contact, Page, Term
from db.release.chosen import choose
from db.release.compile import compile_release
from tests.db.checking import check, contact, rules
from tests.db.items import make
from tests.db.people.desk import Desk, ticks
from tests.db.release_files import small_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from db.workspace import Workspace

WELSH = {"slug": "rest", "section": "living", "locale": "cy", "title": "Gorffwys", "body": "Cysgwch yn dda."}


@pytest.fixture(autouse=True)
def cheap_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "_COST", "n=1024,r=8,p=1")


def translate(workspace: Workspace, **changes: str) -> None:
    """A Welsh page that matches the English one as it stands."""
    source = workspace.current("page", "rest")
    assert source is not None
    page = make(Page, **WELSH, translates=item_hash("page", source))
    workspace.put("page", msgspec.structs.replace(page, **changes), origin="starter", author="Test")


def change_original(workspace: Workspace) -> None:
    source = workspace.current("page", "rest")
    assert source is not None
    changed = msgspec.structs.replace(source, body="Sleep well, and long.")
    workspace.put("page", changed, origin="starter", author="Test")


def flagged(workspace: Workspace) -> bool:
    (page,) = [each for each in choose(workspace).pages if each.item.locale == "cy"]
    return page.stale


def test_a_translation_that_matches_is_not_flagged() -> None:
    with small_workspace() as workspace:
        translate(workspace)

        assert not flagged(workspace)


@pytest.mark.parametrize("told", ["", "0" * 64])
def test_a_translation_of_nobody_knows_what_is_flagged(told: str) -> None:
    with small_workspace() as workspace:
        translate(workspace, translates=told)

        assert flagged(workspace)


def test_a_translation_of_a_text_that_has_changed_is_flagged_and_not_shown_as_approved(tmp_path: Path) -> None:
    with small_workspace() as workspace:
        translate(workspace)
        desk = Desk(workspace)
        newest = workspace.history("page", "rest", "cy")[-1]
        workspace.approvals.sign(
            "page", "rest", "cy", person=desk.nurse, passphrase="four plain words together",
            revision=newest.number, hash=newest.hash, ticked=ticks(workspace, "page", "rest", "cy"),
        )  # fmt: skip
        fresh = compile_release(workspace, tmp_path / "fresh.sqlite").path
        change_original(workspace)
        stale = compile_release(workspace, tmp_path / "stale.sqlite").path

    for file, expected in ((fresh, (False, True)), (stale, (True, False))):
        library = Library.open(file, nation="WLS", locale="cy")
        page = library.page("rest")
        assert (page.stale, page.approved) == expected
        assert page.title == "Gorffwys"
        library.close()


def test_which_version_was_translated_is_no_part_of_what_is_approved() -> None:
    page = make(Page, locale="cy")

    assert item_hash("page", page) == item_hash("page", msgspec.structs.replace(page, translates="0" * 64))


def test_an_import_puts_the_hash_of_the_original_there(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "glossary.toml").write_text(
        '[[term]]\nslug = "biopsy"\nlocale = "cy"\nterm = "Biopsi"\nmeaning = "Darn bach."\ntranslates = "current"\n',
        encoding="utf-8",
    )
    with small_workspace() as workspace:
        report = import_folder(workspace, folder, origin="site", author="Test")
        assert not report.refused, report.findings

        source, translation = workspace.current("term", "biopsy"), workspace.current("term", "biopsy", "cy")

        assert source is not None
        assert translation is not None
        assert translation.translates == item_hash("term", source)
        export_folder(workspace, tmp_path / "out")
        assert translation.translates in (tmp_path / "out" / "glossary.toml").read_text(encoding="utf-8")


def test_the_checks_find_a_translation_that_is_stale_or_says_nothing() -> None:
    original = contact()
    fresh = contact(locale="cy", translates=item_hash("contact", original))

    assert not {"translation-stale", "translation-version"} & rules(original, fresh)
    changed = contact(phone="0808 800 4041", relay="18001 0808 800 4041")
    assert "translation-stale" in rules(changed, fresh)
    assert "translation-version" in rules(original, contact(locale="cy"))
    assert "translation-version" in rules(make(Term, slug="only", locale="cy", translates="0" * 64))


def test_they_never_stop_a_release() -> None:
    found = check(contact(), make(Contact, locale="cy"))

    assert {finding.level for finding in found if finding.rule.startswith("translation-")} == {"should"}
