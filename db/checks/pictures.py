"""Words for those who cannot see a picture (VIS-14, VIS-17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.checks.registry import Problem, rule
from db.records import Image
from db.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.checks.subject import Subject


@rule("image-alt", level="must", kinds=("image",))
def pictures_have_words(subject: Subject) -> Iterator[Problem]:
    if isinstance(subject.item, Image) and not subject.item.alt.strip():
        yield Problem('The field "alt" is empty.', "Say what the picture shows.")


@rule("image-alt-length", level="should", kinds=("image",))
def the_words_are_short(subject: Subject) -> Iterator[Problem]:
    if isinstance(subject.item, Image) and len(subject.item.alt) > 125:
        yield Problem(f'"alt" has {len(subject.item.alt)} characters.', "Say it in 125, and the rest on the page.")


@rule("image-caption", level="should", kinds=("image",))
def captions_are_short(subject: Subject) -> Iterator[Problem]:
    if isinstance(subject.item, Image) and len(sentences(subject.item.caption)) > 2:
        yield Problem("The caption has more than 2 sentences.", "Keep 2, and say the rest on the page.")
