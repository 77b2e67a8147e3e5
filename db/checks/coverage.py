"""Technical words have an entry in the glossary (TXT-11)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from db.checks.registry import Problem, rule
from db.checks.subject import start_of
from db.checks.word_set import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.checks.subject import Subject

# How the words of medicine begin and end.
_TECHNICAL = re.compile(
    r"""
    (?: .{2,}(?: oma|omas|itis|oscopy|oscope|ectomy|otomy|ostomy|ography|ogram|olysis|opathy|plasty|plasia|aemia|emia
        | uria|mab|mabs|nib|nibs|limus|platin|poside|tide|tides|tinib|zole|azole|pril|statin|mycin|cillin
        | cyte|cytes|blast|penia|genic|toxic|static|analogue|analogues|itis|osis|oses|scintigraphy|embolisation)
      | (?: neuro|cardio|broncho|haemo|hepat|nephr|gastro|onco|immuno|radio|chemo|pneumo|endo|metasta|carcin|somato
        | thyro|osteo|lympho|leuco|histo|cyto|patho|angio|adeno|sarco|myelo|thoraco|dermat ).{3,}
    )\Z
    """,
    re.VERBOSE,
)
# Words of everyday life that end or begin so, and words that a page cannot do without.
_EVERYDAY = word_set(
    "diagnosis diagnoses diagnosed programme program diagram telegram kilogram photography photograph geography",
    "biography radio radios radiator radioactive endorse endure endless endow endear endanger endeavour static",
    "ecstatic plastic roma aroma diploma tide peptide diabetes osteopath dermatologist cardiologist oncologist",
    "oncologists pathologist radiographer radiologist pneumonia microscope microscopes history histories historic",
    "therapist nib gram grams blast latino patio hypnosis doses closes chooses loses poses purposes roses noses",
    # These stand only where a name is written out: of a scan, a condition or a journal.
    "tomography endocrine endocrine-related neoplasia oncology",
)


@rule("glossary-coverage", level="should", kinds=("page",), english=True)
def technical_words_are_explained(subject: Subject) -> Iterator[Problem]:
    """TXT-11: each once, where it is first used."""
    for word in sorted(filter(technical, subject.lower_case)):
        if word in subject.glossary.words or word.removesuffix("s") in subject.glossary.words:
            continue
        text = next(text for text in subject.texts if word in text.text.lower())
        found = f'"{word}" is not in the glossary: "{start_of(text.text)}".'
        yield Problem(found, "Add it, or use a plain word.", text.line, word)


@cache
def technical(word: str) -> bool:
    """Whether a word in small letters looks like a word of medicine."""
    return word not in _EVERYDAY and len(word) > 5 and _TECHNICAL.match(word) is not None
