"""A Welsh page whose English text has changed since (LNG-03)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.hashing import item_hash
from db.records import Page
from db.release.compile import compile_release
from kiosk.config import Settings
from kiosk.languages import OUT_OF_DATE
from tests.db.items import make
from tests.db.release_files import small_workspace
from tools import translations

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

BOTH = replace(Settings(), languages=("en", "cy"))
WELSH = {"slug": "rest", "section": "living", "locale": "cy", "title": "Gorffwys", "body": "Cysgwch yn dda."}
IN_WELSH = "Mae testun Saesneg y dudalen hon wedi newid"


@pytest.fixture(scope="session")
def welsh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("welsh")
    translations.compile_to(translations.SOURCES / "kiosk_cy.ts", folder / "kiosk_cy.qm")
    return folder


def opened(open_glass: OpenGlass, welsh: Path, folder: Path, *, stale: bool) -> Glass:
    """The page in Welsh, on a kiosk that shows a release with it."""
    with small_workspace() as workspace:
        source = workspace.current("page", "rest")
        assert source is not None
        told = "0" * 64 if stale else item_hash("page", source)
        workspace.put("page", make(Page, **WELSH, translates=told), origin="starter", author="Test")
        file = compile_release(workspace, folder / "release.sqlite").path
    glass = open_glass(file, settings=BOTH, translations=welsh)
    glass.kiosk.language.choose("cy")
    glass.kiosk.navigator.openPage("rest")
    glass.settle()
    assert glass.sees("Gorffwys")
    return glass


def test_a_stale_translation_says_so_in_both_languages(open_glass: OpenGlass, welsh: Path, tmp_path: Path) -> None:
    glass = opened(open_glass, welsh, tmp_path, stale=True)

    assert glass.sees(OUT_OF_DATE)
    assert glass.sees(IN_WELSH)
    assert not glass.has("lastReviewed")


def test_a_translation_that_matches_says_nothing(open_glass: OpenGlass, welsh: Path, tmp_path: Path) -> None:
    glass = opened(open_glass, welsh, tmp_path, stale=False)

    assert not glass.sees(OUT_OF_DATE)
    assert not glass.sees(IN_WELSH)
    assert glass.has("lastReviewed")
