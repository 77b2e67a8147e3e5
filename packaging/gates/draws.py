"""The frozen kiosk draws: without a screen, on X11 and on Wayland, and what is seen is what it drew of itself."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from gates.commands import environment
from gates.pictures import Album, walk
from gates.screens import folder_of_their_own, on_sway, on_xvfb

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from gates.pictures import Glass

PATIENCE_SECONDS = 600
FEWEST_OF_THE_EDITOR = 10
PROGRESS = re.compile(r"^\d+ of \d+: |^\d+ pictures in ")
SCREENS: dict[str, Callable[[Sequence[str], dict[str, str], Path], AbstractContextManager[Glass]]] = {
    "Xvfb": on_xvfb,
    "sway": on_sway,
}


def check(bundle: Path, keep: Path) -> list[str]:
    """Draw a tour into `keep`, then walk through the program on two screens; pictures of both are kept there."""
    return [*_check(bundle, keep)]


def _check(bundle: Path, keep: Path) -> Iterator[str]:
    shutil.rmtree(keep, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        around = environment(work)
        problems = [*_draws(bundle, around, work, "--profile", "portrait", "--out", str(keep / "tour"))]
        problems += _draws(bundle, around, work, "--editor", str(keep / "editor"))
        yield from problems
        if problems:
            return
        yield from _empty(keep / "editor")
        album = Album.of(keep / "tour")
        for name, on in SCREENS.items():
            if shutil.which(name) is None:
                yield f"{name} is not installed, so nobody has seen the kiosk there."
                continue
            data, said = folder_of_their_own(work / name), work / f"{name}.said"
            with on([str(bundle / "kiosk"), "--data", str(data)], around, said) as glass:
                yield from walk(glass, album, name, keep / f"{name}.png")
                yield from _logged(data, name)  # what comes later is of our ending it
            words = said.read_text(encoding="utf-8", errors="replace").splitlines()
            yield from (f"{name}: the kiosk says {line!r}." for line in words if line.strip())


def _draws(bundle: Path, around: dict[str, str], work: Path, *options: str) -> Iterator[str]:
    """A tour, without a screen, during which nothing is said but how far it is."""
    done = subprocess.run(
        [bundle / "kiosk", "--data", work / "data", "tour", *options],
        env=around,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip() and not PROGRESS.search(line)]
    if done.returncode != 0 or said:
        yield f"kiosk tour {options[0]}: exit code {done.returncode}. {' / '.join(said)[-500:]}"


def _empty(folder: Path) -> Iterator[str]:
    """Pictures of one colour, or nearly none at all."""
    pictures = sorted(folder.glob("*.png"))
    if len(pictures) < FEWEST_OF_THE_EDITOR:
        yield f"The editor has {len(pictures)} pictures of itself."
    for path in pictures:
        with Image.open(path) as picture:
            dark, light = picture.convert("L").getextrema()
        if dark == light:
            yield f"{path.name} of the editor is empty."


def _logged(data: Path, name: str) -> Iterator[str]:
    """Faults in the log; a kiosk that shows its pages has none."""
    log = data / "logs" / "kiosk.log"
    lines = log.read_text(encoding="utf-8").splitlines() if log.is_file() else []
    if not lines:
        yield f"{name}: the kiosk wrote no log."
    for line in lines:
        if line.split(" ", 2)[1] != "INFO":
            yield f"{name}: in the log stands {line!r}."
