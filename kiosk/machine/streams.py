"""Standard output and error, where a system gives a program none or one that cannot hold every letter."""

from __future__ import annotations

import io
import os
import sys


class Nowhere(io.TextIOWrapper):
    """A stream into nothing. Windows takes its null device for a terminal, before which somebody sits."""

    def isatty(self) -> bool:
        return False


def give_streams() -> None:
    """Whoever prints finds a stream, and every letter finds room in it.

    A program without a console (`kiosk.exe` on Windows) has None for both streams: what is printed then goes
    nowhere. A stream that leads into a file there has the old code page, with no Welsh w-circumflex and no beta.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Nowhere(open(os.devnull, "wb"), encoding="utf-8"))  # noqa: PTH123, SIM115 - for good
        elif isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")
