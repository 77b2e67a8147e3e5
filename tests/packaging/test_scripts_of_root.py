"""What runs as root on a machine with the package: while it is installed and removed, and the two commands of root."""

from __future__ import annotations

import shutil
import socket
import subprocess
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "packaging/deb"
COMMANDS = PACKAGE / "tree/usr/sbin"
SYSTEMD = "/run/systemd/system"
RUNNING = "/run/lung-net-kiosk"
UNIT = "lung-net-kiosk.service"

pytestmark = pytest.mark.skipif(not Path("/bin/sh").exists(), reason="the scripts are for Linux")


class Machine:
    """A machine on which every program of the system only notes what it was told, and may fail."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "programs"
        self.programs.mkdir()
        self.systemd = folder / "systemd"
        self.systemd.mkdir()
        self.running = folder / "running"
        self.running.mkdir()
        self.notes = folder / "notes"
        for name in ("systemctl", "systemd-sysusers", "systemd-tmpfiles", "rm", "setpriv"):
            self.has(name, f'echo "{name} $*" >>{self.notes}')
        self.has("id", "echo 0")

    def has(self, name: str, does: str) -> None:
        (self.programs / name).write_text(f"#!/bin/sh\n{does}\n")
        (self.programs / name).chmod(0o755)

    def run(self, script: Path, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a copy of a script that sees no other machine than this one."""
        copy = self.programs / f"copy-of-{script.name}"
        copy.write_text(script.read_text().replace(SYSTEMD, str(self.systemd)).replace(RUNNING, str(self.running)))
        command = [shutil.which("sh") or "/bin/sh", str(copy), *words]
        return subprocess.run(command, env={"PATH": str(self.programs)}, capture_output=True, text=True, check=False)

    @property
    def told(self) -> list[str]:
        return self.notes.read_text().splitlines() if self.notes.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def of_package(name: str) -> Path:
    return PACKAGE / "scripts" / name


def test_a_new_package_makes_accounts_and_folders_and_changes_a_running_screen_over(machine: Machine) -> None:
    done = machine.run(of_package("postinst"), "configure", "0.1.0")

    assert (done.returncode, done.stderr) == (0, "")
    assert machine.told == [
        "systemd-sysusers lung-net-kiosk.conf",
        "systemd-tmpfiles --create lung-net-kiosk.conf",
        "systemctl daemon-reload",
        f"systemctl try-restart {UNIT}",
    ]


def test_a_screen_that_does_not_come_up_holds_up_no_other_upgrade(machine: Machine) -> None:
    machine.has("systemctl", '[ "$1" != try-restart ]')

    done = machine.run(of_package("postinst"), "configure", "0.1.0")

    assert done.returncode == 0
    assert "lung-net-screen doctor" in done.stderr


def test_an_account_that_cannot_be_made_is_a_fault_of_the_installation(machine: Machine) -> None:
    machine.has("systemd-sysusers", "exit 1")

    assert machine.run(of_package("postinst"), "configure").returncode != 0


def test_where_systemd_does_not_run_nothing_is_asked_of_it(machine: Machine) -> None:
    machine.systemd.rmdir()

    assert machine.run(of_package("postinst"), "configure").returncode == 0
    assert machine.run(of_package("prerm"), "remove").returncode == 0
    assert machine.run(of_package("postrm"), "remove").returncode == 0
    assert [line for line in machine.told if line.startswith("systemctl")] == []


@pytest.mark.parametrize(
    ("why", "told"),
    [("remove", [f"systemctl disable --now {UNIT}"]), ("upgrade", [])],
)
def test_only_a_removal_ends_the_screen(machine: Machine, why: str, told: list[str]) -> None:
    assert machine.run(of_package("prerm"), why).returncode == 0
    assert machine.told == told


def test_only_a_purge_deletes_anything_and_nothing_but_what_is_the_kiosks(machine: Machine) -> None:
    for why in ("remove", "upgrade", "abort-install"):
        assert machine.run(of_package("postrm"), why).returncode == 0
    assert [line for line in machine.told if line.startswith("rm")] == []

    assert machine.run(of_package("postrm"), "purge").returncode == 0

    deleted = [word for line in machine.told if line.startswith("rm") for word in line.split()[2:]]
    assert {"/var/lib/lung-net-kiosk", "/var/cache/lung-net-kiosk"} <= set(deleted)
    assert [path for path in deleted if "lung-net-kiosk" not in path] == []


@pytest.mark.parametrize(
    ("name", "account", "folder"),
    [
        ("lung-net-screen", "lung-net-kiosk", "screen"),
        ("lung-net-publisher", "lung-net-publisher", "content"),
    ],
)
def test_a_command_of_root_runs_in_its_account_and_folder(
    machine: Machine, name: str, account: str, folder: str
) -> None:
    machine.has("setpriv", f'printf "%s\\n" "$@" >>{machine.notes}')

    machine.run(COMMANDS / name, "release", "install", "a file")

    in_account = [f"--reuid={account}", f"--regid={account}", "--init-groups", "--reset-env"]
    command = ["/usr/lib/lung-net-kiosk/kiosk", "--data", f"/var/lib/lung-net-kiosk/{folder}"]
    assert machine.told == [*in_account, *command, "release", "install", "a file"]


@pytest.mark.parametrize("display", ["wayland-0", "wayland-1"], ids=["cage", "sway"])
def test_a_command_of_the_screen_sees_the_display_that_shows_it(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, display: str
) -> None:
    monkeypatch.chdir(machine.running)  # the name of a socket may not be long
    with socket.socket(socket.AF_UNIX) as shown:
        shown.bind(display)
        machine.run(COMMANDS / "lung-net-screen", "doctor")
        machine.run(COMMANDS / "lung-net-publisher", "content", "backup")

    seen, apart = machine.told
    given = f"env XDG_RUNTIME_DIR={machine.running} WAYLAND_DISPLAY={display} QT_QPA_PLATFORM=wayland "
    assert f"--reset-env {given}/usr/lib/lung-net-kiosk/kiosk " in seen
    assert "WAYLAND_DISPLAY" not in apart


@pytest.mark.parametrize("name", ["lung-net-screen", "lung-net-publisher"])
def test_anybody_else_is_told_that_it_is_for_root(machine: Machine, name: str) -> None:
    machine.has("id", "echo 1000")

    done = machine.run(COMMANDS / name, "doctor")

    assert done.returncode == 126  # no code of the doctor's
    assert done.stderr.startswith(f"{name} is for root")
    assert machine.told == []
