"""Chords of a desktop, struck in the session of the package: its own settings for sway, and the kiosk (SEC-01)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gates.screens import HEADLESS, IN_SESSION, NOBODY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "packaging/deb/tree/etc/lung-net-kiosk/sway.conf"
SIZED = "output HEADLESS-1 resolution 1080x1920 position 0 0"
PATIENCE_SECONDS = 40.0
NOTICED_MS = "150"
# As wtype takes them. Those with Super are sway's own in the settings that sway itself brings.
CHORDS = [
    *("alt+F4", "alt+Tab", "alt+space", "alt+F2", "alt+Escape", "ctrl+Escape", "ctrl+shift+Escape", "ctrl+alt+Delete"),
    *("F1", "F11", "Print", "Menu", "Super_L", "XF86PowerOff", "XF86Sleep", "XF86Explorer", "XF86WWW", "XF86Close"),
    *("ctrl+n", "ctrl+o", "ctrl+p", "ctrl+s", "ctrl+w", "ctrl+q", "ctrl+alt+t", "ctrl+alt+F2", "ctrl+alt+BackSpace"),
    *("logo+Return", "logo+d", "logo+shift+q", "logo+shift+e", "logo+shift+c", "logo+f", "logo+1", "logo+e", "logo+r"),
]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(any(shutil.which(each) is None for each in ("sway", "wtype")), reason="needs sway and wtype"),
]


class Sway:
    """A running session without a monitor."""

    def __init__(self, around: dict[str, str], before: list[str], process: subprocess.Popen[bytes]) -> None:
        self._around, self._before, self._process = around, before, process

    def run(self, *command: str) -> str:
        """What a command in the session says; nothing when it fails."""
        env = {**self._around, "WAYLAND_DISPLAY": "wayland-1", "SWAYSOCK": self._socket()}
        done = subprocess.run([*self._before, *command], env=env, capture_output=True, text=True, check=False)
        return done.stdout if done.returncode == 0 else ""

    def windows(self) -> list[dict[str, Any]]:
        """Every window there is, with what a way out would change."""
        said = self.run("swaymsg", "--raw", "--type", "get_tree")
        return list(_windows(json.loads(said))) if said else []

    def strike(self, chord: str) -> None:
        *held, key = chord.split("+")
        down = [word for each in held for word in ("-M", each)]
        up = [word for each in held for word in ("-m", each)]
        # The keyboard is plugged in for these keys alone, and has to be noticed first.
        self.run("wtype", "-s", NOTICED_MS, *down, "-k", key, *up, "-s", NOTICED_MS)

    def stands(self) -> bool:
        return self._process.poll() is None

    def _socket(self) -> str:
        return str(next(Path(self._around["XDG_RUNTIME_DIR"]).glob("sway-ipc.*.sock"), ""))


def _windows(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if node.get("pid"):
        yield {name: node.get(name) for name in ("pid", "app_id", "fullscreen_mode", "focused", "visible", "rect")}
    for each in [*node.get("nodes", []), *node.get("floating_nodes", [])]:
        yield from _windows(each)


@pytest.fixture
def sway(tmp_path: Path) -> Iterator[Sway]:
    """The settings of the package; the last line, which starts the installed kiosk, starts this one."""
    *settings, last = CONFIG.read_text(encoding="utf-8").rstrip().splitlines()
    assert last.startswith("exec ")
    program = f"{sys.executable} -m kiosk --data '{tmp_path / 'data'}'"
    config = tmp_path / "config"
    config.write_text("\n".join([*settings, SIZED, f"exec {program}", ""]), encoding="utf-8")
    with _started(config, tmp_path) as started:
        yield started


@contextmanager
def _started(config: Path, folder: Path) -> Iterator[Sway]:
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    (folder / "data").mkdir()
    before: list[str] = []
    if os.geteuid() == 0:  # sway will not run as root; what root may read it still has to read
        powers = "+dac_override,+dac_read_search"
        before = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        before += [f"--inh-caps={powers}", f"--ambient-caps={powers}"]
        for made in (runtime, folder / "data"):
            os.chown(made, NOBODY, NOBODY)
    around = {**os.environ, **HEADLESS, **IN_SESSION, "XDG_RUNTIME_DIR": str(runtime), "PYTHONPATH": str(ROOT)}
    around |= {"QT_QUICK_BACKEND": "software", "XDG_CONFIG_HOME": str(folder / "none")}
    command = [*before, "sway", "--config", str(config)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=around, cwd=ROOT, stdout=quiet, stderr=quiet)
    try:
        yield Sway(around, before, process)
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def until(condition: Callable[[], bool]) -> bool:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > give_up:
            return False
        time.sleep(0.1)
    return True


def test_no_chord_of_a_desktop_opens_hides_or_closes_anything(sway: Sway) -> None:
    assert until(lambda: len(sway.windows()) == 1), "the kiosk does not come up"
    before = sway.windows()
    assert before[0]["fullscreen_mode"]
    assert before[0]["focused"]

    for chord in CHORDS:
        sway.strike(chord)
        assert sway.stands(), chord
        assert until(lambda: sway.windows() == before), chord


def test_the_keys_arrive_and_a_wish_to_close_is_refused(sway: Sway, tmp_path: Path) -> None:
    """With bindings of our own the same way of striking keys is heard: the test above can fail."""
    assert until(lambda: len(sway.windows()) == 1)
    before = sway.windows()
    heard = tmp_path / "run" / "heard"
    sway.run("swaymsg", "bindsym", "Mod1+F4", f"kill, exec touch {heard}")

    def struck() -> bool:
        sway.strike("alt+F4")
        return heard.exists()

    # Once is not always enough: on a busy machine the keyboard is noticed too late.
    assert until(struck)
    assert sway.stands()
    assert until(lambda: sway.windows() == before)
