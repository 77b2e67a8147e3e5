"""The frozen kiosk draws: without a screen, on X11 and on Wayland, and what is seen is what it drew of itself."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from gates.commands import TROUBLE, environment
from gates.pictures import Album, walk
from gates.screens import folder_of_their_own, on_sway, on_xvfb

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from gates.pictures import Glass

PATIENCE_SECONDS = 600
SCREENS: dict[str, Callable[[Sequence[str], dict[str, str]], AbstractContextManager[Glass]]] = {
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
        done = subprocess.run(
            [bundle / "kiosk", "--data", work / "data", "tour", "--profile", "portrait", "--out", keep / "tour"],
            env=around,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        if done.returncode != 0 or TROUBLE.search(done.stdout + done.stderr):
            yield f"kiosk tour: exit code {done.returncode}. {(done.stderr or done.stdout)[-500:]}"
            return
        album = Album.of(keep / "tour")
        for name, on in SCREENS.items():
            if shutil.which(name) is None:
                yield f"{name} is not installed, so nobody has seen the kiosk there."
                continue
            data = folder_of_their_own(work / name)
            with on([str(bundle / "kiosk"), "--data", str(data)], around) as glass:
                yield from walk(glass, album, name, keep / f"{name}.png")
                yield from _logged(data, name)  # what comes later is of our ending it


def _logged(data: Path, name: str) -> Iterator[str]:
    """Faults in the log; a kiosk that shows its pages has none."""
    log = data / "logs" / "kiosk.log"
    lines = log.read_text(encoding="utf-8").splitlines() if log.is_file() else []
    if not lines:
        yield f"{name}: the kiosk wrote no log."
    for line in lines:
        if line.split(" ", 2)[1] != "INFO":
            yield f"{name}: in the log stands {line!r}."
