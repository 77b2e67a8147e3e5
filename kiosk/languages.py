"""The languages the program knows: their own names, and what a page says that is not in one of them."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.translating import QT_TRANSLATE_NOOP


class Language(NamedTuple):
    """A language by its code. `name` is in the language itself, `missing` in English, to be translated."""

    code: str
    name: str
    missing: str
    right_to_left: bool = False


OUT_OF_DATE = QT_TRANSLATE_NOOP(
    "Languages", "The English text of this page has changed since it was translated. Ask your team if you are not sure."
)
"""What a translated page says that no longer matches its original."""

ENGLISH = "en"
"""What the sources are written in: needs no translation."""

LANGUAGES = {
    language.code: language
    for language in (
        Language("en", "English", QT_TRANSLATE_NOOP("Languages", "This page is not yet in English.")),
        Language("cy", "Cymraeg", QT_TRANSLATE_NOOP("Languages", "This page is not yet in Welsh.")),
    )
}
