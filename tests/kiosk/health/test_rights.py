"""Who may write what: the package's table, held against a tree of folders made like the installed one."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk import resources
from kiosk.health import rights
from kiosk.health.finding import Machine, State
from kiosk.health.rights import DATA, LINK, PROGRAM, PUBLISHER, SCREEN, SETTINGS, TABLE, Account

if TYPE_CHECKING:
    from collections.abc import Iterator

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
AS_ROOT = pytest.mark.skipif(not IS_ROOT, reason="only root can give files to other accounts")
KIOSK = Account(SCREEN, 64001, frozenset({64001}))
DESK = Account(PUBLISHER, 64002, frozenset({64002}))
FILES = (
    f"{PROGRAM}/kiosk",
    f"{SETTINGS}/kiosk.toml",
    f"{DATA}/content/workspace.sqlite",
    f"{DATA}/screen/counts.sqlite",
)
ROOT = Account("root", 0, frozenset())
OWNED = (
    (f"{DATA}/releases", DESK, DESK, 0o755),
    (f"{DATA}/content/workspace.sqlite", DESK, DESK, 0o644),
    (f"{DATA}/content", DESK, DESK, 0o700),
    (f"{DATA}/screen/logs", KIOSK, KIOSK, 0o750),
    (f"{DATA}/screen/counts.sqlite", KIOSK, KIOSK, 0o644),
    (f"{DATA}/screen", ROOT, KIOSK, 0o1771),
)


@pytest.fixture
def root(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folders as the package leaves them, with content, counts and a log."""
    monkeypatch.setattr(rights, "accounts", lambda: [KIOSK, DESK])
    folder = Path(tempfile.mkdtemp())  # not pytest's own: other accounts may not enter that
    folder.chmod(0o755)
    for path in TABLE:
        place = at(folder, path)
        place.parent.mkdir(parents=True, exist_ok=True)
        if path in FILES:
            place.touch()
        else:
            place.mkdir(exist_ok=True)
    at(folder, LINK).symlink_to("../releases")
    for path, owner, group, mode in OWNED:
        give(folder, path, owner, group, mode)
    yield folder
    shutil.rmtree(folder)


def at(root: Path, path: str) -> Path:
    return root / path.lstrip("/")


def give(root: Path, path: str, owner: Account, group: Account, mode: int) -> None:
    os.chown(at(root, path), owner.number, group.number)
    at(root, path).chmod(mode)


@contextmanager
def working_as(account: Account) -> Iterator[None]:
    """This very process, with the rights of another account."""
    groups = os.getgroups()
    os.setgroups([])
    os.setresgid(account.number, account.number, 0)
    os.setresuid(account.number, account.number, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)
        os.setgroups(groups)


def test_a_checkout_keeps_no_accounts_apart_and_says_so(machine: Machine) -> None:
    (finding,) = rights.check(machine)

    assert finding.state is State.NOTE
    assert "checkout" in finding.found


@pytest.mark.parametrize(("takes", "state"), [(True, State.ATTENTION), (False, State.GOOD)])
def test_a_program_put_anywhere_must_not_be_changed_by_whoever_runs_it(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, takes: bool, state: State
) -> None:
    monkeypatch.setattr(resources, "bundled", lambda: True)
    monkeypatch.setattr(rights, "takes_files", lambda folder: takes and folder == Path(sys.executable).parent)

    (finding,) = rights.check(machine)

    assert finding.state is state


@AS_ROOT
def test_root_sees_that_all_is_as_the_package_set_it(root: Path) -> None:
    finding = rights.of_package(root)

    assert (finding.state, finding.found) == (
        State.GOOD,
        "as the package sets them, for lung-net-kiosk and lung-net-publisher",
    )


@AS_ROOT
@pytest.mark.parametrize("account", [KIOSK, DESK], ids=["screen", "publisher"])
def test_each_account_sees_the_same_of_itself(root: Path, account: Account) -> None:
    with working_as(account):
        finding = rights.of_package(root)

    assert (finding.state, finding.found) == (State.GOOD, f"as the package sets them, for {account.name}")


WRONG = [
    pytest.param(
        PROGRAM, KIOSK, KIOSK, 0o755, KIOSK, f"may read and write {PROGRAM}, and should only read it", id="program"
    ),
    pytest.param(f"{SETTINGS}/kiosk.toml", ROOT, ROOT, 0o666, KIOSK, "should only read it", id="settings-of-everybody"),
    pytest.param(f"{DATA}/content", DESK, DESK, 0o755, KIOSK, "should not be able to use it", id="open-workspace"),
    pytest.param(f"{DATA}/releases", ROOT, ROOT, 0o755, DESK, "should read and write it", id="no-publishing"),
    pytest.param(f"{DATA}/screen/logs", ROOT, ROOT, 0o700, KIOSK, "may not use", id="no-log"),
    pytest.param(f"{DATA}/screen", ROOT, KIOSK, 0o771, KIOSK, "can replace", id="not-sticky"),
]


@AS_ROOT
@pytest.mark.parametrize(("path", "owner", "group", "mode", "sees", "words"), WRONG)
def test_a_right_too_many_or_too_few_is_found_by_root_and_by_the_account_itself(
    root: Path, path: str, owner: Account, group: Account, mode: int, sees: Account, words: str
) -> None:
    give(root, path, owner, group, mode)

    by_root = rights.of_package(root)
    with working_as(sees):
        by_itself = rights.of_package(root)

    for finding in (by_root, by_itself):
        assert finding.state is State.BROKEN
        assert words in finding.found
        assert sees.name in finding.found
        assert "systemd-tmpfiles --create" in finding.advice


@AS_ROOT
def test_what_was_never_made_yet_is_no_fault(root: Path) -> None:
    for path in FILES[2:]:
        at(root, path).unlink()

    assert rights.of_package(root).state is State.GOOD


@AS_ROOT
def test_a_site_may_let_staff_take_releases_in_at_the_screen(root: Path) -> None:
    give(root, f"{DATA}/releases", KIOSK, KIOSK, 0o755)

    assert rights.of_package(root).state is State.GOOD


@AS_ROOT
def test_somebody_else_is_asked_only_whether_they_can_change_the_program(root: Path) -> None:
    with working_as(Account("somebody", 64009, frozenset({64009}))):
        finding = rights.of_package(root)

    assert (finding.state, finding.found) == (State.GOOD, "this account cannot change the program")
