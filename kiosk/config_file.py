"""A settings file as text and as TOML: what cannot be used is told with its line, in words for IT."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_FILE = 100_000
"""In bytes. Twenty lines are usual; something that large is not a settings file."""
LINES_SALVAGED = 500
_READABLE = f"a text file in UTF-8 that this account may read, of up to {LARGEST_FILE:,} bytes"
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_TABLE = re.compile(r"\s*\[{1,2}\s*([^\[\]#=]+?)\s*\]")
_NATION = re.compile(r"^[^#\n]*?(?:nation|\b(?:eng|nir|sct|wls)\b)|[\x00-\x08\x0e-\x1f]", re.IGNORECASE | re.MULTILINE)
_KEY = re.compile(r"\s*([\w\-\"'. \t]+?)\s*=")
# What TOML says, and what helps whoever wrote the line.
_HELP = (
    ("Invalid value", 'words in "quotes"; numbers, true and false without them'),
    ("Unescaped", "/ or \\\\ where a path has \\, as in C:/kiosk"),
    ("Cannot overwrite", "each key once"),
    ("Cannot declare", "each [table] once"),
    ("Expected '='", "one key = value on each line; # before what is a remark"),
)


class Unusable(Exception):
    """The file as a whole cannot be used. Its words are what was found; `line` counts from 1, 0 is none.

    `text` is what may be read line by line all the same, see `salvaged`; "" if there is nothing.
    """

    def __init__(self, found: str, allowed: str = _READABLE, *, line: int = 0, text: str = "") -> None:
        super().__init__(found)
        self.allowed = allowed
        self.line = line
        self.text = text


def read(path: Path) -> str:
    """The text of a settings file. Raises `Unusable`."""
    try:
        # A pipe or a device would hang or never end: only an ordinary file is opened.
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Unusable("a folder of this name")
        if not stat.S_ISREG(status.st_mode):
            raise Unusable("something that is not a file")
        if status.st_size > LARGEST_FILE:
            raise Unusable(f"{status.st_size:,} bytes")
        raw = path.read_bytes()
    except FileNotFoundError:
        raise Unusable("no file of this name") from None
    except PermissionError:
        raise Unusable("a file that this account may not read") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise Unusable(f"a file that cannot be read ({reason})") from error
    return _decoded(raw)


def _decoded(raw: bytes) -> str:
    # Notepad puts a byte order mark in front, which TOML itself does not allow; PowerShell writes UTF-16 with one.
    code = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return raw.decode(code)
    except UnicodeDecodeError as error:
        allowed = "text in UTF-8: choose it where the file is saved"
        if code == "utf-16":
            raise Unusable("a letter that is not UTF-16", allowed) from error
        line = raw.count(b"\n", 0, error.start) + 1
        text = raw.decode(code, "replace")
        raise Unusable("a letter that is not UTF-8", allowed, line=line, text=text) from error


def parse(text: str) -> dict[str, Any]:
    """The TOML of a settings file. Raises `Unusable`."""
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise Unusable("brackets within brackets without end", "TOML, such as dpi = 102.5", text=text) from error
    except ValueError as error:
        said = str(error)
        place = _PLACE.search(said)
        line = int(place[1]) if place and place[1] else max(1, len(text.splitlines())) if place else 0
        allowed = next((help for start, help in _HELP if said.startswith(start)), "TOML, such as dpi = 102.5")
        found = f"something that is not TOML ({_PLACE.sub('', said)})"
        raise Unusable(found, allowed, line=line, text=text) from error


def leaves(tree: dict[str, Any], text: str) -> Iterator[tuple[str, Any, int]]:
    """Every value with its dotted key and its line; a section that is not a table comes out as it is.

    The line counts from 1 and is where a person would look; 0 if the key is written in some other way.
    """
    lines = _lines(text)
    for name, value in tree.items():
        inner = {f"{name}.{each}": found for each, found in value.items()} if isinstance(value, dict) else {name: value}
        for key, found in inner.items():
            yield key, found, lines.get(key) or lines.get(name, 0)


def salvaged(text: str) -> Iterator[tuple[str, Any, int]]:
    """As `leaves`, from a text that is no TOML as a whole: every line that can be read by itself.

    A slip on one line must not cost what the others say. Of a key that stands there twice the first one counts.
    """
    import tomllib

    section, known = "", set()
    for number, line in enumerate(text.splitlines()[:LINES_SALVAGED], start=1):
        if line.lstrip().startswith("["):
            table = _TABLE.match(line[:200])
            section = f"{_plain(table[1])}." if table else "?."  # whose keys these are nobody knows
            continue
        try:
            tree = tomllib.loads(line[:1000])
        except (ValueError, RecursionError):
            continue
        for key, value, _ in leaves(tree, ""):
            if f"{section}{key}" not in known:
                known.add(f"{section}{key}")
                yield f"{section}{key}", value, number


def may_name_a_nation(text: str) -> bool:
    """Whether a text that is no TOML says, or once said, which nation the kiosk stands in.

    What an unclean end leaves of a file, zeros for instance, may have said anything.
    """
    return _NATION.search(text) is not None


def _lines(text: str) -> dict[str, int]:
    """The line on which each key, and each table it is in, first stands."""
    lines: dict[str, int] = {}
    section = ""
    for number, line in enumerate((each[:200] for each in text.splitlines()), start=1):
        if table := _TABLE.match(line):
            section = written = _plain(table[1])
        elif named := _KEY.match(line):
            written = f"{section}.{_plain(named[1])}" if section else _plain(named[1])
        else:
            continue
        while written:
            lines.setdefault(written, number)
            written = written.rpartition(".")[0]
    return lines


def _plain(key: str) -> str:
    return re.sub(r"[\s\"']", "", key)
