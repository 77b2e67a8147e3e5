"""The command line: the short way to the patient screen, and plain words for everything else."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk import __version__, faultlog, resources
from kiosk.cli import main, patient_screen, read_settings
from kiosk.commands import root
from kiosk.commands.root import COMMANDS
from kiosk.config import Settings, load_settings
from kiosk.config_table import SETTINGS_TABLE
from kiosk.exit_codes import FAULT
from kiosk.health.rights import PROGRAM

HEAVY = ("click", "sqlite_utils", "markdown_it", "holidays", "PySide6", "msgspec", "difflib")


def loaded_by(*arguments: str) -> tuple[int, str, set[str]]:
    """Exit code, output and which of the heavy libraries one command line loads."""
    code = (
        "import sys\n"
        "from kiosk.cli import main\n"
        "code = main(sys.argv[1:])\n"
        f"print('LOADED', *[name for name in {HEAVY!r} if name in sys.modules])\n"
        "sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    said, _, names = done.stdout.rpartition("LOADED")
    return done.returncode, said, set(names.split())


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param([], (None, None, False), id="nothing"),
        pytest.param(["--windowed"], (None, None, True), id="windowed"),
        pytest.param(["--data", "d", "--config", "c"], ("d", "c", False), id="both-options"),
        pytest.param(["--config=c", "--windowed", "--data=d"], ("d", "c", True), id="with-equals-signs"),
        pytest.param(["--data", "one", "--data", "two"], ("two", None, False), id="the-last-one-counts"),
        pytest.param(["--data"], None, id="value-missing"),
        pytest.param(["--data="], None, id="value-empty"),
        pytest.param(["--data", "--windowed"], None, id="option-for-a-value"),
        pytest.param(["--help"], None, id="help"),
        pytest.param(["doctor"], None, id="a-command"),
        pytest.param(["--data", "d", "doctor"], None, id="a-command-after-options"),
        pytest.param(["--windowde"], None, id="misspelt"),
    ],
)
def test_the_short_way_takes_only_what_it_understands(
    given: list[str], expected: tuple[str | None, str | None, bool] | None
) -> None:
    assert patient_screen(given) == expected


def test_the_patient_screen_is_reached_with_its_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text('nation = "SCT"\nscreen.dpi = 1')
    seen: list[tuple[Any, ...]] = []

    def show(*given: Any) -> int:
        seen.append(given)
        return 7

    monkeypatch.setattr("kiosk.cli.show", show)

    code = main(["--config", str(config), "--data", str(tmp_path), "--windowed"])

    assert code == 7
    assert seen == [(str(tmp_path), str(config), True)]
    settings, faults = read_settings(str(tmp_path), str(config))
    assert settings == Settings(nation="SCT", data=tmp_path)
    assert [fault.key for fault in faults] == ["screen.dpi"]


def test_the_version_needs_no_library() -> None:
    assert loaded_by("--version") == (0, f"kiosk, version {__version__}\n", set())


def test_the_help_loads_no_command() -> None:
    code, said, loaded = loaded_by("--help")

    assert code == 0
    assert loaded <= {"click", "difflib"}
    for name, (_, line) in COMMANDS.items():
        assert name in said
        assert line in said
    assert "probe" not in said


def test_explaining_the_settings_needs_no_qt() -> None:
    code, said, loaded = loaded_by("config", "explain")

    assert code == 0
    assert "dpi = 102.5" in said
    assert not loaded & {"PySide6", "sqlite_utils"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["config", "--help"],
        ["config", "check", "--help"],
        ["config", "explain", "--help"],
        ["doctor", "-h"],
        ["tour", "--help"],
    ],
    ids=" ".join,
)
def test_every_command_has_help_with_an_example(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    said = capsys.readouterr().out
    if arguments != ["config", "--help"]:
        assert "Example" in said
        assert "  kiosk " in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["nonsense"], "No such command", id="unknown-command"),
        pytest.param(["--confg", "x"], "No such option", id="unknown-option"),
        pytest.param(["--windowed", "doctor"], "takes no command", id="windowed-with-a-command"),
        pytest.param(["tour"], "--out", id="tour-without-a-folder"),
        pytest.param(["tour", "--out", "x", "--theme", "green"], "'green' is not one of paper", id="unknown-theme"),
        pytest.param(["tour", "--out", "x", "--profile", "portrait,round"], "'round' is not one of", id="profile"),
    ],
)
def test_a_mistake_is_named_and_ends_with_two(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], (("portrait", "landscape"), ("default",), ("paper",))),
        (
            ["--profile", "small,portrait", "--text", "smallest, largest", "--theme", "all"],
            (("small", "portrait"), ("smallest", "largest"), ("paper", "white", "dark", "yellow-on-black")),
        ),
    ],
    ids=["defaults", "given"],
)
def test_the_tour_is_asked_for_what_was_chosen(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    given: list[str],
    expected: tuple[tuple[str, ...], ...],
) -> None:
    seen: list[tuple[Any, ...]] = []

    def draw(_settings: Settings, out: Path, *chosen: Any) -> int:
        seen.append((out, *chosen[:3]))
        return 12

    monkeypatch.setattr("kiosk.tour.main", draw)

    assert main(["tour", "--out", str(tmp_path), *given]) == 0

    assert seen == [(tmp_path, *expected)]
    assert "12 pictures" in capsys.readouterr().out


def test_a_tour_that_cannot_be_written_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_arguments: object) -> int:
        raise OSError("no room")

    monkeypatch.setattr("kiosk.tour.main", full)

    assert main(["tour", "--out", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "The tour could not be drawn: no room\n"


def test_a_settings_file_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text("screen.dpi = 90")
    assert main(["config", "check", str(file)]) == 0

    file.write_text("screen.dpi = 9")

    assert main(["config", "check", str(file)]) == 1
    assert "screen.dpi: found 9. Allowed: a number from 40 to 400." in capsys.readouterr().out


def test_a_settings_file_to_fill_in_changes_nothing_and_holds_every_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["config", "explain", "--toml"]) == 0
    text = capsys.readouterr().out
    file = tmp_path / "kiosk.toml"
    file.write_text(text)
    assert load_settings(file) == (Settings(), ())

    file.write_text(re.sub(r"^# ([a-z_.]+ = )", r"\1", text, flags=re.MULTILINE).replace('"..."', f"'{tmp_path}'"))

    assert load_settings(file) == (Settings(data=tmp_path), ())
    assert all(
        row.key.rpartition(".")[2] in text and row.meaning in text.replace("\n# ", " ") for row in SETTINGS_TABLE
    )


@pytest.mark.parametrize("package", ["deb/tree/etc/lung-net-kiosk/kiosk.toml", "msi/default.toml"])
def test_each_package_brings_that_file_as_the_installed_program_writes_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setattr(resources, "bundled", lambda: True)
    monkeypatch.setattr(resources, "root", lambda: Path(PROGRAM))
    assert main(["config", "explain", "--toml"]) == 0

    shipped = Path(__file__).resolve().parents[2] / "packaging" / package
    assert shipped.read_text(encoding="utf-8").endswith(f"\n\n{capsys.readouterr().out}")


def test_a_screen_whose_settings_break_ends_with_a_line_in_the_log_and_lets_nothing_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(*_given: object) -> None:
        raise RuntimeError("a slip of ours")

    monkeypatch.setattr("kiosk.cli.read_settings", breaks)
    try:
        assert main(["--data", str(tmp_path)]) == FAULT
    finally:
        faultlog.stop()

    assert capsys.readouterr() == ("", "")
    assert "CRITICAL Uncaught RuntimeError" in faultlog.log_file(tmp_path).read_text(encoding="utf-8")


def test_a_wrong_setting_is_told_before_other_commands_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('nation = "GB"')
    monkeypatch.setattr("kiosk.tour.main", lambda *_: 1)

    assert main(["--config", str(file), "tour", "--out", str(tmp_path)]) == 0

    assert 'nation: found "GB"' in capsys.readouterr().err


def test_a_command_that_ends_with_words_ends_with_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def words(*_arguments: object, **_more: object) -> None:
        sys.exit("not today")

    monkeypatch.setattr(root.kiosk, "main", words)

    assert main(["doctor"]) == 1
    assert capsys.readouterr().err == "not today\n"
