"""A pulled plug or a full disk in the middle of an install: the old release or the new one, whole."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from db.library import Library
from db.records import Site
from db.release.install import STEPS, install
from db.release.store import ReleaseStore
from tests.db.items import make
from tests.db.own_process import run
from tests.db.release_files import small_release

if TYPE_CHECKING:
    from pathlib import Path

PULL_THE_PLUG = """
import os, signal, sys
from pathlib import Path
from db.release import install
from db.release.store import ReleaseStore

def step(name):
    print(name, flush=True)
    if name == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)

install.step = step
install.install(Path(sys.argv[1]), ReleaseStore(Path(sys.argv[2])))
"""

FILL_THE_DISK = """
import resource, signal, sys
from pathlib import Path
from db.release import files, install
from db.release.store import ReleaseStore

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    install.install(Path(sys.argv[1]), ReleaseStore(Path(sys.argv[2])))
except files.CannotWrite as fault:
    print(fault)
    sys.exit(3)
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be ended like a pulled plug there")


def names_shown(store: ReleaseStore) -> list[str]:
    """What a kiosk shows that starts now, and what it falls back to."""
    shown = []
    for each in store.candidates():
        assert store.verify_file(each)
        library = Library.open(each.path, nation="ENG")
        shown.append(library.site("").name)
        assert library.page("biopsy").blocks
        library.close()
    return shown


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An old release, and a new one that withdraws it."""
    folder = tmp_path_factory.mktemp("built")
    old = small_release(folder, ("site", make(Site, name="Old")), serial=1).path
    new = small_release(folder, ("site", make(Site, name="New")), serial=2, withdrawn=[old.stem]).path
    return old, new


def test_every_step_is_one_where_the_plug_is_pulled(files: tuple[Path, Path], tmp_path: Path) -> None:
    told = run(PULL_THE_PLUG, files[1], tmp_path / "releases", "")

    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines() == list(STEPS)


@pytest.mark.parametrize("name", STEPS)
def test_a_plug_pulled_during_an_install(files: tuple[Path, Path], tmp_path: Path, name: str) -> None:
    old, new = files
    store = ReleaseStore(tmp_path / "releases")
    install(old, store)

    told = run(PULL_THE_PLUG, new, store.folder, name)

    assert told.returncode == -9, told.stderr
    pointed = STEPS.index(name) >= STEPS.index("pointed")
    assert names_shown(store) == (["New"] if pointed else ["Old"])
    install(new, store)
    assert names_shown(store) == ["New"]
    assert sorted(path.name for path in store.folder.iterdir()) == [new.name, "current", "lines"]


@pytest.mark.parametrize("name", STEPS)
def test_a_plug_pulled_during_the_first_install(files: tuple[Path, Path], tmp_path: Path, name: str) -> None:
    store = ReleaseStore(tmp_path / "releases")

    told = run(PULL_THE_PLUG, files[1], store.folder, name)

    assert told.returncode == -9, told.stderr
    renamed = STEPS.index(name) >= STEPS.index("renamed")
    assert names_shown(store) == (["New"] if renamed else [])
    assert store.has_been_used() is renamed


@pytest.mark.parametrize("room", [100, 40_000, "all but a byte"])
def test_a_full_disk_leaves_the_old_release_and_says_so(
    files: tuple[Path, Path], tmp_path: Path, room: int | str
) -> None:
    old, new = files
    store = ReleaseStore(tmp_path / "releases")
    install(old, store)
    before = {path.name: path.read_bytes() for path in store.folder.iterdir()}

    told = run(FILL_THE_DISK, new, store.folder, new.stat().st_size - 1 if isinstance(room, str) else room)

    assert told.returncode == 3, told.stderr
    assert told.stdout.startswith(str(store.folder))
    assert told.stdout.endswith("Nothing was changed.\n")
    assert {path.name: path.read_bytes() for path in store.folder.iterdir()} == before
    assert names_shown(store) == ["Old"]


def test_a_folder_that_may_not_be_written_to_is_told_in_a_sentence(files: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where a folder should be", encoding="utf-8")

    told = run(FILL_THE_DISK, files[1], tmp_path / "data" / "releases", 10_000_000)

    assert told.returncode == 3, told.stderr
    assert "cannot be written: " in told.stdout
