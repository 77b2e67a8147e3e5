"""The kiosk learns nothing about anybody and speaks to nobody (PRV-01, PRV-03 to PRV-05)."""

from __future__ import annotations

import os
import re
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk import resources
from tests.test_import_rules import imports, python_files, reaches

if TYPE_CHECKING:
    from tests.kiosk.kiosk_process import Program
    from tests.ui.glass import Glass

QML = sorted((resources.ui_folder() / "KioskUi").rglob("*.qml"))
# What could speak to another machine, look, listen, or find out who is near.
OUTWARD = ("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "xmlrpc", "asyncio", "webbrowser")
QT_OUTWARD = ("Network", "WebSockets", "WebEngineCore", "Multimedia", "Bluetooth", "Nfc", "Positioning", "Sensors")
# Places of the system into which one types, and where what was typed may be remembered or copied from.
FIELDS = re.compile(r"\b(?:TextInput|TextEdit|TextField|TextArea|Clipboard)\b")
QML_MODULES = {"QtQuick", "QtQml.Models", "KioskApp", "KioskUi.Theme", "KioskUi.Components", "KioskUi.Blocks"}
DIAGNOSES = re.compile(r"cancer|carcino|tumou?r|\bNETs?\b|lung|neuroendocrine|oncolog", re.IGNORECASE)


def test_nothing_in_the_program_can_look_listen_or_speak_to_another_machine() -> None:
    outward = (*OUTWARD, *(f"PySide6.Qt{module}" for module in QT_OUTWARD))
    found = {
        file.name: sorted(names)
        for folder in ("kiosk", "db")
        for file in python_files(folder)
        if (names := reaches(imports(file), *outward))
    }

    # To the supervisor of the same machine, through a file: no other machine can be reached so.
    assert found == {"watchdog.py": ["socket"]}
    watchdog = next(file for file in python_files("kiosk") if file.name == "watchdog.py").read_text(encoding="utf-8")
    assert set(re.findall(r"AF_\w+", watchdog)) == {"AF_UNIX"}


def test_screens_use_nothing_but_quick_itself() -> None:
    used = {name for file in QML for name in re.findall(r"^import ([\w.]+)", file.read_text(encoding="utf-8"), re.M)}

    assert used <= QML_MODULES


def test_nobody_can_type_into_a_field_of_the_system_or_copy_from_one() -> None:
    patients = [file for file in QML if "Editor" not in file.parts]  # staff type at an office PC, behind a passphrase
    assert len(patients) > 40
    assert {file.name: found for file in patients if (found := FIELDS.findall(file.read_text(encoding="utf-8")))} == {}
    copying = [file.name for file in python_files("kiosk") if "lipboard" in file.read_text(encoding="utf-8")]
    assert copying == []


def test_who_passes_by_reads_no_diagnosis(glass: Glass) -> None:
    glass.settle()

    said = [*glass.see(), glass.window.title()]

    assert len(said) > 4
    assert [words for words in said if DIAGNOSES.search(words)] == []


def internet_sockets(process: int) -> list[str]:
    """The sockets of a process that could reach another machine."""
    proc = Path("/proc") / str(process)
    held = set()
    for descriptor in (proc / "fd").iterdir():
        try:
            held |= set(re.findall(r"^socket:\[(\d+)\]$", str(descriptor.readlink())))
        except OSError:
            continue  # closed in the meantime
    tables = [
        table for kind in ("tcp", "udp", "tcp6", "udp6", "raw", "raw6") if (table := proc / "net" / kind).exists()
    ]
    rows = [row.split() for table in tables for row in table.read_text().splitlines()[1:]]
    return [f"{row[1]} to {row[2]}" for row in rows if row[9] in held]


@pytest.mark.skipif(sys.platform != "linux", reason="sockets are counted in /proc")
def test_an_open_connection_is_found_out() -> None:
    assert internet_sockets(os.getpid()) == []

    with socket.create_server(("127.0.0.1", 0)):
        assert len(internet_sockets(os.getpid())) == 1


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="sockets are counted in /proc")
def test_a_visit_opens_no_connection(program: Program, tmp_path: Path) -> None:
    with program.watched("--data", tmp_path) as kiosk:
        for slot, slug in (("home", ""), ("openSection", "about"), ("openPage", "what-is-a-lung-net")):
            kiosk.go(slot, slug)
            assert internet_sockets(kiosk.process) == []
        kiosk.go("openContacts")
        kiosk.go("startAgain")

        assert internet_sockets(kiosk.process) == []
