"""What search knows of words beside the content: `rules.toml`, read when a release is compiled."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from db.lookup.fold import fold

_FILE = Path(__file__).with_name("rules.toml")


@dataclass(frozen=True, slots=True)
class Rules:
    """Folded words. `confused` holds sets of medicines easily taken for one another, `medicines` all of them."""

    whole_words: tuple[str, ...]
    stop_words: tuple[str, ...]
    everyday_words: tuple[str, ...]
    medicine_endings: tuple[str, ...]
    confused: tuple[tuple[str, ...], ...]
    medicines: tuple[str, ...]


@cache
def rules() -> Rules:
    """The rules of this program."""
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    confused = tuple(_folded(group["names"]) for group in told["confused"])
    others = (name for group in told["medicine"] for name in _folded(group["names"]))
    return Rules(
        whole_words=_folded(told["whole_words"]),
        stop_words=_folded(told["stop_words"]),
        everyday_words=_folded(told["everyday_words"]),
        medicine_endings=_folded(told["medicine_endings"]),
        confused=confused,
        medicines=tuple(sorted({*others, *(name for group in confused for name in group)})),
    )


def _folded(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(map(fold, words)))
