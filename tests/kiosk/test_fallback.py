"""Never blank, never a withdrawn page: whatever happens to the releases, something is chosen, and soon."""

import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.exchange.starter import starter_workspace
from db.release.compile import compile_release
from db.release.install import install
from db.release.store import ReleaseStore
from kiosk import fallback
from kiosk.clock import FakeClock
from kiosk.config import Settings
from kiosk.fallback import Choice, choose_library
from kiosk.health import release as release_check
from kiosk.health.finding import Finding, Machine, State

SOON_SECONDS = 2.0


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Releases 1 and 2, and 3 which withdraws 2."""
    folder = tmp_path_factory.mktemp("releases")
    with starter_workspace() as workspace:
        made = {serial: compile_release(workspace, folder, serial=serial).path for serial in (1, 2)}
        made[3] = compile_release(workspace, folder, serial=3, withdrawn=[made[2].stem]).path
    return made


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    return ReleaseStore(tmp_path / "data" / "releases")


@pytest.fixture
def starter(tmp_path: Path, releases: dict[int, Path]) -> Path:
    return Path(shutil.copy(releases[1], tmp_path / "starter.sqlite"))


def choose(store: ReleaseStore, starter: Path | None) -> tuple[str, str, Choice]:
    """The source, the label shown, and the choice, in the time a patient waits."""
    before = time.monotonic()
    choice = choose_library(store, starter, nation="ENG")
    assert time.monotonic() - before < SOON_SECONDS
    label = "" if choice.library is None else choice.library.header.label
    if choice.library is not None:
        assert choice.library.sections()
        choice.library.close()
    return choice.source, label, choice


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def change_byte(place: int) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        raw = bytearray(file.read_bytes())
        raw[place] ^= 0xFF
        file.write_bytes(raw)

    return change


def demand_newer_program(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE header SET needs = 999")
    connection.close()


def put_a_folder_there(file: Path) -> None:
    file.unlink()
    file.mkdir()


def put_a_pipe_there(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


HARM = [
    pytest.param(Path.unlink, id="missing"),
    pytest.param(lambda file: file.write_bytes(b""), id="empty"),
    pytest.param(cut, id="cut-off"),
    pytest.param(lambda file: file.write_bytes(b"\0" * 50_000), id="zeroed"),
    pytest.param(lambda file: file.write_text("<html>"), id="something-else"),
    pytest.param(change_byte(0), id="first-byte"),
    pytest.param(change_byte(69), id="not-ours"),
    pytest.param(demand_newer_program, id="from-a-newer-version"),
    pytest.param(put_a_folder_there, id="a-folder"),
    pytest.param(
        put_a_pipe_there, id="a-pipe", marks=pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
    ),
]


def test_the_release_in_use_is_shown(store: ReleaseStore, releases: dict[int, Path], starter: Path) -> None:
    install(releases[1], store)
    install(releases[2], store)

    source, label, choice = choose(store, starter)

    assert (source, label, choice.faults) == ("current", releases[2].stem, ())


def test_a_machine_that_never_had_a_release_shows_the_starter(store: ReleaseStore, starter: Path) -> None:
    assert choose(store, starter)[0] == "starter"
    assert choose_library(None, None, nation="ENG") == Choice(None, "built-in")
    assert not store.folder.exists()


@pytest.mark.parametrize("harm", HARM)
def test_a_release_that_cannot_be_shown_gives_way_to_an_earlier_one(
    store: ReleaseStore, releases: dict[int, Path], starter: Path, harm: Callable[[Path], None]
) -> None:
    install(releases[1], store)
    harm(install(releases[2], store).path)

    source, label, choice = choose(store, starter)

    assert (source, label) == ("earlier", releases[1].stem)
    assert choice.faults


@pytest.mark.parametrize("harm", HARM)
def test_the_starter_never_stands_in_for_a_clinics_own_release(
    store: ReleaseStore, releases: dict[int, Path], starter: Path, harm: Callable[[Path], None]
) -> None:
    harm(install(releases[2], store).path)

    source, _, choice = choose(store, starter)

    assert source == "built-in"
    assert choice.faults


@pytest.mark.parametrize("harm", HARM)
def test_a_starter_that_cannot_be_shown_leaves_the_built_in_page(
    store: ReleaseStore, starter: Path, harm: Callable[[Path], None]
) -> None:
    harm(starter)

    source, _, choice = choose(store, starter)

    assert source == "built-in"
    assert choice.faults


def test_a_withdrawn_release_is_not_shown_even_when_nothing_else_is_left(
    store: ReleaseStore, releases: dict[int, Path], starter: Path
) -> None:
    install(releases[2], store)
    install(releases[3], store).path.write_bytes(b"")

    assert choose(store, starter)[0] == "built-in"


def test_a_release_found_damaged_while_it_was_shown_is_passed_over(
    store: ReleaseStore, releases: dict[int, Path], starter: Path
) -> None:
    install(releases[1], store)
    bad = install(releases[2], store).path.name

    choice = choose_library(store, starter, nation="ENG", skip=frozenset({bad}))

    assert choice.library is not None
    assert choice.library.header.label == releases[1].stem
    assert choice.source == "earlier"
    assert bad in choice.faults[0]
    choice.library.close()


@pytest.mark.parametrize("written", [b"", b"{", b"[]", b"\xff\xfe", b'{"file": "../../etc/passwd"}'])
def test_a_damaged_record_of_what_is_in_use_does_not_hide_the_releases(
    store: ReleaseStore, releases: dict[int, Path], starter: Path, written: bytes
) -> None:
    install(releases[1], store)
    store.pointer.write_bytes(written)

    source, label, choice = choose(store, starter)

    assert (source, label) == ("earlier", releases[1].stem)
    assert choice.faults


def test_a_file_in_place_of_the_folder_leaves_something_to_read(store: ReleaseStore, starter: Path) -> None:
    store.folder.parent.mkdir(parents=True)
    store.folder.write_text("in the way")

    assert choose(store, starter)[0] in ("starter", "built-in")


def test_a_release_locked_by_another_program_is_shown_all_the_same(
    store: ReleaseStore, releases: dict[int, Path], starter: Path
) -> None:
    locked = install(releases[1], store).path
    other = sqlite3.connect(locked, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")

    source, _, _ = choose(store, starter)

    other.close()
    assert source == "current"


def test_files_that_never_answer_do_not_keep_a_patient_waiting(
    store: ReleaseStore, releases: dict[int, Path], starter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(releases[1], store)
    install(releases[2], store)
    thawed = threading.Event()
    monkeypatch.setattr(fallback, "_touch", lambda _path: thawed.wait())

    source, _, choice = choose(store, starter)

    thawed.set()
    assert source == "built-in"
    assert sum("does not answer" in fault for fault in choice.faults) == 2


def test_a_folder_that_never_answers_does_not_keep_a_patient_waiting(
    store: ReleaseStore, starter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    thawed = threading.Event()
    monkeypatch.setattr(ReleaseStore, "candidates", lambda _self: thawed.wait())

    source, _, choice = choose(store, starter)

    thawed.set()
    assert source == "built-in"
    assert "does not answer" in choice.faults[0]


def test_a_fault_of_ours_is_not_taken_for_one_of_the_site(
    store: ReleaseStore, starter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: Path) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(fallback, "_touch", fail)

    with pytest.raises(ZeroDivisionError):
        choose_library(store, starter, nation="ENG")


# What the doctor says of all this


def examine(store: ReleaseStore, starter: Path | None) -> list[Finding]:
    settings = Settings(data=store.folder.parent)
    clock = FakeClock(datetime(2026, 11, 23, tzinfo=UTC))
    return release_check.check(Machine(settings, (), clock, starter))[0]


def test_the_doctor_finds_a_sound_release_good(store: ReleaseStore, releases: dict[int, Path], starter: Path) -> None:
    install(releases[2], store)

    findings = examine(store, starter)

    assert {finding.state for finding in findings} == {State.GOOD}
    assert releases[2].stem in findings[0].found
    assert [finding.name for finding in findings] == ["release", "content", "site", "reviews"]


def test_the_doctor_tells_of_the_starter(store: ReleaseStore, starter: Path) -> None:
    findings = examine(store, starter)

    assert [finding.state for finding in findings] == [State.ATTENTION, State.GOOD, State.GOOD, State.GOOD]


@pytest.mark.parametrize("harm", HARM)
def test_the_doctor_names_every_harm_and_what_to_do(
    store: ReleaseStore, releases: dict[int, Path], starter: Path, harm: Callable[[Path], None]
) -> None:
    install(releases[1], store)
    harm(install(releases[2], store).path)

    findings = examine(store, starter)

    assert findings[0].state is State.BROKEN
    assert releases[1].stem in findings[0].found
    assert all(finding.advice for finding in findings if finding.state is State.BROKEN)


@pytest.mark.parametrize("share", [0.1, 0.35, 0.6, 0.97])
def test_the_doctor_finds_one_changed_byte_anywhere(
    store: ReleaseStore, releases: dict[int, Path], starter: Path, share: float
) -> None:
    file = install(releases[2], store).path
    change_byte(int(file.stat().st_size * share))(file)

    assert State.BROKEN in {finding.state for finding in examine(store, starter)}


def test_the_doctor_tells_of_a_site_the_release_does_not_know(store: ReleaseStore, releases: dict[int, Path]) -> None:
    install(releases[1], store)
    machine = Machine(
        replace(Settings(data=store.folder.parent), site="elsewhere"),
        (),
        FakeClock(datetime(2026, 11, 23, tzinfo=UTC)),
        None,
    )

    findings, as_of = release_check.check(machine)

    assert as_of is not None
    (site,) = [finding for finding in findings if finding.name == "site"]
    assert site.state is State.ATTENTION
    assert "elsewhere" in site.found


def test_the_doctor_says_when_only_helplines_are_left(store: ReleaseStore) -> None:
    findings = examine(store, None)

    assert findings[0].state is State.BROKEN
    assert "helplines" in findings[0].found
