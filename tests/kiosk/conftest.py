"""Machines with the real program on them, for the tests that start it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from db.exchange.starter import starter_workspace
from db.release.compile import compile_release
from db.release.install import install
from tests.kiosk.kiosk_process import Program
from tests.kiosk.machine import Kiosk, walk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory, starter_file: Path) -> Program:
    """The program, whole. Never change it."""
    return Program.copied(tmp_path_factory.mktemp("whole") / "program", starter_file)


@pytest.fixture(scope="session")
def clinics(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Releases 1, 2 and 3 of clinics of that number; 3 withdraws 2."""
    folder = tmp_path_factory.mktemp("compiled")
    made: dict[int, Path] = {}
    with starter_workspace() as workspace:
        (site,) = workspace.items("site")
        for serial in (1, 2, 3):
            named = msgspec.structs.replace(site.item, name=f"Clinic {serial}")
            workspace.put("site", named, origin="starter", author="Test")
            withdrawn = [made[2].stem] if serial == 3 else []
            made[serial] = compile_release(workspace, folder, serial=serial, withdrawn=withdrawn).path
    return made


@pytest.fixture
def machine(tmp_path: Path, clinics: dict[int, Path], starter_file: Path) -> Callable[..., Kiosk]:
    """Makes a machine with these releases installed, in this order."""

    def make(*serials: int, starter: Path | None = starter_file) -> Kiosk:
        kiosk = Kiosk(Program.copied(tmp_path / "program", starter), tmp_path / "data")
        for serial in serials:
            install(clinics[serial], kiosk.store)
        return kiosk

    return make


@pytest.fixture(scope="session")
def sound(clinics: dict[int, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[set[str]]]:
    """The words on each screen of the walk, of releases 1 and 2."""
    seen = {}
    for serial in (1, 2):
        folder = tmp_path_factory.mktemp("sound")
        kiosk = Kiosk(Program.copied(folder / "program", None), folder / "data")
        install(clinics[serial], kiosk.store)
        with kiosk.screen() as screen:
            seen[serial] = [set(sight.texts) for sight in walk(screen)]
        assert all(len(words) > 8 for words in seen[serial])
    return seen
