"""Lint every PowerShell file, where no PowerShell is to be had: `python tools/lint_powershell.py`.

A grammar finds what would not start. By its tree, names are held against each other: commands, the parameters of our
own functions, variables. Meant is Windows PowerShell 5.1, which every Windows brings along.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tree_sitter_language_pack import get_parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node

ROOT = Path(__file__).resolve().parent.parent
KNOWN = frozenset(
    """
    Add-Content Add-Type Compress-Archive ConvertFrom-Json ConvertTo-Json Copy-Item Disable-WindowsOptionalFeature
    Enable-WindowsOptionalFeature Export-ModuleMember ForEach-Object Get-Acl Get-AppLockerPolicy
    Get-AuthenticodeSignature Get-ChildItem Get-CimInstance Get-Command Get-Content Get-FileHash Get-Item
    Get-ItemProperty Get-Location Get-WindowsOptionalFeature Import-Module Invoke-Command Join-Path Measure-Object
    Move-Item New-Item New-ItemProperty New-Object Out-Null Out-String Pop-Location Push-Location Remove-Item
    Remove-ItemProperty Resolve-Path Select-Object Set-Acl Set-AppLockerPolicy Set-CimInstance Set-Content
    Set-ItemProperty Set-Location Set-StrictMode Sort-Object Split-Path Start-Process Test-Path Where-Object
    Write-Error Write-Host Write-Output Write-Verbose Write-Warning
    """.lower().split()
)
"""Cmdlets that may be used. An alias (`where`, `%`) is none: on another machine it may be another command."""
AUTOMATIC = frozenset(
    re.findall(
        r"\w+",
        """
        _ args error erroractionpreference false home input lastexitcode matches myinvocation null pid
        progresspreference psboundparameters pscmdlet pscommandpath psscriptroot psversiontable this true
        """,
    )
)
_VARIABLE = re.compile(r"[$@](?:(?P<scope>\w+):)?(?P<name>\w+)$")


@dataclass
class Script:
    """One file, read: what it defines and what it uses, with the lines."""

    path: Path
    source: bytes
    root: Node
    functions: dict[str, frozenset[str]] = field(default_factory=dict)

    def text(self, node: Node) -> str:
        return self.source[node.start_byte : node.end_byte].decode("ascii", "replace")


def scripts(root: Path = ROOT) -> list[Path]:
    """Every script and module below the folders that are ours."""
    folders = [each for each in root.iterdir() if each.is_dir() and each.name in ("packaging", "tools")]
    return sorted(path for folder in folders for ending in ("ps1", "psm1") for path in folder.rglob(f"*.{ending}"))


def read(path: Path) -> Script:
    """Parse one file and note its functions with their parameters."""
    source = path.read_bytes()
    script = Script(path, source, get_parser("powershell").parse(source).root_node)
    for node in _all(script.root, "function_statement"):
        name = next(script.text(each) for each in node.children if each.type == "function_name")
        script.functions[name.lower()] = frozenset(_parameters(script, node))
    return script


def problems(path: Path) -> list[str]:
    """What is wrong with one file, each with its line; the modules beside it are known to it."""
    script = read(path)
    beside = [script, *(read(each) for each in sorted(path.parent.glob("*.psm1")) if each != path)]
    functions = {name: given for each in reversed(beside) for name, given in each.functions.items()}
    found = [*_form(script), *_syntax(script), *_commands(script, functions), *_variables(script)]
    return [f"{path.name}:{line}: {said}" for line, said in sorted(found)]


def _form(script: Script) -> Iterator[tuple[int, str]]:
    text = script.source.decode("ascii", "replace")
    for number, line in enumerate(text.splitlines(), 1):
        if "\ufffd" in line:
            yield number, "a letter beyond ASCII: Windows PowerShell reads it in the code page of the machine"
    if not re.search(r"^Set-StrictMode -Version Latest$", text, re.MULTILINE):
        yield 1, "Set-StrictMode -Version Latest is missing"
    if not re.search(r"^\$ErrorActionPreference = 'Stop'$", text, re.MULTILINE):
        yield 1, "$ErrorActionPreference = 'Stop' is missing"
    if script.path.suffix == ".ps1":
        yield from (
            (1, f"{each} is missing") for each in (".SYNOPSIS", ".EXAMPLE", "[CmdletBinding()]") if each not in text
        )


def _syntax(script: Script) -> Iterator[tuple[int, str]]:
    for node in _walk(script.root):
        if node.type == "ERROR" or node.is_missing:
            yield _line(node), f"this is no PowerShell: {script.text(node).strip()[:40]!r}"
        elif node.type in ("&&", "||"):
            yield _line(node), f"Windows PowerShell 5.1 has no {node.type}"


def _commands(script: Script, functions: dict[str, frozenset[str]]) -> Iterator[tuple[int, str]]:
    for node in _all(script.root, "command"):
        named = next((each for each in node.children if each.type == "command_name"), None)
        if named is None:  # & $program
            continue
        name = script.text(named).lower()
        if name in functions:
            given = [script.text(each).lstrip("-").rstrip(":") for each in _own(node, "command_parameter")]
            for each in given:
                if each.lower() not in functions[name]:
                    yield _line(node), f"{script.text(named)} has no parameter -{each}"
        elif name not in KNOWN and not name.endswith(".exe"):
            yield _line(node), f"nobody knows the command {script.text(named)}"
        if name == "export-modulemember":
            for each in re.findall(r"'([\w-]+)'", script.text(node)):
                if each.lower() not in script.functions:
                    yield _line(node), f"{each} is exported and not there"


def _variables(script: Script) -> Iterator[tuple[int, str]]:
    top = _assigned(script, script.root, within_functions=False)
    for node in _walk(script.root, into_functions=False):
        yield from _unknown(script, node, top)
    for function in _all(script.root, "function_statement"):
        own = top | _assigned(script, function, within_functions=True)
        for node in _walk(function):
            yield from _unknown(script, node, own)


def _unknown(script: Script, node: Node, known: set[str]) -> Iterator[tuple[int, str]]:
    found = _VARIABLE.match(script.text(node)) if node.type == "variable" else None
    if found is not None and found["scope"] is None and found["name"].lower() not in known | AUTOMATIC:
        yield _line(node), f"${found['name']} is read and never set"


def _assigned(script: Script, node: Node, *, within_functions: bool) -> set[str]:
    names: set[str] = set()
    for each in _walk(node, into_functions=within_functions):
        if each.type in ("left_assignment_expression", "script_parameter"):
            names |= _names(script, [each])
        elif each.type == "foreach_statement":
            names |= _names(script, [next(child for child in each.children if child.type == "variable")])
    return names


def _parameters(script: Script, function: Node) -> Iterator[str]:
    for each in _all(function, "script_parameter"):
        yield from _names(script, [child for child in each.children if child.type == "variable"])


def _names(script: Script, nodes: Iterable[Node]) -> set[str]:
    """The variables in some nodes, but not those in a default value."""
    found = set()
    for top in nodes:
        for each in _walk(top, without=("script_parameter_default",)):
            match = _VARIABLE.match(script.text(each)) if each.type == "variable" else None
            if match is not None:
                found.add(match["name"].lower())
    return found


def _own(command: Node, kind: str) -> list[Node]:
    """What belongs to a command itself and not to one within its brackets."""
    elements = [each for each in command.children if each.type == "command_elements"]
    return [each for part in elements for each in part.children if each.type == kind]


def _walk(node: Node, *, into_functions: bool = True, without: tuple[str, ...] = ()) -> Iterator[Node]:
    yield node
    for child in node.children:
        if child.type in without or (child.type == "function_statement" and not into_functions):
            continue
        yield from _walk(child, into_functions=into_functions, without=without)


def _all(node: Node, kind: str) -> Iterator[Node]:
    return (each for each in _walk(node) if each.type == kind)


def _line(node: Node) -> int:
    return int(node.start_point[0]) + 1


def main() -> int:
    """Say what is wrong; 1 if anything is."""
    found = [said for path in scripts() for said in problems(path)]
    print("\n".join(found) or f"{len(scripts())} PowerShell files, nothing wrong.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
