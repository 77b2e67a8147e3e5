"""Boots the Debian with its own systemd, in a container, and watches the unit of the screen.

What a chroot cannot show: whether the supervisor hears the kiosk through all that the unit shuts off, and whether
it really begins again.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from gates.pictures import walk
from gates.screens import HEADLESS, SwayGlass, sized
from prove.debian import Failed
from prove.rights import DATA, SCREEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prove.debian import Debian
    from prove.proof import Proof

UNIT = "lung-net-kiosk.service"
PATIENCE_SECONDS = 90.0
BACK_SECONDS = 10.0
"""SEC-10: from a crash to the next first screen."""
WATCHDOG_SECONDS = 9
UP = ("starting", "running", "degraded")
# No monitor, no terminal; all else is as a kiosk has it.
DROP_IN = f"""[Unit]
ConditionPathExists=
[Service]
Environment={" ".join(f"{key}={value}" for key, value in HEADLESS.items())}
WatchdogSec={WATCHDOG_SECONDS}
StandardInput=null
TTYPath=
TTYReset=no
TTYVHangup=no
TTYVTDisallocate=no
UtmpIdentifier=
"""


class Machine:
    """A booted Debian. `leader` is its first process as this machine numbers it."""

    def __init__(self, leader: int) -> None:
        self.enter = ["nsenter", "--target", str(leader), "--all"]

    def run(self, *command: str) -> str:
        """What a command says; nothing when it fails."""
        done = subprocess.run([*self.enter, *command], capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def good(self, *command: str) -> bool:
        """Whether a command ends with 0."""
        return subprocess.run([*self.enter, *command], capture_output=True, check=False).returncode == 0

    def show(self, name: str) -> str:
        """One property of the unit."""
        return self.run("systemctl", "show", "--property", name, "--value", UNIT)

    def signal(self, name: str, program: str) -> None:
        self.run("sh", "-c", f"kill -{name} $(pidof {program})")


@contextmanager
def booted(debian: Debian) -> Iterator[Machine]:
    """The Debian, running, with the screen enabled; as it was when it has ended."""
    config = debian.inside("/etc/lung-net-kiosk/sway.conf")
    before = config.read_text(encoding="utf-8")
    drop_in = debian.inside(f"/etc/systemd/system/{UNIT}.d/no-monitor.conf")
    drop_in.parent.mkdir(exist_ok=True)
    drop_in.write_text(DROP_IN, encoding="utf-8")
    config.write_text(f"{before}\n{sized()}\n", encoding="utf-8")
    debian.run("systemctl", "enable", UNIT)
    debian.unmount()  # it gets its own, and would take ours for them
    command = ["systemd-nspawn", "--directory", str(debian.folder), "--boot", "--register=no", "--keep-unit"]
    container = subprocess.Popen(
        [*command, "--console=pipe"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        machine = Machine(_leader(container))
        yield machine
        machine.run("systemctl", "poweroff")
        container.wait(PATIENCE_SECONDS)
    finally:
        if container.poll() is None:
            container.kill()
            container.wait()
        debian.mount()
        debian.run("systemctl", "disable", UNIT)
        drop_in.unlink()
        drop_in.parent.rmdir()
        config.write_text(before, encoding="utf-8")


def boots(proof: Proof) -> list[str]:
    """Under its own systemd: without privileges, seen in a picture, and brought back whatever befalls it."""
    if shutil.which("systemd-nspawn") is None:
        return ["Install systemd-container: without it nobody has seen the unit start."]
    proof.debian.install("systemd-sysv", "dbus")
    with booted(proof.debian) as machine:
        if not _until(lambda: machine.show("SubState") == "running"):
            return [f"The screen does not start with the machine:\n{machine.run('journalctl', '--unit', UNIT)[-1500:]}"]
        before = [*machine.enter, "setpriv", f"--reuid={SCREEN}", f"--regid={SCREEN}", "--init-groups"]
        glass = SwayGlass("/run/lung-net-kiosk", before)
        problems = walk(glass, proof.album(), "the booted machine", proof.pictures / "booted.png")
        return [*problems, *privileged(machine), *watched(machine)]


def privileged(machine: Machine) -> Iterator[str]:
    """What the program on the screen, and the compositor around it, might do beyond drawing."""
    for program in ("sway", "kiosk"):
        for process in machine.run("pidof", program).split():
            told = dict(re.findall(r"^(\w+):\s*(.*)$", machine.run("cat", f"/proc/{process}/status"), re.MULTILINE))
            if "0" in told["Uid"].split() + told["Gid"].split():
                yield f"{program} runs as root."
            if any(int(told[name], 16) for name in ("CapEff", "CapPrm", "CapBnd")):
                yield f"{program} has privileges: {told['CapEff']}, at most {told['CapBnd']}."
            if told["NoNewPrivs"] != "1" or told["Seccomp"] != "2":
                yield f"{program} is not kept from gaining privileges or from calls of the system."
    process = machine.run("pidof", "-s", "kiosk")
    if not process:
        yield "There is no kiosk to ask for its privileges."
    # As root, so that what stops it is that the unit sees a disk for reading only, and not whose the files are.
    in_unit = ["nsenter", "--target", process, "--mount", "test", "-w"]
    for path in ("/", "/usr", "/etc", f"{DATA}/releases", f"{DATA}/content", "/var/log"):
        if machine.good(*in_unit, path):
            yield f"The unit can write {path}."
    if not machine.good(*in_unit, f"{DATA}/screen"):
        yield f"The unit cannot write {DATA}/screen."


def watched(machine: Machine) -> list[str]:
    """The screen comes up again after whatever befalls it; what was otherwise."""
    # A crash, and a kiosk that stands still: the second is noticed by the watchdog alone.
    for number, signal in enumerate(("KILL", "STOP", "KILL"), 1):
        machine.signal(signal, "kiosk")
        fallen = time.monotonic()
        begun = _until(lambda: machine.show("NRestarts") == str(number) and machine.show("SubState") == "running")  # noqa: B023
        if not begun:
            return [f"After fault {number} (SIG{signal}) the screen did not begin again."]
        back = time.monotonic() - fallen
        if signal == "KILL" and back > BACK_SECONDS:
            return [f"After a crash the screen was back in {back:.0f} seconds, and must be in {BACK_SECONDS:.0f}."]
    if not machine.run("pidof", "safe-screen"):
        return ["After three faults there is no page of helplines."]
    machine.run("systemctl", "stop", UNIT)
    if machine.show("Result") != "success" or machine.run("pidof", "sway"):
        return ["The screen does not stop in an orderly way."]
    return []


def _leader(container: subprocess.Popen[bytes]) -> int:
    """The first process of a container, as soon as it takes commands. Raises Failed."""
    children = Path(f"/proc/{container.pid}/task/{container.pid}/children")
    found: list[int] = []

    def up() -> bool:
        found[:] = [int(word) for word in children.read_text().split()] if children.exists() else []
        return bool(found) and Machine(found[0]).run("systemctl", "is-system-running") in UP

    if not _until(up):
        raise Failed("The Debian does not boot in a container.")
    return found[0]


def _until(condition: Callable[[], bool]) -> bool:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > give_up:
            return False
        time.sleep(0.2)
    return True
