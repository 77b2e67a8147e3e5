"""A fault of ours as the log may tell it: where it broke, and its words only if they cannot be a visitor's.

A KeyError says the key, which may be the page somebody read; what breaks in a search may say what was typed.
"""

from __future__ import annotations

import re
import traceback

WORDS_OF_CODE = (AttributeError, TypeError, NameError, ImportError, RuntimeError, ArithmeticError, MemoryError, OSError)
"""Their words name types, attributes, files of the machine, and what a programmer wrote."""
_PICTURE = re.compile(r"image://\S+")


def told(error: BaseException) -> str:
    """The traceback with those of its causes, the first one first, as Python writes it."""
    parts: list[str] = []
    told_already: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in told_already:
        told_already.add(id(one))
        frames = "".join(traceback.format_tb(one.__traceback__))
        parts.append(f"Traceback (most recent call last):\n{frames}{_named(one)}\n")
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\nThen:\n\n".join(reversed(parts)).rstrip("\n")


def without_pictures(message: str) -> str:
    """A message of Qt's. The address of a picture tells which page was open."""
    return _PICTURE.sub("a picture of a page", message)


def _named(error: BaseException) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    ours = isinstance(error, WORDS_OF_CODE) or kind.__module__ == "sqlite3" or getattr(error, "words_are_ours", False)
    words = str(error) if ours else ""
    return f"{name}: {words}" if words else name
