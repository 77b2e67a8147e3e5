"""Freezes, signs and packs the program on Windows, one step after the other.

    python packaging/build_windows.py [--thumbprint HEX] [--timestamp URL] [--without-msi]

Needs nothing but Python: what a step needs is checked before the first one begins.

Example: python packaging/build_windows.py --thumbprint 9F86D081884C7D65 --timestamp http://timestamp.example
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from freeze.version import NAME, version
from msi.write import package_name, tools_problem
from windows import machine
from windows.signing import NO_SIGNTOOL, signtool

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = ROOT / "dist" / NAME
VENV_PYTHON = ROOT / ".venv" / "Scripts" / "python.exe"
"""Made by the first step."""


def check(here: machine.Machine, *, signs: bool, packs: bool) -> list[str]:
    """What is missing for the steps that were asked for, in sentences."""
    problems = machine.problems(here)
    if signs and signtool() is None:
        problems.append(NO_SIGNTOOL)
    if packs and (lacking := tools_problem()):
        problems.append(f"{lacking} Or leave the package to another machine: --without-msi")
    return problems


def steps(thumbprint: str, timestamp: str, *, packs: bool) -> dict[str, list[str]]:
    """What is to be run, by what it does."""
    dev = [sys.executable, str(ROOT / "dev.py"), "build"]
    sign = [str(VENV_PYTHON), str(ROOT / "packaging" / "sign_windows.py")]
    name = ["--thumbprint", thumbprint, *(["--timestamp", timestamp] if timestamp else [])]
    wanted = {"Freezing the program and checking it": dev}
    if thumbprint:
        wanted["Signing the program"] = [*sign, str(BUNDLE), *name]
    if packs:
        wanted["Packing it"] = [*dev, "--msi", str(BUNDLE)]
        if thumbprint:
            wanted["Signing the package"] = [*sign, str(BUNDLE.parent / package_name(version())), *name]
    return wanted


def main(
    arguments: list[str],
    *,
    here: machine.Machine | None = None,
    run: Callable[[list[str]], int] = lambda command: subprocess.run(command, cwd=ROOT, check=False).returncode,
) -> int:
    """Run the steps until one fails; 1 when one did, 2 when nothing was begun."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--thumbprint", default="", help="of the certificate that signs; without one nothing is signed")
    parser.add_argument("--timestamp", default="", metavar="URL", help="a time-stamp service (RFC 3161)")
    parser.add_argument("--without-msi", action="store_true", help="leave the package to another machine")
    options = parser.parse_args(arguments)
    packs = not options.without_msi
    problems = check(here or machine.Machine(), signs=bool(options.thumbprint), packs=packs)
    for problem in problems:
        print(f"- {problem}", file=sys.stderr)
    if problems:
        print("Nothing was begun.", file=sys.stderr)
        return 2
    for what, command in steps(options.thumbprint, options.timestamp, packs=packs).items():
        print(f"--- {what}", flush=True)
        if run(command) != 0:
            print(f"{what}: this did not work; the lines above say why.", file=sys.stderr)
            return 1
    print(f"Done: {BUNDLE}{f', and beside it {package_name(version())}' if packs else ''}", flush=True)
    return 0
