"""Never a wrong word: a release that is not what was compiled, found when it is read, or while the program runs.

Each test starts the real program. That no wrong word comes out of a damaged file, whoever reads it, is
`tests/db/test_library_faults.py`.
"""

from __future__ import annotations

import random
import shutil
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.kiosk.machine import (
    LAST_RESORT,
    Kiosk,
    assert_no_slip_of_ours,
    change_with_sql,
    overwrite,
    put_a_file_for_the_releases,
    readable,
    replace_by_another_file,
    truncate,
    walk,
    write_pointer,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONTACT = "UPDATE contact SET phone = '116 124' WHERE phone = '116 123'"
SENTENCE = "UPDATE line SET text = replace(text, '999', '998') WHERE text LIKE '%999%'"
URGENT = ("openPage", "urgent-help")
DIGITS = [
    pytest.param(CONTACT, ("openContacts",), (1, 2), "Clinic 1", id="contacts"),
    pytest.param(CONTACT, URGENT, (2,), "helplines", id="a-contact-on-a-page"),
    pytest.param(SENTENCE, URGENT, (1, 2), "Clinic 1", id="a-sentence", marks=pytest.mark.slow),
    pytest.param(SENTENCE, URGENT, (2,), "helplines", id="a-sentence-alone", marks=pytest.mark.slow),
]


@pytest.mark.parametrize(("sql", "place", "serials", "shows"), DIGITS)
def test_a_changed_digit_is_never_shown(
    machine: Callable[..., Kiosk],
    clinics: dict[int, Path],
    sql: str,
    place: tuple[str, ...],
    serials: tuple[int, ...],
    shows: str,
) -> None:
    kiosk = machine(*serials)
    change_with_sql(sql, kiosk)

    with kiosk.screen() as screen:
        sights = [screen.look(), screen.go(*place), screen.go("startAgain")]

    assert not any("124" in text or "998" in text for sight in sights for text in sight.texts)
    assert readable(sights[-1]) == shows
    assert any("cannot be read (LibraryDamaged)" in line for line in kiosk.faults())
    told = (kiosk.data / "logs" / "kiosk.log").read_text(encoding="utf-8")
    assert told.count(f"INFO showing release {clinics[1].stem if shows == 'Clinic 1' else 'none'}\n") == 1
    assert_no_slip_of_ours(kiosk)
    code, checks = kiosk.doctor()
    assert (checks["content"]["state"], code) == ("broken", 2)
    assert "Install a release again" in checks["content"]["what_to_do"]


def test_a_changed_digit_is_found_before_anybody_asks_for_it(machine: Callable[..., Kiosk]) -> None:
    kiosk = machine(1, 2)
    change_with_sql(CONTACT, kiosk)

    with kiosk.screen(watch_after_ms=1) as screen:
        screen.until(lambda seen: readable(seen) == "Clinic 1")

    assert any("has changed since it was installed" in line for line in kiosk.faults())


PARTS = {"head": (0, 0, 100), "first-page": (0, 100, 4096), "middle": (0.5, -20_000, 20_000), "end": (1.0, -4096, -1)}
QUICK = ("head", "middle")
FLIPS = [
    pytest.param(part, seed, id=f"{part}-{seed}", marks=[pytest.mark.slow] if seed > 1 or part not in QUICK else [])
    for part in PARTS
    for seed in range(1, 9)
]


@pytest.mark.parametrize(("part", "seed"), FLIPS)
def test_one_flipped_byte_shows_the_right_words_or_the_helplines(
    machine: Callable[..., Kiosk], sound: dict[int, list[set[str]]], part: str, seed: int
) -> None:
    kiosk = machine(2)
    raw = bytearray(kiosk.in_use.read_bytes())
    share, first, last = PARTS[part]
    begin = int(share * len(raw))
    at = random.Random(seed).choice([place for place in range(begin + first, begin + last) if raw[place]])
    raw[at] ^= 1 << random.Random(seed).randrange(8)
    kiosk.in_use.write_bytes(raw)

    with kiosk.screen() as screen:
        first_sight = screen.look()
        sights = walk(screen)

    assert readable(first_sight) in ("Clinic 2", "helplines")
    for sight, expected in zip(sights, sound[2], strict=True):
        # Home and the contacts lead to the helplines when what they need cannot be read.
        assert LAST_RESORT in sight.on_glass or set(sight.texts) == expected, f"byte {at}"
    assert_no_slip_of_ours(kiosk)


# Damage while the program runs


def damage(name: str, harm: Callable[[Kiosk], object], *, shows: str, slow: bool = False) -> object:
    return pytest.param(harm, shows, id=name, marks=[pytest.mark.slow] if slow else [])


THE_FILE = [
    damage("overwritten", overwrite, shows="Clinic 1"),
    damage("emptied", partial(truncate, 0), shows="Clinic 1", slow=True),
    damage("cut", partial(truncate, 0.25), shows="Clinic 1"),
    damage("current-spoilt", partial(write_pointer, b"{"), shows="Clinic 2", slow=True),
]
THE_FOLDER = [
    damage("unlinked", lambda kiosk: kiosk.in_use.unlink(), shows="Clinic 1"),
    damage("replaced", replace_by_another_file, shows="Clinic 1", slow=True),
    damage("folder-gone", lambda kiosk: shutil.rmtree(kiosk.store.folder), shows="helplines"),
    damage("a-file-for-the-folder", put_a_file_for_the_releases, shows="helplines", slow=True),
    damage("data-folder-gone", lambda kiosk: shutil.rmtree(kiosk.data), shows="helplines", slow=True),
]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody change a file that is open")


@pytest.mark.parametrize(("harm", "shows"), [*THE_FILE, *THE_FOLDER])
def test_damage_while_somebody_reads_shows_no_wrong_word_and_ends_in_a_page_to_read(
    machine: Callable[..., Kiosk], sound: dict[int, list[set[str]]], harm: Callable[[Kiosk], object], shows: str
) -> None:
    kiosk = machine(1, 2)

    with kiosk.screen(watch_after_ms=1) as screen:
        screen.until(lambda seen: seen.watching)
        screen.go("openSection", "tests")
        harm(kiosk)
        sights = walk(screen)
        screen.go("startAgain")
        screen.until(lambda seen: readable(seen) == shows)

    known = set().union(*sound[1], *sound[2])
    for sight in sights:
        assert LAST_RESORT in sight.on_glass or set(sight.texts) <= known
    if (kiosk.data / "logs").exists():  # else it is gone with the rest
        assert_no_slip_of_ours(kiosk)


@pytest.mark.parametrize(("harm", "shows"), THE_FOLDER)
def test_damage_while_nobody_reads_is_seen_to_before_somebody_does(
    machine: Callable[..., Kiosk], harm: Callable[[Kiosk], object], shows: str
) -> None:
    kiosk = machine(1, 2)

    with kiosk.screen(watch_after_ms=1) as screen:
        screen.until(lambda seen: seen.watching)
        harm(kiosk)
        screen.until(lambda seen: readable(seen) == shows)

    if (kiosk.data / "logs").exists():  # else it is gone with the rest
        assert_no_slip_of_ours(kiosk)
