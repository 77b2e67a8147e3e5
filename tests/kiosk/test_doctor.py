"""The doctor: every fault is named with what to do, and the exit code tells how bad it is."""

import ast
import errno
import json
import os
import re
import subprocess
import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk import doctor, faultlog, health, resources
from kiosk.clock import FakeClock
from kiosk.clockguard import STATE_FILE, ClockGuard
from kiosk.config import IdleSettings, SettingFault, Settings, load_settings
from kiosk.health import bundle, clock, data_folder, display, fonts, log, probe, settings, speech
from kiosk.health.finding import Finding, Machine, State, worst
from kiosk.staff import check_sheet

LOOKED_AT = {
    "settings",
    "data folder",
    "disk",
    "rights",
    "release",
    "workspace",
    "clock",
    "typefaces",
    "display",
    "dpi",
    "renderer",
    "touch",
    "sound",
    "speech",
    "staff panel",
    "one screen",
    "watchdog",
    "last run",
    "log",
}
"""All of it, on a machine without any content; with content also what that says of itself."""
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    data = tmp_path / "data"
    data.mkdir()
    return Machine(Settings(data=data), (), FakeClock(NOW), starter=None)


def states(findings: list[Finding]) -> list[State]:
    return [finding.state for finding in findings]


@pytest.mark.parametrize(
    ("found", "code"),
    [
        ([], 0),
        ([State.GOOD, State.GOOD], 0),
        ([State.NOTE], 0),
        ([State.NOTE, State.ATTENTION], 1),
        ([State.GOOD, State.ATTENTION], 1),
        ([State.BROKEN, State.ATTENTION, State.GOOD], 2),
    ],
)
def test_the_exit_code_is_that_of_the_worst_finding(found: list[State], code: int) -> None:
    assert worst([Finding("x", state, "") for state in found]).exit_code == code


def test_a_wrong_setting_needs_attention(machine: Machine) -> None:
    fault = SettingFault("kiosk.toml", "screen.dpi", "9", "a number from 40 to 400", "102.5")

    (finding,) = settings.check(replace(machine, faults=(fault,)))

    assert finding.state is State.ATTENTION
    assert finding.found == str(fault)
    assert states(settings.check(machine)) == [State.GOOD]


def test_a_key_too_many_beside_the_nation_needs_attention_and_no_other_nation(machine: Machine, tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('nation = "SCT"\ndonation = "at the desk"\n')
    read, faults = load_settings(file)

    (finding,) = settings.check(replace(machine, settings=read, faults=faults))

    assert finding.state is State.ATTENTION
    assert "line 2: donation: found a key that is not known" in finding.found
    assert "nation" not in finding.advice


def test_the_line_of_the_settings_says_which_file_counts(machine: Machine, tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('nation = "WLS"')

    (without,) = settings.check(machine)
    (with_one,) = settings.check(replace(machine, settings=load_settings(file)[0]))

    assert "there is no settings file" in without.found
    assert with_one.found.endswith(f"nation WLS, 102.5 dots per inch; from {file}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('nation = "ENG"', "nation ENG, "),
        ('# nation = "SCT"', "nation ENG by default, "),
        ("", "nation ENG by default, "),
    ],
    ids=["chosen", "as-a-remark", "an-empty-file"],
)
def test_a_nation_that_nobody_has_chosen_is_told_as_such(
    machine: Machine, tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(text)

    (found,) = settings.check(replace(machine, settings=load_settings(file)[0]))

    assert said in found.found


def test_a_reading_time_below_the_standard_needs_attention(machine: Machine) -> None:
    hasty = replace(machine, settings=replace(machine.settings, idle=IdleSettings(minimum_seconds=119)))

    (finding,) = settings.check(hasty)

    assert (finding.state, "119" in finding.found) == (State.ATTENTION, True)


def test_a_data_folder_that_can_be_written_is_good(machine: Machine) -> None:
    before = list(machine.data.iterdir())

    assert states(data_folder.check(machine))[0] is State.GOOD
    assert list(machine.data.iterdir()) == before


def test_a_data_folder_on_a_network_share_needs_attention(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_folder, "on_network_share", lambda path: path == machine.data)

    found = data_folder.check(machine)[0]

    assert (found.name, found.state) == ("data folder", State.ATTENTION)
    assert "on a disk of this computer" in found.advice


def test_a_data_folder_that_can_still_be_made_is_good(machine: Machine) -> None:
    fresh = replace(machine, settings=machine.settings.with_data(machine.data / "not" / "yet"))

    assert states(data_folder.check(fresh))[0] is State.GOOD
    assert not fresh.data.exists()


def test_a_data_folder_that_does_not_answer_holds_no_other_line_up(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = threading.Event()

    def hangs(*_given: object) -> None:
        over.wait(30)

    monkeypatch.setattr(doctor, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr(bundle, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr(doctor, "ask", hangs)
    for reads in ("rights", "release", "workspace", "clock", "staff_pin", "one_screen", "last_run", "log"):
        name = "check_against" if reads == "clock" else "check"
        monkeypatch.setattr(f"kiosk.health.{reads}.{name}", lambda *_given, of=reads: pytest.fail(f"{of} was asked"))
    monkeypatch.setattr(bundle, "_releases", hangs)
    monkeypatch.setattr(bundle, "_logs", hangs)
    try:
        findings = doctor.examine(machine)
        sent = bundle.contents(machine, findings)
    finally:
        over.set()

    told = {finding.name: finding for finding in findings}
    assert set(told) == LOOKED_AT
    assert (told["data folder"].state, told["typefaces"].state) == (State.BROKEN, State.GOOD)
    assert {told[name].state for name in (*doctor.ON_THE_DISK, "disk")} == {State.NOTE}
    assert "does not answer" in sent["releases.json"]


def test_a_file_where_the_data_folder_should_be_is_broken(machine: Machine) -> None:
    in_the_way = machine.data / "file"
    in_the_way.write_text("")

    (finding, _) = data_folder.check(replace(machine, settings=machine.settings.with_data(in_the_way)))

    assert finding.state is State.BROKEN
    assert str(in_the_way) in finding.found


@pytest.mark.parametrize(
    ("code", "advised"),
    [
        (errno.ENOSPC, "Make room"),
        (errno.EROFS, "mounted for writing"),
        (errno.EIO, "Look at the disk"),
        (errno.EACCES, "the right to write"),
    ],
    ids=["full", "read-only", "damaged", "not allowed"],
)
def test_what_to_do_fits_why_nothing_can_be_written(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, code: int, advised: str
) -> None:
    def fails(_folder: Path) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(data_folder, "_try_to_write", fails)

    finding = data_folder.check(machine)[0]

    assert finding.state is State.BROKEN
    assert os.strerror(code) in finding.found
    assert advised in finding.advice


@pytest.mark.parametrize(
    ("limit", "state"),
    [("COMFORTABLE", State.ATTENTION), ("ENOUGH", State.BROKEN)],
)
def test_little_room_on_the_disk_is_told(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, limit: str, state: State
) -> None:
    monkeypatch.setattr(data_folder, limit, 10**18)

    assert states(data_folder.check(machine))[1] is state


def test_our_typefaces_are_whole(machine: Machine) -> None:
    (finding,) = fonts.check(machine)

    assert finding.state is State.GOOD, finding.found


@pytest.mark.parametrize("place", [3, 5, 20, 0.3, 0.5, 0.9])
def test_one_changed_byte_in_a_typeface_is_found(tmp_path: Path, place: float) -> None:
    raw = bytearray(resources.font_files()[0].read_bytes())
    raw[place if isinstance(place, int) else int(place * len(raw))] ^= 0xFF
    file = tmp_path / "face.ttf"
    file.write_bytes(raw)

    assert fonts.problem_of(file)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [(b"", "is not a typeface"), (b"<html>", "is not a typeface"), (b"\x00\x01\x00\x00\x00\x09", "is cut off")],
)
def test_what_is_no_typeface_is_told(tmp_path: Path, raw: bytes, problem: str) -> None:
    file = tmp_path / "face.ttf"
    file.write_bytes(raw)

    assert fonts.problem_of(file) == problem


def test_a_typeface_cut_off_or_gone_is_told(tmp_path: Path) -> None:
    file = tmp_path / "face.ttf"
    raw = resources.font_files()[0].read_bytes()
    file.write_bytes(raw[: len(raw) // 2])

    assert fonts.problem_of(file) in ("is cut off", "is damaged (table glyf)")
    assert fonts.problem_of(tmp_path / "none.ttf").startswith("cannot be read")


def test_no_typefaces_at_all_is_broken(machine: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(resources, "fonts_folder", lambda: tmp_path)

    assert states(fonts.check(machine)) == [State.BROKEN]


def test_a_clock_that_went_back_needs_attention(machine: Machine) -> None:
    ClockGuard(FakeClock(NOW + timedelta(days=3)), machine.data / STATE_FILE).trusted()

    (finding,) = clock.check_against(machine, date(2026, 11, 1))

    assert finding.state is State.ATTENTION
    assert "26/11/2026 10:00" in finding.found


def test_a_clock_before_the_release_needs_attention(machine: Machine) -> None:
    (finding,) = clock.check_against(machine, date(2026, 12, 24))

    assert finding.state is State.ATTENTION
    assert "24/12/2026" in finding.found


@pytest.mark.parametrize("as_of", [None, date(2026, 11, 1)])
def test_looking_at_the_clock_leaves_nothing_behind(machine: Machine, as_of: date | None) -> None:
    assert states(clock.check_against(machine, as_of)) == [State.GOOD]
    assert list(machine.data.iterdir()) == []


def write_log(machine: Machine, when: datetime) -> None:
    faultlog.log_file(machine.data).parent.mkdir()
    faultlog.log_file(machine.data).write_text(f"{when.isoformat()} ERROR the release is damaged\n")


@pytest.mark.parametrize(("days", "state"), [(6, State.ATTENTION), (8, State.GOOD)])
def test_a_fault_of_the_last_week_needs_attention(machine: Machine, days: int, state: State) -> None:
    write_log(machine, NOW - timedelta(days=days))

    assert states(log.check(machine)) == [state]


def test_a_death_of_the_program_needs_attention(machine: Machine) -> None:
    crash = faultlog.crash_file(machine.data)
    crash.parent.mkdir()
    crash.write_text("Fatal Python error: Aborted")
    os.utime(crash, (NOW.timestamp(), NOW.timestamp()))

    assert states(log.check(machine)) == [State.ATTENTION]


def test_a_start_without_a_death_leaves_the_log_good(machine: Machine) -> None:
    crash = faultlog.crash_file(machine.data)
    crash.parent.mkdir()
    crash.touch()

    assert states(log.check(machine)) == [State.GOOD]


def test_a_log_that_cannot_be_written_needs_attention(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    file = faultlog.log_file(machine.data)
    file.parent.mkdir(parents=True)
    file.touch()
    assert log.check(machine)[0].state is State.GOOD

    # As root leaves it behind, who may write everything himself.
    monkeypatch.setattr("kiosk.health.log.os.access", lambda path, _way: path != file)
    (of_somebody_else,) = log.check(machine)
    file.unlink()
    file.parent.rmdir()
    file.parent.touch()
    (no_folder,) = log.check(machine)

    for finding in (of_somebody_else, no_folder):
        assert finding.state is State.ATTENTION
        assert f"{file} cannot be written" in finding.found


def test_drawing_without_a_screen_needs_attention(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    (finding,) = display.check(machine)

    assert (finding.state, "offscreen" in finding.found) == (State.ATTENTION, True)


def test_a_display_that_cannot_be_reached_is_broken_and_says_why(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "nonsense")

    (finding,) = display.check(machine)

    assert finding.state is State.BROKEN
    assert "nonsense" in finding.found


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (probe.Answer({"platform": "xcb", "screens": [{"name": "HDMI", "width": 1080, "height": 1920}]}), State.GOOD),
        (probe.Answer({"platform": "xcb", "screens": []}), State.BROKEN),
        (probe.Answer(failure="libGL.so.1: cannot open shared object file"), State.BROKEN),
    ],
    ids=["a-panel", "no-screen", "no-library"],
)
def test_what_the_display_says_is_judged(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, answer: probe.Answer, state: State
) -> None:
    monkeypatch.setattr(probe, "ask", lambda _question: answer)

    (finding,) = display.check(machine)

    assert finding.state is state
    assert state is State.BROKEN or "1080 x 1920 on xcb, 21.5 in" in finding.found


@pytest.mark.parametrize(
    ("engines", "told", "state"),
    [
        ({}, "no speech engine", State.NOTE),
        ({"speechd": {"works": False, "voices": 0, "problem": "no library"}}, "speechd does not work", State.NOTE),
        ({"winrt": {"works": True, "voices": 3, "problem": ""}}, "winrt with 3 voices", State.GOOD),
    ],
    ids=["none", "silent", "working"],
)
def test_whether_the_machine_can_speak_is_told_and_alarms_nobody(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, engines: dict[str, object], told: str, state: State
) -> None:
    monkeypatch.setattr(probe, "ask", lambda _question: probe.Answer({"engines": engines}))

    (finding,) = speech.check(machine)

    assert finding.state is state
    assert told in finding.found


def test_the_speech_of_this_very_machine_is_never_an_error(machine: Machine) -> None:
    (finding,) = speech.check(machine)

    assert finding.state.exit_code == 0
    assert "mock" not in finding.found


def test_a_child_that_fails_in_python_says_so_in_one_line() -> None:
    answer = probe.ask("nothing we know")

    assert answer.failure
    assert "\n" not in answer.failure


def test_the_starter_of_the_installed_program_does_not_hide_why_a_child_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    words = (
        "Traceback (most recent call last):\n"
        '  File "__main__.py", line 8, in <module>\n'
        "ImportError: libpulse.so.0: cannot open shared object file\n"
        "[PYI-2248:ERROR] Failed to execute script '__main__' due to unhandled exception!\n"
    )
    done = subprocess.CompletedProcess([], 1, stdout="", stderr=words)
    monkeypatch.setattr(subprocess, "run", lambda *_arguments, **_options: done)

    assert probe.ask("speech").failure == "ImportError: libpulse.so.0: cannot open shared object file"


def test_a_check_that_fails_itself_hides_no_other(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_machine: Machine) -> list[Finding]:
        raise RuntimeError("our own fault")

    monkeypatch.setattr(fonts, "check", fail)
    monkeypatch.setattr(probe, "ask", lambda _question: probe.Answer(failure="not asked"))

    findings = doctor.examine(machine)

    (broken,) = [finding for finding in findings if finding.name == "typefaces"]
    assert "our own fault" in broken.found
    assert {finding.name for finding in findings} == LOOKED_AT


def test_every_line_is_explained_to_it_and_named_for_staff() -> None:
    guide = (resources.CHECKOUT / "docs" / "it.md").read_text(encoding="utf-8")
    rows = guide.split("| Line | What is looked at |")[1].split("\n\n")[0]
    explained = re.findall(r"`([a-z ]+)`", "\n".join(re.findall(r"^\| (`.*?) \|", rows, re.MULTILINE)))
    lines = sorted(LOOKED_AT | {"content", "site", "reviews"})

    assert sorted(explained) == lines
    assert sorted([*check_sheet._DAILY, *check_sheet._TECHNICAL]) == lines


def test_the_code_makes_no_red_line_without_saying_what_to_do() -> None:
    """Each line that could be red, also those of faults that no test can bring about."""
    made, without = 0, []
    for file in sorted(Path(health.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding":
                made += 1
                state = ast.unparse(node.args[1])
                advised = len(node.args) > 3 and ast.unparse(node.args[3]) not in ("''", '""')
                if not advised and state not in ("State.GOOD", "State.NOTE"):
                    without.append(f"{file.name}:{node.lineno}")

    assert made > 50
    assert without == []


def test_what_is_only_told_is_no_reason_to_worry() -> None:
    told = [Finding("sound", State.NOTE, "no sound card"), Finding("disk", State.GOOD, "plenty")]

    assert worst(told[:1]) is worst(told) is State.GOOD
    assert doctor.as_text(told).splitlines()[2].split() == ["sound", "note", "no", "sound", "card"]
    assert doctor.as_text(told).endswith("All is well.")


def test_the_report_is_aligned_and_tells_what_to_do() -> None:
    text = doctor.as_text(
        [
            Finding("disk", State.GOOD, "plenty", "nothing to see here"),
            Finding("typefaces", State.BROKEN, "word " * 30, "Install the program again."),
        ],
        width=60,
    )

    lines = text.splitlines()
    assert lines[2] == "disk       good       plenty"
    assert lines[3].startswith("typefaces  BROKEN     word word")
    assert all(line.startswith(" " * 22) for line in lines[4:-2])
    assert "What to do: Install the program again." in text
    assert "nothing to see here" not in text
    assert max(map(len, lines)) <= 60
    assert lines[-1] == "Something is broken."


def test_a_command_can_be_copied_from_the_report_whole() -> None:
    command = "systemd-tmpfiles --create /usr/lib/tmpfiles.d/a-rather-long-folder-name/lung-net-kiosk.conf"
    text = doctor.as_text([Finding("rights", State.BROKEN, "wrong", f"Type `{command}`.")], width=60)

    assert all(word in text.split() for word in (f"`{command.split()[0]}", f"{command.split()[-1]}`."))


def test_the_report_for_a_script_is_json(machine: Machine) -> None:
    report = json.loads(doctor.as_json(machine, [Finding("disk", State.ATTENTION, "12 MB free", "Make room.")]))

    assert (report["state"], report["exit_code"]) == ("attention", 1)
    assert report["checks"] == [
        {"name": "disk", "state": "attention", "found": "12 MB free", "what_to_do": "Make room."}
    ]
