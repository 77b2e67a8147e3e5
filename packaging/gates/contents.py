"""What may not be in the bundle, what must be, and how large it may grow."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from freeze.qt_parts import NEVER, PLUGINS
from freeze.search_paths import of_a_machine
from freeze.starts import starts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_BYTES = 150_000_000
EXECUTABLES = tuple(starts())
ON_LINUX = {"platforms": ("qxcb", "qwayland", "qoffscreen"), "wayland-shell-integration": ("xdg-shell",)}
UNWANTED = re.compile(r"(^|/)(pip|setuptools|pkg_resources|tkinter|unittest|libreadline|libssl)([-./]|$)")
_GPL_ONLY = re.compile(rb"SPDX-License-Identifier:(?!.*LGPL).*GPL-3\.0-only")
_PACKED = b"UPX!"
_SECTIONS_OF_DEBUGGERS = re.compile(r"\s\.(symtab|debug_info)\s")


def files(bundle: Path) -> list[Path]:
    """Every regular file, in the order of names."""
    return sorted(path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink())


def check(bundle: Path) -> list[str]:
    """Everything that can be told without starting the program."""
    found = files(bundle)
    if not found:
        return [f"{bundle} is empty: nothing was frozen."]
    return [*_names(bundle, found), *_missing(bundle), *_links(bundle), *_size(found), *_symbols(bundle, found)]


def _names(bundle: Path, found: list[Path]) -> Iterator[str]:
    for path in found:
        name = path.relative_to(bundle).as_posix()
        if NEVER.search(name):
            yield f"{name} may not be shipped: its licence is the GPL alone, or it is a browser."
        if UNWANTED.search(name):
            yield f"{name} is no part of the program."
        if path.suffix in (".qml", ".js") and _GPL_ONLY.search(path.read_bytes()):
            yield f"{name} says that it is under the GPL alone."


def _missing(bundle: Path) -> Iterator[str]:
    ending = ".exe" if sys.platform == "win32" else ""
    for name in EXECUTABLES:
        if not (bundle / f"{name}{ending}").is_file():
            yield f"The executable {name} is missing."
    if sys.platform != "linux":
        return
    # PyInstaller leaves out, without a word, a plugin whose libraries this machine lacks.
    for folder, wanted in {**dict.fromkeys(PLUGINS, ()), **ON_LINUX}.items():
        for name in wanted:
            if not list(bundle.glob(f"_internal/PySide6/Qt/plugins/{folder}/lib{name}.so")):
                yield f"The plugin {folder}/{name} is missing: install the libraries it needs and build again."


def _links(bundle: Path) -> Iterator[str]:
    for path in sorted(bundle.rglob("*")):
        if path.is_symlink() and not path.exists():
            yield f"{path.relative_to(bundle)} points to {path.readlink()}, which is not there."


def _size(found: list[Path]) -> Iterator[str]:
    size = sum(path.stat().st_size for path in found)
    if size > LARGEST_BYTES:
        yield f"The bundle has {size / 1e6:.1f} MB; {LARGEST_BYTES / 1e6:.0f} are allowed."


def _symbols(bundle: Path, found: list[Path]) -> Iterator[str]:
    """Of ELF files only: elsewhere nothing is stripped."""
    for path in found:
        if has_symbols(path):
            yield f"{path.relative_to(bundle)} is not stripped."
        for folder in of_a_machine(path):
            yield f"{path.relative_to(bundle)} looks for libraries in {folder}: install chrpath and build again."
        if is_packed(path):
            yield f"{path.relative_to(bundle)} is packed with UPX, by which Qt no longer knows its plugins."


def is_packed(path: Path) -> bool:
    """Whether UPX has packed a program or a library: it leaves its mark at the head."""
    with path.open("rb") as file:
        head = file.read(4096)
    return head.startswith((b"\x7fELF", b"MZ")) and _PACKED in head


def has_symbols(path: Path) -> bool:
    """Whether this is an ELF file with what debuggers read and nobody else."""
    with path.open("rb") as file:
        if file.read(4) != b"\x7fELF":
            return False
    out = subprocess.run(["readelf", "-SW", path], capture_output=True, text=True, check=True).stdout
    return bool(_SECTIONS_OF_DEBUGGERS.search(out))
