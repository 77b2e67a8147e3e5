"""The build from one step to the next: what fails a gate is not packed, and two builds are held against each other."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

import build
from freeze.version import NAME
from gates import twice
from supply import sbom

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Steps:
    """The steps of a build, each of them quick; `wrong` are those that find something."""

    def __init__(self, dist: Path, *wrong: str) -> None:
        self.dist, self.wrong = dist, wrong
        self.taken: list[str] = []
        self.content = b"the same"

    def freeze(self, dist: Path, _work: Path, _root: Path = build.ROOT) -> list[str]:
        (dist / NAME / "_internal").mkdir(parents=True, exist_ok=True)
        (dist / NAME / "kiosk").write_bytes(self.content)
        return self._take("freeze")

    def check(self, _bundle: Path) -> list[str]:
        return self._take("check")

    def pack(self, bundle: Path, dist: Path) -> tuple[Path, list[str]]:
        package = dist / f"{NAME}_1_amd64.deb"
        if said := self._take("pack"):
            return package, said
        package.write_bytes((bundle / "kiosk").read_bytes())
        return package, []

    def _take(self, name: str) -> list[str]:
        self.taken.append(name)
        return [f"{name} found something"] if name in self.wrong else []


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Steps]:
    made = Steps(tmp_path / "dist")
    made.dist.mkdir()
    for name in ("freeze", "check", "pack"):
        monkeypatch.setattr(build, name, getattr(made, name))
    monkeypatch.setattr(twice, "copied", lambda _root, there: there)
    monkeypatch.setattr(sbom, "make", lambda *_given: [])
    before = signal.getsignal(signal.SIGTERM)
    yield made
    signal.signal(signal.SIGTERM, before)


def test_a_build_without_problems_is_packed(steps: Steps) -> None:
    assert build.main(["--deb", "--dist", str(steps.dist)]) == 0
    assert steps.taken == ["freeze", "check", "pack"]


@pytest.mark.parametrize("wrong", ["freeze", "check"])
def test_what_fails_a_gate_is_not_packed_and_the_last_package_is_gone(
    steps: Steps, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    last = steps.dist / f"{NAME}_0_amd64.deb"
    last.write_bytes(b"of an earlier build")
    steps.wrong = (wrong,)

    assert build.main(["--deb", "--dist", str(steps.dist)]) == 1

    assert "pack" not in steps.taken
    assert not last.exists()
    assert f"- {wrong} found something\nThe build is no good: 1 problems." in capsys.readouterr().err


def test_a_freeze_that_made_nothing_is_held_against_no_gate(steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "freeze", lambda *_given: ["PyInstaller ended with code 1"])

    assert build.main(["--dist", str(steps.dist)]) == 1
    assert steps.taken == []


def test_a_build_that_is_told_to_end_ends_what_it_has_begun(steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = []

    def check(_bundle: Path) -> list[str]:
        try:
            signal.raise_signal(signal.SIGTERM)
            pytest.fail("it went on")
        finally:
            ended.append("a screen")

    monkeypatch.setattr(build, "check", check)

    with pytest.raises(SystemExit, match="143"):
        build.main(["--dist", str(steps.dist)])
    assert ended == ["a screen"]


def test_two_builds_that_are_the_same_pass(steps: Steps) -> None:
    assert build.main(["--deb", "--twice", "--dist", str(steps.dist)]) == 0
    assert steps.taken == ["freeze", "check", "pack", "freeze", "pack"]


def test_a_second_build_that_differs_is_told(
    steps: Steps, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(_bundle: Path) -> list[str]:
        steps.content = b"another"
        return []

    monkeypatch.setattr(build, "check", check)

    assert build.main(["--twice", "--dist", str(steps.dist)]) == 1
    assert "kiosk is not the same in two builds" in capsys.readouterr().err


def test_a_second_package_that_cannot_be_made_is_told(steps: Steps) -> None:
    package = steps.dist / f"{NAME}_1_amd64.deb"
    steps.wrong = ("pack",)
    (steps.dist / NAME / "_internal").mkdir(parents=True)
    (steps.dist / NAME / "kiosk").write_bytes(steps.content)

    assert build.again(steps.dist / NAME, package) == ["pack found something"]


def test_two_packages_that_differ_are_told(steps: Steps) -> None:
    package = steps.dist / f"{NAME}_1_amd64.deb"
    package.write_bytes(b"packed otherwise")
    (steps.dist / NAME / "_internal").mkdir(parents=True)
    (steps.dist / NAME / "kiosk").write_bytes(steps.content)

    assert build.again(steps.dist / NAME, package) == [f"{package.name} is not the same in two builds."]
