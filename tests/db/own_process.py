"""Runs a few lines of Python in a process of their own, in which a plug may be pulled.

    python -m tests.db.own_process

That process imports what the lines need once, then makes a child for each request: to import it all takes many times
as long as what is tried. A request is one line of JSON on standard input, `[code, arguments]`; so is the answer,
`[exit code, standard output, standard error]`, where a signal is a negative exit code.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import traceback
from functools import cache
from typing import NoReturn

MOST_SECONDS = 60


def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """As `python -c code arguments` would, and with what it wrote."""
    told = list(map(str, arguments))
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(json.dumps([code, told]) + "\n")
    server.stdin.flush()
    answer = server.stdout.readline()
    assert answer, "the process that makes the others has ended"
    return subprocess.CompletedProcess(told, *json.loads(answer))


@cache
def _server() -> subprocess.Popen[str]:
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.db.own_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    atexit.register(server.communicate)
    return server


def _serve() -> None:
    import db.backup.restore
    import db.publish.job
    import db.publish.take_off  # noqa: F401

    for line in sys.stdin:
        code, arguments = json.loads(line)
        # No files: a child may try what happens when nothing can be written any more.
        (read_out, out), (read_err, err) = os.pipe(), os.pipe()
        child = os.fork()
        if not child:
            _become(code, arguments, out, err)
        os.close(out)
        os.close(err)
        said = []
        for end in (read_out, read_err):
            with os.fdopen(end, encoding="utf-8") as pipe:
                said.append(pipe.read())
        _, status = os.waitpid(child, 0)
        print(json.dumps([os.waitstatus_to_exitcode(status), *said]), flush=True)


def _become(code: str, arguments: list[str], out: int, err: int) -> NoReturn:
    """In the child: the lines themselves, and nothing after them."""
    ended = 1
    try:
        for mine, place in ((os.open(os.devnull, os.O_RDONLY), 0), (out, 1), (err, 2)):
            os.dup2(mine, place)
        signal.alarm(MOST_SECONDS)
        sys.argv = ["-c", *arguments]
        exec(compile(code, "<string>", "exec"), {"__name__": "__main__"})
        ended = 0
    except SystemExit as asked:
        ended = asked.code if isinstance(asked.code, int) else int(asked.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(ended)


if __name__ == "__main__":
    _serve()
