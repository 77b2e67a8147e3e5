"""Standard output and error, where a system gives a program none or one that cannot hold every letter."""

from __future__ import annotations

import io
import os
import sys


def give_streams() -> None:
    """Whoever prints finds a stream, and every letter finds room in it.

    A program without a console (`kiosk.exe` on Windows) has None for both streams: what is printed then goes
    nowhere. A stream that leads into a file there has the old code page, with no Welsh w-circumflex and no beta.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - as long as we live
        elif isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")
