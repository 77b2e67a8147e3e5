"""The package on a machine that had none of it: it needs no more than it says, and keeps to itself."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from freeze.version import NAME, version
from prove import rights, touch
from prove.needs import unmet
from prove.proof import put
from prove.rights import DATA, PUBLISHER, SCREEN
from prove.session import RUNTIME

if TYPE_CHECKING:
    from prove.proof import Proof

MOST_EXPOSED = 5.0
UNIT = "/usr/lib/systemd/system/lung-net-kiosk.service"
SCREEN_COMMAND = "lung-net-screen"


def installs(proof: Proof) -> list[str]:
    """With nothing but what it depends on it starts, and draws every screen."""
    debian = proof.debian
    put(debian, proof.deb)
    problems = unmet(debian)
    said = debian.run(NAME, "--version").strip()
    if said != f"kiosk, version {version()}":
        problems.append(f"{NAME} --version says {said!r}.")
    if "Usage:" not in debian.run("lung-net-editor", "--help"):
        problems.append("lung-net-editor --help does not tell how it is used.")
    told = debian.run(SCREEN_COMMAND, "doctor", good=(2,))
    told = told.replace("display      BROKEN", "display")  # nothing is running yet
    if "BROKEN" in told:
        problems.append(f"doctor finds something broken:\n{told}")
    debian.run("install", "-d", "-o", SCREEN, "-m", "700", RUNTIME)
    debian.run(SCREEN_COMMAND, "tour", "--profile", "portrait", "--out", f"{RUNTIME}/tour")
    shutil.rmtree(proof.tour, ignore_errors=True)
    shutil.copytree(debian.inside(f"{RUNTIME}/tour"), proof.tour)
    return problems


def is_safe(proof: Proof) -> list[str]:
    """The unit is in order and keeps to itself; the rules for touch panels are understood."""
    debian = proof.debian
    said = debian.run("systemd-analyze", "verify", UNIT)
    problems = [f"systemd-analyze verify: {line}" for line in said.splitlines() if NAME in line]
    said = debian.run("systemd-analyze", "security", "--offline=true", UNIT)
    level = re.search(r"exposure level .*?: ([\d.]+)", said)
    if level is None or float(level[1]) > MOST_EXPOSED:
        problems.append(f"systemd-analyze security: {said.splitlines()[-1]}")
    return [*problems, *touch.misunderstood(debian)]


def publishes(proof: Proof) -> list[str]:
    """The publishing account brings content in and a release out; the screen may only read it."""
    debian = proof.debian
    new = f"{DATA}/content/new.sqlite"
    debian.run(PUBLISHER, "content", "import", f"/usr/lib/{NAME}/_internal/db/content")
    debian.run(PUBLISHER, "release", "build", "--out", new)
    debian.run(PUBLISHER, "release", "install", new)
    debian.run("sh", "-c", f": >>{DATA}/screen/counts.sqlite", account=SCREEN)
    return [*rights.wrong(debian)]
