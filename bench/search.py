"""How long a keystroke waits for its results, without a screen.

    python -m bench.search DATA

measures the release installed in the data folder DATA and prints what it found as one line of JSON:
a process of its own, so that nothing else is in memory.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from bench.figures import Row, percentile, spread
from bench.machine import pss_mb
from bench.releases import ROOT

if TYPE_CHECKING:
    from bench.figures import Results
    from bench.releases import Prepared
    from db.library import Library
    from db.search.search import Search

SEARCH_BUDGET_MS = 16.7
SEED = 20261123
SAMPLE = 60
"""Synonyms, titles and other words that are typed, of each."""

# What people ask, in their words and with their slips. Words that stand on every page are among them.
QUESTIONS = (
    "cancer",
    "the",
    "what is a lung net",
    "side efects of everolimus",
    "how long does the scan take",
    "can i bring somebody with me",
    "i feel very tired after the treatment",
    "the blood test and the urine test",
    "chest pain when i breathe",
    "who is the persn at the desck",
    "apointment with the nurse",
    "chemotheropy and imunotherapy",
    "watchfull waiting",
    "sirolimus",
)


def search_row(made: Prepared, results: Results, *, quick: bool) -> None:
    """Type every question letter by letter, and look things up after each letter."""
    command = [sys.executable, "-m", "bench.search", str(made.data), str(SAMPLE // 4 if quick else SAMPLE)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, cwd=ROOT)
    found: dict[str, Any] = json.loads(done.stdout)
    keys, work = spread(found["keys"]), percentile(found["work"], 99)
    detail = (
        f"p50 {keys.median:.1f}, longest {keys.highest:.1f} of {keys.count:,} keystrokes; "
        f"processor time p99 {work:.1f}; the first one {found['first']:.1f}; memory {found['memory']:+.1f} MB"
    )
    p99 = percentile(found["keys"], 99)
    results.add(Row("search, keystroke to results, p99", made.pages, p99, "ms", SEARCH_BUDGET_MS, detail, found))


def measure(library: Library, sample: int) -> dict[str, Any]:
    """Milliseconds of each keystroke, and MB that the search takes."""
    from db.search.search import Search

    asked = queries(library, sample)
    before = pss_mb(os.getpid())
    search = Search(library)
    began = time.perf_counter()
    search.find("b")
    first = (time.perf_counter() - began) * 1000
    keys, work = [], []
    for typed in asked:
        for length in range(1, len(typed) + 1):
            taken, worked = _timed(search, typed[:length])
            keys.append(taken)
            work.append(worked)
    return {"keys": keys, "work": work, "first": first, "memory": pss_mb(os.getpid()) - before}


def queries(library: Library, sample: int) -> list[str]:
    """What is typed: questions, single letters, and words of the release itself, right and with one slip."""
    random = Random(SEED)
    rows = library.sealed_rows
    synonyms = [row["word"] for row in rows.listed("synonym", library.locale)]
    (words,) = [row["words"] for row in rows.listed("search_list", library.locale) if row["name"] == "words"]
    titles = [card.title for section in library.sections() for card in library.pages(section.slug)]
    chosen = [
        *random.sample(synonyms, min(sample, len(synonyms))),
        *random.sample(titles, min(sample // 2, len(titles))),
        *random.sample([word for word in words.split("\n") if len(word) > 4], sample),
    ]
    return [*QUESTIONS, *"abcdefghijklmnopqrstuvwxyz", *chosen, *(_slip(text, random) for text in chosen)]


def _slip(text: str, random: Random) -> str:
    """Two letters swapped, one left out or one struck twice."""
    at = random.randrange(max(len(text) - 1, 1))
    match random.randrange(3):
        case 0:
            return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
        case 1:
            return text[:at] + text[at + 1 :]
        case _:
            return text[: at + 1] + text[at:]


def _timed(search: Search, typed: str) -> tuple[float, float]:
    """Milliseconds by the clock, and of processor time."""
    began, worked = time.perf_counter(), time.process_time()
    search.find(typed)
    return (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000


def main() -> None:
    from db.library import Library
    from db.release.store import ReleaseStore

    store = ReleaseStore(Path(sys.argv[1]) / "releases")
    installed = store.current()
    assert installed is not None, "nothing is installed there"
    library = Library.open(installed.path, nation="ENG")
    print(json.dumps(measure(library, int(sys.argv[2]))), flush=True)
    library.close()


if __name__ == "__main__":
    main()
