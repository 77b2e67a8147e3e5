"""A page says "Ask your team" once over its questions, and not again on each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.every_block import PAGE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

ASK = "Ask your team"


def asked(glass: Glass, slug: str) -> int:
    """How often a page says it."""
    glass.kiosk.navigator.openPage(slug)
    glass.kiosk.page.finish()
    glass.settle()
    return sum(words == ASK for words in glass.see())


def test_questions_under_a_heading_leave_it_to_the_heading(glass: Glass) -> None:
    assert glass.program.shelf.library is not None
    kinds = [block.kind.value for block in glass.program.shelf.library.page("surgery").blocks]
    assert kinds.count("question") > 1

    assert asked(glass, "surgery") == 1
    assert glass.sees("Could surgery help me?")


def test_a_question_after_other_text_says_it_itself(open_glass: OpenGlass, every_block_file: Path) -> None:
    glass = open_glass(every_block_file)
    assert glass.program.shelf.library is not None
    kinds = [block.kind.value for block in glass.program.shelf.library.page(PAGE).blocks]
    assert kinds[kinds.index("question") - 1] not in {"heading", "question"}

    assert asked(glass, PAGE) == 1


def test_a_question_that_comes_with_the_rest_of_a_page_knows_what_stands_before_it(glass: Glass) -> None:
    """The first screenful of a page is drawn first."""
    library = glass.program.shelf.library
    assert library is not None
    for page in library.all_pages():
        blocks = library.page(page.slug).blocks
        before = [None, *(block.kind.value for block in blocks)]
        alone = sum(
            block.kind.value == "question" and kind not in {"heading", "question"}
            for kind, block in zip(before, blocks, strict=False)
        )
        headed = sum(block.kind.value == "heading" and block.lines[0].text == ASK for block in blocks)
        assert asked(glass, page.slug) == alone + headed, page.slug
