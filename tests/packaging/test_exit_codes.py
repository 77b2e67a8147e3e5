"""Every supervisor goes by the one table of exit codes: systemd, Shell Launcher, and the guide for IT."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import shell_launcher
from kiosk import exit_codes
from kiosk.exit_codes import EXIT_CODES, After

ROOT = Path(__file__).resolve().parents[2]
TREE = ROOT / "packaging" / "deb" / "tree" / "usr"
UNIT = TREE / "lib/systemd/system/lung-net-kiosk.service"
STAYS_ENDED = {each.code for each in EXIT_CODES if each.after is After.STAYS_ENDED}


def values(key: str) -> set[int]:
    """The numbers of one key of the unit."""
    (found,) = re.findall(rf"^{key}=(.*)$", UNIT.read_text(encoding="utf-8"), re.MULTILINE)
    return {int(each) for each in found.split()}


def test_systemd_leaves_ended_what_the_table_says_and_starts_everything_else_again() -> None:
    assert values("RestartPreventExitStatus") == STAYS_ENDED
    assert "Restart=always" in UNIT.read_text(encoding="utf-8").splitlines()
    assert values("SuccessExitStatus") == {exit_codes.SIGNALLED + 15}


def test_the_helplines_end_with_the_code_that_the_counter_of_faults_waits_for() -> None:
    counter = (TREE / "libexec/lung-net-kiosk/count-fault").read_text(encoding="utf-8")

    assert f'"${{EXIT_STATUS:-}}" = {exit_codes.HELPLINES_SHOWN} ]' in counter


def test_shell_launcher_leaves_ended_what_the_table_says_and_starts_everything_else_again() -> None:
    text = shell_launcher.FILE.read_text(encoding="utf-8")
    actions = dict(re.findall(r'<ReturnCodeAction ReturnCode="(\d+)" Action="(\w+)"', text))

    assert actions == {str(code): "DoNothing" for code in STAYS_ENDED}
    assert '<DefaultAction Action="RestartShell"/>' in text


def test_the_file_for_shell_launcher_is_the_one_that_would_be_written() -> None:
    assert shell_launcher.FILE.read_text(encoding="utf-8") == shell_launcher.configuration()


def test_what_is_written_would_be_taken() -> None:
    assert shell_launcher.problems(shell_launcher.configuration()) == []
    assert shell_launcher.problems(shell_launcher.configuration("Ann & Co", 'C:\\a "b"\\kiosk.exe')) == []


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        pytest.param("RestartShell", "Restart", "Action may not be 'Restart'", id="action"),
        pytest.param('ReturnCode="0"', 'ReturnCode="none"', "ReturnCode may not be 'none'", id="code"),
        pytest.param('ReturnCode="0" ', "", "ReturnCode is missing", id="no-code"),
        pytest.param('V2:AppType="Desktop"', 'V2:AppType="Win32"', "may not be 'Win32'", id="kind"),
        pytest.param('V2:AppType="Desktop"', 'AppType="Desktop"', "AppType may not be", id="namespace"),
        pytest.param("5b3f3a52-9f0e", "5b3f3a52-9f0", "Id may not be", id="guid"),
        pytest.param('<Account Name="lung-net-kiosk"/>', "", "it has 0 of Account", id="account"),
        pytest.param("2018/Configuration", "2017/Configuration", "no such element", id="version"),
        pytest.param("</Profiles>", "</Profile>", "it is not XML", id="xml"),
        pytest.param("        <DefaultAction", "<Extra/><DefaultAction", "no such element", id="unknown"),
    ],
)
def test_what_windows_would_not_take_is_found(was: str, becomes: str, said: str) -> None:
    text = shell_launcher.configuration()
    assert was in text

    assert any(said in each for each in shell_launcher.problems(text.replace(was, becomes, 1)))


def test_more_codes_than_shell_launcher_takes_are_found() -> None:
    text = shell_launcher.configuration()
    one = '<ReturnCodeAction ReturnCode="0" Action="DoNothing"/>'
    five = "".join(one.replace('"0"', f'"{code}"') for code in range(5))

    assert shell_launcher.problems(text.replace(one, five)) == ["5 codes have an action of their own, and 4 may"]
    assert shell_launcher.problems(text.replace(one, one + one)) == ["one code has two actions"]


def test_a_profile_that_nobody_defined_is_found() -> None:
    text = shell_launcher.configuration()
    last = text.rindex("5b3f3a52")

    assert shell_launcher.problems(f"{text[:last]}aaaaaaaa{text[last + 8 :]}") == [
        "no profile has the Id {aaaaaaaa-9f0e-4c55-8d1a-3f1f6f9a7c20}"
    ]


def test_the_command_writes_for_another_account_and_refuses_what_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "shell.xml"

    assert shell_launcher.main(["--account", "kiosk/1", "--out", str(out)]) == 1
    assert not out.exists()
    assert "is no name of an account" in capsys.readouterr().err
    assert shell_launcher.main(["--account", "kiosk-1", "--out", str(out)]) == 0
    assert '<Account Name="kiosk-1"/>' in out.read_text(encoding="utf-8")
    assert shell_launcher.main(["--out", str(tmp_path / "nowhere" / "shell.xml")]) == 1
    assert "shell.xml cannot be written" in capsys.readouterr().err


def test_the_guide_for_it_lists_each_code() -> None:
    guide = (ROOT / "docs" / "it.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| (.+?) \| (.+?) \|$", guide, re.MULTILINE)

    for each in EXIT_CODES:
        assert (str(each.code), each.means, each.after.value) in rows
