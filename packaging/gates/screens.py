"""The screens that the frozen kiosk is looked at on: an X server and a Wayland compositor, neither with a monitor."""

from __future__ import annotations

import os
import signal
import struct
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from bench.display import TALL, WIDE, Finger, screen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


PATIENCE_SECONDS = 20.0
"""For what is asked to end, before it is made to."""


class XGlass:
    """An Xvfb of 1080 x 1920."""

    def __init__(self, name: str, pixels: Path) -> None:
        self._pixels = pixels
        self._finger = Finger(name)

    def look(self) -> Image.Image | None:
        dump = self._pixels.read_bytes()
        header, *_, colours = struct.unpack(">20I", dump[:80])
        # An X window dump: a header, a table of colours of 12 bytes each, then the pixels.
        start = header + 12 * colours
        return Image.frombytes("RGB", (WIDE, TALL), dump[start : start + 4 * WIDE * TALL], "raw", "BGRX")

    def go(self, to: str) -> None:
        """Tap: anywhere, on the first section, on the first page."""
        across, down = {"home": (0.5, 0.62), "section-": (0.27, 0.29), "page-": (0.5, 0.29)}[to]
        self._finger.press(round(across * WIDE), round(down * TALL))
        self._finger.release()


class SwayGlass:
    """A headless sway of 1080 x 1920. `before` goes before each command: `chroot`, `setpriv`."""

    def __init__(self, runtime: str, before: Sequence[str] = (), display: str = "wayland-1") -> None:
        self._before = [*before, "env", f"XDG_RUNTIME_DIR={runtime}", f"WAYLAND_DISPLAY={display}"]

    def look(self) -> Image.Image | None:
        done = self._run("grim", "-t", "ppm", "-")
        if done.returncode != 0:
            return None  # not up yet
        with tempfile.TemporaryFile() as file:
            file.write(done.stdout)
            file.seek(0)
            try:
                return Image.open(file).convert("RGB")
            except UnidentifiedImageError:
                return None

    def go(self, to: str) -> None:
        """Press keys, as a pad of keys would: a compositor without devices has no pointer."""
        # The keyboard is plugged in for these keys alone, and has to be noticed first.
        keys = ["-s", "300", "-k", "Down", "-s", "900"] + ([] if to == "home" else ["-k", "Return", "-s", "300"])
        self._run("wtype", *keys)

    def _run(self, *command: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([*self._before, *command], capture_output=True, check=False)


HEADLESS = {"WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"}
"""What makes a wlroots compositor run without a graphics card, a monitor and a keyboard."""
IN_SESSION = {"QT_QPA_PLATFORM": "wayland", "QT_IM_MODULE": "none"}
"""As in deb/tree/usr/libexec/lung-net-kiosk/session."""


def sized(panel: str = f"{WIDE}x{TALL}") -> str:
    """The line of sway's settings that gives a panel without a monitor its size in pixels."""
    return f"output HEADLESS-1 resolution {panel} position 0 0"


NOBODY = 65534
"""A compositor refuses to run as root, and so would we."""


def ordinary_user() -> list[str]:
    """What goes before a command that must not run as root."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


def folder_of_their_own(folder: Path) -> Path:
    """Make a folder that the ordinary user owns and can reach."""
    folder.mkdir(mode=0o700)
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
        folder.parent.chmod(0o711)
    return folder


@contextmanager
def on_xvfb(command: Sequence[str], environment: dict[str, str], said: Path) -> Iterator[XGlass]:
    """`command` on an X server of its own, ended on leaving; what it says goes into `said`."""
    with screen() as made:
        around = {**environment, "DISPLAY": made.name, "QT_QPA_PLATFORM": "xcb"}
        with _running([*ordinary_user(), *command], around, said):
            yield XGlass(made.name, made.pixels)


@contextmanager
def on_sway(command: Sequence[str], environment: dict[str, str], said: Path) -> Iterator[SwayGlass]:
    """`command` in a sway of its own, ended on leaving; what it says goes into `said`, and sway's words nowhere."""
    with tempfile.TemporaryDirectory() as folder:
        runtime = folder_of_their_own(Path(folder) / "run")
        config, words = Path(folder) / "config", runtime / "said"
        start = " ".join(f"'{word}'" for word in command)
        config.write_text(f"xwayland disable\n{sized()}\nexec {start} >{words} 2>&1\n", encoding="utf-8")
        wayland = {**HEADLESS, "XDG_RUNTIME_DIR": str(runtime), **IN_SESSION}
        with _running([*ordinary_user(), "sway", "--config", str(config)], {**environment, **wayland}):
            yield SwayGlass(str(runtime), ordinary_user())
            said.write_text(words.read_text(encoding="utf-8") if words.exists() else "", encoding="utf-8")


@contextmanager
def _running(command: Sequence[str], environment: dict[str, str], said: Path | None = None) -> Iterator[None]:
    with (said or Path(os.devnull)).open("wb") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output, start_new_session=True)
        try:
            yield
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """With all it has started in its session; one that does not listen must not hold up the build for ever."""
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
