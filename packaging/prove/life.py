"""A newer package keeps what the site has; a removed one keeps the content, and a purged one nothing."""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from freeze.version import NAME, version
from prove import rights
from prove.proof import put
from prove.rights import DATA

if TYPE_CHECKING:
    from prove.debian import Debian
    from prove.proof import Proof

SETTINGS = f"/etc/{NAME}/kiosk.toml"


def upgrades(proof: Proof) -> list[str]:
    """To the same program under the next version, over changed settings."""
    debian = proof.debian
    settings = debian.inside(SETTINGS)
    settings.write_text(settings.read_text(encoding="utf-8") + 'nation = "SCT"\n', encoding="utf-8")
    before = _everything(debian)
    with tempfile.TemporaryDirectory() as folder:
        put(debian, _newer(proof.deb, Path(folder)))
    after = _everything(debian)
    lost = [name for name, content in before.items() if after.get(name) != content]
    problems = [f"{name} did not outlive the upgrade." for name in lost]
    if debian.run("dpkg-query", "--show", "--showformat=${Version}", NAME) == version():
        problems.append("Nothing was upgraded.")
    told = debian.run("lung-net-screen", "doctor", good=(0, 1, 2))
    if "nation SCT" not in " ".join(told.split()):
        problems.append(f"The settings that were put in place are not those in use:\n{told}")
    return [*problems, *rights.wrong(debian)]


def goes(proof: Proof) -> list[str]:
    """Removed, then purged."""
    debian = proof.debian
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
