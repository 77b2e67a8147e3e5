"""A large workspace with filler text of our own, the same for the same seed: for tests and for the bench.

    python -m tests.make_workspace --pages 10000 --out large-workspace.sqlite
    python -m tests.make_workspace --pages 10000 --release large.sqlite

The pages read like the real ones (about 450 words, every kind of block, glossary words,
contacts, questions) and say nothing that anybody could act on. Made-up words stand among the plain
ones, few often and many seldom, so that a large workspace has as many different words as a large library.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from db.records import Contact, Page, Question, Section, Site, Source, Synonyms, Term
from db.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEED = 20261123
AS_OF = date(2026, 11, 23)
SECTIONS = {
    "about": "About this lung tumour",
    "tests": "Tests and scans",
    "treatments": "Treatments",
    "research": "Research and trials",
    "living": "Living with it",
    "support": "Support and contacts",
}
ICONS = ("lungs", "scan", "medicine", "flask", "leaf", "phone")
TERM_COUNT = 80
CONTACT_COUNT = 40
QUESTION_COUNT = 60
SOURCE_COUNT = 120
SYNONYM_COUNT = 300
RARE_COUNT = 40_000

_FIRST = ["blood", "urine", "breath", "heart", "tissue", "contrast", "tracer", "hormone", "protein", "airway"]
_SECOND = ["test", "scan", "sample", "marker", "biopsy", "reading", "report", "clinic"]
_WHO = (
    "Your nurse",
    "The team",
    "A doctor",
    "Someone from the clinic",
    "The person at the desk",
    "Your key worker",
    "The radiographer",
)
_DOES = (
    "explains {term} before it begins",
    "tells you when {term} is ready and what comes after it",
    "asks how you felt after {term}",
    "writes {term} into your record and gives you a copy",
    "looks at {term} together with the earlier results",
    "can say whether {term} is needed in your case",
    "keeps a note of {term} for the next visit",
)
_YOU = (
    "You can bring someone with you",
    "You may ask for a quiet room",
    "You do not have to decide today",
    "Most people are there for less than an hour",
    "Some people feel tired then and rest for a day",
    "It helps to write your questions down on the way",
    "There is water and a chair close by",
    "Nobody minds if you ask the same thing twice",
)
_WHY = (
    "because every body is different",
    "so that nothing is forgotten",
    "and that is quite usual",
    "which is a good moment to ask",
    "and the staff know what to do",
    "even if the last one was some time ago",
    "before the next step is planned",
)
_HEADINGS = (
    "What happens on the day",
    "How to get ready",
    "Who you will meet",
    "How long it takes",
    "What comes afterwards",
    "If you are worried",
)


def large_workspace(pages: int, *, seed: int = SEED) -> Workspace:
    """A workspace in memory with `pages` pages, all of them starter text. The caller closes it."""
    workspace = Workspace.in_memory()
    fill(workspace, pages=pages, seed=seed)
    return workspace


def fill(
    workspace: Workspace, *, pages: int, seed: int = SEED, progress: Callable[[int, int], None] | None = None
) -> None:
    """Put sections, glossary, contacts, questions, sources, a site and `pages` pages into a workspace."""
    random = Random(seed)
    with workspace.transaction():
        workspace.meta_set("as_of", AS_OF.isoformat())
        workspace.meta_set("locale", "en")
        workspace.meta_set("organisation", "Filler text")
        for kind, item in _items(random):
            workspace.put(kind, item, origin="starter", author="Filler")
        for number in range(pages):
            workspace.put("page", _page(random, number, pages), origin="starter", author="Filler")
            if progress is not None:
                progress(number + 1, pages)


def terms() -> tuple[str, ...]:
    """The words of the glossary, as they stand in the text."""
    return tuple(f"{first} {second}" for first in _FIRST for second in _SECOND)[:TERM_COUNT]


@cache
def rare_words() -> tuple[str, ...]:
    """Made-up words, the ones used most often first."""
    random = Random(SEED)
    syllables = [
        f"{start}{vowel}{end}" for start in "bcdfglmnprstv" for vowel in "aeiou" for end in ("", "l", "n", "r")
    ]
    endings = ("al", "ane", "ary", "ation", "ent", "ic", "ine", "ive", "ology", "osis", "oid", "ous")
    found: dict[str, None] = {}
    while len(found) < RARE_COUNT:
        found["".join(random.choices(syllables, k=random.choice((1, 2, 2)))) + random.choice(endings)] = None
    return tuple(found)


def _rare(random: Random) -> str:
    return rare_words()[int(RARE_COUNT * random.random() ** 3)]


def _items(random: Random) -> Iterator[tuple[str, Section | Term | Contact | Question | Source | Synonyms | Site]]:
    for n, (slug, title) in enumerate(SECTIONS.items()):
        yield "section", Section(slug=slug, title=title, summary=random.choice(_YOU), icon=ICONS[n], position=10 * n)
    for n in range(SOURCE_COUNT):
        reviewed = AS_OF - timedelta(days=random.randrange(900))
        yield (
            "source",
            Source(
                slug=f"source-{n}",
                title=f"A leaflet about the {random.choice(terms())}, number {n}",
                publisher="The filler society",
                web=f"example.org/leaflets/{n}",
                reviewed=reviewed,
                due=reviewed + timedelta(days=1095),
            ),
        )
    for n, word in enumerate(terms()):
        yield (
            "term",
            Term(
                slug=f"term-{n}",
                term=word.capitalize(),
                meaning=f"A {word} is named here so that the page has a word to explain.",
                forms=(word, f"{word}s"),
                sources=(f"source-{n % SOURCE_COUNT}",),
            ),
        )
    for n in range(CONTACT_COUNT):
        yield "contact", _contact(random, n)
    for n in range(QUESTION_COUNT):
        text = f"When is the {random.choice(terms())} planned, and who tells me?"
        yield "question", Question(slug=f"question-{n}", group=f"Group {n // 10 + 1}", position=n, text=text)
    yield "synonyms", Synonyms(slug="synonyms-1", target="contact:contact-1", words=("helpline", "phone number"))
    for n in range(2, SYNONYM_COUNT):
        words = tuple(f"{_rare(random)}{'' if n % 3 else f' {_rare(random)}'}" for _ in range(4))
        yield "synonyms", Synonyms(slug=f"synonyms-{n}", target=f"term:term-{n % TERM_COUNT}", words=words)
    yield "synonyms", Synonyms(slug="urgent", target="card:urgent", words=("chest pain", "fever", "collapse"))
    yield "site", Site(slug="filler", name="The filler clinic")


def _contact(random: Random, n: int) -> Contact:
    return Contact(
        slug=f"contact-{n}",
        name=f"The filler line {n}",
        position=10 * n,
        for_whom="Anybody who wants to try the kiosk",
        # Numbers that Ofcom keeps for stories: nobody answers them.
        phone=f"020 7946 0{n:03d}",
        hours=(f"Mon-Fri {random.randrange(8, 11):02d}:00-17:00", "Sat 10:00-12:30"),
        closed_on_bank_holidays=True,
        say="Say where you found the number.",
        relay=f"18001 020 7946 0{n:03d}",
        urgent=n < 3,
        nations=("NIR",) if n % 10 == 9 else (),
        sources=("source-0",),
        last_reviewed=AS_OF,
        next_review=AS_OF + timedelta(days=365),
    )


def _page(random: Random, n: int, pages: int) -> Page:
    slugs = tuple(SECTIONS)
    return Page(
        slug=f"page-{n}",
        section=slugs[n * len(slugs) // pages],
        position=10 * n,
        # With a comma where it is long, and never 111, which somebody might ring: the checks look for both.
        title=f"{_rare(random).capitalize()} and the {random.choice(terms())} ({n + (n >= 111):,})",
        summary=random.choice(_YOU),
        kind="research" if n % 3 == 0 else "care",
        last_reviewed=AS_OF,
        next_review=AS_OF + timedelta(days=365),
        body=_body(random),
        sources=tuple(f"source-{random.randrange(SOURCE_COUNT)}" for _ in range(3)),
        see_also=tuple(f"page-{other}" for other in {random.randrange(pages) for _ in range(3)} - {n}),
        nations=("SCT",) if n % 50 == 49 else (),
    )


def _body(random: Random) -> str:
    def listed(count: int) -> str:
        return "\n".join(f"- {_sentence(random)}" for _ in range(count))

    donts = "\n".join(f"- do not worry about the {random.choice(terms())}" for _ in range(2))
    headings = random.sample(_HEADINGS, 4)
    return "\n\n".join(
        [
            f"::: key-facts\n{listed(4)}\n:::",
            _paragraph(random, 3),
            f"## {headings[0]}",
            _paragraph(random, 3),
            "\n".join(f"{step}. {_sentence(random)}" for step in range(1, 5)),
            f"## {headings[1]}",
            f"::: do\n{listed(3)}\n:::",
            f"::: dont\n{donts}\n:::",
            f"### {headings[2]}",
            f"{_paragraph(random, 2)} **{random.choice(_YOU)}.**",
            f"::: information\n{_sentence(random)}\n:::",
            f"::: call-111 nations=ENG,SCT,WLS\n## Call 111 if:\n{listed(2)}\n:::",
            f"::: details More about the day\n{_paragraph(random, 2)}\n:::",
            f"## {headings[3]}",
            f"This is what to know:\n\n{listed(3)}",
            f"::: question question-{random.randrange(QUESTION_COUNT)}\n:::",
            f"::: contact contact-{random.randrange(CONTACT_COUNT)}\n:::",
        ]
    )


def _paragraph(random: Random, sentences: int) -> str:
    return " ".join(_sentence(random) for _ in range(sentences))


def _sentence(random: Random) -> str:
    if random.random() < 0.4:
        return f"{random.choice(_YOU)}, {random.choice(_WHY)}."
    does = random.choice(_DOES).format(term=f"the {_rare(random)} {random.choice(terms())}")
    said = f"{random.choice(_WHO)} {does}"
    # No longer than the checks allow.
    if random.random() < 0.4 and said.count(" ") < 14:
        said += f" in the {_rare(random)} room"
    return f"{said}."


def main() -> None:
    """Make a large workspace, or a release compiled from one."""
    parser = argparse.ArgumentParser(description="Make a large workspace of filler text, or a release from it.")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, help="the workspace file to make")
    parser.add_argument("--release", type=Path, help="the release file to compile")
    options = parser.parse_args()
    if not (options.out or options.release):
        parser.error("say --out, --release or both")

    def progress(done: int, total: int, what: str = "Filling") -> None:
        if sys.stderr.isatty() and done % 100 == 0:
            print(f"\r{what}: {done} of {total}", end="", file=sys.stderr)

    with Workspace.create(options.out) if options.out else Workspace.in_memory() as workspace:
        fill(workspace, pages=options.pages, seed=options.seed, progress=progress)
        if options.release:
            from db.release.compile import compile_release

            report = compile_release(workspace, options.release, serial=1, progress=progress)
            print(f"{report.path}: {report.path.stat().st_size / 1e6:.1f} MB, {report.counts['page']} pages")


if __name__ == "__main__":
    main()
