"""The real program in processes of its own: the patient screen under watch, and single commands.

It runs from a copy of the program's folder, so that a typeface, a screen or the starter release
can be damaged as on a real machine, and nothing in the program knows that it is tested.
"""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    import signal
    from collections.abc import Callable, Iterator, Sequence

CHECKOUT = Path(__file__).resolve().parents[2]
ONLOOKER = Path(__file__).with_name("onlooker.py")
MARK = "onlooker "  # as in onlooker.py, which is not imported here: it brings the whole program
TAKEN_AWAY = 77  # the same
PATIENCE_SECONDS = 30
PANEL = {"x": 0, "y": 0, "width": 1080, "height": 1920, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


class Sight(NamedTuple):
    """What a patient sees: visible windows, all paragraphs, those wholly on the glass, seconds until the first.

    `watching` is whether the program looks out for changed releases by now, `hidden` are windows that nobody sees.
    """

    windows: list[str]
    texts: list[str]
    on_glass: list[str]
    seconds: float
    watching: bool
    hidden: list[str]


@dataclass(frozen=True)
class Program:
    """A copy of the program. `before` goes before its command line: `setpriv`, `unshare`."""

    root: Path
    before: tuple[str, ...] = ()

    @classmethod
    def copied(cls, root: Path, starter: Path | None) -> Self:
        for part in ("kiosk", "db"):
            shutil.copytree(CHECKOUT / part, root / part)
        for part in ("assets", "ui"):
            (root / part).symlink_to(CHECKOUT / part, target_is_directory=True)
        (root / "build").mkdir()
        if starter is not None:
            shutil.copy(starter, root / "build" / "starter.sqlite")
        return cls(root)

    def with_own(self, part: str) -> Path:
        """A copy of `assets` or `ui` that may be damaged."""
        (self.root / part).unlink()
        return Path(shutil.copytree(CHECKOUT / part, self.root / part))

    def environment(self) -> dict[str, str]:
        panel = self.root / "panel.json"
        if not panel.exists():
            panel.write_text(json.dumps({"screens": [{"name": "panel", **PANEL}]}))
        return {
            **os.environ,
            "PYTHONPATH": str(self.root),
            "PYTHONIOENCODING": "utf-8",
            "QT_QPA_PLATFORM": f"offscreen:configfile={panel}",
            "QT_QUICK_BACKEND": "software",
            "XDG_CONFIG_HOME": str(self.root / "no-settings"),
        }

    def start(self, *arguments: object, script: Sequence[str] = ("-m", "kiosk")) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*self.before, sys.executable, *script, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=self.root,
            env=self.environment(),
        )

    def run(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """One command to its end. Whatever it ends with, it says no more than plain words."""
        process = self.start(*arguments)
        try:
            out, err = process.communicate(timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
        assert "Traceback" not in out + err, err
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    @contextmanager
    def watched(self, *arguments: object, watch_after_ms: int = 2000) -> Iterator[Watched]:
        """The patient screen, from its first readable picture until it is closed in an orderly way."""
        watched = Watched(self.start(f"{time.time():.3f}", watch_after_ms, *arguments, script=(str(ONLOOKER),)))
        try:
            yield watched
            if not watched.told_to_end:
                watched.end()
        finally:
            watched.kill()


class Watched:
    """A running kiosk. `said` holds what it wrote to its outputs: nothing, if a log could be written."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._answers: queue.Queue[str] = queue.Queue()
        self.said: list[str] = []
        self.told_to_end = False
        self._readers = [
            threading.Thread(target=self._read, args=(stream,), daemon=True)
            for stream in (process.stdout, process.stderr)
        ]
        for reader in self._readers:
            reader.start()

    @property
    def process(self) -> int:
        """Its number in the system."""
        return self._process.pid

    def _read(self, stream: Iterator[str]) -> None:
        for line in stream:
            if line.startswith(MARK):
                self._answers.put(line.removeprefix(MARK))
            else:
                self.said.append(line.rstrip())

    def look(self, picture: Path | None = None) -> Sight:
        return self._ask("look", *([str(picture)] if picture else []))

    def go(self, slot: str, slug: str = "") -> Sight:
        return self._ask("go", slot, *([slug] if slug else []))

    def type(self, words: str) -> Sight:
        return self._ask("type", words)

    def keys(self, *names: str) -> Sight:
        """Strike keys of the pad: `Key_Home` of Qt is "Home"."""
        return self._ask("keys", *names)

    def touch(self, name: str) -> Sight:
        return self._ask("touch", name)

    def ended(self) -> int:
        """The exit code of a program that ends by itself."""
        self.told_to_end = True
        return self._process.wait(PATIENCE_SECONDS)

    def signal(self, number: signal.Signals) -> int:
        """Send the program a signal; the exit code with which it ends."""
        self.told_to_end = True
        self._process.send_signal(number)
        return self._process.wait(PATIENCE_SECONDS)

    def session_ends(self) -> int:
        """End the session of a Windows; the exit code of a process that it takes away."""
        self._send("session")
        return self.ended()

    def until(self, condition: Callable[[Sight], bool]) -> Sight:
        """What is seen as soon as `condition` holds of it."""
        give_up = time.monotonic() + PATIENCE_SECONDS
        while not condition(sight := self.look()):
            assert time.monotonic() < give_up, f"still to be seen: {sight.texts}"
        return sight

    def end(self) -> None:
        self._send("quit")
        code = self._process.wait(PATIENCE_SECONDS)
        for reader in self._readers:
            reader.join(PATIENCE_SECONDS)
        assert code == 0, f"the kiosk ended with {code}: {self.said}"
        assert not any("Traceback" in line for line in self.said), self.said

    def kill(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        for reader in self._readers:
            reader.join(PATIENCE_SECONDS)
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            assert stream is not None
            stream.close()

    def _send(self, *words: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(" ".join(words) + "\n")
        self._process.stdin.flush()

    def _ask(self, *words: str) -> Sight:
        self._send(*words)
        give_up = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                told = json.loads(self._answers.get(timeout=0.2))
                break
            except queue.Empty:
                code = self._process.poll()
                assert code is None, f"the kiosk ended with {code}: {self.said}"
                assert time.monotonic() < give_up, f"the kiosk does not answer: {self.said}"
        texts = [text for text, _ in told["texts"]]
        on_glass = [text for text, inside in told["texts"] if inside]
        return Sight(told["windows"], texts, on_glass, told["seconds"], told["watching"], told["hidden"])
