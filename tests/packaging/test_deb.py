"""The Debian package of a small stand-in for the program: what is in it, with which rights, and twice the same."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from deb.package import make
from freeze.version import version
from gates.libraries import Unknown, asked_for, package_of
from supply.sbom import beside

TREE = Path(__file__).resolve().parents[2] / "packaging/deb/tree"
UNIT = TREE / "usr/lib/systemd/system/lung-net-kiosk.service"
MOMENT = 1_790_000_000

pytestmark = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs dpkg-deb")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder of two programs and a file; `true` asks for the C library and nothing else."""
    root = tmp_path / "bundle"
    (root / "_internal").mkdir(parents=True)
    for name in ("kiosk", "editor"):
        shutil.copy("/bin/true", root / name)
    (root / "_internal" / "starter.sqlite").write_bytes(b"content")
    (root / "_internal" / "starter.sqlite").chmod(0o600)
    return root


@pytest.fixture
def package(bundle: Path, tmp_path: Path) -> Path:
    out = tmp_path / "out"
    out.mkdir()
    made, problems = make(bundle, out, MOMENT)
    assert problems == []
    return made


def field(package: Path, name: str) -> str:
    return subprocess.run(
        ["dpkg-deb", "--field", package, name], capture_output=True, text=True, check=True
    ).stdout.strip()


def listed(package: Path) -> dict[str, tuple[str, str]]:
    """Every path of the package: its rights and its owner."""
    out = subprocess.run(["dpkg-deb", "--contents", package], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 5) for line in out.splitlines()]
    return {row[5].split(" -> ")[0].lstrip(".").rstrip("/"): (row[0], row[1]) for row in rows}


def test_the_package_says_what_it_is_and_what_it_needs(package: Path) -> None:
    needs = field(package, "Depends").split(", ")

    assert field(package, "Version") == version()
    assert any(re.fullmatch(r"libc6 \(>= 2\.\d+\)", each) for each in needs)
    assert {"libgl1", "libegl1", "fontconfig-config", "xkb-data", "systemd"} <= set(needs)
    assert field(package, "Recommends").startswith("cage (>= 0.2) | sway")


def test_everything_is_roots_and_nobody_elses_to_write(package: Path) -> None:
    paths = listed(package)

    assert "/usr/lib/lung-net-kiosk/kiosk" in paths
    assert {owner for _, owner in paths.values()} == {"root/root"}
    writable = [path for path, (rights, _) in paths.items() if rights[0] != "l" and "w" in rights[4:]]
    assert writable == []
    assert paths["/usr/lib/lung-net-kiosk/_internal/starter.sqlite"][0] == "-rw-r--r--"
    assert paths["/usr/libexec/lung-net-kiosk/session"][0] == "-rwxr-xr-x"


def test_the_bill_of_materials_lies_beside_the_other_documents(bundle: Path, tmp_path: Path) -> None:
    beside(bundle).write_text("{}")

    made, _ = make(bundle, tmp_path, MOMENT)

    assert "/usr/share/doc/lung-net-kiosk/bundle.cdx.json" in listed(made)


def test_settings_are_kept_over_an_upgrade(package: Path, tmp_path: Path) -> None:
    subprocess.run(["dpkg-deb", "--control", package, tmp_path / "control"], check=True)

    kept = (tmp_path / "control" / "conffiles").read_text().splitlines()

    assert "/etc/lung-net-kiosk/kiosk.toml" in kept
    assert sorted(kept) == sorted(f"/{path.relative_to(TREE)}" for path in (TREE / "etc").rglob("*") if path.is_file())


def test_the_same_program_makes_the_same_package(bundle: Path, package: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "deeper"
    elsewhere.mkdir(parents=True)
    copied = Path(shutil.copytree(bundle, tmp_path / "copied"))

    again, _ = make(copied, elsewhere, MOMENT)

    assert again.read_bytes() == package.read_bytes()


def test_a_library_of_no_package_is_named() -> None:
    with pytest.raises(Unknown, match=r"libnobody\.so\.9 belongs to no package"):
        package_of("libnobody.so.9")


def test_what_a_bundle_brings_along_is_not_asked_of_the_system(bundle: Path) -> None:
    assert "libc.so.6" in asked_for(bundle)

    (bundle / "_internal" / "libc.so.6").write_bytes(b"its own")

    assert "libc.so.6" not in asked_for(bundle)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_the_unit_is_in_order_and_keeps_to_itself(tmp_path: Path) -> None:
    text = re.sub(r"^(Exec\w+=).*", r"\1/bin/true", UNIT.read_text(), flags=re.MULTILINE)
    unit = tmp_path / UNIT.name
    unit.write_text(text)

    verified = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
    told = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", unit], capture_output=True, text=True, check=False
    ).stdout
    level = re.search(r"exposure level .*?: ([\d.]+)", told)

    assert [line for line in verified.stderr.splitlines() if UNIT.name in line] == []
    assert level is not None
    assert float(level[1]) <= 5


def test_the_unit_begins_again_after_everything_but_an_orderly_end() -> None:
    lines = UNIT.read_text().splitlines()

    assert {"Restart=always", "RestartPreventExitStatus=0", "StartLimitIntervalSec=0", "NotifyAccess=all"} <= set(lines)


def test_a_crash_leaves_nothing_of_a_visit_on_the_disk() -> None:
    assert "LimitCORE=0" in UNIT.read_text().splitlines()


def test_the_settings_of_the_package_are_good_settings() -> None:
    from kiosk.config import Settings, load_settings

    settings, faults = load_settings(TREE / "etc/lung-net-kiosk/kiosk.toml")

    assert faults == ()
    assert settings == Settings()
