"""Freezes the program and holds it against the gates: `python3 dev.py build [--deb] [--dist DIR]`.

Every file is the same whenever and wherever it is built from one commit: no date but the commit's, no order
but that of names.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from freeze import search_paths
from freeze.moment import source_date
from freeze.version import NAME
from gates import commands, contents, draws, libraries, licences, twice
from supply import sbom

ROOT = Path(__file__).resolve().parent.parent
EXPECTED = re.compile(
    r" INFO: "
    # Parts of Qt that are left out; for what is shipped the gate of libraries asks.
    r"|Library not found: could not resolve '\S+', dependency of '\S*PySide6[/\\]"
    r"|QtLibraryInfo\(PySide6\): QML plugin binary .* does not exist"
    # What a package would ask of Windows, were this Windows.
    r"|Library (ole32|shell32|user32|kernel32) required via ctypes not found"
)


def freeze(dist: Path, work: Path, root: Path = ROOT) -> list[str]:
    """Make `dist`/lung-net-kiosk of the checkout `root`; what PyInstaller says of it that nobody expects."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(dist), "--workpath", str(work), str(root / "build_spec.spec")]
    environment = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(source_date())}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return [f"PyInstaller ended with code {done.returncode}:\n{(done.stdout + done.stderr)[-3000:]}"]
    search_paths.forget(contents.files(dist / NAME))
    said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    return [f"PyInstaller says: {line}" for line in said if not EXPECTED.search(line)]


def check(bundle: Path) -> list[str]:
    """Hold what was frozen against every gate of this system, and write its bill of materials."""
    problems = [*contents.check(bundle), *licences.check(bundle)]
    problems += sbom.make(bundle, sbom.beside(bundle), source_date())
    if sys.platform == "linux":
        problems += libraries.check(bundle)
    elif sys.platform == "win32":
        from windows import bundle as on_windows

        problems += on_windows.check(bundle)
    if problems or sys.platform not in ("linux", "win32"):
        return problems
    print("Starting it", flush=True)
    problems += commands.check(bundle)
    if sys.platform == "linux":
        print("Looking at it, without a screen, on X11 and on Wayland", flush=True)
        problems += draws.check(bundle, ROOT / "build" / "gates")
    return problems


def pack(bundle: Path, dist: Path) -> tuple[Path, list[str]]:
    """Make the Debian package in `dist`; where it is, and what is wrong with it: then it may not be there."""
    from deb.package import make

    return make(bundle, dist, source_date())


def again(bundle: Path, package: Path | None) -> list[str]:
    """Build in a copy of the checkout elsewhere; what is not the same there as in `bundle` and in its `package`."""
    with tempfile.TemporaryDirectory() as folder:
        there = twice.copied(ROOT, Path(folder) / "elsewhere" / "deeper")
        dist = Path(folder) / "made"
        problems = freeze(dist, Path(folder) / "work", there) or twice.unlike(bundle, dist / NAME)
        if problems or package is None:
            return problems
        problems = sbom.make(dist / NAME, sbom.beside(dist / NAME), source_date())
        made, said = pack(dist / NAME, dist)
        if not said and made.read_bytes() != package.read_bytes():
            said = [f"{package.name} is not the same in two builds."]
        return [*problems, *said]


def main(arguments: list[str]) -> int:
    """Build, check and, with --deb, package; the exit code is 1 when anything is not as it must be."""
    parser = argparse.ArgumentParser(prog="python3 dev.py build", epilog="Example: python3 dev.py build --deb")
    parser.add_argument("--deb", action="store_true", help="make the Debian package too")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", metavar="DIR", help="where it goes (dist/)")
    parser.add_argument(
        "--work", type=Path, default=ROOT / "build" / "freeze", metavar="DIR", help="for what is between"
    )
    parser.add_argument("--twice", action="store_true", help="build once more elsewhere: both must be the same")
    options = parser.parse_args(arguments)
    # As Ctrl+C does: the screens that the gates have started end too, and folders of trial are removed.
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    dist: Path = options.dist.resolve()
    bundle = dist / NAME
    for old in dist.glob(f"{NAME}_*.deb") if options.deb else ():
        old.unlink()  # nobody takes it for one of this build
    print("Freezing the program", flush=True)
    problems = freeze(dist, options.work.resolve())
    if not (bundle / "_internal").is_dir():
        return _tell(problems)
    problems += check(bundle)
    package: Path | None = None
    if options.deb and not problems:
        print("Packing", flush=True)
        package, problems = pack(bundle, dist)
        if not problems:
            print(f"{package}: {package.stat().st_size / 1e6:.1f} MB", flush=True)
    if options.twice and not problems:
        print("Building once more, elsewhere", flush=True)
        problems = again(bundle, package)
    size = sum(path.stat().st_size for path in contents.files(bundle))
    print(f"{bundle}: {size / 1e6:.1f} MB in {len(contents.files(bundle))} files", flush=True)
    return _tell(problems)


def _tell(problems: list[str]) -> int:
    for problem in problems:
        print(f"- {problem}", file=sys.stderr)
    if problems:
        print(f"The build is no good: {len(problems)} problems.", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
