"""What the proofs on a bare Debian take from this machine, and what they notice there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prove.mirror import mirror
from prove.needs import FEWEST, unmet
from prove.pip_settings import gathered

if TYPE_CHECKING:
    from pathlib import Path

DEBIAN = 'ID=debian\nVERSION_CODENAME=bookworm\nVERSION="12 (bookworm)"\n'
DEB822 = """# the vendor's own
Types: deb
URIs: https://vendor.test/apt
Suites: nodistro
Components: main

Types: deb
URIs: http://archive.test/debian
Suites: bookworm bookworm-updates
Components: main contrib
"""


@pytest.mark.parametrize(
    ("file", "text", "found"),
    [
        ("debian.sources", DEB822, "http://archive.test/debian"),
        (
            "debian.list",
            "deb [arch=amd64 trusted=yes] http://archive.test/debian bookworm main\n",
            "http://archive.test/debian",
        ),
        ("debian.list", "deb-src http://archive.test/debian bookworm main\n", ""),
        ("debian.list", "# deb http://archive.test/debian bookworm main\n", ""),
        ("debian.list", "deb http://archive.test/debian-security bookworm-security main\n", ""),
        ("debian.sources", DEB822.replace("Types: deb\nURIs: http:", "Types: deb\nEnabled: no\nURIs: http:"), ""),
        ("debian.sources.bak", DEB822, ""),
    ],
    ids=[
        "deb822",
        "one line",
        "sources of programs",
        "a comment",
        "security alone",
        "switched off",
        "no file of apt's",
    ],
)
def test_the_archive_of_this_machine_is_found(file: str, text: str, found: str, tmp_path: Path) -> None:
    (tmp_path / "sources.list.d").mkdir()
    (tmp_path / "sources.list.d" / file).write_text(text)
    (tmp_path / "os-release").write_text(DEBIAN)

    assert mirror(tmp_path, tmp_path / "os-release") == found


def test_another_system_has_no_archive_of_debian(tmp_path: Path) -> None:
    (tmp_path / "sources.list").write_text("deb http://archive.test/ubuntu bookworm main\n")
    (tmp_path / "os-release").write_text(DEBIAN.replace("debian", "ubuntu"))

    assert mirror(tmp_path, tmp_path / "os-release") == ""


def test_what_pip_is_told_here_it_is_told_there(tmp_path: Path) -> None:
    wheels, certificates = tmp_path / "wheels", tmp_path / "ca.crt"
    wheels.mkdir()
    certificates.touch()

    found = gathered({"PIP_FIND_LINKS": f"{wheels} file://{wheels}", "PIP_CERT": str(certificates), "PIP_RETRIES": "3"})

    assert [wheels.is_relative_to(folder) for folder in found.folders] == [True]
    assert found.files == (certificates,)
    assert found.moved({certificates: "/there/ca.crt"})["PIP_CERT"] == "/there/ca.crt"
    assert found.moved({})["PIP_RETRIES"] == "3"


def test_two_proofs_do_not_take_each_others_debian_away(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    from prove.debian import Failed, entered

    with (tmp_path / "in-use").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(Failed, match="Another proof works in"), entered(tmp_path, "package", suite="bookworm"):
            pytest.fail("it went on")

    assert [path.name for path in tmp_path.iterdir()] == ["in-use"]


def test_a_place_where_no_debian_can_be_is_told(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    from prove.debian import Failed, entered

    (tmp_path / "file").touch()

    with pytest.raises(Failed, match="No Debian can be made"), entered(tmp_path / "file", "package", suite="bookworm"):
        pytest.fail("it went on")


def test_a_package_that_is_not_there_is_told_before_a_debian_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("fcntl")
    import prove_deb

    monkeypatch.setattr(prove_deb, "need_root", lambda: "")
    monkeypatch.setattr(prove_deb, "own_mounts", lambda: pytest.fail("it was begun"))

    assert prove_deb.main(["--deb", str(tmp_path / "none.deb")]) == 2
    assert "There is no package" in capsys.readouterr().err


class Bare:
    """A Debian in which every file of the program says the same of its libraries."""

    def __init__(self, said: str, files: int = FEWEST) -> None:
        self.said = "".join(f"/usr/lib/x/{number}.so:\n{said}\n" for number in range(files))

    def run(self, *_command: str) -> str:
        return self.said


@pytest.mark.parametrize(
    ("said", "lacking"),
    [
        ("\tlibz.so.1 => /lib/libz.so.1 (0x1)", ""),
        ("\tlibpulse.so.0 => not found", ""),
        ("\tlibxcb-cursor.so.0 => not found", "libxcb-cursor.so.0 is not there"),
        ("./x: /lib/libc.so.6: version `GLIBC_2.38' not found (required by ./x)", "GLIBC_2.38 is not there"),
    ],
    ids=["there", "not needed", "a library", "an older library"],
)
def test_a_library_that_no_package_brings_is_noticed(said: str, lacking: str) -> None:
    problems = unmet(Bare(said))  # type: ignore[arg-type]

    assert all(lacking in problem for problem in problems)
    assert len(problems) == (FEWEST if lacking else 0)


def test_a_program_that_was_not_looked_at_does_not_pass() -> None:
    assert len(unmet(Bare("\tlibz.so.1 => /lib/libz.so.1", files=1))) == 1  # type: ignore[arg-type]
