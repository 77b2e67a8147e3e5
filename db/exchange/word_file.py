"""Open a Word document that may come from anywhere, and keep of it only what is text.

Everything is counted and limited before it is parsed, and what is handed on is a new archive
with the XML parts alone: no macros, no embedded files, no pictures, nothing encrypted.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from xml.parsers import expat

from db.findings import ContentError

MOST_BYTES = 20_000_000
"""Of the file as it lies on the disk: a long leaflet with photographs has a few MB."""
MOST_PARTS = 2_000
MOST_UNPACKED = 40_000_000
"""Of all XML parts together, in bytes. A document of 300 pages has about 5 MB."""
_TIGHTEST = 300
"""How many times larger a part may become. Word's own XML shrinks to a twentieth or so."""
_SMALL = 1_000_000
_DEEPEST = 200
_MOST_ELEMENTS = 400_000

_SAVE_AS = "Open it in Word and save it as a Word document (.docx), then bring that in."
_DAMAGED = f"This Word document is damaged. {_SAVE_AS}"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {
    b"{\\rtf": "This is an RTF file.",
    b"%PDF": "This is a PDF file.",
    b"MZ": "This is a program and no Word document. Do not open it; ask IT.",
}
_KEPT = re.compile(r"\[Content_Types\]\.xml|(?:_rels/|word/(?:_rels/)?)[\w.-]+\.(?:xml|rels)")
_DRAWN = re.compile(r"word/(?:charts|diagrams)/[\w.-]+\.xml")
_ROOT_TYPES = "[Content_Types].xml"
# All that Word packs with. What unpacks the others fails in ways of its own on damaged bytes.
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
# Each is one of Python's own answers to bytes that are no sound archive, or one with a password.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class WordParts:
    """The XML parts as an archive of their own, and the visible words of each part by its name.

    `drawn` counts charts and diagrams; `tracked` tells whether changes were tracked.
    """

    archive: bytes
    words: dict[str, str]
    drawn: int
    tracked: bool


def open_word(data: bytes) -> WordParts:
    """The text parts of a .docx. Raises ContentError, a sentence that says what it is and what to do."""
    _refuse_others(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except _BROKEN as problem:
        raise ContentError(_DAMAGED) from problem


def refuse_size(size: int) -> None:
    """Raises ContentError for a file of so many bytes, before it is read."""
    if size > MOST_BYTES:
        raise ContentError(
            f"The Word document has {size / 1e6:.0f} MB. The most is {MOST_BYTES / 1e6:.0f} MB. "
            "Take the pictures out of it, or bring in one chapter at a time."
        )


def _refuse_others(data: bytes) -> None:
    refuse_size(len(data))
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ContentError(
                "This document is protected with a passphrase. Open it in Word, take the protection off "
                "(File, Info, Protect Document), save it, then bring it in."
            )
        raise ContentError(f"This is a document of an older Word (.doc). {_SAVE_AS}")
    for start, found in _OTHERS.items():
        if data.startswith(start):
            raise ContentError(found if found.endswith("IT.") else f"{found} {_SAVE_AS}")
    if not data.startswith(b"PK"):
        raise ContentError(f"This is no Word document, whatever its name says. {_SAVE_AS}")


def _read(archive: zipfile.ZipFile) -> WordParts:
    infos = archive.infolist()
    names = [info.filename for info in infos]
    if len(infos) > MOST_PARTS or len(set(names)) != len(names):
        raise ContentError(_DAMAGED)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise ContentError(_macros())
    if any(info.compress_type not in _PACKED for info in infos):
        raise ContentError(_DAMAGED)
    if any(info.flag_bits & 1 for info in infos):
        raise ContentError(f"Parts of this document are locked. {_SAVE_AS}")
    if _ROOT_TYPES not in names:
        raise ContentError(f"This is a packed folder and no Word document. {_SAVE_AS}")
    kept = [info for info in infos if _KEPT.fullmatch(info.filename)]
    drawn = [info for info in infos if _DRAWN.fullmatch(info.filename)]
    _refuse_bombs(kept)
    words: dict[str, str] = {}
    tracked = False
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as clean:
        left = MOST_UNPACKED
        for info in kept:
            with archive.open(info) as part:
                text = part.read(left + 1)  # what a part says of its own size may be a lie
            left -= len(text)
            if left < 0:
                raise ContentError(_bomb())
            if info.filename == _ROOT_TYPES and b"macroEnabled" in text:
                raise ContentError(_macros())
            scan = _Scan()
            words[info.filename] = scan.read(text)
            tracked = tracked or scan.tracked
            clean.writestr(info.filename, text)
    charts = sum("/charts/chart" in info.filename or "/diagrams/data" in info.filename for info in drawn)
    return WordParts(out.getvalue(), words, charts, tracked)


def _refuse_bombs(infos: list[zipfile.ZipInfo]) -> None:
    whole = sum(info.file_size for info in infos)
    tight = any(info.file_size > _SMALL and info.file_size > _TIGHTEST * info.compress_size for info in infos)
    if whole > MOST_UNPACKED or tight:
        raise ContentError(_bomb())


def _bomb() -> str:
    return (
        "This file would become far larger than any document when it is unpacked, so it was not opened. "
        "Ask whoever sent it what it is."
    )


def _macros() -> str:
    return (
        "This Word document holds macros, which are small programs, so it was not opened. "
        "Save it as a Word document without macros (.docx), then bring that in."
    )


class _Scan:
    """Reads one XML part for its visible words, and refuses what no Word writes."""

    def __init__(self) -> None:
        self.tracked = False
        self._parts: list[str] = []
        self._depth = 0
        self._elements = 0
        self._in_text = False

    def read(self, data: bytes) -> str:
        """Its words, parted by blanks. Raises ContentError."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(data, True)
        except expat.ExpatError as problem:
            raise ContentError(_DAMAGED) from problem
        return " ".join("".join(self._parts).split())

    def _doctype(self, *_: object) -> None:
        # Whatever its encoding: entities are how a text reaches out for files, or grows without end.
        raise ContentError(f"This document asks for other files, so it was not opened. {_SAVE_AS}")

    def _start(self, name: str, _: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > _DEEPEST or self._elements > _MOST_ELEMENTS:
            raise ContentError(f"This document is built in a way that no Word builds one. {_SAVE_AS}")
        local = name.rpartition(" ")[2]
        self._in_text = local == "t"
        self.tracked = self.tracked or local in {"del", "ins", "moveFrom"}
        if local in {"p", "tab", "br", "tc", "cr"}:
            self._parts.append(" ")

    def _end(self, _: str) -> None:
        self._depth -= 1
        self._in_text = False

    def _text(self, text: str) -> None:
        if self._in_text:
            self._parts.append(text)
