"""The screen of the installed program as patients meet it, seen in pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gates.pictures import await_text, walk
from prove.rights import DATA, SCREEN
from prove.session import RUNTIME, SESSION_CONF, session

if TYPE_CHECKING:
    from prove.debian import Debian
    from prove.proof import Proof

LOG = f"{DATA}/screen/logs/kiosk.log"
UPRIGHT = (1080, 1920)


def runs(proof: Proof) -> list[str]:
    """As an ordinary user, in a picture that is compared with what the program draws of itself."""
    debian = proof.debian
    debian.install("sway", "grim", "wtype", "seatd")
    with session(debian) as shown:
        problems: list[str] = []
        if not shown.hears("READY=1"):
            problems.append("The supervisor never heard that the kiosk is ready.")
        problems += walk(shown.glass, proof.album(), "the session", proof.pictures / "installed.png")
        if not shown.hears("WATCHDOG=1"):
            problems.append("The supervisor hears no sign of life.")
        told = debian.run("lung-net-screen", "doctor", good=(0, 1))
        if "1080 x 1920 on wayland" not in " ".join(told.split()):
            problems.append(f"The doctor does not see the screen:\n{told}")
        problems += shown.says()
    log = debian.inside(LOG).read_text(encoding="utf-8")  # after the session has ended
    if "started, version" not in log:
        problems.append("The kiosk has not logged its start.")
    return [*problems, *(f"In the log: {line}" for line in log.splitlines() if line.split(" ", 2)[1] != "INFO")]


def turns(proof: Proof) -> list[str]:
    """On a panel of 1920 x 1080 that stands upright the picture is upright, and touch is told to follow."""
    debian = proof.debian
    conf = debian.inside(SESSION_CONF)
    before = conf.read_text(encoding="utf-8")
    conf.write_text(before.replace("#LUNG_NET_TURN=", "LUNG_NET_TURN="), encoding="utf-8")
    try:
        with session(debian, panel="1920x1080") as shown:
            problems = walk(shown.glass, proof.album(), "the turned panel", proof.pictures / "turned.png")
            picture = shown.glass.look()
            if picture is None or picture.size != UPRIGHT:
                problems.append(f"The picture of a turned panel is not {UPRIGHT[0]} x {UPRIGHT[1]}.")
            return [*problems, *shown.says(), *_sway_takes(debian)]
    finally:
        conf.write_text(before, encoding="utf-8")


def fits_cage(proof: Proof) -> list[str]:
    """Under cage too, where this Debian has one that will do; a session takes it by itself from then on."""
    debian = proof.debian
    offered = debian.run("apt-cache", "policy", "cage")
    version = re.search(r"Candidate: (\S+)", offered)
    if version is None or not debian.good("dpkg", "--compare-versions", version[1], "ge", "0.2"):
        print("    this Debian has no cage of 0.2 or newer, so its session is sway's", flush=True)
        return []
    debian.install("cage", "wlr-randr")
    with session(debian, extra={"LUNG_NET_COMPOSITOR": "cage"}) as shown:
        if not shown.hears("READY=1"):
            return ["Under cage the supervisor never heard that the kiosk is ready.", *shown.says()]
        # cage has no settings: its panel without a monitor gets its size while it runs.
        debian.run(
            *shown.in_session, "wlr-randr", "--output", "HEADLESS-1", "--custom-mode", "1080x1920", account=SCREEN
        )
        problems = walk(shown.glass, proof.album(), "cage", proof.pictures / "cage.png")
        if not shown.hears("WATCHDOG=1"):
            problems.append("Under cage the supervisor hears no sign of life.")
        return [*problems, *shown.says()]


def _sway_takes(debian: Debian) -> list[str]:
    """Its settings hold no mistake, and no line that darkens the screen or locks it."""
    around = ["env", f"XDG_RUNTIME_DIR={RUNTIME}", "WLR_BACKENDS=headless"]
    conf = "/etc/lung-net-kiosk/sway.conf"
    said = debian.run(*around, "sway", "--validate", "--config", conf, account=SCREEN, good=(0, 1))
    problems = [f"sway --validate: {line}" for line in said.splitlines() if "config" in line.lower() and "rror" in line]
    for line in debian.inside(conf).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#") and any(word in line for word in ("dpms", "power", "swayidle", "swaylock")):
            problems.append(f"{conf} darkens the screen: {line}")
    return problems


def recovers(proof: Proof) -> list[str]:
    """A crash ends the session with a code that is counted; after three the helplines are shown."""
    debian = proof.debian
    problems: list[str] = []
    for _ in range(3):
        with session(debian) as shown:
            if not shown.hears("READY=1"):
                return [*problems, "The kiosk does not begin again after a crash."]
            code = shown.kill("kiosk")
        if code in (0, 75):
            problems.append(f"A kiosk that was killed ends the session with {code}.")
        told = ["RUNTIME_DIRECTORY=" + RUNTIME, "SERVICE_RESULT=exit-code", f"EXIT_STATUS={code}"]
        debian.run("env", *told, "/usr/libexec/lung-net-kiosk/count-fault", account=SCREEN)
    with session(debian) as shown:
        if not shown.hears("READY=1"):
            problems.append("The page of helplines does not come up.")
        if not await_text(shown.glass, proof.pictures / "helplines.png"):
            problems.append("The page of helplines was not drawn.")
        shown.kill("safe-screen")
    log = debian.inside(LOG).read_text(encoding="utf-8")
    if "crashed too often" not in log:
        problems.append("After three crashes the kiosk was started a fourth time.")
    return problems
