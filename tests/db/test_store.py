"""The folder of installed releases, as it is read before the first screen."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from db.library import Library, LibraryDamaged, LibraryUnavailable
from db.records import Site
from db.release.files import CannotWrite
from db.release.install import InstallRefused, OlderRelease, install, prune, rollback
from db.release.lock import only_one
from db.release.store import ReleaseStore, file_hash
from tests.db.items import make
from tests.db.release_files import small_release

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.release.store import Installed


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    return ReleaseStore(tmp_path / "data" / "releases")


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Path]:
    """Compile release number `serial`, whose content is its own."""

    def _build(serial: int, *, name: str = "", **options: object) -> Path:
        site = make(Site, name=name or f"Clinic {serial}")
        return small_release(tmp_path / "built", ("site", site), serial=serial, **options).path

    return _build


def labels(found: tuple[Installed, ...]) -> list[int]:
    return [each.serial for each in found]


def test_a_folder_that_is_not_there_holds_nothing(store: ReleaseStore) -> None:
    assert store.current() is None
    assert store.installed() == ()
    assert store.candidates() == ()
    assert not store.has_been_used()


def test_what_is_installed_is_in_use_and_opens(store: ReleaseStore, build: Callable[..., Path]) -> None:
    file = build(7)

    installed = install(file, store)

    assert store.current() == installed
    assert installed.path.read_bytes() == file.read_bytes()
    assert (installed.serial, installed.size, installed.sha256) == (7, file.stat().st_size, file_hash(file))
    assert store.verify_file(installed)
    assert store.has_been_used()
    library = Library.open(installed.path, nation="ENG")
    assert library.site("").name == "Clinic 7"
    library.close()


def test_the_pointer_is_plain_json_with_name_hash_size_and_serial(
    store: ReleaseStore, build: Callable[..., Path]
) -> None:
    installed = install(build(7), store)

    value = json.loads((store.folder / "current").read_text(encoding="utf-8"))

    assert {key: value[key] for key in ("file", "sha256", "size", "serial")} == {
        "file": installed.path.name,
        "sha256": installed.sha256,
        "size": installed.size,
        "serial": 7,
    }


def test_the_last_three_stay_and_the_one_in_use_always(store: ReleaseStore, build: Callable[..., Path]) -> None:
    for serial in (1, 2, 3, 4):
        install(build(serial), store)
    assert labels(store.installed()) == [4, 3, 2]
    rollback(store)
    rollback(store)
    assert store.current() == store.installed()[-1]

    install(build(2, name="Another number 2"), store)

    assert labels(store.installed()) == [4, 3, 2]
    assert len(list(store.folder.glob("*.sqlite"))) == 3
    library = Library.open(store.candidates()[0].path, nation="ENG")
    assert library.site("").name == "Another number 2"
    library.close()


def test_a_rollback_can_be_undone(store: ReleaseStore, build: Callable[..., Path]) -> None:
    for serial in (1, 2):
        install(build(serial), store)
    newest = store.current()
    assert newest is not None

    assert rollback(store).serial == 1
    assert labels(store.candidates()) == [1]
    assert rollback(store, to=newest.label) == newest
    assert labels(store.candidates()) == [2, 1]


def test_without_an_earlier_release_there_is_nothing_to_go_back_to(
    store: ReleaseStore, build: Callable[..., Path]
) -> None:
    install(build(1), store)

    with pytest.raises(InstallRefused, match="no earlier release"):
        rollback(store)
    with pytest.raises(InstallRefused, match="not installed here"):
        rollback(store, to="000009-00000000")


def test_a_damaged_release_is_passed_over_on_the_way_back(store: ReleaseStore, build: Callable[..., Path]) -> None:
    for serial in (1, 2, 3):
        install(build(serial), store)
    second = store.installed()[1]
    second.path.write_bytes(second.path.read_bytes().replace(b"Clinic 2", b"Clinic 9"))

    assert not store.verify_file(second)
    assert rollback(store).serial == 1


def test_a_withdrawn_release_is_never_a_candidate_again(store: ReleaseStore, build: Callable[..., Path]) -> None:
    files = {serial: build(serial) for serial in (1, 2)}
    for file in files.values():
        install(file, store)
    install(build(3, withdrawn=[files[2].stem]), store)

    assert labels(store.candidates()) == [3, 1]
    assert rollback(store).serial == 1
    with pytest.raises(InstallRefused, match="withdrawn"):
        install(files[2], store)


def test_a_withdrawal_outlives_the_release_that_said_it(store: ReleaseStore, build: Callable[..., Path]) -> None:
    bad = build(5)
    install(build(1, withdrawn=[bad.stem]), store)
    for serial in (2, 3, 4):
        install(build(serial), store)
    assert labels(store.installed()) == [4, 3, 2]

    with pytest.raises(InstallRefused, match="withdrawn"):
        install(bad, store)


def test_withdrawn_releases_do_not_count_among_those_that_stay(store: ReleaseStore, build: Callable[..., Path]) -> None:
    files = {serial: build(serial) for serial in (1, 2, 3)}
    for file in files.values():
        install(file, store)
    install(build(4, withdrawn=[files[2].stem, files[3].stem]), store)

    assert labels(store.candidates()) == [4, 1]


def test_the_release_in_use_is_no_candidate_once_it_is_withdrawn(
    store: ReleaseStore, build: Callable[..., Path]
) -> None:
    bad = install(build(1), store)
    install(build(2, withdrawn=[bad.label]), store)

    with pytest.raises(InstallRefused):
        rollback(store)
    with pytest.raises(InstallRefused):
        rollback(store, to=bad.label)


@pytest.mark.parametrize(
    "damage",
    [
        lambda pointer: pointer.unlink(),
        lambda pointer: pointer.write_bytes(b""),
        lambda pointer: pointer.write_bytes(pointer.read_bytes()[:40]),
        lambda pointer: pointer.write_bytes(b"\xff\xfe"),
        lambda pointer: pointer.write_text("[]"),
        lambda pointer: pointer.write_text("[" * 100_000),
        lambda pointer: pointer.write_text(pointer.read_text().replace(".sqlite", "")),
        lambda pointer: pointer.write_text(pointer.read_text().replace('"file": "0', '"file": "../0')),
        lambda pointer: pointer.write_text(pointer.read_text().replace('"releases"', '"others"')),
    ],
    ids=[
        "missing",
        "empty",
        "cut",
        "no text",
        "a list",
        "a deep list",
        "other names",
        "out of the folder",
        "other keys",
    ],
)
def test_a_damaged_pointer_leaves_the_sound_releases_newest_first(
    store: ReleaseStore, build: Callable[..., Path], damage: Callable[[Path], object]
) -> None:
    first = build(1)
    for file in (first, build(2), build(3, withdrawn=[first.stem])):
        shutil.copy(install(file, store).path, store.folder.parent)
    shutil.copy(store.folder.parent / first.name, store.folder)
    (store.folder / "000009-00000000.sqlite").write_bytes(b"not a release")

    damage(store.pointer)

    assert store.current() is None
    assert labels(store.candidates()) == [3, 2]
    assert store.has_been_used()
    assert all(store.verify_file(each) for each in store.candidates())


def test_a_file_that_nobody_installed_is_not_shown(store: ReleaseStore, build: Callable[..., Path]) -> None:
    install(build(1), store)
    shutil.copy(build(2), store.folder)

    assert labels(store.installed()) == [1]
    prune(store)
    assert len(list(store.folder.glob("*.sqlite"))) == 1


def test_a_release_whose_file_is_gone_is_not_installed(store: ReleaseStore, build: Callable[..., Path]) -> None:
    install(build(1), store)
    install(build(2), store).path.unlink()

    assert store.current() is None
    assert labels(store.candidates()) == [1]


def test_installing_again_mends_a_damaged_file(store: ReleaseStore, build: Callable[..., Path]) -> None:
    file = build(1)
    installed = install(file, store)
    installed.path.write_bytes(installed.path.read_bytes()[:5000])

    assert store.verify_file(install(file, store))


def test_the_same_number_from_another_publisher_stands_beside_it(
    store: ReleaseStore, build: Callable[..., Path]
) -> None:
    install(build(4), store)
    install(build(4, name="Another clinic"), store)

    assert labels(store.installed()) == [4, 4]


@pytest.mark.parametrize(
    ("spoil", "fault", "told"),
    [
        (lambda file: file.unlink(), LibraryUnavailable, "There is no release at"),
        (lambda file: file.write_bytes(file.read_bytes()[:-4096]), LibraryDamaged, "is damaged"),
        (lambda file: file.write_bytes(file.read_bytes().replace(b"Clinic 2", b"Clinic 3")), LibraryDamaged, "hash"),
        (lambda file: file.rename(file.with_name("000002-00000000.sqlite")), LibraryUnavailable, "There is no release"),
    ],
    ids=["missing", "cut", "changed", "renamed away"],
)
def test_what_is_not_a_sound_release_is_refused_and_changes_nothing(
    store: ReleaseStore,
    build: Callable[..., Path],
    spoil: Callable[[Path], object],
    fault: type[Exception],
    told: str,
) -> None:
    install(build(1), store)
    before = {path.name: path.read_bytes() for path in store.folder.iterdir()}
    file = build(2)
    spoil(file)

    with pytest.raises(fault, match=told) as refused:
        install(file, store)

    assert file.name in str(refused.value)
    assert "Install the release again" not in str(refused.value), "the file itself is at fault"
    assert {path.name: path.read_bytes() for path in store.folder.iterdir()} == before


@pytest.mark.skipif(sys.platform != "linux", reason="a file that opens and cannot be read is had there alone")
def test_a_stick_that_fails_while_it_is_read_is_not_taken_for_a_fault_of_the_disk(
    store: ReleaseStore, tmp_path: Path
) -> None:
    file = tmp_path / "000001-9f3ac1d2.sqlite"
    file.symlink_to("/proc/self/mem")

    with pytest.raises(LibraryUnavailable, match=rf"{file.name} cannot be read to its end: Input/output error"):
        install(file, store)

    assert store.installed() == ()
    assert list(store.folder.iterdir()) == []


def test_a_release_under_the_name_of_another_is_refused(store: ReleaseStore, build: Callable[..., Path]) -> None:
    file = build(2)
    renamed = file.rename(file.with_name("000002-00000000.sqlite"))

    with pytest.raises(InstallRefused, match=file.name):
        install(renamed, store)

    assert store.installed() == ()


def test_an_older_release_is_put_back_by_rollback_alone(store: ReleaseStore, build: Callable[..., Path]) -> None:
    install(build(2), store)

    with pytest.raises(OlderRelease, match=r"is older than .*, which is in use") as refused:
        install(build(1), store)

    assert "kiosk" not in str(refused.value), "the editor and the panel tell this too"


def test_two_installs_at_once_do_not_meet(store: ReleaseStore, build: Callable[..., Path]) -> None:
    file = build(1)
    store.folder.mkdir(parents=True)

    with only_one(store.folder.with_name("releases.lock")), pytest.raises(CannotWrite, match="Another install"):
        install(file, store)

    install(file, store)
