"""What is in a frozen program, and whose it is."""

from __future__ import annotations

import sys
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from gates.contents import EXECUTABLES, files

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from supply.components import Component


def owners(bundle: Path, parts: Sequence[Component]) -> dict[str, tuple[Component, ...]]:
    """By the name of each file, the components that claim it; one each, if all is well."""
    found = {}
    for path in files(bundle):
        name = path.relative_to(bundle).as_posix()
        found[name] = tuple(each for each in parts if claims(each, name))
    return found


def claims(part: Component, name: str) -> bool:
    """Whether a file, by its name in the bundle, is of a component. Small letters and capitals are the same here."""
    return any(fnmatchcase(name.lower(), pattern.lower()) for pattern in part.files)


def modules(bundle: Path) -> frozenset[str]:
    """The top names of the Python modules that are packed into the executables, without Python's own."""
    found: set[str] = set()
    for name in EXECUTABLES:
        executable = next((path for path in (bundle / name, bundle / f"{name}.exe") if path.is_file()), None)
        if executable is not None:
            found.update(_packed(executable))
    return frozenset(found - sys.stdlib_module_names)


def _packed(executable: Path) -> Iterable[str]:
    from PyInstaller.archive.readers import CArchiveReader

    archive = CArchiveReader(str(executable))
    for name, (*_, kind) in archive.toc.items():
        if kind in ("m", "M", "s"):  # modules, packages and scripts that stand in the archive itself
            yield name.split(".")[0]
        elif kind == "z":
            yield from (module.split(".")[0] for module in archive.open_embedded_archive(name).toc)
