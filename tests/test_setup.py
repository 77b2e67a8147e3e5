"""`dev.py`: what it decides before it starts anything."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import dev
from bench.__main__ import PARTS
from kiosk.commands.root import COMMANDS
from tools import dev_help, system_packages
from tools.system_packages import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent


def library_finder(*present: str) -> Callable[[str], str]:
    def load(name: str) -> str:
        if name not in present:
            raise OSError(f"{name}: cannot open shared object file")
        return name

    return load


@pytest.mark.parametrize("version", [(3, 6), (3, 10), (3, 15), (2, 7), (4, 0)], ids=str)
def test_a_python_the_packages_do_not_support_is_refused_in_a_sentence(version: tuple[int, int]) -> None:
    with pytest.raises(Trouble, match=r"needs Python 3\.11 to 3\.14; this is {}\.{}".format(*version)):
        dev.check_python(version)


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 14)], ids=str)
def test_a_supported_python_is_taken(version: tuple[int, int]) -> None:
    dev.check_python(version)


def test_missing_libraries_are_named_by_their_packages_once_each() -> None:
    wanted = {"libGL.so.1": "libgl1", "libglib-2.0.so.0": "libglib2.0-0", "libgthread-2.0.so.0": "libglib2.0-0"}

    missing = system_packages.missing_libraries(wanted, library_finder("libGL.so.1"))

    assert missing == ["libglib2.0-0"]


def test_nothing_is_missing_where_every_library_loads() -> None:
    wanted = {**system_packages.DRAWING, **system_packages.WINDOW}

    assert system_packages.missing_libraries(wanted, library_finder(*wanted)) == []


def test_missing_programs_are_named_by_their_packages() -> None:
    found = {tool: f"/somewhere/{tool}" for tool in system_packages.FULL_TOOLS if tool != "tesseract"}

    assert system_packages.missing_tools(system_packages.FULL_TOOLS, found.get) == ["tesseract-ocr"]


@pytest.mark.skipif(sys.platform == "win32", reason="tools are looked for on Linux only")
def test_a_tool_is_a_program_or_a_file_wherever_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", {"Xvfb": "/usr/bin/Xvfb"}.get)
    (tmp_path / "some-machine").mkdir()
    (tmp_path / "some-machine" / "a.typelib").touch()

    assert system_packages.find_tool(f"{tmp_path}/*/a.typelib") == str(tmp_path / "some-machine" / "a.typelib")
    assert system_packages.find_tool(f"{tmp_path}/*/b.typelib") is None
    assert system_packages.find_tool("Xvfb") == "/usr/bin/Xvfb"
    assert system_packages.find_tool("tesseract") is None


def test_the_command_to_copy_installs_exactly_what_is_missing() -> None:
    assert (
        system_packages.apt_command(["libegl1", "libgl1"], sudo=True)
        == "sudo sh -c 'apt-get update && apt-get install --yes --no-install-recommends libegl1 libgl1'"
    )
    assert not system_packages.apt_command(["libgl1"], sudo=False).startswith("sudo")


def test_who_may_not_install_is_told_the_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")

    with pytest.raises(
        Trouble, match="sudo sh -c 'apt-get update && apt-get install --yes --no-install-recommends libgl1'"
    ):
        system_packages.add_packages(["libgl1"], "Qt")


def test_a_system_without_apt_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)

    with pytest.raises(Trouble, match="names as in Debian\\): libegl1 libgl1"):
        system_packages.add_packages(["libegl1", "libgl1"], "Qt")


def test_a_missing_helper_program_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda _: None)

    system_packages.add_tools({"Xvfb": "xvfb"}, "The slow tests")

    assert "what needs them is skipped" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_display_is_looked_for_where_there_may_be_none(
    platform: str, environment: dict[str, str], expected: bool
) -> None:
    assert dev.has_display(platform, environment) is expected


def test_the_interpreter_is_found_on_every_system(tmp_path: Path) -> None:
    assert dev.venv_python(tmp_path, "win32") == tmp_path / "Scripts" / "python.exe"
    assert dev.venv_python(tmp_path, "linux") == tmp_path / "bin" / "python"


def test_a_changed_lock_file_asks_for_an_install_and_not_for_a_new_environment(tmp_path: Path) -> None:
    lock = tmp_path / "dev.txt"
    lock.write_text("pytest==9.2.0\n")
    before = dev.venv_stamp((3, 11), tmp_path / ".venv", lock).split("\n")

    lock.write_text("pytest==9.3.0\n")
    after = dev.venv_stamp((3, 11), tmp_path / ".venv", lock).split("\n")

    assert before[0] == after[0]
    assert before[1] != after[1]


def test_another_python_or_another_folder_asks_for_a_new_environment(tmp_path: Path) -> None:
    lock = tmp_path / "dev.txt"
    lock.write_text("pytest==9.2.0\n")

    first_lines = {
        dev.venv_stamp(version, venv, lock).split("\n")[0]
        for version in ((3, 11), (3, 12))
        for venv in (tmp_path / "here", tmp_path / "there")
    }

    assert len(first_lines) == 4


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "db" / "content").mkdir(parents=True)
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "kiosk.txt").write_text("click==8.5.1\n")
    (tmp_path / "db" / "content" / "page.md").write_text("Words\n")
    (tmp_path / "db" / "compile.py").write_text("x = 1\n")
    return tmp_path


@pytest.mark.parametrize("changed", ["db/content/page.md", "db/compile.py", "requirements/kiosk.txt", "db/new.md"])
def test_the_starter_release_is_compiled_again_when_something_it_is_made_of_changed(
    checkout: Path, changed: str
) -> None:
    before = dev.starter_stamp(checkout)

    (checkout / changed).write_text("Other\n")

    assert dev.starter_stamp(checkout) != before


def test_the_starter_release_is_left_alone_when_nothing_it_is_made_of_changed(checkout: Path) -> None:
    before = dev.starter_stamp(checkout)

    (checkout / "db" / "__pycache__").mkdir()
    (checkout / "db" / "__pycache__" / "compile.pyc").write_bytes(b"bytes")
    (checkout / "README.md").write_text("Read me\n")

    assert dev.starter_stamp(checkout) == before


def test_a_renamed_file_is_a_change_although_the_words_are_the_same(checkout: Path) -> None:
    before = dev.starter_stamp(checkout)

    (checkout / "db" / "content" / "page.md").rename(checkout / "db" / "content" / "other.md")

    assert dev.starter_stamp(checkout) != before


def test_an_unknown_command_lists_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    code = dev.main(["tset"])

    assert code == 2
    assert "dev.py has no command 'tset'" in (shown := capsys.readouterr().err)
    assert dev.USAGE in shown


def test_every_command_stands_in_the_usage() -> None:
    for name in dev.COMMANDS:
        assert f"\n  {name} " in dev.USAGE


@pytest.mark.parametrize("command", dev.COMMANDS)
def test_help_comes_at_once_with_a_bare_python_and_installs_nothing(command: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "dev.py", tmp_path)
    shutil.copytree(ROOT / "tools", tmp_path / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    before = sorted(tmp_path.iterdir())

    done = subprocess.run(
        [sys.executable, "-B", "-S", "dev.py", command, "--help"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: python3 dev.py {command}")
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("command", "tools"),
    [
        ("bench", [["-m", "bench"]]),
        ("tour", [["-m", "kiosk", "tour"]]),
        ("build", [["packaging/build.py"], ["packaging/build_msi.py"]]),
        ("prove", [["packaging/prove_deb.py"], ["packaging/prove_checkout.py"]]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_help_names_every_option_that_there_is(command: str, tools: list[list[str]]) -> None:
    told = ""
    for tool in tools:
        asked = [sys.executable, *tool, "--help"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        told += subprocess.run(asked, capture_output=True, text=True, cwd=ROOT, env=environment, check=True).stdout
    of_dev_itself = {"--msi"} if command == "build" else set()

    options = re.compile(r"(?<![\w-])--[a-z]+")
    assert set(options.findall(dev_help.HELP[command])) == set(options.findall(told)) - {"--help"} | of_dev_itself
    if command == "bench":
        assert ", ".join(PARTS) in dev_help.HELP[command]


def test_the_help_for_the_kiosk_lists_its_commands() -> None:
    assert f"Any kiosk command: {', '.join(COMMANDS)}." in dev_help.HELP["kiosk"]


def test_the_kiosk_tells_of_its_commands_itself_once_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []

    def call(*given: str, **_where: Path) -> int:
        asked.append(given)
        return 0

    monkeypatch.setattr(dev, "is_set_up", lambda: True)
    monkeypatch.setattr(dev, "call", call)

    assert dev.main(["kiosk", "counts", "--help"]) == 0

    assert asked == [("-m", "kiosk", "counts", "--help")]


def test_a_question_for_help_behind_the_dashes_is_for_pytest() -> None:
    assert dev_help.wanted(["--full", "-h"])
    assert not dev_help.wanted(["--full", "--", "--help"])


def test_trouble_is_one_sentence_without_a_traceback(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "dev.py"), "test", "--ful"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.startswith("dev.py: test knows --full")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("code", [0, 3])
def test_what_goes_on_beside_the_tests_is_shown_when_it_is_asked_for(
    code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "venv_python", lambda _venv, _platform: Path(sys.executable))

    end = dev.begin("-c", f"import sys; print('seen'); print('line 7', file=sys.stderr); sys.exit({code})")

    assert end() == code
    assert sorted(capsys.readouterr().out.split("\n")) == ["", "line 7", "seen"]


LONGEST_S = 60
SLEEPS = "import signal, time; signal.signal(signal.SIGINT, signal.default_int_handler); time.sleep(600)"


@pytest.mark.skipif(sys.platform == "win32", reason="a process can only be ended there, and not be interrupted")
def test_what_goes_on_beside_ends_with_what_it_has_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "venv_python", lambda _venv, _platform: Path(sys.executable))
    inner = f"print('begun', flush=True); {SLEEPS}"
    outer = (
        "import signal, subprocess, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
        f"subprocess.run([sys.executable, '-c', {inner!r}])"
    )
    beside = dev.begin("-c", outer)
    stream = beside.process.stdout
    assert stream is not None
    assert stream.readline() == "begun\n"
    read_here = os.dup(stream.fileno())

    beside.end()

    assert beside.process.returncode not in (None, 0)
    assert stream.closed
    # A pipe comes to its end only once nobody holds the other one: the process within has gone too.
    try:
        while select.select([read_here], [], [], LONGEST_S)[0]:
            if not os.read(read_here, 1000):
                break
        else:
            pytest.fail("what it had started goes on")
    finally:
        os.close(read_here)


def test_what_cannot_be_interrupted_is_ended_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "PATIENCE_SECONDS", 0.1)
    deaf = "import signal, time; [signal.signal(each, signal.SIG_IGN) for each in (signal.SIGINT, signal.SIGTERM)]"
    text = f"{deaf}; print('begun', flush=True); time.sleep(600)"
    process = subprocess.Popen([sys.executable, "-c", text], stdout=subprocess.PIPE, text=True)
    stream = process.stdout
    assert stream is not None
    assert stream.readline() == "begun\n"

    dev.Beside(process).end()

    assert process.poll() is not None
    assert stream.closed


def test_tests_that_are_interrupted_leave_nothing_running(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = []

    def begin(*_arguments: str) -> dev.Beside:
        process = subprocess.Popen([sys.executable, "-c", SLEEPS], stdout=subprocess.PIPE, text=True)
        begun.append(process)
        return dev.Beside(process)

    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(dev, "begin", begin)
    monkeypatch.setattr(dev, "set_up", lambda: None)
    monkeypatch.setattr(dev, "add_libraries", lambda _wanted, _purpose: None)
    monkeypatch.setattr(dev, "compile_starter", interrupted)

    assert dev.main(["test"]) == 130

    assert len(begun) == 2
    assert all(process.poll() is not None for process in begun)
