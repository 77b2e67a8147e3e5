"""Signs of life for the supervisor come from frames, and from nothing else."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QRasterWindow
from PySide6.QtQuick import QQuickWindow

from kiosk.watchdog import Supervisor, Watchdog, beat, watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Listener:
    """A supervisor's socket, and what it has heard."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.heard: list[str] = []
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        self._socket.bind("\0" + address[1:] if address.startswith("@") else address)

    def listen(self) -> list[str]:
        while True:
            try:
                self.heard.append(self._socket.recv(100).decode())
            except BlockingIOError:
                return self.heard

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[Listener]:
    made = Listener(str(tmp_path / "notify"))
    yield made
    made.close()


class Scene:
    """A window that draws when it likes."""

    def __init__(self) -> None:
        self.asked = 0
        self.shown = True

    def ask(self) -> None:
        self.asked += 1

    def visible(self) -> bool:
        return self.shown


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.fixture
def dog(listener: Listener, scene: Scene) -> Watchdog:
    return Watchdog(Supervisor(listener.address), ask=scene.ask, visible=scene.visible)


def test_the_first_frame_says_ready_once(dog: Watchdog, listener: Listener) -> None:
    dog.drawn()
    dog.drawn()

    assert listener.listen() == ["READY=1"]


def test_a_frame_that_was_asked_for_is_a_sign_of_life(dog: Watchdog, listener: Listener, scene: Scene) -> None:
    dog.drawn()

    dog.beat()
    dog.drawn()

    assert scene.asked == 1
    assert listener.listen() == ["READY=1", "WATCHDOG=1"]


def test_a_scene_that_stands_still_gives_no_sign_of_life(
    dog: Watchdog, listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    dog.drawn()

    for _ in range(5):
        dog.beat()

    assert listener.listen() == ["READY=1"]
    assert [record.getMessage() for record in caplog.records] == ["the screen was not drawn when it was asked for"]


def test_before_the_first_frame_there_is_no_sign_of_life(dog: Watchdog, listener: Listener, scene: Scene) -> None:
    scene.shown = False

    dog.beat()

    assert listener.listen() == []


def test_a_panel_that_is_switched_off_is_no_fault(dog: Watchdog, listener: Listener, scene: Scene) -> None:
    dog.drawn()
    dog.beat()
    scene.shown = False

    dog.beat()
    dog.beat()

    assert listener.listen() == ["READY=1", "WATCHDOG=1", "WATCHDOG=1"]


@pytest.mark.parametrize("make", [QQuickWindow, QRasterWindow], ids=["with QML", "without QML"])
def test_a_real_window_draws_its_signs_of_life(
    make: Callable[[], QQuickWindow | QRasterWindow], listener: Listener, qtbot: QtBot
) -> None:
    window = make()
    watch(window, {"NOTIFY_SOCKET": listener.address, "WATCHDOG_USEC": "60000"})
    window.resize(100, 100)
    window.show()

    qtbot.waitUntil(lambda: listener.listen().count("WATCHDOG=1") >= 3)

    assert listener.heard[0] == "READY=1"
    window.close()


def test_an_abstract_socket_is_reached_too(tmp_path: Path) -> None:
    listener = Listener(f"@{tmp_path.name}-notify")

    Supervisor(listener.address).tell("READY=1")

    assert listener.listen() == ["READY=1"]
    listener.close()


def test_a_supervisor_that_is_gone_is_no_fault(tmp_path: Path) -> None:
    Supervisor(str(tmp_path / "nobody")).tell("READY=1")


def test_without_a_supervisor_nothing_is_watched() -> None:
    assert watch(QRasterWindow(), {}) is None


@pytest.mark.parametrize(
    ("asked", "milliseconds"),
    [("30000000", 10_000), ("9000000", 3_000), ("900000000", 10_000), ("", 0), ("soon", 0)],
)
def test_three_beats_fit_into_the_interval(asked: str, milliseconds: int) -> None:
    assert beat({"WATCHDOG_USEC": asked}) == milliseconds
