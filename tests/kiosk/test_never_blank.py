"""Never blank, never a withdrawn page: whatever is wrong with a machine, its program shows something to read.

Each test starts the real program on a damaged machine and looks at the glass. What is chosen when, in all its
cases, is `test_fallback.py`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from db.release.install import install
from kiosk.exit_codes import SIGNALLED
from tests.kiosk.machine import (
    HELPLINES,
    LAST_RESORT,
    Kiosk,
    assert_no_slip_of_ours,
    bound_by_permissions,
    change_screen,
    demand_newer_program,
    lose_assets,
    lose_starter,
    on_a_full_disk,
    put_a_file_in_its_place,
    readable,
    remove_releases,
    spoil_typefaces,
    truncate,
    wait_for,
    walk,
    write_pointer,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Fault:
    """`harm` done to a machine with the releases `of`. What is then seen, logged, and told by the doctor.

    `check` is the doctor's line that speaks of it; the exit code goes with `state`.
    """

    harm: Callable[[Kiosk], object]
    of: tuple[int, ...] = (1, 2)
    shows: str = "Clinic 1"
    logged: str = r"has \d+ bytes and should have"
    check: str = "release"
    state: str = "broken"


def fault(name: str, harm: Callable[[Kiosk], object], *, slow: bool = False, **expected: Any) -> object:
    marks = [pytest.mark.slow] if slow else []
    return pytest.param(Fault(harm, **expected), id=name, marks=marks)


def nothing(_kiosk: Kiosk) -> None: ...


STARTER: dict[str, Any] = {"of": (), "shows": "starter", "logged": "", "state": "attention"}
FAULTS = [
    fault("no-data-folder", nothing, **STARTER),
    fault("nothing-in-the-folder", lambda kiosk: kiosk.store.folder.mkdir(parents=True), **STARTER, slow=True),
    fault("a-file-for-the-data-folder", put_a_file_in_its_place, of=(), shows="helplines", check="data folder"),
    fault(
        "current-missing", lambda kiosk: kiosk.store.pointer.unlink(), shows="Clinic 2", logged="is named", slow=True
    ),
    fault("current-empty", partial(write_pointer, b""), shows="Clinic 2", logged="is named", slow=True),
    fault("current-garbage", partial(write_pointer, bytes(range(256))), shows="Clinic 2", logged="is named"),
    fault("current-names-what-is-gone", lambda kiosk: kiosk.in_use.unlink(), logged="is named"),
    fault("all-releases-gone", remove_releases, shows="helplines", logged="No installed release can", slow=True),
    fault("the-only-release-empty", partial(truncate, 0), of=(1,), shows="helplines", logged="the file is empty"),
    fault("release-empty", partial(truncate, 0), logged="the file is empty", slow=True),
    fault("cut-in-the-head", partial(truncate, 50), logged="not a database", slow=True),
    fault("cut-after-the-head", partial(truncate, 100), slow=True),
    fault("cut-within-a-page", partial(truncate, 3 * 4096 + 7), slow=True),
    fault("cut-in-half", partial(truncate, 0.5)),
    fault("one-byte-short", partial(truncate, -1), slow=True),
    fault("from-a-newer-version", demand_newer_program, logged="made for a newer version"),
    fault("starter-missing", lose_starter, of=(), shows="helplines", logged="There is no release at"),
    fault("typefaces-spoilt", spoil_typefaces, shows="Clinic 2", logged="typeface cannot be read", check="typefaces"),
    fault("assets-gone", lose_assets, shows="Clinic 2", logged="typeface", check="typefaces", slow=True),
]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_patient_reads_something_soon_whatever_is_wrong(
    machine: Callable[..., Kiosk], fault: Fault, tmp_path: Path
) -> None:
    kiosk = machine(*fault.of)
    fault.harm(kiosk)
    code, checks = kiosk.doctor()

    with kiosk.screen() as screen:
        sight = screen.look(tmp_path / "seen.png")

    print(f"first screen after {sight.seconds:.2f} s")
    assert readable(sight, tmp_path / "seen.png") == fault.shows
    if kiosk.data.is_dir():
        assert screen.said == []
        assert bool(kiosk.faults()) == bool(fault.logged)
        assert re.search(fault.logged, "\n".join(kiosk.faults()))
    found = checks[fault.check]
    assert (found["state"], code) == (fault.state, {"attention": 1, "broken": 2}[fault.state])
    assert found["what_to_do"]


def test_the_program_as_it_is_started_stays_and_says_nothing(machine: Callable[..., Kiosk]) -> None:
    kiosk = machine(1, 2)
    truncate(0.5, kiosk)
    process = kiosk.program.start("--data", kiosk.data)
    log = kiosk.data / "logs" / "kiosk.log"
    wait_for(lambda: log.exists() and "INFO started" in log.read_text(encoding="utf-8"))

    stays = process.poll() is None
    process.kill()

    assert process.communicate() == ("", "")
    assert stays


# What is wrong with the program itself


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(partial(change_screen, "Pages/Main.qml", "Window {"), id="the-window"),
        pytest.param(
            partial(change_screen, "Pages/HomeScreen.qml", "nonsense"), id="one-screen", marks=pytest.mark.slow
        ),
        pytest.param(partial(change_screen, "Theme/qmldir", ""), id="the-theme", marks=pytest.mark.slow),
        pytest.param(lambda kiosk: shutil.rmtree(kiosk.program.with_own("ui")), id="all", marks=pytest.mark.slow),
    ],
)
def test_screens_that_do_not_load_leave_the_painted_page(
    machine: Callable[..., Kiosk], harm: Callable[[Kiosk], object], tmp_path: Path
) -> None:
    kiosk = machine(1)
    harm(kiosk)

    with kiosk.screen() as screen:
        sight = screen.look(tmp_path / "seen.png")

    assert sight.windows == ["SafeWindow"]
    assert readable(sight, tmp_path / "seen.png") == "helplines"
    assert sight.texts == sight.on_glass
    assert any("the screens cannot be loaded" in line for line in kiosk.faults())
    assert screen.said == []
    code, checks = kiosk.doctor()
    assert (checks["log"]["state"], code) == ("attention", 1)


@pytest.mark.parametrize("screens", ["whole", pytest.param("broken", marks=pytest.mark.slow)])
def test_in_northern_ireland_the_last_page_says_nothing_of_111(
    machine: Callable[..., Kiosk], tmp_path: Path, screens: str
) -> None:
    kiosk = machine(starter=None)
    (tmp_path / "kiosk.toml").write_text('nation = "NIR"')
    if screens == "broken":
        change_screen("Pages/Main.qml", "", kiosk)

    with kiosk.screen("--config", tmp_path / "kiosk.toml") as screen:
        sight = screen.look()

    assert LAST_RESORT in sight.on_glass
    assert HELPLINES & set(sight.on_glass) == {"999", "116 123"}
    assert not any("111" in text for text in sight.texts)


# What stands in the settings


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        pytest.param(lambda file: file.write_bytes(b"#\r\nsite = st-one"), "kiosk.toml, line 2: found", id="no-quotes"),
        pytest.param(
            lambda file: file.write_text("nation = 'WLS'\nscreen.dpi = 9"),
            "line 2: screen.dpi: found 9",
            id="a-value",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_wrong_settings_keep_nobody_from_reading(
    machine: Callable[..., Kiosk], harm: Callable[[Path], object], said: str, tmp_path: Path
) -> None:
    kiosk = machine(1)
    harm(tmp_path / "kiosk.toml")

    with kiosk.screen("--config", tmp_path / "kiosk.toml") as screen:
        sight = screen.look()

    assert readable(sight) == "Clinic 1"
    assert [line for line in kiosk.faults() if "WARNING" in line and said in line] != []
    assert screen.said == []


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        pytest.param(
            lambda file: file.write_text('site = "starter"\nnation = "UK"'), 'line 2: nation: found "UK"', id="a-value"
        ),
        pytest.param(
            lambda file: file.write_text("nation = Scotland"), "line 1: found", id="no-quotes", marks=pytest.mark.slow
        ),
        pytest.param(
            lambda file: file.write_bytes(b"#" * 10_000_000),
            "found 10,000,000 bytes",
            id="something-large",
            marks=pytest.mark.slow,
        ),
        pytest.param(lambda file: file.mkdir(), "found a folder of this name", id="a-folder", marks=pytest.mark.slow),
        pytest.param(lambda _file: None, "found no file of this name", id="none", marks=pytest.mark.slow),
    ],
)
def test_where_the_nation_is_not_known_no_number_is_shown_that_may_not_answer(
    machine: Callable[..., Kiosk], harm: Callable[[Path], object], said: str, tmp_path: Path
) -> None:
    kiosk = machine(1)
    file = tmp_path / "kiosk.toml"
    harm(file)

    with kiosk.screen("--config", file) as screen:
        sight = screen.look(tmp_path / "seen.png")
        touched = screen.touch("lastResort")
    doctor = kiosk.program.run("--config", file, "--data", kiosk.data, "doctor", "--json")

    assert LAST_RESORT in sight.on_glass
    assert HELPLINES & set(sight.on_glass) == {"999", "116 123"}
    assert not any("111" in text for text in (*sight.texts, *touched.texts))
    assert [line for line in kiosk.faults() if "WARNING" in line and str(file) in line and said in line] != []
    assert_no_slip_of_ours(kiosk)
    (found,) = [check for check in json.loads(doctor.stdout)["checks"] if check["name"] == "settings"]
    assert (found["state"], doctor.returncode) == ("broken", 2)
    assert str(file) in found["found"]
    assert said in found["found"]
    assert found["what_to_do"]


def test_a_settings_file_that_does_not_answer_leaves_what_it_last_said(
    machine: Callable[..., Kiosk], tmp_path: Path
) -> None:
    """The file is on a share, and the share is gone."""
    kiosk = machine(1)
    file = tmp_path / "kiosk.toml"
    file.write_text('nation = "NIR"\nsite = "no-such-site"')
    with kiosk.screen("--config", file) as screen:
        assert readable(screen.look()) == "Clinic 1"
        wait_for(lambda: (kiosk.data / "settings-last-read.toml").exists())
    with (kiosk.program.root / "kiosk" / "config_file.py").open("a") as module:
        module.write(
            "\n\n_read = read\n\n\ndef read(path):\n    import time\n\n"
            "    return time.sleep(3600) if path.name == 'kiosk.toml' else _read(path)\n"
        )

    with kiosk.screen("--config", file) as screen:
        sight = screen.look()
        urgent = screen.go("openPage", "urgent-help")

    assert readable(sight) == "Clinic 1"
    assert "999" in " ".join(urgent.texts)
    assert not any("111" in text for text in urgent.texts), "still in Northern Ireland"
    assert any("found a file that does not answer" in line for line in kiosk.faults())
    assert screen.said == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this platform has no pipes in folders")
def test_a_data_folder_that_does_not_answer_shows_helplines_and_its_release_as_soon_as_it_does(
    machine: Callable[..., Kiosk], tmp_path: Path
) -> None:
    """A pipe to which nobody writes hangs whoever reads it, as a share does that is gone."""
    kiosk = machine(1, 2)
    pointer, log = kiosk.store.pointer, kiosk.data / "logs" / "kiosk.log"
    whole = pointer.rename(tmp_path / "whole")
    os.mkfifo(pointer)

    with kiosk.screen() as screen:
        sight = screen.look(tmp_path / "seen.png")
        print(f"first screen after {sight.seconds:.2f} s")
        assert sight.windows == ["SafeWindow"]
        assert readable(sight, tmp_path / "seen.png") == "helplines"
        assert not log.exists()

        pipe = pointer.rename(tmp_path / "pipe")
        whole.rename(pointer)
        pipe.write_bytes(b"")
        wait_for(lambda: log.exists() and "INFO started" in log.read_text(encoding="utf-8"))
        sight = screen.look()
        assert readable(sight) == "Clinic 2"
        assert (len(sight.windows), sight.hidden) == (1, []), (
            "a hidden one would go on telling a supervisor of its life"
        )

    assert screen.said == [
        f"The folder {kiosk.data} does not answer. Patients see the page of helplines until it does."
    ]
    assert any(re.search(r"WARNING the data folder did not answer for \d+ s", line) for line in kiosk.faults())
    assert_no_slip_of_ours(kiosk)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this platform has no pipes in folders")
def test_a_kiosk_whose_data_folder_does_not_answer_can_be_told_to_end(machine: Callable[..., Kiosk]) -> None:
    kiosk = machine(1)
    kiosk.store.pointer.unlink()
    os.mkfifo(kiosk.store.pointer)

    with kiosk.screen() as screen:
        screen.look()
        code = screen.signal(signal.SIGTERM)

    assert code == SIGNALLED + signal.SIGTERM
    assert not (kiosk.data / "logs").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this platform has no pipes in folders")
def test_a_kiosk_can_be_told_to_end_between_helplines_and_screens(machine: Callable[..., Kiosk]) -> None:
    """A log that hangs whoever opens it, as on a share that is slow, holds it there."""
    kiosk = machine(1)
    pointer, logs = kiosk.store.pointer, kiosk.data / "logs"
    pointer.unlink()
    logs.mkdir()
    os.mkfifo(pointer)
    os.mkfifo(logs / "kiosk.log")

    with kiosk.screen() as screen:
        screen.look()
        pointer.write_bytes(b"")
        wait_for((logs / "crash.log").exists)
        os.kill(screen.process, signal.SIGTERM)
        reader = os.open(logs / "kiosk.log", os.O_RDONLY | os.O_NONBLOCK)
        try:
            code = screen.ended()
        finally:
            os.close(reader)

    assert code == SIGNALLED + signal.SIGTERM


# What other programs, and the folder, do to the release


def test_a_release_that_another_program_has_locked_is_shown(machine: Callable[..., Kiosk]) -> None:
    kiosk = machine(1, 2)
    lock = (
        "import sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('BEGIN EXCLUSIVE')\n"
        "print('locked', flush=True)\n"
        "sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", lock, kiosk.in_use], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"

        with kiosk.screen() as screen:
            sights = [screen.look(), *walk(screen)]
        _, checks = kiosk.doctor()

    assert readable(sights[0]) == "Clinic 2"
    assert all(LAST_RESORT not in sight.texts for sight in sights)
    assert kiosk.faults() == []
    assert {checks[name]["state"] for name in ("release", "content")} == {"good"}


def test_a_data_folder_that_cannot_be_written_to_is_read_all_the_same(machine: Callable[..., Kiosk]) -> None:
    kiosk = bound_by_permissions(machine(1, 2))
    for folder in (kiosk.data, kiosk.store.folder):
        folder.chmod(0o555)

    code, checks = kiosk.doctor()
    with kiosk.screen() as screen:
        sight = screen.look()

    assert readable(sight) == "Clinic 2"
    assert not (kiosk.data / "logs").exists()
    assert any("INFO started" in line for line in screen.said), "what cannot be logged goes to standard error"
    assert (checks["data folder"]["state"], code) == ("broken", 2)
    assert "right to write" in checks["data folder"]["what_to_do"]


@pytest.mark.parametrize(
    ("forbidden", "shows", "logged"),
    [
        pytest.param(lambda kiosk: kiosk.in_use, "Clinic 1", "cannot be read: Permission denied", id="the-release"),
        pytest.param(
            lambda kiosk: kiosk.store.folder, "helplines", "cannot be read", id="the-folder", marks=pytest.mark.slow
        ),
        pytest.param(
            lambda kiosk: kiosk.store.pointer,
            "Clinic 2",
            "is named as the one in use",
            id="current",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_what_may_not_be_read_gives_way_to_what_may(
    machine: Callable[..., Kiosk], forbidden: Callable[[Kiosk], Path], shows: str, logged: str
) -> None:
    kiosk = bound_by_permissions(machine(1, 2))
    forbidden(kiosk).chmod(0)

    with kiosk.screen(watch_after_ms=1) as screen:
        sight = screen.until(lambda seen: seen.watching)

    assert readable(sight) == shows
    assert any(logged in line for line in kiosk.faults())
    assert_no_slip_of_ours(kiosk)
    assert screen.said == []


def test_no_space_left_keeps_nobody_from_reading(machine: Callable[..., Kiosk], tmp_path: Path) -> None:
    kiosk = machine(1, 2)
    kept = kiosk.data.rename(tmp_path / "kept")
    kiosk.data.mkdir()
    kiosk = on_a_full_disk(kiosk, kept)

    code, checks = kiosk.doctor()
    with kiosk.screen() as screen:
        sight = screen.look()

    assert readable(sight) == "Clinic 2"
    assert any("INFO started" in line for line in screen.said), "what cannot be logged goes to standard error"
    assert (checks["disk"]["state"], code) == ("broken", 2)
    assert "Make room" in checks["disk"]["what_to_do"]


# Withdrawn


@pytest.mark.parametrize("list_kept", [pytest.param(True, marks=pytest.mark.slow), False])
def test_a_withdrawn_release_is_not_shown_though_it_is_put_back_and_named(
    machine: Callable[..., Kiosk], clinics: dict[int, Path], list_kept: bool
) -> None:
    kiosk = machine(1, 2)
    before = json.loads(kiosk.store.pointer.read_bytes())
    install(clinics[3], kiosk.store)
    shutil.copy(clinics[2], kiosk.store.folder)
    pointer = json.loads(kiosk.store.pointer.read_bytes())
    pointer["file"] = before["file"]
    pointer["releases"] += [each for each in before["releases"] if each["file"] == before["file"]]
    if not list_kept:
        pointer["withdrawn"] = []
    write_pointer(json.dumps(pointer).encode(), kiosk)

    code, checks = kiosk.doctor()
    with kiosk.screen() as screen:
        sight = screen.look()

    assert readable(sight) == "Clinic 1"
    assert any(f"{clinics[2].stem} was withdrawn" in line for line in kiosk.faults())
    assert (checks["release"]["state"], code) == ("broken", 2)


def test_a_withdrawn_release_does_not_stand_in_for_the_one_that_withdrew_it(
    machine: Callable[..., Kiosk], clinics: dict[int, Path]
) -> None:
    kiosk = machine(1, 2, 3)
    shutil.copy(clinics[2], kiosk.store.folder)
    truncate(0.5, kiosk)

    with kiosk.screen() as screen:
        assert readable(screen.look()) == "Clinic 1"
