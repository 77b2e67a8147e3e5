"""The fault log: what went wrong, for those who look after the kiosk and never for a patient.

It holds no personal data: whoever logs names no page, no touch and no search, and a fault that
nobody foresaw is told as `fault_words` does it. Nothing here raises: on a read-only folder or a
full disk the words go to standard error instead.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import sys
import threading
from datetime import datetime
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Any

    from PySide6.QtCore import QMessageLogContext, QtMsgType

LARGEST_FILE = 1_000_000
FILES_KEPT = 4
ALWAYS_LOGGED = 10
"""A fault that repeats with every frame is logged so often, then at 100, 1,000 and so on."""
FAULTS = ("WARNING", "ERROR", "CRITICAL")
LEVELS = ("INFO", *FAULTS)
STARTED, ENDED = "started", ("stopped", "staff asked")
"""How the lines of a start and of an end begin."""
LOOKED_THROUGH = 200_000
"""Bytes at the end of the log; the rest is older than anything that is asked for."""

log = logging.getLogger("kiosk")


class LoggedFault(NamedTuple):
    """One fault as it stands in the log: when (aware), how bad, its first line."""

    when: datetime
    level: str
    text: str


class Run(NamedTuple):
    """One run of the patient screen as it stands in the log: when it started (aware) and what it said then.

    `ended` is when it ended in order, None where the log does not say so.
    """

    started: datetime
    said: str
    ended: datetime | None


def log_file(data: Path) -> Path:
    return data / "logs" / "kiosk.log"


def crash_file(data: Path) -> Path:
    """Where the interpreter writes if it dies inside a library."""
    return data / "logs" / "crash.log"


def start(data: Path, *, echo: bool = False) -> None:
    """Log faults below `data` from now on, with everything no code catches.

    `echo` repeats each line on standard error, for a window on a desk.
    """
    handlers: list[logging.Handler] = [FaultFile(log_file(data))]
    if echo and sys.stderr is not None:
        handlers.append(logging.StreamHandler())
    root = logging.getLogger()
    stop()
    for handler in handlers:
        handler.setFormatter(LineFormatter())
        handler.addFilter(Repeats())
        root.addHandler(handler)
        _ours.append(handler)
    root.setLevel(logging.INFO)
    logging.raiseExceptions = False
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    sys.unraisablehook = _unraisable


def stop() -> None:
    """Close the log and give the hooks back to Python."""
    root = logging.getLogger()
    while _ours:
        handler = _ours.pop()
        root.removeHandler(handler)
        handler.close()
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__
    sys.unraisablehook = sys.__unraisablehook__


def tell_what_broke(data: Path) -> None:
    """Log the exception being handled, which ends the program, also if the log was not yet open.

    Where `data` does not answer it goes to standard error: nobody starts a program again that waits for a log.
    """
    from kiosk.patience import answers

    if not _ours and answers(data):
        start(data)
    log.critical("Uncaught %s", getattr(sys.exc_info()[0], "__name__", "fault"), exc_info=True)


def watch_for_crashes(data: Path) -> None:
    """Have the interpreter write where it stood if a library kills it; once in a process."""
    file = crash_file(data)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(OSError):  # there is none yet, or somebody reads it
            if file.stat().st_size > LARGEST_FILE:
                file.replace(file.with_name(f"{file.name}.1"))
        _crash.append(file.open("ab"))
    except OSError:
        return
    faulthandler.enable(_crash[-1])


def catch_qt() -> None:
    """Send Qt's own messages to the log; without this they go to standard error."""
    from PySide6.QtCore import qInstallMessageHandler

    qInstallMessageHandler(qt_message)


def qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Log one message of Qt with where it came from."""
    from PySide6.QtCore import QtMsgType

    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }
    from kiosk.fault_words import without_pictures

    where = f" ({context.file}:{context.line})" if context.file else ""
    logging.getLogger("qt").log(levels.get(kind, logging.WARNING), "Qt: %s%s", without_pictures(message), where)


def last_fault(data: Path) -> LoggedFault | None:
    """The latest fault in the log, or None when there is none or the log cannot be read."""
    return next((LoggedFault(*line) for line in _backwards(data) if line[1] in FAULTS), None)


def last_run(data: Path) -> Run | None:
    """The latest start in the log and whether its end is there too, or None as with `last_fault`."""
    ended = None
    for when, level, text in _backwards(data):
        if level == "INFO" and text.startswith(ENDED):
            ended = ended or when
        elif level == "INFO" and text.startswith(STARTED):
            return Run(when, text, ended)
    return None


def _backwards(data: Path) -> Iterator[tuple[datetime, str, str]]:
    """The lines of the log that tell of an event, the latest first: when, level, words."""
    try:
        with log_file(data).open("rb") as file:
            file.seek(max(0, log_file(data).stat().st_size - LOOKED_THROUGH))
            lines = file.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return
    for line in reversed(lines):
        when, _, rest = line.partition(" ")
        level, _, text = rest.partition(" ")
        if level in LEVELS:
            with contextlib.suppress(ValueError):  # a line of a traceback may look alike
                yield datetime.fromisoformat(when), level, text


class LineFormatter(logging.Formatter):
    """`2026-11-23T09:15:02+00:00 ERROR what happened`, then the traceback if there is one."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: ARG002 (logging's)
        return datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="seconds")

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # what another handler has made of it has every word
        return super().format(record)

    def formatException(self, ei: Any) -> str:
        from kiosk.fault_words import told

        return told(ei[1]) if ei[1] is not None else ""


class Repeats(logging.Filter):
    """Lets a message through ten times, then at its hundredth, thousandth and so on."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: dict[tuple[int, str], int] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        key = record.levelno, record.getMessage()[:200]
        if len(self._seen) > 500:
            self._seen.clear()
        count = self._seen[key] = self._seen.get(key, 0) + 1
        if count > ALWAYS_LOGGED and count % 10 == 0 and set(str(count)[1:]) == {"0"} and str(count)[0] == "1":
            record.msg, record.args = f"{record.getMessage()} (for the {count}th time)", None
            return True
        return count <= ALWAYS_LOGGED


class FaultFile(logging.FileHandler):
    """A file that turns over at 1 MB, opened when there is first something to say.

    `logging.handlers` has the like, and costs 12 ms of imports at every start.
    """

    def __init__(self, file: Path) -> None:
        super().__init__(file, encoding="utf-8", errors="backslashreplace", delay=True)
        self._path = file

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self.stream is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
            elif self.stream.tell() > LARGEST_FILE:
                self.stream.close()
                self.stream = None
                self._turn_over()
            super().emit(record)
        except Exception:  # a log must never be the fault
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:
        to_standard_error(self.format(record))

    def close(self) -> None:
        with contextlib.suppress(OSError):  # a full disk may refuse the last lines even now
            super().close()

    def _turn_over(self) -> None:
        with contextlib.suppress(OSError):  # Windows: somebody reads the file; go on in it
            for number in range(FILES_KEPT, 0, -1):
                older = self._path.with_name(f"{self._path.name}.{number}")
                newer = self._path.with_name(f"{self._path.name}.{number - 1}") if number > 1 else self._path
                if newer.exists():
                    newer.replace(older)


def to_standard_error(text: str) -> None:
    """Print `text` where a supervisor may read it; a program without a console has no such place."""
    try:
        if sys.stderr is not None:
            print(text, file=sys.stderr, flush=True)
    except (OSError, ValueError):  # nobody reads there any more, or it is closed
        return


_ours: list[logging.Handler] = []
_crash: list[IO[bytes]] = []


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    log.critical("Uncaught %s", kind.__name__, exc_info=(kind, error, trace))


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
        name = args.thread.name if args.thread is not None else "a thread"
        log.critical(
            "Uncaught %s in %s",
            args.exc_type.__name__,
            name,
            exc_info=(args.exc_type, args.exc_value, args.exc_traceback),
        )


def _unraisable(args: sys.UnraisableHookArgs) -> None:
    if args.exc_value is not None:
        log.error(
            "%s: %s",
            args.err_msg or "Exception ignored in",
            getattr(args.object, "__qualname__", type(args.object).__qualname__),
            exc_info=(args.exc_type, args.exc_value, args.exc_traceback),
        )
