"""The PIN of the staff panel: set from a command, kept so that nobody reads it back, locked after wrong tries."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from db.people import passphrase
from db.people.passphrase import fits
from kiosk import resources
from kiosk.clock import FakeClock
from kiosk.commands.root import kiosk
from kiosk.config import Settings
from kiosk.health import staff_pin
from kiosk.health.finding import Machine, State
from kiosk.staff.pin import FILE_NAME, PinRefused, PinUnreadable, Tries, read_pin, set_pin, weakness
from tests.conftest import MONDAY_MORNING

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "270461"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "_COST", "n=1024,r=8,p=1")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / FILE_NAME


def machine(file: Path) -> Machine:
    return Machine(Settings(data=file.parent), (), FakeClock(MONDAY_MORNING), starter=None)


@pytest.mark.parametrize(
    "pin",
    [
        "",
        "12345",
        "27046",
        "2704611234567",
        "27046a",
        "27046\u0661",
        "270 461",
        "000000",
        "7777777",
        "123456",
        "0123456",
        "789012",
        "654321",
        "210987",
        "121212",
        "1212121",
        "246802",
        "123123",
    ],
)
def test_a_pin_that_is_guessed_soon_is_refused(pin: str, file: Path) -> None:
    assert weakness(pin)
    with pytest.raises(PinRefused):
        set_pin(file, pin)

    assert not file.exists()


@pytest.mark.parametrize("pin", [GOOD, "102938", "123457", "900001"])
def test_the_right_pin_and_no_other_fits(pin: str, file: Path) -> None:
    set_pin(file, pin)
    secret = read_pin(file)
    assert secret is not None

    assert fits(pin, secret)
    assert not fits(pin[:-1], secret)
    assert not fits(pin + "0", secret)
    assert not fits("", secret)


def test_the_file_says_nothing_of_the_pin_and_the_same_pin_twice_looks_different(file: Path) -> None:
    set_pin(file, GOOD)
    first = file.read_text()
    set_pin(file, GOOD)

    assert GOOD not in first
    assert file.read_text() != first
    assert [path.name for path in file.parent.iterdir()] == [FILE_NAME]


@pytest.mark.skipif(sys.platform == "win32", reason="rights of this kind are not known there")
def test_nobody_else_may_read_the_file(file: Path) -> None:
    set_pin(file, GOOD)

    assert file.stat().st_mode & 0o777 == 0o600


def test_five_wrong_tries_close_the_door_for_thirty_seconds(clock: FakeClock) -> None:
    tries = Tries(clock)
    for _ in range(4):
        tries.count(False)
    assert tries.seconds_left == 0

    tries.count(False)
    assert tries.seconds_left == 30
    clock.advance(29.9)
    assert tries.seconds_left > 0
    clock.set_wall(MONDAY_MORNING.replace(year=2030))
    assert tries.seconds_left > 0
    clock.advance(0.1)

    assert tries.seconds_left == 0


def test_the_right_pin_forgives_what_was_wrong_before(clock: FakeClock) -> None:
    tries = Tries(clock)
    for right in (False, False, False, False, True, False, False, False, False):
        tries.count(right)

    assert tries.seconds_left == 0


@pytest.mark.parametrize(
    "change",
    [
        {"cost": "n=1073741824,r=8,p=1"},
        {"cost": "n=1024,r=8,p=1000000"},
        {"cost": ""},
        {"salt": ""},
        {"salt": "not hexadecimal"},
        {"verifier": None},
        {"format": 2},
    ],
)
def test_a_file_that_was_changed_lets_nobody_in(change: dict[str, object], file: Path) -> None:
    set_pin(file, GOOD)
    file.write_text(json.dumps({**json.loads(file.read_text()), **change}))

    with pytest.raises(PinUnreadable):
        read_pin(file)
    (finding,) = staff_pin.check(machine(file))
    assert finding.state is State.BROKEN
    assert "kiosk staff pin" in finding.advice


@pytest.mark.parametrize(
    "raw",
    [b"", b"[]", b"[" * 100_000, b"{}", b"\xff\xfe", b'"text"'],
    ids=["nothing", "a list", "a deep list", "no keys", "no text", "a word"],
)
def test_a_file_that_holds_something_else_lets_nobody_in(raw: bytes, file: Path) -> None:
    file.write_bytes(raw)

    with pytest.raises(PinUnreadable):
        read_pin(file)


def test_a_pin_of_another_account_is_not_deleted_before_it_was_asked_of_from_there(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    set_pin(file, GOOD)
    monkeypatch.setattr(type(file), "read_bytes", denied)

    (finding,) = staff_pin.check(machine(file))

    assert finding.state is State.BROKEN
    assert finding.advice.startswith("Ask in the account of the screen")


def test_the_doctor_tells_of_a_panel_without_a_pin_and_of_one_with_it(file: Path) -> None:
    (before,) = staff_pin.check(machine(file))
    set_pin(file, GOOD)
    (after,) = staff_pin.check(machine(file))

    assert (before.state, "kiosk staff pin" in before.advice) == (State.ATTENTION, True)
    assert after.state is State.GOOD


@pytest.mark.skipif(sys.platform == "win32", reason="rights of this kind are not known there")
def test_the_doctor_tells_of_a_pin_that_others_may_read(file: Path) -> None:
    set_pin(file, GOOD)
    file.chmod(0o644)

    (finding,) = staff_pin.check(machine(file))

    assert finding.state is State.ATTENTION


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (f"{GOOD}\n{GOOD}\n", 0, "The PIN is set."),
        (f"{GOOD}\n270462\n", 1, "The two differ"),
        ("123456\n123456\n", 1, "count up or down"),
        ("2704\n", 1, "6 to 12 digits"),
    ],
)
def test_the_command_asks_twice_and_shows_nothing(typed: str, code: int, said: str, file: Path) -> None:
    done = CliRunner().invoke(kiosk, ["--data", str(file.parent), "staff", "pin"], input=typed)

    assert done.exit_code == code, done.output
    assert said in done.output
    assert typed.split("\n")[0] not in done.output
    assert file.exists() == (code == 0)


@pytest.mark.skipif(not hasattr(os, "setsid"), reason="a terminal is lost in another way there")
def test_without_a_terminal_the_command_warns_in_words_alone(file: Path) -> None:
    """As by `ssh kiosk lung-net-screen staff pin`, where the other end shows what is typed."""
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "--data", str(file.parent), "staff", "pin"],
        input=f"{GOOD}\n{GOOD}\n",
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
        cwd=resources.CHECKOUT,
        timeout=60,
    )

    assert done.returncode == 0, done.stderr
    assert "may be echoed" in done.stderr
    assert "getpass" not in done.stderr.lower()


def test_the_command_says_where_it_cannot_write(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")

    done = CliRunner().invoke(
        kiosk, ["--data", str(in_the_way), "staff", "pin"], input=f"{GOOD}\n{GOOD}\n", catch_exceptions=False
    )

    assert done.exit_code == 3
    assert str(in_the_way) in done.output
