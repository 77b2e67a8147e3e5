"""Makes the Debian package of a frozen program, with dpkg-deb alone."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from deb.control import changelog, control, copyright_file
from freeze.trim import SHARED
from freeze.version import NAME, version
from gates.contents import files
from gates.libraries import depends
from supply.sbom import beside

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAM = Path("usr/lib") / NAME
DOCS = Path("usr/share/doc") / NAME
LARGEST_BYTES = 50_000_000
COMMANDS = {NAME: "kiosk", "lung-net-editor": "editor"}
"""What is typed, and the executable that it starts."""


def make(bundle: Path, out: Path, moment: int) -> tuple[Path, list[str]]:
    """Write the package into `out`, every date in it `moment` (seconds since 1970); the file, and what is wrong."""
    architecture = _said("dpkg", "--print-architecture")
    package = out / f"{NAME}_{version()}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        lay_out(bundle, root, moment)
        about = root / "DEBIAN"
        about.mkdir()
        for script in sorted((HERE / "scripts").iterdir()):
            shutil.copyfile(script, about / script.name)
        conffiles = [f"/{path.relative_to(root)}" for path in files(root / "etc")]
        (about / "conffiles").write_text("".join(f"{name}\n" for name in conffiles), encoding="ascii")
        (about / "md5sums").write_text(_sums(root), encoding="utf-8")
        size = sum(path.stat().st_size for path in files(root))
        needs = [f"libc6 (>= {glibc(bundle)})" if name == "libc6" else name for name in depends(bundle)]
        (about / "control").write_text(control(architecture, needs, size), encoding="utf-8")
        _rights(root)
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment)}
        pack = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), f"{folder}/{package.name}"]
        done = subprocess.run(pack, env=environment, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            shutil.move(f"{folder}/{package.name}", package)  # nobody meets half a package
    problems = [f"dpkg-deb says: {line}" for line in done.stderr.splitlines()]
    if done.returncode == 0 and package.stat().st_size > LARGEST_BYTES:
        problems.append(
            f"{package.name} has {package.stat().st_size / 1e6:.1f} MB; {LARGEST_BYTES / 1e6:.0f} are allowed."
        )
    return package, problems


def lay_out(bundle: Path, root: Path, moment: int) -> None:
    """Everything as it will lie on the machine, under `root`."""
    shutil.copytree(HERE / "tree", root)
    shutil.copytree(bundle, root / PROGRAM, symlinks=True)
    commands = root / "usr" / "bin"
    commands.mkdir()
    for name, executable in COMMANDS.items():
        (commands / name).symlink_to(f"../lib/{NAME}/{executable}")
    docs = root / DOCS
    docs.mkdir(parents=True, exist_ok=True)
    for page in ("it.md", "site.md", "accessibility.md"):
        shutil.copyfile(ROOT / "docs" / page, docs / page)
    shutil.copytree(ROOT / "docs" / "evidence", docs / "evidence")
    bill = beside(bundle)
    if bill.is_file():
        shutil.copyfile(bill, docs / bill.name)
    (docs / "copyright").write_text(copyright_file(), encoding="utf-8")
    shutil.copyfile(ROOT / "CHANGELOG.md", docs / "CHANGELOG.md")
    with gzip.GzipFile(docs / "changelog.gz", "wb", mtime=0) as file:
        file.write(changelog(moment).encode())


def glibc(bundle: Path) -> str:
    """The newest version of the C library that anything in the bundle asks for."""
    asked = {(2, 17)}
    for path in files(bundle):
        data = path.read_bytes()
        if data[:4] == b"\x7fELF":
            asked |= {(int(major), int(minor)) for major, minor in re.findall(rb"\0GLIBC_(\d+)\.(\d+)", data)}
    return ".".join(map(str, max(asked)))


def _sums(root: Path) -> str:
    lines = []
    for path in files(root):
        name = path.relative_to(root)
        if name.parts[0] not in ("etc", "DEBIAN"):
            lines.append(f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {name}\n")
    return "".join(lines)


def _rights(root: Path) -> None:
    """Root's alone to write, whatever the umask and the checkout say."""
    for path in sorted(root.rglob("*")):
        if not path.is_symlink():
            runs = bool(path.stat().st_mode & 0o100) and not SHARED.search(path.name)
            path.chmod(0o755 if runs or path.is_dir() or path.parent.name == "DEBIAN" else 0o644)
    for name in ("control", "conffiles", "md5sums"):
        (root / "DEBIAN" / name).chmod(0o644)
    root.chmod(0o755)


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
