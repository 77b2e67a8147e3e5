"""What many tests need: the Qt application with our typefaces, releases compiled once, a clock that stands still."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

import pytest

from kiosk.clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication, QPointingDevice

    from db.release.store import ReleaseStore
    from kiosk.config import Settings
    from tests.patient_bot import PatientBot
    from tests.ui.glass import Glass

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

MONDAY_MORNING = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
"""The day the starter content speaks of."""
LOOK_AT_ROUNDS = ("test_layout.py", "test_targets.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that look at the same round of the screens follow one another, so that one worker makes it for all."""
    rounds = [item for item in items if item.path.name in LOOK_AT_ROUNDS]
    if rounds:
        place = items.index(rounds[0])
        others = [item for item in items if item.path.name not in LOOK_AT_ROUNDS]
        items[:] = [*others[:place], *rounds, *others[place:]]


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Whoever looks for garbage later need not look through all tests and modules: they stay to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def qapp() -> QGuiApplication:
    """The application as the program makes it, with the bundled typefaces (pytest-qt's own has none)."""
    from kiosk.app import application

    return application()


@pytest.fixture
def qtbot(qapp: QGuiApplication, request: pytest.FixtureRequest) -> PatientBot:  # noqa: ARG001 (a bot needs one)
    """As the plug-in makes it, with waits that let other threads work."""
    from tests.patient_bot import PatientBot

    return PatientBot(request)


@pytest.fixture(scope="session", autouse=True)
def cheap_tries() -> Iterator[None]:
    """Passphrases that cost less to try: the tests try hundreds. What a real one costs is seen to in `db/people`."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
        yield


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(MONDAY_MORNING)


@pytest.fixture(scope="session")
def starter_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter content as a release. Never write to it: copy it."""
    from db.exchange.starter import starter_workspace
    from db.release.compile import compile_release

    file = tmp_path_factory.mktemp("starter") / "starter.sqlite"
    with starter_workspace() as workspace:
        compile_release(workspace, file)
    return file


@pytest.fixture(scope="session")
def every_block_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release with every kind of block on its pages, and texts as long as they get. Never write to it."""
    from tests.ui.every_block import compile_every_block

    folder = tmp_path_factory.mktemp("every-block")
    return compile_every_block(folder / "content", folder / "every-block.sqlite")


@pytest.fixture(scope="session")
def licence_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The licences of two works. Never write to it."""
    from tests.licence_folder import write_licences

    return write_licences(tmp_path_factory.mktemp("licences") / "licences")


class OpenGlass(Protocol):
    """Opens a kiosk in a window: a release file (None: nothing to read), a size in pixels, settings."""

    def __call__(
        self,
        file: Path | None = ...,
        *,
        size: tuple[int, int] = ...,
        settings: Settings = ...,
        store: ReleaseStore | None = ...,
        translations: Path | None = ...,
        licences: Path | None = ...,
    ) -> Glass: ...


@pytest.fixture(scope="session")
def finger(qapp: QGuiApplication) -> QPointingDevice:  # noqa: ARG001 (a device needs the application)
    from PySide6.QtTest import QTest

    return QTest.createTouchDevice()


@pytest.fixture
def open_glass(
    starter_file: Path, licence_folder: Path, finger: QPointingDevice, clock: FakeClock
) -> Iterator[OpenGlass]:
    """Opens as many kiosks as a test asks for (if not told, the starter release on a tall panel) and closes them."""
    with glasses(starter_file, licence_folder, finger, clock) as opened:
        yield opened


@pytest.fixture
def glass(open_glass: OpenGlass) -> Glass:
    """A kiosk on a tall panel that shows the starter release, on Attract."""
    return open_glass()


@contextmanager
def glasses(usual: Path, texts: Path, finger: QPointingDevice, clock: FakeClock) -> Iterator[OpenGlass]:
    from db.library import Library
    from kiosk.app import Program
    from kiosk.config import Settings
    from tests.ui.glass import Glass, shown

    programs: list[Program] = []

    def open_one(
        file: Path | None = usual,
        *,
        size: tuple[int, int] = (1080, 1920),
        settings: Settings = Settings(),  # noqa: B008 (frozen)
        store: ReleaseStore | None = None,
        translations: Path | None = None,
        licences: Path | None = texts,
    ) -> Glass:
        library = Library.open(file, nation=settings.nation) if file is not None else None
        program = Program(settings, library, store=store, clock=clock, translations=translations, licences=licences)
        programs.append(program)
        return Glass(program, shown(program, size), finger, clock)

    yield open_one
    for program in programs:
        program.close()
