"""Many texts searched as one: a rule asks once for a whole page and still learns which line it was."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from db.checks.subject import Text


class Haystack:
    """Texts one below the other. A pattern sees them parted by newlines, so it must not cross one."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.texts = texts
        self.whole = "\n".join([text.text for text in texts])
        self._starts = [0, *accumulate(len(text.text) + 1 for text in texts)]

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Text]]:
        """Every match, with the text it stands in. `match` counts from the beginning of the haystack."""
        for match in pattern.finditer(self.whole):
            yield match, self.text_at(match.start())

    def text_at(self, offset: int) -> Text:
        return self.texts[bisect_right(self._starts, offset) - 1]

    def __bool__(self) -> bool:
        return bool(self.whole)
