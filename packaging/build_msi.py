"""Makes the Windows Installer package of a folder that was frozen on Windows.

    python3 dev.py build --msi [FOLDER]
    python packaging/build_msi.py FOLDER [--out DIR]

FOLDER holds kiosk.exe; without it, dist/lung-net-kiosk is taken. Runs on Debian (apt-get install msitools gcab) and on
Windows (the same two of MSYS2). The same folder gives the same package, byte for byte.

Example: python packaging/build_msi.py dist/lung-net-kiosk
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from freeze.moment import source_date
from freeze.starts import starts
from freeze.version import NAME
from msi import ids, product
from msi.files import Shipped, digest, shipped
from msi.table import Refused
from msi.write import NotMade, package_name, tools_problem, write
from windows import pe

ROOT = Path(__file__).resolve().parent.parent
DEFAULTS = Shipped(Path(__file__).resolve().parent / "msi" / "default.toml", "ProgramData/kiosk.toml")
ICON = Path(__file__).resolve().parent / "windows" / product.ICON
EXECUTABLES = tuple(f"{name}.exe" for name in starts("win32"))
_NUMBERS = re.compile(r"(\d{1,2}|1\d\d|2[0-4]\d|25[0-5])\.(\d{1,2}|1\d\d|2[0-4]\d|25[0-5])\.\d{1,4}")
"""What Windows Installer can compare; two versions that differ in other signs would be one to it."""


def check(bundle: Path, number: str) -> list[str]:
    """All that keeps a folder from becoming a package, in sentences."""
    tools = [lacking] if (lacking := tools_problem()) else []
    if not bundle.is_dir():
        return [*tools, f"There is no folder {bundle}. Freeze the program on Windows first: python dev.py build"]
    programs = [said for name in EXECUTABLES if (said := _program_problem(bundle / name))]
    return [*tools, *programs, *_version_problems(bundle / EXECUTABLES[0], number, readable=not programs)]


def _program_problem(file: Path) -> str:
    if not file.is_file():
        return f"{file.parent} has no {file.name}. Only a folder that was frozen on Windows can be packed."
    if not pe.is_x64(file):
        return f"{file} is no program for 64-bit Windows. Freeze with a 64-bit Python and pack again."
    return ""


def _version_problems(program: Path, number: str, *, readable: bool) -> list[str]:
    """What is wrong with the version; nothing about one that is not there when its program cannot be read either."""
    if not number:
        return [f"{program} says no version. Freeze it with build_spec.spec, which writes it in."] if readable else []
    if _NUMBERS.fullmatch(number):
        return []
    wanted = "it wants three numbers, as in 1.2.3. Change __version__ in kiosk/__init__.py and freeze again."
    return [f"Windows Installer cannot tell version {number!r} from others: {wanted}"]


def frozen_version(bundle: Path) -> str:
    """The version that a frozen folder says of itself, whatever the checkout has come to since."""
    program = bundle / EXECUTABLES[0]
    return pe.product_version(program) if program.is_file() and pe.is_x64(program) else ""


def make(bundle: Path, out: Path, *, number: str, moment: int) -> tuple[Path, list[str]]:
    """Write the package into `out`, every date in it `moment` (seconds since 1970); the file, and what is wrong."""
    package = out / package_name(number)
    if problems := check(bundle, number):
        return package, problems
    files = shipped(bundle)
    about: dict[int, str | int] = {
        1: 1252,
        2: "Installation Database",
        3: product.TITLE,
        4: product.MAKER,
        5: "Installer",
        6: "Calm, large-text information about lung neuroendocrine tumours",
        7: f"x64;{product.LANGUAGE}",
        9: ids.package_code(number, digest([*files, DEFAULTS])),
        14: 500,  # Windows Installer 5, which every Windows of today has
        15: 2,  # the files are compressed
        18: f"{NAME} {number}",
        19: 2,  # to be read, not changed
    }
    try:
        out.mkdir(parents=True, exist_ok=True)
        tables = product.database(files, DEFAULTS, number)
        write(package, tables, [*files, DEFAULTS], icon=ICON, about=about, moment=moment)
    except (Refused, NotMade, OSError) as error:
        return package, [f"{package.name} could not be made: {error}"]
    return package, []


def main(arguments: list[str]) -> int:
    """Make the package; 1 when that cannot be done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "dist" / NAME)
    parser.add_argument("--out", type=Path, metavar="DIR", help="where it goes (beside FOLDER)")
    options = parser.parse_args(arguments)
    bundle: Path = options.folder.absolute()
    number = frozen_version(bundle)
    package, problems = make(bundle, options.out or bundle.parent, number=number, moment=source_date())
    for problem in problems:
        print(f"- {problem}", file=sys.stderr)
    if not problems:
        print(f"{package}: {package.stat().st_size / 1e6:.1f} MB, {ids.product_code(number)}", flush=True)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
