"""A bare Debian in a folder: commands run in it as root or as another account. Needs root and debootstrap."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PATIENCE_SECONDS = 900
DEVICES = ("null", "zero", "random", "urandom")
PATH = "PATH=/usr/sbin:/usr/bin:/sbin:/bin"


class Failed(Exception):
    """A command in the Debian did not do what it should. Its words."""


class Debian:
    """The Debian in `folder`, once it is `entered`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._mounted: list[Path] = []

    def mount(self) -> None:
        """Give it what a system finds in its folders."""
        mounts = [("proc", "proc", ["-t", "proc"]), ("tmpfs", "dev/shm", ["-t", "tmpfs"])]
        mounts += [("tmpfs", "run", ["-t", "tmpfs"]), ("devpts", "dev/pts", ["-t", "devpts"])]
        for name in DEVICES:
            if not (self.folder / "dev" / name).is_char_device():
                (self.folder / "dev" / name).touch()
                mounts.append((f"/dev/{name}", f"dev/{name}", ["--bind"]))
        for what, where, how in mounts:
            target = self.folder / where
            if not where.startswith("dev/") or not target.exists():
                target.mkdir(parents=True, exist_ok=True)
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

    def as_account(self, account: str) -> list[str]:
        """What goes before a command that runs in the Debian in somebody's name, without any variable of ours."""
        before = ["chroot", str(self.folder), "env", "-i", PATH, "LANG=C.UTF-8", "HOME=/nonexistent"]
        if account == "root":
            return before
        return [*before, "setpriv", f"--reuid={account}", f"--regid={account}", "--init-groups", "--no-new-privs"]

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
def entered(folder: Path, *, suite: str, mirror: str, copies: Sequence[Path]) -> Iterator[Debian]:
    """A bare Debian in `folder`, made if it is not there. Everything mounted is gone on leaving."""
    if not (folder / "etc" / "debian_version").exists():
        make = ["debootstrap", "--variant=minbase", suite, str(folder), *([mirror] if mirror else [])]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL)
    debian = Debian(folder)
    try:
        debian.mount()
        for file in (Path("/etc/resolv.conf"), *copies):
            if file.exists():
                inside = debian.inside(str(file))
                inside.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, inside)
        # A chroot shares the machine's processes: nothing may be started or stopped by a package in it.
        policy = debian.inside("/usr/sbin/policy-rc.d")
        policy.write_text("#!/bin/sh\nexit 101\n")
        policy.chmod(0o755)
        debian.run("apt-get", "update", "-qq")
        yield debian
    finally:
        debian.unmount()


def need_root() -> str:
    """Why this machine cannot make a Debian, or "" if it can."""
    if os.geteuid() != 0:
        return "This needs root: it makes a Debian in a folder."
    if shutil.which("debootstrap") is None:
        return "Install debootstrap first: apt-get install debootstrap"
    return ""
