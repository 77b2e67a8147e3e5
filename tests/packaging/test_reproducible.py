"""Two builds of one commit are the same, file by file, wherever they are made."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def hashes(folder: Path) -> dict[str, str]:
    """Every file and link below a folder."""
    return {
        path.relative_to(folder).as_posix(): f"-> {path.readlink()}"
        if path.is_symlink()
        else hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the frozen program is proved on Linux")
def test_two_builds_in_two_folders_are_the_same(tmp_path: Path) -> None:
    around = {**os.environ, "PYTHONPATH": str(ROOT)}
    made = []
    for name in ("here", "there/deeper"):
        out = tmp_path / name
        command = [sys.executable, str(ROOT / "packaging" / "build.py"), "--only-freeze"]
        command += ["--dist", str(out / "dist"), "--work", str(out / "work")]
        done = subprocess.run(command, cwd=ROOT, env=around, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        made.append(hashes(out / "dist"))

    one, other = made
    assert len(one) > 500
    assert {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)} == set()
