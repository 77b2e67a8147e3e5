"""Who may write what on a machine with the Debian package: the table of docs/it.md, held against the machine."""

from __future__ import annotations

import os
import stat
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kiosk import resources
from kiosk.health.data_folder import takes_files
from kiosk.health.finding import Finding, Machine, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SCREEN, PUBLISHER = "lung-net-kiosk", "lung-net-publisher"
PROGRAM = "/usr/lib/lung-net-kiosk"
SETTINGS = "/etc/lung-net-kiosk"
DATA = "/var/lib/lung-net-kiosk"
LINK = f"{DATA}/screen/releases"

# path: what the screen may do, what the publisher may do
TABLE = {
    PROGRAM: ("r", "r"),
    f"{PROGRAM}/kiosk": ("r", "r"),
    SETTINGS: ("r", "r"),
    f"{SETTINGS}/kiosk.toml": ("r", "r"),
    DATA: ("r", "r"),
    f"{DATA}/releases": ("r", "rw"),
    f"{DATA}/content": ("", "rw"),
    f"{DATA}/content/workspace.sqlite": ("", "rw"),
    f"{DATA}/screen": ("rw", ""),
    f"{DATA}/screen/logs": ("rw", ""),
    f"{DATA}/screen/counts.sqlite": ("rw", "r"),
}
_WORDS = {"": "not use", "r": "only read", "w": "only write", "rw": "read and write"}
_SHOULD = {"": "not be able to use it", "r": "only read it", "rw": "read and write it"}
MEND = (
    "Have the package set them again, as an administrator: `systemd-tmpfiles --create lung-net-kiosk.conf`, "
    "and for program and settings `apt-get install --reinstall lung-net-kiosk`."
)
MAY_CHANGE = "Take that right from the account that shows the kiosk: only an administrator should have it."


class Account(NamedTuple):
    """An account as the system knows it: its number and those of its groups."""

    name: str
    number: int
    groups: frozenset[int]


def check(machine: Machine) -> list[Finding]:  # noqa: ARG001 (all checks are asked alike)
    if not resources.bundled():
        return [Finding("rights", State.NOTE, "not looked at: this is a checkout, which keeps no accounts apart.")]
    if sys.platform == "linux" and resources.root().is_relative_to(PROGRAM):
        return [of_package()]
    return [of_folder(Path(sys.executable).parent)]


def of_folder(program: Path) -> Finding:
    """For a program that was put anywhere by hand: can whoever runs it change it?"""
    if takes_files(program):
        return Finding("rights", State.ATTENTION, f"this account can change the program in {program}.", MAY_CHANGE)
    return Finding("rights", State.GOOD, "this account cannot change the program")


def of_package(root: Path = Path("/")) -> Finding:
    """What differs from the table, for every account whose rights can be known from this one."""
    number = os.geteuid()
    known = accounts()
    mine = next((account for account in known if account.number == number), None)
    judged: list[tuple[Account, Callable[[Account, Path, str], bool]]]
    if number == 0:
        judged = [(account, partial(by_mode, root=root)) for account in known]
    elif mine is not None:
        judged = [(mine, as_myself)]
    else:
        return of_folder(root / PROGRAM.lstrip("/"))
    wrong = [line for account, may in judged for line in differences(account, may, root)]
    if wrong:
        return Finding("rights", State.BROKEN, " ".join(wrong), MEND)
    names = " and ".join(account.name for account, _ in judged)
    return Finding("rights", State.GOOD, f"as the package sets them, for {names or 'an administrator'}")


def differences(account: Account, may: Callable[[Account, Path, str], bool], root: Path) -> Iterator[str]:
    """One sentence for each path where `account` has more or fewer rights than it should."""
    for path, row in table(root).items():
        wanted = row[account.name == PUBLISHER]
        place = root / path.lstrip("/")
        if wanted and not os.path.lexists(place):
            continue  # what was never made yet: a workspace, counts
        found = "".join(way for way in "rw" if may(account, place, way))
        if found != wanted:
            yield f"{account.name} may {_WORDS[found]} {path}, and should {_SHOULD[wanted]}."
    link = root / LINK.lstrip("/")
    if account.name == SCREEN and link.is_symlink() and not _is_fixed(link):
        yield f"{SCREEN} can replace {LINK}."


def table(root: Path) -> dict[str, tuple[str, str]]:
    """The table of this machine: a site may hand the releases to the screen, so that staff take them in there."""
    releases = f"{DATA}/releases"
    try:
        owner = (root / releases.lstrip("/")).stat().st_uid
    except OSError:
        return TABLE
    handed_over = any(account.name == SCREEN and account.number == owner for account in accounts())
    return {**TABLE, releases: ("rw", "r")} if handed_over else TABLE


def accounts() -> list[Account]:
    """The two accounts of the package, as far as this machine has them."""
    import grp
    import pwd

    found = []
    for name in (SCREEN, PUBLISHER):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        groups = {group.gr_gid for group in grp.getgrall() if name in group.gr_mem}
        found.append(Account(name, entry.pw_uid, frozenset({entry.pw_gid, *groups})))
    return found


def as_myself(_account: Account, path: Path, way: str) -> bool:
    """What the system answers this very process, with all it knows: read-only disks, the limits of a unit."""
    return os.access(path, {"r": os.R_OK, "w": os.W_OK}[way])


def by_mode(account: Account, path: Path, way: str, *, root: Path = Path("/")) -> bool:
    """What the modes of a path and of the folders above it, as far as `root`, allow somebody else."""
    try:
        target = path.resolve(strict=True)
        above = [folder for folder in target.parents if folder.is_relative_to(root)]
        way_in = all(_allowed(account, folder.stat(), "x") for folder in above)
        return way_in and _allowed(account, target.stat(), way)
    except OSError:
        return False


def _allowed(account: Account, status: os.stat_result, way: str) -> bool:
    bit = {"r": 4, "w": 2, "x": 1}[way]
    if status.st_uid == account.number:
        return bool(status.st_mode >> 6 & bit)
    return bool(status.st_mode >> (3 if status.st_gid in account.groups else 0) & bit)


def _is_fixed(link: Path) -> bool:
    """Whether a name in the screen's own folder is kept: the folder is root's and sticky, and so is the name."""
    folder = link.parent.stat()
    return bool(folder.st_mode & stat.S_ISVTX) and folder.st_uid == link.lstat().st_uid == 0
