"""Proves a package on a bare Debian: install, run and look, boot, upgrade with everything kept, remove, purge.

Needs root, debootstrap and systemd-nspawn; `python3 dev.py prove package` brings what is missing. Pictures of what
was seen go to build/proof.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from freeze.version import NAME, version  # noqa: E402
from prove.boot import boots  # noqa: E402
from prove.costs import costs  # noqa: E402
from prove.debian import Failed, entered, need_root, own_mounts  # noqa: E402
from prove.install import installs, is_safe, publishes  # noqa: E402
from prove.life import goes, upgrades  # noqa: E402
from prove.proof import Proof  # noqa: E402
from prove.screen import fits_cage, recovers, runs, turns  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

STEPS = (installs, is_safe, publishes, runs, turns, recovers, boots, fits_cage, upgrades, goes)
"""In this order: each finds the machine as the one before has left it."""


def main(arguments: list[str]) -> int:
    """Run every step until one fails; 1 when one did, 2 when nothing could be tried."""
    parser = argparse.ArgumentParser(
        prog="python3 dev.py prove package",
        description=__doc__,
        epilog="Example: python3 dev.py prove package --suite trixie",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--deb", type=Path, metavar="FILE", help="the package (the one in dist/)")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "debian", help="where Debians are made")
    parser.add_argument("--suite", default="bookworm", help="which Debian (bookworm)")
    parser.add_argument("--mirror", default="", help="its archive (the one this machine uses)")
    parser.add_argument("--pictures", type=Path, default=ROOT / "build" / "proof", help="where pictures go")
    parser.add_argument("--measure", action="store_true", help="print size, start and memory too, for docs/it.md")
    options = parser.parse_args(arguments)
    found = [options.deb] if options.deb else sorted((ROOT / "dist").glob(f"{NAME}_{version()}_*.deb"))
    missing = need_root() or _no_package(found)
    if missing:
        print(missing, file=sys.stderr)
        return 2
    own_mounts()
    deb: Path = found[0]
    options.pictures.mkdir(parents=True, exist_ok=True)
    print(f"Making a bare Debian ({options.suite})", flush=True)
    try:
        with entered(options.folder.resolve(), "package", suite=options.suite, mirror=options.mirror) as debian:
            steps = (*STEPS[:-2], costs, *STEPS[-2:]) if options.measure else STEPS
            problems = prove(Proof(debian, deb, options.pictures), steps)
    except Failed as failed:
        problems = [str(failed)]
    for problem in problems:
        print(f"- {problem}", file=sys.stderr)
    print(f"{deb.name} is {'no good' if problems else 'good'}.", flush=True)
    return 1 if problems else 0


def _no_package(found: Sequence[Path]) -> str:
    """Why there is nothing to prove, or "" if there is: to make a Debian takes minutes."""
    if not found:
        return "There is no package: python3 dev.py build --deb"
    return "" if found[0].is_file() else f"There is no package {found[0]}."


def prove(proof: Proof, steps: Sequence[Callable[[Proof], list[str]]]) -> list[str]:
    """Every step with its time, until one fails; what went wrong in it."""
    for step in steps:
        began = time.monotonic()
        try:
            problems = step(proof)
        except (Failed, subprocess.SubprocessError) as failed:
            problems = [str(failed)]
        said = "FAILED" if problems else "good"
        print(f"--- {step.__name__}: {said} in {time.monotonic() - began:.0f} s", flush=True)
        if problems:
            return problems
    return []


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
