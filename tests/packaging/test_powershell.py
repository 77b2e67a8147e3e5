"""No PowerShell is to be had where these tests run: every script is at least parsed, and its names held together."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]


def _lint() -> Any:
    spec = importlib.util.spec_from_file_location("lint_powershell", ROOT / "tools" / "lint_powershell.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module  # its dataclass looks its module up
    spec.loader.exec_module(module)
    return module


lint = _lint()
SCRIPTS = lint.scripts()
HEAD = "Set-StrictMode -Version Latest\n$ErrorActionPreference = 'Stop'\n"


def test_there_are_scripts() -> None:
    assert {"apply.ps1", "remove.ps1", "verify.ps1"} <= {path.name for path in SCRIPTS}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_nothing_is_wrong_with_a_script(path: Path) -> None:
    assert lint.problems(path) == []


@pytest.fixture
def told(tmp_path: Path) -> Callable[[str], list[str]]:
    """What is said of a module with this text."""

    def tell(text: str) -> list[str]:
        (tmp_path / "Other.psm1").write_text(
            HEAD + "function Get-Other {\n    param([string] $Name)\n    $Name\n}\n", encoding="utf-8"
        )
        (tmp_path / "One.psm1").write_text(text, encoding="utf-8")
        return list(lint.problems(tmp_path / "One.psm1"))

    return tell


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("if ($true { }", "this is no PowerShell", id="bracket"),
        pytest.param("$a = $null ?? 1", "this is no PowerShell", id="null-coalescing"),
        pytest.param("Test-Path a && Test-Path b", "has no &&", id="chain"),
        pytest.param("Get-Itme -Path a", "nobody knows the command Get-Itme", id="misspelt"),
        pytest.param("dir | where { $_ }", "nobody knows the command where", id="alias"),
        pytest.param("Get-Other -Nmae a", "Get-Other has no parameter -Nmae", id="parameter"),
        pytest.param("$shown = 1\n$show", "$show is read and never set", id="variable"),
        pytest.param('$shown = 1\n"text $show"', "$show is read and never set", id="variable-in-a-text"),
        pytest.param("function Get-A { $b }\nfunction Get-B { $b = 1 }", "$b is read and never set", id="scope"),
        pytest.param("# caf\u00e9", "a letter beyond ASCII", id="letter"),
        pytest.param("Export-ModuleMember -Function @('Get-Nothing')", "Get-Nothing is exported", id="export"),
    ],
)
def test_what_would_fail_on_a_windows_machine_is_found(told: Callable[[str], list[str]], text: str, said: str) -> None:
    assert any(said in each for each in told(HEAD + text + "\n")), told(HEAD + text + "\n")


def test_a_file_that_does_not_stop_at_faults_is_found(told: Callable[[str], list[str]]) -> None:
    assert [each.split(": ", 1)[1] for each in told("Get-Other -Name a\n")] == [
        "$ErrorActionPreference = 'Stop' is missing",
        "Set-StrictMode -Version Latest is missing",
    ]


def test_a_file_in_order_passes(told: Callable[[str], list[str]]) -> None:
    text = """function Get-One {
    param([string] $Path, [switch] $All)
    foreach ($each in $Path) {
        $name, $rest = $each -split ','
        Get-Other -Name "$name $($rest.Count) $env:ProgramData" | Where-Object { $_ -and $All }
    }
}

Get-One -Path 'a' -All
"""
    assert told(HEAD + text) == []


@pytest.mark.skipif(shutil.which("pwsh") is None, reason="needs PowerShell")
def test_powershell_itself_can_read_them() -> None:
    for path in SCRIPTS:
        read = (
            "$errors = $null; [void] [System.Management.Automation.Language.Parser]::ParseFile("
            f"'{path}', [ref] $null, [ref] $errors); $errors | ForEach-Object {{ $_.Message }}; exit $errors.Count"
        )
        done = subprocess.run(["pwsh", "-NoProfile", "-Command", read], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
