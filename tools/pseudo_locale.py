"""Two languages nobody speaks, made from the sources, to see whether the screens have room for real ones.

`XA` is 40 % longer than English and full of accents. `XB` is as long, and runs from right to left:
its letters are Latin, turned by Unicode's own override, because the bundled typefaces have no
right-to-left script. For tests only: `python tools/pseudo_locale.py FOLDER` writes both .qm files.
"""

from __future__ import annotations

import re
import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kiosk.languages import Language
from tools import translations

if TYPE_CHECKING:
    from collections.abc import Iterable

XA = Language("xa", "Ëngläsh", "This page is not yet in Welsh.")
XB = Language("xb", "Ëbräw", "This page is not yet in Welsh.", right_to_left=True)
LONGER = 1.4
FILLER = "öf löng wörds "
ACCENTS = str.maketrans("aeiouAEIOUyn", "äëïöüÄËÏÖÜÿñ")
TURNED, TURNED_BACK = "\u202e", "\u202c"
_PLACE = re.compile(r"(%(?:\d|n))")


def longer(words: str) -> str:
    """The words with accents and 40 % longer; places such as %1 stay as they are."""
    parts = _PLACE.split(words)
    accented = "".join(part if _PLACE.fullmatch(part) else part.translate(ACCENTS) for part in parts)
    missing = int(len(words) * LONGER) - len(words)
    if missing <= 0:
        return accented
    if " " not in words:  # one word becomes one longer word, as in German
        return accented + "ö" * missing
    filler = (FILLER * (missing // len(FILLER) + 1))[: missing - 1].strip()
    return f"{accented} {filler}"


def turned(words: str) -> str:
    """The longer words, written from right to left."""
    return TURNED + longer(words) + TURNED_BACK


def write(language: Language, folder: Path) -> None:
    """Write `kiosk_<code>.qm` for one of the two languages into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"kiosk_{language.code}.ts"
    file.write_text(_ts(language, translations.words_in_sources()), encoding="utf-8")
    translations.compile_to(file, file.with_suffix(".qm"))


def _ts(language: Language, messages: Iterable[translations.Message]) -> str:
    change = turned if language.right_to_left else longer
    contexts = []
    for context, of_context in groupby(sorted(messages), key=lambda message: message[0]):
        entries = []
        for _, source, by_number in of_context:
            words = escape(change(source))
            if by_number:
                words = f"<numerusform>{words}</numerusform><numerusform>{words}</numerusform>"
            numerus = ' numerus="yes"' if by_number else ""
            source_words = f"<source>{escape(source)}</source>"
            entries.append(f"<message{numerus}>{source_words}<translation>{words}</translation></message>")
        contexts.append(f"<context><name>{context}</name>{''.join(entries)}</context>")
    # German counts as English does: one, and all others.
    return f'<!DOCTYPE TS>\n<TS version="2.1" language="de">{"".join(contexts)}</TS>\n'


if __name__ == "__main__":
    for each in (XA, XB):
        write(each, Path(sys.argv[1]))
