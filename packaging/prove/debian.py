"""A bare Debian in a folder: commands run in it as root or as another account. Needs root and debootstrap."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from prove import mirror as this_machine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PATIENCE_SECONDS = 900
RESOLVER = Path("/etc/resolv.conf")
DEVICES = ("null", "zero", "random", "urandom")
PATH = "PATH=/usr/sbin:/usr/bin:/sbin:/bin"
_OWN_MOUNTS = "LUNG_NET_OWN_MOUNTS"


class Failed(Exception):
    """A command in the Debian did not do what it should. Its words."""


class Debian:
    """The Debian in `folder`, once it is `entered`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._mounted: list[Path] = []

    def mount(self) -> None:
        """Give it what a system finds in its folders."""
        for what, where, how in (
            ("proc", "/proc", ["-t", "proc"]),
            ("tmpfs", "/dev/shm", ["-t", "tmpfs"]),
            ("tmpfs", "/run", ["-t", "tmpfs"]),
            ("devpts", "/dev/pts", ["-t", "devpts"]),
        ):
            self.inside(where).mkdir(parents=True, exist_ok=True)
            self._mount(what, where, *how)
        for name in DEVICES:
            if not self.inside(f"/dev/{name}").is_char_device():
                self.inside(f"/dev/{name}").touch()
                self._mount(f"/dev/{name}", f"/dev/{name}", "--bind")

    def see(self, folder: Path) -> None:
        """Show a folder of this machine at the same place inside, for reading."""
        self.inside(str(folder)).mkdir(parents=True, exist_ok=True)
        self._mount(str(folder), str(folder), "--bind", "-o", "ro")

    def _mount(self, what: str, where: str, *how: str) -> None:
        target = self.inside(where)
        subprocess.run(["mount", *how, what, str(target)], check=True)
        self._mounted.append(target)

    def unmount(self) -> None:
        """Take all of it away: nobody may remove a folder with the machine's own devices in it."""
        while self._mounted:
            subprocess.run(["umount", str(self._mounted[-1])], check=True)
            self._mounted.pop()

    def inside(self, path: str) -> Path:
        """A path of the Debian as this machine sees it."""
        return self.folder / path.lstrip("/")

    def copy(self, file: Path) -> str:
        """Copy a file of this machine; its path inside, where no package writes."""
        path = f"/srv/this-machine{file}"
        self.inside(path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, self.inside(path))
        return path

    def as_account(self, account: str) -> list[str]:
        """What goes before a command that runs in the Debian in somebody's name, without any variable of ours."""
        before = ["chroot", str(self.folder), "env", "-i", PATH, "LANG=C.UTF-8"]
        if account == "root":
            return [*before, "HOME=/root"]
        unprivileged = [f"--reuid={account}", f"--regid={account}", "--init-groups", "--no-new-privs"]
        return [*before, "HOME=/nonexistent", "setpriv", *unprivileged]

    def run(self, *command: str, account: str = "root", good: Sequence[int] = (0,)) -> str:
        """What a command says on both its outputs. Raises Failed for an exit code that is not `good`."""
        done = subprocess.run(
            [*self.as_account(account), *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            errors="replace",
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        if done.returncode not in good:
            raise Failed(f"{account}: {' '.join(command)} ended with {done.returncode}:\n{done.stdout[-2000:]}")
        return done.stdout

    def call(self, *command: str, where: str, variables: Mapping[str, str]) -> int:
        """Run a long command of root in a folder, with its output as it comes; the exit code."""
        given = [f"{key}={value}" for key, value in variables.items()]
        start = [*self.as_account("root"), "env", f"--chdir={where}", *given]
        return subprocess.run([*start, *command], stdin=subprocess.DEVNULL, check=False).returncode

    def good(self, *command: str) -> bool:
        """Whether a command of root ends with 0, whatever it says."""
        return subprocess.run([*self.as_account("root"), *command], capture_output=True, check=False).returncode == 0

    def may(self, account: str, way: str, path: str) -> bool:
        """Whether an account may read (`-r`), write (`-w`) or enter (`-x`) a path."""
        test = [*self.as_account(account), "test", way, path]
        return subprocess.run(test, check=False).returncode == 0

    def install(self, *packages: str, recommends: bool = False) -> None:
        """Install packages: of the mirror, or files whose names begin with a slash."""
        quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "-qq"]
        extra = [] if recommends else ["--no-install-recommends"]
        self.run(*quiet, "-o", "Dpkg::Options::=--force-confold", *extra, *packages)


@contextmanager
def entered(folder: Path, name: str, *, suite: str, mirror: str = "") -> Iterator[Debian]:
    """A bare Debian in `folder`/`name`, new each time. Everything mounted is gone on leaving.

    The untouched one it is a copy of stays in `folder` and is made but once, from `mirror` or this machine's own.
    Raises Failed.
    """
    with _alone(folder):
        base = _base(folder, suite, mirror or this_machine.mirror())
        if (folder / name).exists():
            shutil.rmtree(folder / name)
        subprocess.run(["cp", "--archive", "--reflink=auto", str(base), str(folder / name)], check=True)
        debian = Debian(folder / name)
        with _furnished(debian):
            yield debian


@contextmanager
def _furnished(debian: Debian) -> Iterator[None]:
    """With what a system finds in its folders, and this machine's way to Debian's archive."""
    try:
        debian.mount()
        if RESOLVER.exists():
            shutil.copyfile(RESOLVER, debian.inside(str(RESOLVER)))
        way = this_machine.settings() + 'Acquire::Retries "3";\n'
        if this_machine.CERTIFICATES.exists():
            way += f'Acquire::https::CAInfo "{debian.copy(this_machine.CERTIFICATES)}";\n'
        debian.inside("/etc/apt/apt.conf.d/90this-machine").write_text(way, encoding="utf-8")
        # A chroot shares the machine's processes: nothing may be started or stopped by a package in it.
        policy = debian.inside("/usr/sbin/policy-rc.d")
        policy.write_text("#!/bin/sh\nexit 101\n")
        policy.chmod(0o755)
        debian.run("apt-get", "update", "-qq")
        yield
    finally:
        debian.unmount()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two proofs would take each other's Debian away. Raises Failed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "in-use").open("w")
    except OSError as fault:
        raise Failed(f"No Debian can be made in {folder}: {fault.strerror or fault}.") from fault
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Failed(f"Another proof works in {folder}: wait for it, or name another --folder.") from None
        yield


def _base(folder: Path, suite: str, mirror: str) -> Path:
    base = folder / suite
    if not base.exists():
        half = folder / f"{suite}-half"
        shutil.rmtree(half, ignore_errors=True)
        make = ["debootstrap", "--variant=minbase", suite, str(half), *([mirror] if mirror else [])]
        done = subprocess.run(make, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode != 0:
            raise Failed(
                f"debootstrap could not make a Debian from {mirror or 'its own mirror'}:\n{done.stdout[-2000:]}"
            )
        half.rename(base)
    return base


def need_root() -> str:
    """Why this machine cannot make a Debian, or "" if it can."""
    if os.geteuid() != 0:
        return "This needs root: it makes a Debian in a folder."
    if shutil.which("debootstrap") is None:
        return "Install debootstrap first: apt-get install debootstrap"
    return ""


def own_mounts() -> None:
    """Begin this program anew, so that whatever it mounts and starts goes with it, even if it is killed.

    It goes itself with whoever has started it: as the first process of its own it hears no polite request to end.
    """
    if os.environ.get(_OWN_MOUNTS) != "yes":
        apart = ["setpriv", "--pdeathsig", "KILL", "unshare", "--mount", "--propagation=private"]
        apart += ["--pid", "--fork", "--kill-child", "--mount-proc"]
        os.execvpe(apart[0], [*apart, sys.executable, *sys.argv], {**os.environ, _OWN_MOUNTS: "yes"})
