"""Putting a file in its place on a system that lets nobody replace a file which is open, as Windows does."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

import pytest

from db.people.register_file import write_register
from db.records import Site
from db.release import files
from db.release.files import CannotWrite, cannot_write, read_bytes, replace
from db.release.install import install, rollback
from db.release.store import ReleaseStore
from db.sqlite_uri import sqlite_uri
from db.workspace_faults import WorkspaceError
from tests.db.items import make
from tests.db.release_files import small_release

if TYPE_CHECKING:
    from collections.abc import Callable

DENIED = 5
SHARING = 32


class Held:
    """A file that some program has open: the first `times` calls that would touch it are refused as Windows does."""

    def __init__(self, name: str, times: int, code: int) -> None:
        self.name, self.left, self.code = name, times, code
        self.asked = 0

    def refuse(self, path: Path) -> None:
        if path.name != self.name:
            return
        self.asked += 1
        if self.left > 0:
            self.left -= 1
            refused = PermissionError(13, "Permission denied", str(path))
            refused.winerror = self.code  # type: ignore[attr-defined,unused-ignore]
            raise refused


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Windows' patience, by a clock of the test's own: each pause moves it on."""
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    monkeypatch.setattr(files, "PATIENT", True)
    monkeypatch.setattr("db.release.files.time.monotonic", lambda: now[0])
    monkeypatch.setattr("db.release.files.time.sleep", sleep)
    return now


@pytest.fixture
def hold(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Held]:
    """Let some program have the file of that name open."""
    rename, read = Path.replace, Path.read_bytes

    def _hold(name: str, *, times: int = 10**9, code: int = DENIED) -> Held:
        held = Held(name, times, code)

        def refused_rename(path: Path, target: Path) -> Path:
            held.refuse(Path(target))
            return rename(path, target)

        def refused_read(path: Path) -> bytes:
            held.refuse(path)
            return read(path)

        monkeypatch.setattr(Path, "replace", refused_rename)
        monkeypatch.setattr(Path, "read_bytes", refused_read)
        return held

    return _hold


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """An old file and the new one that is to take its place."""
    old, new = tmp_path / "current", tmp_path / "current.part"
    old.write_text("old", encoding="utf-8")
    new.write_text("new", encoding="utf-8")
    return old, new


def test_a_file_that_is_let_go_in_time_is_replaced(
    pair: tuple[Path, Path], clock: list[float], hold: Callable[..., Held]
) -> None:
    old, new = pair
    held = hold("current", times=3)

    replace(new, old)

    assert old.read_text(encoding="utf-8") == "new"
    assert held.asked == 4
    assert clock[0] < 2


def test_a_file_that_stays_open_is_given_up_after_two_seconds(
    pair: tuple[Path, Path], clock: list[float], hold: Callable[..., Held]
) -> None:
    old, new = pair
    hold("current")

    with pytest.raises(PermissionError):
        replace(new, old)

    assert 2 <= clock[0] < 2.2
    assert old.read_text(encoding="utf-8") == "old"


def test_elsewhere_nobody_waits_for_a_right_that_is_missing(
    pair: tuple[Path, Path], clock: list[float], hold: Callable[..., Held], monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = pair
    monkeypatch.setattr(files, "PATIENT", False)
    held = hold("current")

    with pytest.raises(PermissionError):
        replace(new, old)

    assert (held.asked, clock[0]) == (1, 0.0)


def test_a_file_that_is_being_replaced_is_read_a_moment_later(
    pair: tuple[Path, Path], clock: list[float], hold: Callable[..., Held]
) -> None:
    old, _ = pair
    hold("current", times=2, code=SHARING)

    assert read_bytes(old) == b"old"
    assert clock[0] > 0


@pytest.mark.parametrize(
    ("code", "words"),
    [
        pytest.param(SHARING, "another program has it open. Nothing was changed. Close it there.", id="sharing"),
        pytest.param(33, "another program has it open", id="locked"),
        pytest.param(DENIED, "this account has no right to, or another program has it open", id="denied"),
    ],
)
def test_what_windows_refuses_is_said_in_words(code: int, words: str) -> None:
    refused = PermissionError(13, "Permission denied")
    refused.winerror = code  # type: ignore[attr-defined,unused-ignore]

    assert words in str(cannot_write(Path("current"), refused))


@pytest.fixture
def built(tmp_path: Path) -> tuple[Path, Path]:
    """Two releases, the second newer than the first."""
    folder = tmp_path / "built"
    old = small_release(folder, ("site", make(Site, name="Old")), serial=1).path
    new = small_release(folder, ("site", make(Site, name="New")), serial=2).path
    return old, new


def test_a_kiosk_that_reads_the_pointer_does_not_spoil_an_install(
    built: tuple[Path, Path], tmp_path: Path, clock: list[float], hold: Callable[..., Held]
) -> None:
    store = ReleaseStore(tmp_path / "releases")
    install(built[0], store)
    hold("current", times=6)

    install(built[1], store)

    assert clock[0] > 0
    current = store.current()
    assert current is not None
    assert current.serial == 2


@pytest.mark.usefixtures("clock")
def test_a_pointer_that_is_held_for_good_leaves_the_old_release_and_says_why(
    built: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = ReleaseStore(tmp_path / "releases")
    install(built[0], store)
    before = sorted(path.name for path in store.folder.iterdir())
    rename = Path.replace

    def refused(path: Path, target: Path) -> Path:
        Held(store.pointer.name, 1, SHARING).refuse(Path(target))
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", refused)

    with pytest.raises(CannotWrite, match="another program has it open"):
        install(built[1], store)

    monkeypatch.undo()
    current = store.current()
    assert current is not None
    assert current.serial == 1
    assert sorted(path.name for path in store.folder.iterdir()) == before


@pytest.mark.usefixtures("clock")
def test_the_record_is_not_taken_for_lost_while_it_is_being_replaced(
    built: tuple[Path, Path], tmp_path: Path, hold: Callable[..., Held]
) -> None:
    store = ReleaseStore(tmp_path / "releases")
    install(built[0], store)
    install(built[1], store)
    rollback(store)
    hold("current", times=2, code=SHARING)

    # Without its record the newest file would count: the one that staff have gone back from.
    current = store.current()

    assert current is not None
    assert current.serial == 1


@pytest.mark.usefixtures("clock")
def test_a_table_that_a_spreadsheet_has_open_is_told_and_left(tmp_path: Path, hold: Callable[..., Held]) -> None:
    class Approvals:
        def register(self) -> list[object]:
            return []

        def register_csv(self) -> str:
            return "new"

    table = tmp_path / "register.csv"
    table.write_text("old", encoding="utf-8")
    hold("register.csv", code=SHARING)

    with pytest.raises(WorkspaceError, match=r"register\.csv cannot be written"):
        write_register(Approvals(), table)  # type: ignore[arg-type]  # all that is asked of one

    assert [path.name for path in tmp_path.iterdir()] == ["register.csv"]
    assert table.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param(PurePosixPath("/srv/a b?.sqlite"), "file:///srv/a%20b%3F.sqlite?mode=ro", id="linux"),
        pytest.param(PureWindowsPath("C:/Users/Ann/x.sqlite"), "file:///C:/Users/Ann/x.sqlite?mode=ro", id="drive"),
        pytest.param(PureWindowsPath("//nas/in box/x.sqlite"), "file:////nas/in%20box/x.sqlite?mode=ro", id="share"),
    ],
)
def test_sqlite_is_given_an_address_it_takes(path: PurePosixPath | PureWindowsPath, uri: str) -> None:
    assert sqlite_uri(path, "mode=ro") == uri


@pytest.mark.skipif(sys.platform == "win32", reason="two slashes are a share there")
def test_sqlite_reads_the_address_of_a_share_as_a_path_of_two_slashes(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x.sqlite")) as made:
        made.execute("CREATE TABLE here (a)")
    share = PureWindowsPath("//" + tmp_path.as_posix().lstrip("/") + "/x.sqlite")

    # Linux takes two slashes for one, so that what stands for //server/share opens this file.
    with closing(sqlite3.connect(sqlite_uri(share, "mode=ro"), uri=True)) as opened:
        assert opened.execute("SELECT name FROM sqlite_schema").fetchall() == [("here",)]
