"""Where each numbered fact is told: writes docs/content-coverage.md (`python -m tools.coverage`).

The facts with their grades stand in docs/content-facts.toml. Pages, terms and questions name theirs
in `facts`; waiting parts and held records name theirs in the reason.
"""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from db.exchange.read_folder import read_folder
from db.exchange.starter import STARTER_FOLDER
from db.markdown.waiting import waiting_parts
from db.records import Contact, Page, Question, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from db.records import Item

DOCS = Path(__file__).resolve().parent.parent / "docs"
FACTS = DOCS / "content-facts.toml"
TABLE = DOCS / "content-coverage.md"

Grade = Literal["S", "G", "S/G", "S and G", "Q"]
_FACT_ID = re.compile(r"(?<![\w-])[ACTMNRLQ][1-9]\d?(?![\w-])")


class Fact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A numbered fact, in a few words of our own. `general` is the part of "S and G" that no source proves.

    Whatever tells it cites one of `sources` at least.
    `left_out` is what of it no page tells although a source was seen; `untold` why no page tells it
    at all; `unwritten` why the part without a source waits nowhere.
    """

    id: str
    grade: Grade
    topic: str
    general: str = ""
    sources: tuple[str, ...] = ()
    left_out: str = ""
    untold: str = ""
    unwritten: str = ""

    @property
    def may_be_told(self) -> bool:
        """Whether at least a part of it may be read by patients."""
        return self.grade in ("S", "S and G", "Q")

    @property
    def waits(self) -> bool:
        """Whether at least a part of it needs a health professional first."""
        return self.grade in ("G", "S/G", "S and G")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record that is held (`part` False) or a part of a page that waits, with its reason."""

    where: str
    reason: str
    part: bool


@dataclass(slots=True)
class Coverage:
    """Where facts are told and where they wait: names such as "page ct-scan", in the order they were read."""

    facts: tuple[Fact, ...]
    told: dict[str, list[str]] = field(default_factory=dict)
    waiting: dict[str, list[str]] = field(default_factory=dict)
    all_waiting: list[Waiting] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    uncited: list[str] = field(default_factory=list)

    def problems(self) -> list[str]:
        """What must not be, each as a sentence. Empty if all is well."""
        return [*self._unknown(), *self._unproved(), *self._lost(), *self.uncited]

    def _unknown(self) -> Iterator[str]:
        known = {fact.id for fact in self.facts}
        for names in (self.told, self.waiting):
            for fact_id in names.keys() - known:
                yield f"There is no fact {fact_id}, which {' and '.join(names[fact_id])} names."

    def _unproved(self) -> Iterator[str]:
        for fact in self.facts:
            if not fact.may_be_told and fact.id in self.told:
                yield f"Patients read of {fact.id}, graded {fact.grade}, in {', '.join(self.told[fact.id])}."

    def _lost(self) -> Iterator[str]:
        for fact in self.facts:
            if fact.may_be_told and not fact.untold and fact.id not in self.told:
                yield f"{fact.id} ({fact.topic}) is told nowhere, and no reason is given."
            if fact.untold and fact.id in self.told:
                yield f"{fact.id} is told by {', '.join(self.told[fact.id])}, yet a reason says why it is not."
            if fact.waits and not fact.unwritten and fact.id not in self.waiting:
                yield f"{fact.id} ({fact.general or fact.topic}) waits nowhere, and no reason is given."
            if fact.unwritten and fact.id in self.waiting:
                yield f"{fact.id} waits in {', '.join(self.waiting[fact.id])}, yet a reason says why it does not."


def read_facts(file: Path = FACTS) -> tuple[Fact, ...]:
    """The facts of docs/content-facts.toml, in order. Raises msgspec.ValidationError on anything it does not know."""
    return tuple(msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8"))["fact"], list[Fact]))


def read_items(folder: Path = STARTER_FOLDER) -> list[tuple[str, Item]]:
    """Every record of a content folder with its kind. Raises ValueError where a record cannot be read."""
    content = read_folder(folder)
    broken = [f"{finding.where}, line {finding.line}: {finding.found}" for finding in content.findings
              if finding.level == "must"]  # fmt: skip
    if broken:
        raise ValueError("\n".join(broken))
    return [(entry.kind, entry.item) for entry in content.entries]


def cover(facts: Sequence[Fact], items: Iterable[tuple[str, Item]]) -> Coverage:
    """Find each fact among the records."""
    coverage = Coverage(tuple(facts))
    by_id = {fact.id: fact for fact in facts}
    unproved = {fact.id for fact in facts if not fact.may_be_told}
    for kind, item in items:
        name = f"{kind} {item.slug}"
        named = item.facts if isinstance(item, Page | Term | Question) else ()
        if isinstance(item, Contact):
            coverage.contacts.append(item)
        in_parts: set[str] = set()
        for waiting in waiting_parts(item.body) if isinstance(item, Page) else ():
            coverage.all_waiting.append(Waiting(name, waiting.reason, part=True))
            in_parts.update(_FACT_ID.findall(waiting.reason))
            _add(coverage.waiting, _FACT_ID.findall(waiting.reason), f"a part of {name}")
        if item.hold:
            coverage.all_waiting.append(Waiting(name, item.hold, part=False))
            _add(coverage.waiting, (*named, *_FACT_ID.findall(item.hold)), f"{name} (held)")
        else:
            # A page may name a fact without a source as long as the part that tells it waits.
            told = [each for each in named if each not in unproved & in_parts]
            _add(coverage.told, told, name)
            if isinstance(item, Page | Term):
                coverage.uncited += _uncited([by_id[each] for each in told if each in by_id], item, name)
    return coverage


def _uncited(facts: Iterable[Fact], item: Page | Term, name: str) -> Iterator[str]:
    for fact in facts:
        if fact.sources and not set(fact.sources) & set(item.sources):
            yield f"{_capital(name)} tells {fact.id} and cites none of its sources: {', '.join(fact.sources)}."


def _add(names: dict[str, list[str]], fact_ids: Iterable[str], name: str) -> None:
    for fact_id in dict.fromkeys(fact_ids):
        places = names.setdefault(fact_id, [])
        if name not in places:
            places.append(name)


def table(coverage: Coverage) -> str:
    """The text of docs/content-coverage.md."""
    rows = [
        _row(fact.id, fact.grade, fact.topic, _told(coverage.told.get(fact.id, ())), _rest(coverage, fact))
        for fact in coverage.facts
    ]
    held = [f"- {one.where}: {one.reason}" for one in coverage.all_waiting if not one.part]
    parts = [f"- {one.where}: {one.reason}" for one in coverage.all_waiting if one.part]
    contacts = [_row(one.name, one.grade, "held" if one.hold else "shown") for one in coverage.contacts]
    return "\n".join(
        [
            _INTRODUCTION.format(**_counts(coverage)),
            "## The facts\n",
            "| Fact | Grade | What it is about | Where patients read it | What waits, or why it is not told |",
            "|---|---|---|---|---|",
            *rows,
            "\n## The contacts\n",
            "Graded A where number and hours were seen on the body's own page, B, C and U for less.\n",
            "| Contact | Grade | |",
            "|---|---|---|",
            *contacts,
            "\n## What waits\n",
            f"Records that are held ({len(held)}):\n",
            *held,
            f"\nParts of pages that wait ({len(parts)}):\n",
            *parts,
            "",
        ]
    )


def _told(names: Iterable[str]) -> str:
    """Pages first, then the words and questions, each kind named once."""
    kinds = {"page": "", "term": "words: ", "question": "questions: "}
    slugs = {kind: [name.partition(" ")[2] for name in names if name.startswith(f"{kind} ")] for kind in kinds}
    return "; ".join(kinds[kind] + ", ".join(found) for kind, found in slugs.items() if found)


def _rest(coverage: Coverage, fact: Fact) -> str:
    places = ", ".join(coverage.waiting.get(fact.id, ()))
    waits = f"{fact.general or 'waits'}: {places}" if places else ""
    unwritten = f"{fact.general}: {fact.unwritten}" if fact.general and fact.unwritten else fact.unwritten
    left_out = f"Left out: {fact.left_out}" if fact.left_out else ""
    return ". ".join(_capital(part.rstrip(".")) for part in (fact.untold, left_out, waits, unwritten) if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _counts(coverage: Coverage) -> dict[str, int]:
    may = [fact for fact in coverage.facts if fact.may_be_told and fact.grade != "Q"]
    return {
        "may": len(may),
        "told": sum(fact.id in coverage.told for fact in may),
        "untold": sum(fact.id not in coverage.told for fact in may),
        "general": sum(fact.waits for fact in coverage.facts),
    }


_INTRODUCTION = """\
# Which fact stands on which page

Made by `python -m tools.coverage`: do not edit it, but run that again after a change.

Every sentence that patients read was written from a numbered fact: A (the illness), C (carcinoid
syndrome), T (tests), M (treatments), N (NHS decisions), R (research), L (living with it) and Q
(questions to ask). Pages, glossary terms and questions name theirs in the field `facts`
([content-format.md](content-format.md)).

A fact is graded S where a source was seen and G where it is general knowledge. "S and G" has a
part of each. S/G was seen only in part and is treated as G. Q is our own wording. What is
graded G waits for a health professional, and no patient reads it.

Of {may} facts with a source, {told} are told and {untold} are not, each with the reason. {general} facts
wait whole or in part.
"""


def main() -> int:
    """Write the table; the exit code is 1 where a fact is lost, unknown or told without proof."""
    coverage = cover(read_facts(), read_items())
    TABLE.write_text(table(coverage), encoding="utf-8", newline="\n")
    problems = coverage.problems()
    print("\n".join([f"{TABLE.name} is written.", *problems]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
