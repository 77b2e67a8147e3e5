"""Proves a package on a bare Debian: install, run and look, upgrade with everything kept, remove, purge.

    sudo .venv/bin/python packaging/prove_deb.py FOLDER [--deb FILE] [--suite bookworm] [--mirror URL]
                                                 [--copy FILE]... [--pictures DIR]

FOLDER is where the Debian is made (about 1.5 GB); one that is already there is used again. `--copy` names a file of
this machine to copy to the same place inside: a certificate bundle, apt's settings. Needs root, debootstrap and
systemd-nspawn.

Example: sudo .venv/bin/python packaging/prove_deb.py /srv/bare
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from freeze.version import NAME, version  # noqa: E402
from gates.pictures import Album, await_text, walk  # noqa: E402
from prove import rights  # noqa: E402
from prove.boot import booted, watched  # noqa: E402
from prove.debian import Debian, Failed, entered, need_root  # noqa: E402
from prove.rights import DATA, PUBLISHER, SCREEN  # noqa: E402
from prove.session import RUNTIME, session  # noqa: E402

MOST_EXPOSED = 5.0
UNIT = "/usr/lib/systemd/system/lung-net-kiosk.service"
SCREEN_COMMAND = "lung-net-screen"
SETTINGS = "/etc/lung-net-kiosk/kiosk.toml"


def main(arguments: list[str]) -> int:
    """Run every step; 1 when one of them failed, 2 when nothing could be tried."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--deb", type=Path)
    parser.add_argument("--suite", default="bookworm")
    parser.add_argument("--mirror", default="")
    parser.add_argument("--copy", type=Path, action="append", default=[])
    parser.add_argument("--pictures", type=Path, default=ROOT / "build" / "proof")
    options = parser.parse_args(arguments)
    found = [options.deb] if options.deb else sorted((ROOT / "dist").glob(f"{NAME}_{version()}_*.deb"))
    missing = need_root() or ("" if found else "There is no package: python3 dev.py build --deb")
    if missing:
        print(missing, file=sys.stderr)
        return 2
    deb: Path = found[0]
    options.pictures.mkdir(parents=True, exist_ok=True)
    with entered(options.folder.resolve(), suite=options.suite, mirror=options.mirror, copies=options.copy) as debian:
        try:
            for step in (installs, is_safe, publishes, runs, recovers, boots, upgrades, goes):
                print(f"--- {step.__name__}", flush=True)
                problems = step(debian, deb, options.pictures)
                for problem in problems:
                    print(f"- {problem}", file=sys.stderr)
                if problems:
                    return 1
        except Failed as failed:
            print(f"- {failed}", file=sys.stderr)
            return 1
    print(f"{deb.name} is good.")
    return 0


def installs(debian: Debian, deb: Path, _pictures: Path) -> list[str]:
    """On a machine that had none of it, with nothing but what it depends on."""
    debian.run("sh", "-c", f"apt-get purge --yes -qq {NAME} 2>/dev/null; rm -rf {DATA}; true")
    put(debian, deb)
    problems = []
    said = debian.run(NAME, "--version").strip()
    if said != f"kiosk, version {version()}":
        problems.append(f"{NAME} --version says {said!r}.")
    told = debian.run(SCREEN_COMMAND, "doctor", good=(2,))
    told = told.replace("display      BROKEN", "display")  # nothing is running yet
    if "BROKEN" in told:
        problems.append(f"doctor finds something broken:\n{told}")
    return problems


def is_safe(debian: Debian, _deb: Path, _pictures: Path) -> list[str]:
    """The unit is in order, and keeps to itself."""
    said = debian.run("systemd-analyze", "verify", UNIT)
    problems = [f"systemd-analyze verify: {line}" for line in said.splitlines() if NAME in line]
    said = debian.run("systemd-analyze", "security", "--offline=true", UNIT)
    level = re.search(r"exposure level .*?: ([\d.]+)", said)
    if level is None or float(level[1]) > MOST_EXPOSED:
        problems.append(f"systemd-analyze security: {said.splitlines()[-1]}")
    return problems


def publishes(debian: Debian, _deb: Path, _pictures: Path) -> list[str]:
    """The publishing account brings content in and a release out; the screen may only read it."""
    new = f"{DATA}/content/new.sqlite"
    debian.run(PUBLISHER, "content", "import", f"/usr/lib/{NAME}/_internal/db/content")
    debian.run(PUBLISHER, "release", "build", "--out", new)
    debian.run(PUBLISHER, "release", "install", new)
    debian.run("sh", "-c", f": >>{DATA}/screen/counts.sqlite", account=SCREEN)
    return [*rights.wrong(debian)]


def runs(debian: Debian, _deb: Path, pictures: Path) -> list[str]:
    """As an ordinary user, in a picture that is compared with what the program draws of itself."""
    debian.install("sway", "grim", "wtype", "seatd")
    tour = f"{RUNTIME}/tour"
    debian.run("install", "-d", "-o", SCREEN, "-m", "700", RUNTIME)
    debian.run(SCREEN_COMMAND, "tour", "--profile", "portrait", "--out", tour)
    album = Album.of(debian.inside(tour))
    with session(debian) as shown:
        problems: list[str] = []
        if not shown.hears("READY=1"):
            problems.append("The supervisor never heard that the kiosk is ready.")
        problems += walk(shown.glass, album, "the session", pictures / "installed.png")
        if not shown.hears("WATCHDOG=1"):
            problems.append("The supervisor hears no sign of life.")
        told = debian.run(SCREEN_COMMAND, "doctor", good=(0, 1))
        if "1080 x 1920 on wayland" not in " ".join(told.split()):
            problems.append(f"The doctor does not see the screen:\n{told}")
    log = debian.inside(f"{DATA}/screen/logs/kiosk.log").read_text(encoding="utf-8")  # after the session has ended
    if "started, version" not in log:
        problems.append("The kiosk has not logged its start.")
    return [*problems, *(f"In the log: {line}" for line in log.splitlines() if line.split(" ", 2)[1] != "INFO")]


def recovers(debian: Debian, _deb: Path, pictures: Path) -> list[str]:
    """A crash ends the session with a code that is counted; after three the helplines are shown."""
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
        if not await_text(shown.glass, pictures / "helplines.png"):
            problems.append("The page of helplines was not drawn.")
        shown.kill("safe-screen")
    log = debian.inside(f"{DATA}/screen/logs/kiosk.log").read_text(encoding="utf-8")
    if "crashed too often" not in log:
        problems.append("After three crashes the kiosk was started a fourth time.")
    return problems


def boots(debian: Debian, _deb: Path, _pictures: Path) -> list[str]:
    """Under its own systemd: the supervisor hears the kiosk, and brings it back."""
    if shutil.which("systemd-nspawn") is None:
        return ["Install systemd-container: without it nobody has seen the unit start."]
    debian.install("systemd-sysv", "dbus")
    with booted(debian) as machine:
        return watched(machine)


def upgrades(debian: Debian, deb: Path, _pictures: Path) -> list[str]:
    """A newer package keeps what the site has: settings, content, releases, logs."""
    settings = debian.inside(SETTINGS)
    settings.write_text(settings.read_text(encoding="utf-8") + 'nation = "SCT"\n', encoding="utf-8")
    before = _everything(debian)
    with tempfile.TemporaryDirectory() as folder:
        put(debian, _newer(deb, Path(folder)))
    after = _everything(debian)
    problems = [
        f"{name} did not outlive the upgrade." for name, content in before.items() if after.get(name) != content
    ]
    if debian.run("dpkg-query", "--show", "--showformat=${Version}", NAME) == version():
        problems.append("Nothing was upgraded.")
    return [*problems, *rights.wrong(debian)]


def goes(debian: Debian, _deb: Path, _pictures: Path) -> list[str]:
    """Removed, the content stays; purged, nothing does."""
    before = _everything(debian)
    debian.run("apt-get", "remove", "--yes", "-qq", NAME)
    after = _everything(debian)
    problems = [f"{name} did not outlive the removal." for name in before if name not in after]
    if debian.inside(f"/usr/lib/{NAME}").exists():
        problems.append(f"/usr/lib/{NAME} is still there after the removal.")
    debian.run("apt-get", "purge", "--yes", "-qq", NAME)
    for path in (DATA, f"/etc/{NAME}", f"/var/cache/{NAME}", f"/usr/lib/{NAME}", f"/usr/libexec/{NAME}"):
        if debian.inside(path).exists():
            problems.append(f"{path} is still there after the purge.")
    return problems


def put(debian: Debian, deb: Path) -> None:
    """Install a package file of this machine."""
    inside = debian.inside(f"/tmp/{deb.name}")
    inside.write_bytes(deb.read_bytes())
    debian.install(f"/tmp/{deb.name}")
    inside.unlink()


def _newer(deb: Path, folder: Path) -> Path:
    """The same package under the next version."""
    subprocess.run(["dpkg-deb", "--raw-extract", str(deb), str(folder / "root")], check=True)
    control = folder / "root" / "DEBIAN" / "control"
    text = control.read_text(encoding="utf-8")
    control.write_text(text.replace(f"Version: {version()}\n", f"Version: {version()}+1\n"), encoding="utf-8")
    newer = folder / f"{NAME}_{version()}+1.deb"
    pack = ["dpkg-deb", "--root-owner-group", "-Znone", "--build", str(folder / "root"), str(newer)]
    subprocess.run(pack, check=True, stdout=subprocess.DEVNULL)
    return newer


def _everything(debian: Debian) -> dict[str, str]:
    """The settings and every file below the data folders, by their hashes."""
    data = debian.inside(DATA)
    files = [path for path in sorted(data.rglob("*")) if path.is_file()] + [debian.inside(SETTINGS)]
    return {str(path.relative_to(debian.folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
