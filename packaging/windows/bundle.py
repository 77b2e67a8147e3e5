"""What the folder that was frozen on Windows must have before anybody gets it. Sentences about what is wrong."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from freeze.qt_parts import PLUGINS
from windows import pe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PLUGINS_HERE = {
    "platforms": ("qwindows", "qoffscreen"),
    "imageformats": PLUGINS["imageformats"],
    "texttospeech": ("qtexttospeech_sapi", "qtexttospeech_winrt"),
}
BROUGHT_ALONG = re.compile(r"^(msvcp|vcruntime|concrt|vccorlib|vcomp)\d+")
"""Microsoft's run-time libraries: a machine that builds has them in its system folder, one that shows may not."""


def check(
    bundle: Path,
    *,
    system: Path | None = None,
    imports: Callable[[Path], set[str]] = pe.imports,
) -> list[str]:
    """Plugins that are missing, and libraries that neither the folder nor Windows has.

    `system` is the folder of Windows' own libraries; without it, that of this machine.
    """
    own = system or Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32"
    return [*_plugins(bundle), *_libraries(bundle, own, imports)]


def _plugins(bundle: Path) -> Iterator[str]:
    for folder, names in PLUGINS_HERE.items():
        for name in names:
            if not (bundle / "_internal" / "PySide6" / "plugins" / folder / f"{name}.dll").is_file():
                yield f"The plugin {folder}/{name} is missing: remove .venv and build again."


def _libraries(bundle: Path, system: Path, imports: Callable[[Path], set[str]]) -> Iterator[str]:
    files = sorted(path for path in bundle.rglob("*") if path.suffix.lower() in pe.ENDINGS)
    there = {path.name.lower() for path in files}
    of_windows = {path.name.lower() for path in system.iterdir()}
    asked: dict[str, str] = {}
    for path in files:
        for library in imports(path) - there:
            asked.setdefault(library, path.relative_to(bundle).as_posix())
    for library, asking in sorted(asked.items()):
        if BROUGHT_ALONG.match(library):
            yield f"{library} is missing, which not every Windows has: {asking} asks for it."
        elif library not in of_windows and not library.startswith(("api-ms-win-", "ext-ms-")):
            yield f"{library} is neither in the folder nor part of Windows: {asking} asks for it."
