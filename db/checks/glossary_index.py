"""The glossary as the checks see it: which words it explains, and which of them are names."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from db.checks.spelling_out import KNOWN, abbreviations, spells
from db.syllables import syllables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.records import Term

# Words of medicine that no glossary entry is for, and that no plainer word stands for.
MEDICAL = {
    "diarrhoea": "stands in brackets after the plain words",
    "lanreotide": "the name of a medicine",
    "neuroendocrine": "half of the name of the illness, and no entry of its own",
    "octreotide": "the name of a medicine",
    "temozolomide": "the name of a medicine",
}


class Glossary:
    """The terms of one language."""

    def __init__(self, terms: Iterable[Term]) -> None:
        terms = list(terms)
        forms = {form for term in terms for form in (term.term, *term.forms)}
        self.words = frozenset(word for form in forms for word in form.casefold().replace("(", "").split())
        self.names = frozenset(name for term in terms for name in _names(term))
        """Abbreviations that are names of things: a reader can tap them, and nothing is there to write out."""
        self.abbreviations = frozenset(short for form in forms for word in form.split() for short in _bare(word))
        # By first word and then by length, the longest first.
        self._phrases: dict[str, dict[int, set[tuple[str, ...]]]] = {}
        for phrase in sorted({tuple(form.casefold().split()) for form in (*forms, *MEDICAL)}, key=len, reverse=True):
            self._phrases.setdefault(phrase[0], {}).setdefault(len(phrase), set()).add(phrase)

    def plain_words(self, words: Sequence[str]) -> Counter[str]:
        """How often each plain word stands in `words`.

        Not plain are the glossary's own phrases, `MEDICAL`, numbers and abbreviations.
        """
        counts = self._outside_phrases(words)
        return Counter({word: count for word, count in counts.items() if count and _weight(word)})

    def _outside_phrases(self, words: Sequence[str]) -> Counter[str]:
        """How often each word stands where it is no part of a medical phrase."""
        counts = Counter(words)
        lower = "\n".join(words).lower().split("\n")
        end = 0
        for at in [at for at, word in enumerate(lower) if word in self._phrases]:
            if at >= end:
                end = at + self._length(lower, at)
                counts.subtract(words[at:end])
        return counts

    def _length(self, lower: Sequence[str], at: int) -> int:
        """How many words the longest phrase takes that begins at `at`; 0 if none does."""
        for length, phrases in self._phrases[lower[at]].items():
            if tuple(lower[at : at + length]) in phrases:
                return length
        return 0


def syllables_of(counts: Counter[str]) -> int:
    """The syllables of plain words, each as often as it stands there."""
    return sum(count * _weight(word) for word, count in counts.items())


def hardest(counts: Counter[str]) -> list[str]:
    """The plain words that weigh most in a grade, at most five, in small letters."""
    heavy: Counter[str] = Counter()
    for word, count in counts.items():
        if len(word) > 5 and _weight(word) >= 3:
            heavy[word.casefold()] += (_weight(word) - 1) * count
    return sorted(heavy, key=lambda word: (-heavy[word], word))[:5]


@cache
def _weight(word: str) -> int:
    """Syllables of a word, 0 for a number or an abbreviation, which nobody reads by its letters."""
    return 0 if abbreviations(word) or word in KNOWN else syllables(word)


def _names(term: Term) -> Iterable[str]:
    said = f"{term.term} {term.meaning}"
    short = "short for" in said.casefold() or "stands for" in said.casefold()
    for form in (term.term, *term.forms):
        for word in form.split():
            for name in _bare(word):
                spelt = any(spells(name, other) for other in term.forms if name not in other)
                if not (short or spelt or f"({name}" in said):
                    yield name


def _bare(word: str) -> tuple[str, ...]:
    return abbreviations(word.strip("(),."))
