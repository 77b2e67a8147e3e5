"""The screen session: which compositor it takes, and how a picture is turned."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pytest

TREE = Path(__file__).resolve().parents[2] / "packaging/deb/tree"
INSTALLED = "/usr/libexec/lung-net-kiosk"
PROGRAM = "/usr/lib/lung-net-kiosk"
SCRIPTS = TREE / INSTALLED.lstrip("/")
TOOLS = ("sh", "sed", "head", "rm", "dpkg", "sleep")
PATIENCE_SECONDS = 20.0
OUTPUTS = '[\n  {\n    "id": 3,\n    "name": "HDMI-A-1",\n    "make": "x",\n    "modes": [ ]\n  }\n]\n'

pytestmark = pytest.mark.skipif(not Path("/usr/bin/dpkg").exists(), reason="the session is Debian's")


class Machine:
    """A machine with some compositors, each of which notes that it was started."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "programs"
        self.programs.mkdir()
        self.notes = folder / "notes"
        for script in ("session", "in-compositor", "next-program"):
            text = (SCRIPTS / script).read_text()
            for installed in (INSTALLED, PROGRAM):
                text = text.replace(installed, str(self.programs))
            self.has(script, text)
        self.has("kiosk", "#!/bin/sh\nexit 3\n")
        for tool in TOOLS:
            (self.programs / tool).symlink_to(shutil.which(tool) or f"/no/{tool}")

    def has(self, name: str, script: str) -> None:
        (self.programs / name).write_text(script)
        (self.programs / name).chmod(0o755)

    def has_compositor(self, name: str, version: str = "") -> None:
        asked = f'[ "$1" = -v ] && echo "{name} version {version}" && exit'
        self.has(name, f"#!/bin/sh\n{asked}\necho {name} >>{self.notes}\n")

    def around(self, environment: dict[str, str]) -> dict[str, str]:
        return {"PATH": str(self.programs), "RUNTIME_DIRECTORY": str(self.programs), **environment}

    def start(self, script: str, **environment: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([self.programs / script], env=self.around(environment))

    def run(self, script: str, **environment: str) -> tuple[list[str], str]:
        """What was started or told, and what was said."""
        around = self.around(environment)
        done = subprocess.run([self.programs / script], env=around, capture_output=True, text=True, check=False)
        return self.notes.read_text().splitlines() if self.notes.exists() else [], done.stderr


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize(
    ("cage", "sway", "set_up", "taken"),
    [
        ("0.2.0", True, {}, "cage"),
        ("0.1.4", True, {}, "sway"),
        ("", True, {}, "sway"),
        ("0.2.0", True, {"LUNG_NET_COMPOSITOR": "sway"}, "sway"),
        ("0.2.0", True, {"LUNG_NET_TURN": "90"}, "sway"),
        ("0.2.0", True, {"LUNG_NET_TURN": "0"}, "cage"),
        ("0.2.0", False, {"LUNG_NET_TURN": "90"}, "cage"),
        ("0.2.0", True, {"LUNG_NET_COMPOSITOR": "Sway"}, "cage"),
        ("", True, {"LUNG_NET_COMPOSITOR": "cage"}, "sway"),
    ],
    ids=[
        "new cage",
        "old cage",
        "no cage",
        "asked for",
        "turned",
        "not turned",
        "turned without sway",
        "of no such name",
        "asked for and not there",
    ],
)
def test_the_compositor_that_will_do_is_taken(
    cage: str, sway: bool, set_up: dict[str, str], taken: str, machine: Machine
) -> None:
    if cage:
        machine.has_compositor("cage", cage)
    if sway:
        machine.has_compositor("sway")

    started, said = machine.run("session", **set_up)

    assert started == [taken]
    assert ("LUNG_NET_COMPOSITOR" in said) == (set_up.get("LUNG_NET_COMPOSITOR", taken) != taken)


STAYS = "exec /bin/sleep 60"


@pytest.mark.parametrize(
    ("sway", "drawing"),
    [
        pytest.param(f"echo up >>NOTES\n{STAYS}", False, id="before the kiosk is there"),
        pytest.param(f"trap '' TERM\necho up >>NOTES\nsleep 0.5\ntrap - TERM\n{STAYS}", False, id="deaf at first"),
        pytest.param("PROGRAMS/in-compositor", True, id="with the kiosk on it"),
    ],
)
def test_told_to_stop_it_ends_in_order_at_once(sway: str, drawing: bool, machine: Machine) -> None:
    """Else systemd waits for ten seconds, kills it, and counts a fault."""
    here = sway.replace("NOTES", str(machine.notes)).replace("PROGRAMS", str(machine.programs))
    machine.has("sway", f"#!/bin/sh\n{here}\n")
    machine.has("kiosk", f"#!/bin/sh\necho up >>{machine.notes}\n{STAYS}\n")
    process = machine.start("session", LUNG_NET_COMPOSITOR="sway")
    try:
        give_up = time.monotonic() + PATIENCE_SECONDS
        while not (machine.notes.exists() and (not drawing or (machine.programs / "pid").exists())):
            assert time.monotonic() < give_up, "it does not begin"
            time.sleep(0.02)

        process.terminate()

        assert process.wait(PATIENCE_SECONDS) == 143
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("cage", ["", "0.1.4"], ids=["none", "old cage"])
def test_a_machine_without_a_compositor_is_told_what_to_install(cage: str, machine: Machine) -> None:
    if cage:
        machine.has_compositor("cage", cage)

    started, said = machine.run("session")

    assert started == []
    assert "apt-get install sway seatd" in said


@pytest.mark.parametrize("turn", ["90", "180", "270"])
def test_a_picture_that_is_turned_takes_touch_along(turn: str, machine: Machine) -> None:
    tells = f'case "$*" in *get_outputs*) echo \'{OUTPUTS}\' ;; *) echo "$*" >>{machine.notes} ;; esac'
    machine.has("swaymsg", f"#!/bin/sh\n{tells}\n")

    told, _ = machine.run(
        "in-compositor",
        SWAYSOCK="somewhere",
        LUNG_NET_TURN=turn,
        LUNG_NET_PROGRAM=str(machine.programs / "kiosk"),
        XDG_RUNTIME_DIR=str(machine.programs),
    )

    assert told == [
        f"--quiet output HDMI-A-1 transform {turn}",
        "--quiet input type:touch map_to_output HDMI-A-1",
        "exit",
    ]
    assert (machine.programs / "exit-code").read_text() == "3\n"


def test_a_wrong_turn_is_named_and_shows_the_picture_as_it_is(machine: Machine) -> None:
    machine.has("sway", f'#!/bin/sh\necho "turned by $LUNG_NET_TURN" >>{machine.notes}\n')

    told, said = machine.run("session", LUNG_NET_TURN="left", LUNG_NET_COMPOSITOR="sway")

    assert told == ["turned by 0"]
    assert "LUNG_NET_TURN may be 90, 180 or 270, and is 'left'" in said


def test_nothing_in_the_session_darkens_the_screen_or_answers_to_a_key() -> None:
    text = (TREE / "etc/lung-net-kiosk/sway.conf").read_text()
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]

    assert [line for line in lines if line.startswith(("bindsym", "bindcode", "bindswitch", "bindgesture"))] == []
    assert [line for line in lines if "dpms" in line or "power" in line] == []
    assert [line for line in lines if line.startswith("exec")] == [f"exec {INSTALLED}/in-compositor"]
