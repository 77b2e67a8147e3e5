"""What a person is told to type can be typed as it stands, whatever way the program came onto the machine."""

from __future__ import annotations

import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from db.changes.item import State as Changed
from db.changes.marks import MarkKind
from db.changes.red import RedLine
from db.changes.releases import ReleaseChanges, ShownChange
from db.publish.outcome import Fault, Outcome
from db.reading import Header
from kiosk import doctor, faultlog, resources, running, typed
from kiosk.clock import FakeClock
from kiosk.commands import root
from kiosk.config import SettingFault, Settings
from kiosk.config_values import OTHER_KEYS
from kiosk.editor.viewmodels.desk import Desk
from kiosk.editor.viewmodels.told import Told
from kiosk.health.finding import Finding, Machine, State
from kiosk.health.rights import DATA, PROGRAM
from kiosk.staff import changeover

if TYPE_CHECKING:
    from collections.abc import Iterator

ADVICE = "Set one: `kiosk staff pin`. Install it: `kiosk release install FILE`. See `kiosk config explain`, `dmesg`."
SCREEN, CONTENT = Path(DATA) / "screen", Path(DATA) / "content"
PACKAGES = Path(__file__).resolve().parents[2] / "packaging/deb/tree/usr/sbin"
SENTENCES = {
    "To see them: kiosk content backups": "lung-net-publisher content backups",
    "Taken back: kiosk content override --take-back.": "lung-net-publisher content override --take-back.",
    "There: kiosk content overrides.": "lung-net-publisher content overrides.",
    'Nobody signs in as "x". kiosk staff people lists who does.': "lung-net-publisher staff people lists who does.",
    "IT sets one with: kiosk staff pin": "lung-net-screen staff pin",
    "IT: run kiosk doctor.": "lung-net-screen doctor.",
    "  kiosk counts show": "lung-net-screen counts show",
    "  kiosk tour --out pictures": "lung-net-kiosk tour --out pictures",
    "  kiosk --windowed": "lung-net-kiosk --windowed",
}


def installed(monkeypatch: pytest.MonkeyPatch, folder: str = f"{PROGRAM}/_internal", platform: str = "linux") -> None:
    monkeypatch.setattr(resources, "bundled", lambda: True)
    monkeypatch.setattr(resources, "root", lambda: Path(folder))
    monkeypatch.setattr(sys, "platform", platform)


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The package on an office PC, whose folder is the test's."""
    installed(monkeypatch)
    monkeypatch.setattr(typed, "default_data_folder", lambda: tmp_path)


@pytest.fixture
def kiosk_of_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The package on a kiosk whose data folder is the test's."""
    installed(monkeypatch)
    monkeypatch.setattr("kiosk.health.rights.DATA", str(tmp_path))


def commands(data: Path | None) -> list[str]:
    return re.findall(r"`(.+?)`", typed.here(ADVICE, data))


def run(*arguments: object) -> str:
    """All that a person reads who types this."""
    given = [str(each) for each in arguments]
    return CliRunner().invoke(root.kiosk, given, prog_name=typed.program(given)).output


def every_command(group: click.Group, *before: str) -> Iterator[tuple[str, ...]]:
    """All that can be typed after `kiosk`."""
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from every_command(command, *before, name)
        elif not command.hidden:
            yield (*before, name)


def test_on_a_kiosk_with_the_package_each_command_names_its_account(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch)

    assert commands(SCREEN) == [
        "lung-net-screen staff pin",
        "lung-net-publisher release install FILE",
        "lung-net-kiosk config explain",
        "dmesg",
    ]
    assert {typed.SCREEN, typed.PUBLISHER} <= {path.name for path in PACKAGES.iterdir()}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_command_is_known_without_a_mark_around_it(monkeypatch: pytest.MonkeyPatch, sentence: str) -> None:
    installed(monkeypatch)

    once = typed.here(sentence, CONTENT)

    assert once.endswith(SENTENCES[sentence])
    assert typed.here(once, CONTENT) == once, "a sentence may pass two of the ways out"


def test_every_command_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch)
    found = list(every_command(root.kiosk))

    assert ("staff", "pin") in found
    for words in found:
        assert not typed.here(f"kiosk {' '.join(words)}", None).startswith("kiosk"), words
    known = {(group, name) for group, names in typed.GROUPS.items() for name in names} | {(one,) for one in typed.ALONE}
    assert known == set(found)


def test_the_kiosk_of_a_sentence_stays_a_kiosk(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch)

    for sentence in (
        "Another kiosk already shows it: the kiosk contents are whole.",
        "The kiosk can write kiosk.toml. This kiosk doctors nothing.",
        "It stands in /srv/kiosk doctor and my-kiosk staff pin.",
    ):
        assert typed.here(sentence, SCREEN) == sentence


@pytest.mark.usefixtures("package")
def test_on_an_office_pc_with_the_package_there_is_one_command(tmp_path: Path) -> None:
    assert commands(tmp_path)[:2] == ["lung-net-kiosk staff pin", "lung-net-kiosk release install FILE"]
    assert commands(tmp_path / "x")[0] == f"lung-net-kiosk --data {tmp_path / 'x'} staff pin"
    assert commands(None) == commands(tmp_path)


def test_on_windows_the_folder_stands_in_it_where_it_is_not_the_usual_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    installed(monkeypatch, "C:/Program Files/lung-net-kiosk/_internal", "win32")
    monkeypatch.setattr(typed, "default_data_folder", lambda: tmp_path)

    assert commands(tmp_path)[0] == "lung-net-kiosk staff pin"
    assert commands(tmp_path / "screen")[0] == f"lung-net-kiosk --data {tmp_path / 'screen'} staff pin"
    assert commands(tmp_path / "a b")[0] == f'lung-net-kiosk --data "{tmp_path / "a b"}" staff pin'


def test_a_checkout_and_a_folder_put_anywhere_name_no_command_for_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    assert typed.here(ADVICE, SCREEN) == ADVICE
    assert typed.program([]) == "kiosk"

    installed(monkeypatch, "/opt/kiosk/_internal")

    assert typed.here(ADVICE, SCREEN) == ADVICE
    assert typed.program([]) == "kiosk"


def test_the_report_advises_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(Settings(data=tmp_path), (), FakeClock(datetime(2026, 11, 23, tzinfo=UTC)), starter=None)
    monkeypatch.setattr(typed, "here", lambda text, data: text.replace("kiosk", f"my-{data.name}"))
    found = Finding("x", State.BROKEN, "see `kiosk config explain`", "`kiosk doctor`")
    monkeypatch.setattr(doctor, "guarded", lambda _name, _check: [found])
    name = machine.data.name

    told = {(each.found, each.advice) for each in doctor.examine(machine)}

    assert told == {(f"see `my-{name} config explain`", f"`my-{name} doctor`")}


@pytest.mark.usefixtures("kiosk_of_package")
def test_what_a_command_refuses_and_tells_names_the_account(tmp_path: Path) -> None:
    publisher = ("--data", tmp_path / "content")

    assert "lung-net-publisher staff add --help" in run(*publisher, "staff", "people")
    assert "see lung-net-publisher content waiting." in run(*publisher, "content", "check")
    run(*publisher, "content", "import", "--starter", tmp_path)  # makes a workspace
    assert "lung-net-publisher staff people lists who does." in run(*publisher, "staff", "recover", "nobody")
    assert "To see them: lung-net-publisher content backups" in run(*publisher, "content", "restore", "nothing")


@pytest.mark.usefixtures("kiosk_of_package")
def test_help_and_usage_can_be_typed_as_they_stand(tmp_path: Path) -> None:
    helped = run("--data", tmp_path / "content", "release", "install", "--help")

    assert "Usage: lung-net-publisher release install [OPTIONS] FILE" in helped
    assert "  lung-net-publisher release install 000012-9f3ac1d2.sqlite" in helped
    assert "  lung-net-screen staff pin" in run("--data", tmp_path / "screen", "staff", "pin", "--help")
    assert "  lung-net-kiosk --windowed" in run("--help")
    refused = run("--data", tmp_path / "screen", "counts", "nothing")
    assert "Try 'lung-net-screen counts --help' for help." in " ".join(refused.split())


def test_the_help_of_a_checkout_stays_as_it_is_written() -> None:
    assert "  kiosk release install 000012-9f3ac1d2.sqlite" in run("release", "install", "--help")


@pytest.mark.usefixtures("package")
def test_settings_name_the_command_in_report_and_file(tmp_path: Path) -> None:
    settings = tmp_path / "kiosk.toml"
    settings.write_text("[x.y]\nz = 1\n", encoding="utf-8")

    assert "the keys that `lung-net-kiosk config explain` lists" in run("config", "check", settings)
    assert "# `lung-net-kiosk config check FILE` checks this file" in run("config", "explain", "--toml")


@pytest.mark.usefixtures("kiosk_of_package")
def test_the_log_of_the_screen_names_the_command(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    class Enough(Exception):
        """The settings are told of before there is a window."""

    def stop() -> None:
        raise Enough

    monkeypatch.setattr(running, "headless", lambda: False)
    monkeypatch.setattr(faultlog, "start", lambda _data: None)
    monkeypatch.setattr(faultlog, "catch_qt", lambda: None)
    monkeypatch.setattr("kiosk.one_screen.claim", lambda _data: True)
    monkeypatch.setattr("kiosk.app.application", stop)
    fault = SettingFault("kiosk.toml", "x", "a key that is not known", OTHER_KEYS, "nothing", 1)

    with pytest.raises(Enough):
        running.run(Settings(data=tmp_path / "screen"), (fault,), windowed=True)

    assert "the keys that `lung-net-kiosk config explain` lists" in caplog.text


@pytest.mark.usefixtures("kiosk_of_package")
def test_the_panel_sends_to_an_office_pc_in_its_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    line = RedLine("k", MarkKind.MEASURE, "text", "1 mg", "2 mg", "", "")
    red = tuple([line] * (changeover.MOST_RED + 1))
    item = ShownChange("page", "rest", "en", "Rest", Changed.CHANGED, (), red)
    header = Header(1, 1, 2, "b" * 64, date(2026, 11, 23), "en", "A clinic", urgent=False, withdrawn=())
    monkeypatch.setattr(changeover, "accept", lambda _file: header)
    monkeypatch.setattr(changeover, "compare", lambda _old, _new: ReleaseChanges("a", "b", (item,)))

    shown = changeover.preview(tmp_path / "old.sqlite", tmp_path / "new.sqlite")

    assert shown.red[-1].where == "And 1 more. See all at an office PC: lung-net-kiosk release compare"


@pytest.mark.usefixtures("package")
def test_the_editor_names_the_command_of_an_office_pc() -> None:
    desk = Desk(None, notice="This version changes 2 starter texts. kiosk staff worklist lists what is new.")
    told = Told()

    told.show(Outcome(fault=Fault("There is none. kiosk content waiting lists them.", "", "Then: kiosk staff starter")))

    assert desk.notice.endswith(" lung-net-kiosk staff worklist lists what is new.")
    assert desk.recovery == "lung-net-kiosk staff recover"
    assert told.what == "There is none. lung-net-kiosk content waiting lists them."
    assert told.next == "Then: lung-net-kiosk staff starter"
    desk.close()
