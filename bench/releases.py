"""The releases that are measured: the starter one and a large one, compiled once and kept."""

from __future__ import annotations

import hashlib
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / "build" / "bench"
MAKER = ROOT / "tests" / "make_workspace.py"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A data folder with one release installed in it, and how many pages a reader in England finds there."""

    data: Path
    release: Path
    pages: int


def cache_key(files: Iterable[Path], root: Path) -> str:
    """12 hex digits over the names and contents of `files`: a new one when any of them changes."""
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(file.relative_to(root).as_posix().encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:12]


def source_files(root: Path) -> list[Path]:
    """What a compiled release depends on: all of db/, with the content in it, and the maker of large workspaces."""
    files = [path for path in (root / "db").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return [*files, root / "tests" / "make_workspace.py"]


def prepared(pages: int | None) -> Prepared:
    """The starter release (None) or a made one of `pages`, installed in a data folder of its own."""
    name = f"{pages or 'starter'}-{cache_key(source_files(ROOT), ROOT)}"
    folder = CACHE / name
    done = folder / "ready.json"
    if not done.is_file():
        _forget_older(pages)
        folder.mkdir(parents=True, exist_ok=True)
        release = folder / "release.sqlite"
        compile_to(release, pages)
        data = folder / "data"
        count = _install(release, data)
        # What a clinic has too: a short settings file, read at every start.
        (folder / "kiosk.toml").write_text('nation = "ENG"\n', encoding="utf-8")
        done.write_text(json.dumps({"pages": count}), encoding="utf-8")
    count = json.loads(done.read_text(encoding="utf-8"))["pages"]
    return Prepared(folder / "data", folder / "release.sqlite", count)


def settings_file(made: Prepared) -> Path:
    return made.data.parent / "kiosk.toml"


def compile_to(release: Path, pages: int | None) -> float:
    """Make a workspace and compile it; seconds that the compiling alone took."""
    from db.exchange.starter import starter_workspace
    from db.release.compile import compile_release

    if pages is None:
        workspace = starter_workspace()
    else:
        from tests.make_workspace import large_workspace

        workspace = large_workspace(pages)
    with workspace:
        began = time.perf_counter()
        compile_release(workspace, release, serial=1)
        return time.perf_counter() - began


def _install(release: Path, data: Path) -> int:
    from db.library import Library
    from db.release.install import install
    from db.release.store import ReleaseStore

    installed = install(release, ReleaseStore(data / "releases"))
    library = Library.open(installed.path, nation="ENG")
    try:
        return len(library.all_pages())
    finally:
        library.close()


def _forget_older(pages: int | None) -> None:
    import shutil

    for old in CACHE.glob(f"{pages or 'starter'}-*"):
        shutil.rmtree(old, ignore_errors=True)


if __name__ == "__main__":
    # Run as a process of its own, so that one compilation does not warm up the next.
    print(compile_to(Path(sys.argv[1]), int(sys.argv[2])))
