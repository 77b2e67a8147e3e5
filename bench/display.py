"""A screen without a monitor: Xvfb, its pixels in shared memory, and a finger made by XTest.

Programs are watched from outside by looking at the pixels themselves, so that every program
is measured in the same way, whatever it is made of.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import mmap
import os
import struct
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

WIDE, TALL = 1080, 1920
_SHARED = Path("/dev/shm")


@dataclass(frozen=True, slots=True)
class Settled:
    """When the screen first changed and when it last did, in seconds of `time.monotonic`."""

    first: float
    last: float
    changes: int


class Watcher:
    """Looks at all pixels of a screen again and again."""

    def __init__(self, file: Path) -> None:
        self._map = mmap.mmap(os.open(file, os.O_RDWR), 0)
        header, *_, colours = struct.unpack(">20I", self._map[:80])
        # The file is an X window dump: a header, a table of colours of 12 bytes each, then the pixels.
        self._start = header + 12 * colours
        self._length = len(self._map) - self._start
        self._pixels = ctypes.addressof(ctypes.c_char.from_buffer(self._map, self._start))
        self._last = ctypes.create_string_buffer(self._length)
        self._same = ctypes.CDLL(None).memcmp
        self._same.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t]
        self.looks: list[float] = []

    def changed(self) -> bool:
        """Whether any pixel differs from the last look."""
        if self._same(self._pixels, self._last, self._length) == 0:
            return False
        ctypes.memmove(self._last, self._pixels, self._length)
        return True

    def colours(self) -> int:
        """How many different pixels stand on a coarse grid: 1 on an empty screen."""
        row = WIDE * 4
        raw = self._last.raw
        return len({raw[y * row + x : y * row + x + 4] for y in range(0, TALL, 24) for x in range(0, row, 48)})

    def settle(self, *, quiet: float, limit: float, least_colours: int = 1) -> Settled | None:
        """Wait until nothing has changed for `quiet` seconds, after at least one change.

        None when that does not happen within `limit` seconds. A screen of fewer than
        `least_colours` is not taken for a settled one.
        """
        first = last = 0.0
        changes = 0
        until = time.monotonic() + limit
        while (now := time.monotonic()) < until:
            if self.changed():
                last = time.monotonic()
                first = first or last
                changes += 1
            elif changes and now - last > quiet:
                if self.colours() >= least_colours:
                    return Settled(first, last, changes)
                last = now
            self.looks.append(time.monotonic() - now)
            time.sleep(0.0005)
        return None

    def rest(self, *, quiet: float, limit: float) -> None:
        """Wait until nothing has changed for `quiet` seconds, at most `limit` seconds."""
        began = last = time.monotonic()
        while time.monotonic() - last < quiet and time.monotonic() - began < limit:
            if self.changed():
                last = time.monotonic()
            time.sleep(0.005)


class Finger:
    """Touches the screen through the XTest extension: programs cannot tell it from a mouse."""

    def __init__(self, display: str) -> None:
        names = [ctypes.util.find_library(name) for name in ("X11", "Xtst")]
        if None in names:
            raise OSError("libX11 or libXtst is missing")
        self._x = ctypes.CDLL(names[0])
        self._test = ctypes.CDLL(names[1])
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XOpenDisplay.argtypes = [ctypes.c_char_p]
        self._x.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
        self._test.XTestFakeMotionEvent.argtypes = [ctypes.c_void_p, *[ctypes.c_int] * 3, ctypes.c_ulong]
        self._test.XTestFakeButtonEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
        self._display = self._x.XOpenDisplay(display.encode())
        if not self._display:
            raise OSError(f"the display {display} cannot be opened")

    def press(self, x: int, y: int) -> None:
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, 0)
        self._test.XTestFakeButtonEvent(self._display, 1, 1, 0)
        self._x.XSync(self._display, 0)

    def release(self) -> float:
        """Lift the finger; the moment just before, in seconds of `time.monotonic`."""
        moment = time.monotonic()
        self._test.XTestFakeButtonEvent(self._display, 1, 0, 0)
        self._x.XSync(self._display, 0)
        return moment


@dataclass(frozen=True, slots=True)
class Screen:
    """A running X server of 1080 x 1920: its name for DISPLAY, and the file its pixels are in."""

    name: str
    pixels: Path


@contextmanager
def screen() -> Generator[Screen]:
    """An Xvfb of our own, ended on leaving."""
    with tempfile.TemporaryDirectory(dir=_SHARED if _SHARED.is_dir() else None) as folder:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDE}x{TALL}x24"]
        command += ["-fbdir", folder, "-nocursor", "-nolisten", "tcp", "-noreset"]
        server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        try:
            with os.fdopen(reading, encoding="ascii") as answer:
                number = answer.readline().strip()
            if not number:
                raise RuntimeError(f"Xvfb did not start: {' '.join(command)}")
            yield Screen(f":{number}", Path(folder) / "Xvfb_screen0")
        finally:
            server.terminate()
            server.wait()
