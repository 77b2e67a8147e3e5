"""Words that Python itself gives to a screen, in the language of the present visit.

English is what the sources say, so as long as nobody chooses another language nothing is looked up
and nothing of Qt's translation is loaded. `pyside6-lupdate` finds the words by the names of two
functions below; a sentence is translated whole, with %1 where something stands in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_lookup: Callable[[str, str], str] | None = None


def translate(context: str, source: str) -> str:
    """`source` in the language in use. Both are written out where this is called: a tool reads them there."""
    return source if _lookup is None else _lookup(context, source)


def filled(words: str, *values: str) -> str:
    """`words` with `values` in place of %1, %2 and so on."""
    for number, value in enumerate(values, start=1):
        words = words.replace(f"%{number}", value)
    return words


def QT_TRANSLATE_NOOP(context: str, source: str) -> str:
    """Mark words for translation that are looked up later; lupdate knows this name. Returns `source`."""
    del context
    return source


def look_up_with(lookup: Callable[[str, str], str] | None) -> None:
    """From now on ask `lookup` for (context, source); None gives English again."""
    global _lookup
    _lookup = lookup
