"""Proves that a bare Debian with python3 and nothing else sets up, tests and runs the kiosk from a fresh clone.

Needs root and debootstrap; `python3 dev.py prove checkout` brings what is missing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from prove.debian import Debian, Failed, entered, need_root, own_mounts  # noqa: E402
from prove.pip_settings import pip_settings  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CLONE = "/srv/kiosk"
A_PART = ("tests/test_setup.py", "tests/test_docs.py", "tests/db/test_library.py", "tests/ui/test_walk.py")
"""Enough to see that everything is there to test with: plain Python, the content, and a window."""
FEWEST_PICTURES = 100


def main(arguments: list[str]) -> int:
    """1 when a command failed or left something behind, 2 when nothing could be tried."""
    parser = argparse.ArgumentParser(
        prog="python3 dev.py prove checkout",
        description=__doc__,
        epilog="Example: python3 dev.py prove checkout --all",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "debian", help="where Debians are made")
    parser.add_argument("--suite", default="bookworm", help="which Debian (bookworm)")
    parser.add_argument("--mirror", default="", help="its archive (the one this machine uses)")
    parser.add_argument("--all", action="store_true", help="every quick test, and `run` twice")
    options = parser.parse_args(arguments)
    missing = need_root()
    if missing:
        print(missing, file=sys.stderr)
        return 2
    own_mounts()
    try:
        with entered(options.folder.resolve(), "checkout", suite=options.suite, mirror=options.mirror) as debian:
            runs = (["test"], ["run"], ["run"]) if options.all else (["test", "--", *A_PART], ["run"])
            problems = prove(debian, runs)
    except Failed as failed:
        problems = [str(failed)]
    for problem in problems:
        print(f"- {problem}", file=sys.stderr)
    if not problems:
        print("A fresh checkout sets itself up on a bare Debian.")
    return 1 if problems else 0


def prove(debian: Debian, runs: Iterable[Sequence[str]]) -> list[str]:
    """Run commands of dev.py in a clone; what went wrong."""
    debian.install("python3")
    clone = ["git", "-c", "safe.directory=*", "clone", "--quiet", "--no-hardlinks", str(ROOT)]
    subprocess.run([*clone, str(debian.inside(CLONE))], check=True)
    settings = pip_settings()
    for folder in settings.folders:
        debian.see(folder)
    variables = settings.moved({file: debian.copy(file) for file in settings.files})
    problems = []
    for command in runs:
        said = f"python3 dev.py {command[0]}"
        began = time.monotonic()
        code = debian.call("python3", "dev.py", *command, where=CLONE, variables=variables)
        print(f"--- {said}: exit code {code} after {time.monotonic() - began:.0f} s", flush=True)
        if code != 0:
            problems.append(f"{said} ended with {code} on a bare Debian.")
    return [*problems, *_drawn(debian.inside(f"{CLONE}/build/tour")), *_left_behind(debian.inside(CLONE))]


def _drawn(tour: Path) -> list[str]:
    """Without a display `run` draws every screen."""
    pictures = sorted(tour.glob("*.png"))
    if len(pictures) < FEWEST_PICTURES or not (tour / "index.html").is_file():
        return [f"dev.py run drew {len(pictures)} pictures, and an index.html that shows them is wanted too."]
    empty = []
    for path in pictures:
        with Image.open(path) as picture:
            dark, light = picture.convert("L").getextrema()
        if dark == light:
            empty.append(f"{path.name} is empty.")
    return empty


def _left_behind(clone: Path) -> list[str]:
    """The checkout stays as it was cloned: everything that is made lies in folders that git passes over."""
    status = ["git", "-C", str(clone), "-c", "safe.directory=*", "status", "--porcelain"]
    changed = subprocess.run(status, capture_output=True, text=True, check=True).stdout.splitlines()
    return [f"The commands changed the checkout: {line}" for line in changed]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
