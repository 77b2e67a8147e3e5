"""Pictures that are there, and words for those who cannot see them (VIS-14, VIS-17)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.checks.registry import Problem, rule
from db.checks.subject import start_of
from db.records import Image, Section
from db.section_icons import SECTION_ICONS
from db.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.checks.subject import Subject


_PICTURE_OF = re.compile(
    r"(?:an? |the )?(?:picture|image|photo|photograph|drawing|diagram) (?:of|showing)\b", re.IGNORECASE
)


@rule("section-icon", level="must", kinds=("section",))
def the_picture_of_a_section_is_there(subject: Subject) -> Iterator[Problem]:
    """A name that the program has no picture for leaves a hole on Home."""
    names = [name for name, _ in SECTION_ICONS]
    if isinstance(subject.item, Section) and subject.item.icon not in names:
        found = f'There is no picture "{subject.item.icon}".'
        yield Problem(found, f"Choose one of these: {', '.join(names)}.", words=subject.item.icon)


@rule("image-alt", level="must", kinds=("image",))
def pictures_have_words(subject: Subject) -> Iterator[Problem]:
    if isinstance(subject.item, Image) and not subject.item.alt.strip():
        yield Problem('The field "alt" is empty.', "Say what the picture shows.")


@rule("image-alt-length", level="should", kinds=("image",))
def the_words_are_short(subject: Subject) -> Iterator[Problem]:
    if isinstance(subject.item, Image) and len(subject.item.alt) > 125:
        yield Problem(
            f'"alt" has {len(subject.item.alt)} characters.',
            "Say it in 125, and the rest on the page.",
            words=subject.item.alt,
        )


@rule("image-caption", level="should", kinds=("image",))
def captions_are_short(subject: Subject) -> Iterator[Problem]:
    if isinstance(subject.item, Image) and len(sentences(subject.item.caption)) > 2:
        yield Problem(
            "The caption has more than 2 sentences.",
            "Keep 2, and say the rest on the page.",
            words=subject.item.caption,
        )


@rule("image-alt-start", level="should", kinds=("image",), english=True)
def the_words_do_not_say_that_it_is_a_picture(subject: Subject) -> Iterator[Problem]:
    """VIS-14: a voice has said so already."""
    item = subject.item
    if isinstance(item, Image) and _PICTURE_OF.match(item.alt):
        yield Problem(f'"alt" begins "{start_of(item.alt)}".', "Begin with what it shows.", words=item.alt)
