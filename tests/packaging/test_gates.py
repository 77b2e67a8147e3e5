"""The gates of the build: each is shown something bad and must say so."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

import build
from freeze import search_paths
from freeze.links import LINUX
from freeze.qt_parts import wanted
from freeze.trim import trimmed
from gates import contents, screens, twice
from gates.commands import TROUBLE
from gates.pictures import Album, unlike, walk

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at Linux libraries")
PLUGINS = "_internal/PySide6/Qt/plugins"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """Files with the names of a good bundle."""
    root = tmp_path / "bundle"
    for name in (
        *contents.EXECUTABLES,
        "_internal/starter.sqlite",
        *(f"{PLUGINS}/{folder}/lib{name}.so" for folder, names in contents.ON_LINUX.items() for name in names),
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"x")
    return root


def test_a_good_bundle_passes(bundle: Path) -> None:
    assert contents.check(bundle) == []


def test_an_empty_folder_is_no_bundle(tmp_path: Path) -> None:
    assert len(contents.check(tmp_path)) == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("_internal/PySide6/Qt/lib/libQt6WebEngineCore.so.6", "may not be shipped"),
        ("_internal/PySide6/Qt/qml/QtQuick/VirtualKeyboard/qmldir", "may not be shipped"),
        ("_internal/PySide6/Qt/lib/libQt6Charts.so.6", "may not be shipped"),
        ("_internal/PySide6/Qt/qml/QtWayland/Compositor/qmldir", "may not be shipped"),
        ("_internal/pip/__init__.py", "no part of the program"),
        ("_internal/pip-24.0.dist-info/METADATA", "no part of the program"),
        ("_internal/libreadline.so.8", "no part of the program"),
    ],
)
def test_what_may_not_be_in_it_is_named(bundle: Path, name: str, said: str) -> None:
    (bundle / name).parent.mkdir(parents=True, exist_ok=True)
    (bundle / name).write_bytes(b"x")

    (problem,) = contents.check(bundle)

    assert name in problem
    assert said in problem


@pytest.mark.parametrize(
    ("licence", "problems"),
    [("LicenseRef-Qt-Commercial OR GPL-3.0-only", 1), ("LicenseRef-Qt-Commercial OR LGPL-3.0-only OR GPL-2.0-only", 0)],
)
def test_qml_under_the_gpl_alone_is_found_by_its_own_words(bundle: Path, licence: str, problems: int) -> None:
    (bundle / "Some.qml").write_text(f"// SPDX-License-Identifier: {licence}\nItem {{}}\n")

    assert len(contents.check(bundle)) == problems


def test_a_link_to_nothing_is_named(bundle: Path) -> None:
    (bundle / "_internal" / "libX.so").symlink_to("PySide6/Qt/lib/libX.so")

    (problem,) = contents.check(bundle)

    assert "libX.so points to" in problem


def test_a_bundle_that_grew_is_refused(bundle: Path) -> None:
    with (bundle / "_internal" / "large").open("wb") as file:
        file.truncate(contents.LARGEST_BYTES)

    (problem,) = contents.check(bundle)

    assert "MB" in problem


@pytest.mark.parametrize("name", [*contents.EXECUTABLES, f"{PLUGINS}/platforms/libqwayland.so"])
def test_what_is_missing_is_named(bundle: Path, name: str) -> None:
    (bundle / name).unlink()

    (problem,) = contents.check(bundle)

    assert Path(name).name.removeprefix("lib").removesuffix(".so") in problem


needs_compiler = pytest.mark.skipif(shutil.which("cc") is None, reason="needs a compiler")


def compiled(library: Path, *options: str) -> Path:
    """A shared library of next to nothing."""
    source = library.parent.parent.parent / "own.c"
    source.write_text("int own;")
    subprocess.run(["cc", "-shared", *options, "-o", library, source], check=True)
    return library


@needs_compiler
@pytest.mark.parametrize(("option", "problems"), [("-g", 1), ("-s", 0)], ids=["with symbols", "stripped"])
def test_a_library_with_symbols_is_not_stripped(bundle: Path, option: str, problems: int) -> None:
    compiled(bundle / "_internal" / "libown.so", option)

    found = contents.check(bundle)

    assert found == ["_internal/libown.so is not stripped."] * problems


def entry(name: str, file: str = "") -> tuple[str, str, str]:
    return name, file or f"/wheel/{name}", "BINARY"


def test_only_what_something_needs_is_kept() -> None:
    lib = "PySide6/Qt/lib"
    needed = {
        "/wheel/PySide6/QtQuick.abi3.so": {"libQt6Quick.so.6"},
        f"/wheel/{lib}/libQt6Quick.so.6": {"libQt6Gui.so.6", "libX11.so.6"},
    }
    binaries = [
        entry("PySide6/QtQuick.abi3.so"),
        entry("PySide6/QtCharts.abi3.so"),
        *(entry(f"{lib}/libQt6{name}.so.6") for name in ("Quick", "Gui", "Charts", "Sql")),
        ("libQt6Quick.so.6", f"{lib}/libQt6Quick.so.6", "SYMLINK"),
        ("libQt6Sql.so.6", f"{lib}/libQt6Sql.so.6", "SYMLINK"),
        entry("libX11.so.6", "/lib/x86_64-linux-gnu/libX11.so.6"),
        entry("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0"),
    ]

    kept, _ = trimmed(binaries, [], links=replace(LINUX, needs=lambda file: needed.get(file, set())))

    assert [name for name, _, _ in kept] == [
        f"{lib}/libQt6Gui.so.6",
        f"{lib}/libQt6Quick.so.6",
        "PySide6/QtQuick.abi3.so",
        "libQt6Quick.so.6",
        "libpython3.11.so.1.0",
    ]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PySide6/Qt/qml/QtQuick/qmldir", True),
        ("PySide6/Qt/qml/QtQuick/Controls/qmldir", False),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/plugins/platforms/libqminimalegl.so", False),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/QtWebEngineCore.abi3.so", False),
    ],
)
def test_of_qt_only_what_is_named_is_wanted(name: str, kept: bool) -> None:
    assert wanted(name) is kept


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("54 INFO: Python: 3.11.7", True),
        ("9 WARNING: Library not found: could not resolve 'libpulse.so.0', dependency of '/x/PySide6/Q.so'.", True),
        ('9 WARNING: Hidden import "tzdata" not found!', False),
        ("9 WARNING: Library not found: could not resolve 'libzstd.so.1', dependency of '/x/msgspec/_core.so'.", False),
    ],
)
def test_what_nobody_expects_of_the_freezer_fails_the_build(line: str, expected: bool) -> None:
    assert bool(build.EXPECTED.search(line)) is expected


@pytest.mark.parametrize("said", ["Traceback (most recent call last):", "[PYI-12:ERROR] Failed", "qrc:/x.qml:3: no"])
def test_trouble_is_known_by_its_words(said: str) -> None:
    assert TROUBLE.search(said)


class Screen:
    """A glass that shows one picture after the other."""

    def __init__(self, *names: str) -> None:
        self.names = list(names)
        self.at = 0

    def look(self) -> Image.Image:
        return drawn(self.names[self.at])

    def go(self, to: str) -> None:  # noqa: ARG002
        self.at = min(self.at + 1, len(self.names) - 1)


def drawn(name: str) -> Image.Image:
    """A picture of its own for every name."""
    picture = Image.new("RGB", (1080, 1920), "white")
    for number, letter in enumerate(name):
        left = 40 * (ord(letter) % 24)
        ImageDraw.Draw(picture).rectangle((left, 150 * number, left + 300, 150 * number + 120), fill="black")
    return picture


@pytest.fixture
def album(tmp_path: Path) -> Album:
    for name in ("attract", "home", "section-a", "page-b"):
        drawn(name).save(tmp_path / f"portrait-default-paper-{name}.png")
    return Album.of(tmp_path)


def test_a_visit_that_shows_what_it_should_is_good(album: Album) -> None:
    assert walk(Screen("attract", "home", "section-a", "page-b"), album, "here") == []


def test_a_screen_that_stays_black_is_no_home(album: Album, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gates.pictures.PATIENCE_SECONDS", 0)

    (problem,) = walk(Screen("attract", "nothing-of-ours"), album, "here")

    assert problem == "here: home was not drawn; the screen shows nothing we know."


def test_a_picture_is_unlike_another_by_the_points_that_differ() -> None:
    white, half = Image.new("L", (10, 10), 255), Image.new("L", (10, 10), 255)
    half.paste(0, (0, 0, 10, 5))

    assert unlike(white, white) == 0
    assert unlike(white, half) == 0.5


def test_a_key_that_came_too_early_is_pressed_again(album: Album, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gates.pictures.PATIENCE_SECONDS", 0)

    assert walk(Screen("attract", "attract", "home", "section-a", "page-b"), album, "here") == []


def test_a_screen_that_leads_nowhere_is_not_pressed_for_ever(album: Album, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gates.pictures.PATIENCE_SECONDS", 0)

    (problem,) = walk(Screen("attract", "home"), album, "here")

    assert problem == "here: section was not drawn; the screen shows home."


def test_a_program_that_will_not_end_does_not_hold_up_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screens, "PATIENCE_SECONDS", 0.2)
    deaf = f"trap '' TERM; echo $$ >{tmp_path}/pid; while :; do sleep 0.1; done"

    began, pid = time.monotonic(), tmp_path / "pid"

    with screens._running(["sh", "-c", deaf], {"PATH": "/usr/bin:/bin"}):
        while not (pid.exists() and pid.read_text().endswith("\n")) and time.monotonic() < began + 20:
            time.sleep(0.01)

    assert not Path(f"/proc/{int(pid.read_text())}").exists()


def test_a_library_that_was_packed_with_upx_is_named(bundle: Path) -> None:
    (bundle / "_internal" / "packed.exe").write_bytes(b"MZ" + bytes(500) + b"UPX!" + bytes(500))

    (problem,) = contents.check(bundle)

    assert "packed.exe is packed with UPX" in problem


@needs_compiler
@pytest.mark.parametrize(
    ("searched", "problems"), [("/home/somebody/lib", 1), ("$ORIGIN/../lib:/opt/lib", 1), ("$ORIGIN/../lib", 0)]
)
def test_a_library_that_looks_on_the_building_machine_is_named(bundle: Path, searched: str, problems: int) -> None:
    compiled(bundle / "_internal" / "libown.so", "-s", f"-Wl,-rpath,{searched}")

    found = contents.check(bundle)

    assert len(found) == problems
    assert all("libown.so looks for libraries in" in problem for problem in found)


@needs_compiler
@pytest.mark.skipif(shutil.which("chrpath") is None, reason="needs chrpath")
def test_where_python_was_built_is_forgotten(bundle: Path) -> None:
    libraries = [
        compiled(bundle / "_internal" / f"lib{name}.so", "-s", f"-Wl,-rpath,{searched}")
        for name, searched in (("one", "/home/somebody/lib"), ("other", "$ORIGIN/../lib:/opt/lib"))
    ]

    search_paths.forget(libraries)

    assert contents.check(bundle) == []


@pytest.mark.parametrize("change", ["content", "missing", "rights", "link"])
def test_two_builds_that_differ_are_told_apart(change: str, tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text("same")
        (tmp_path / name / "link").symlink_to("file")
    other = tmp_path / "other"
    assert twice.unlike(tmp_path / "one", other) == []

    match change:
        case "content":
            (other / "file").write_text("else")
        case "missing":
            (other / "file").unlink()
        case "rights":
            (other / "file").chmod(0o755)
        case "link":
            (other / "link").unlink()
            (other / "link").symlink_to("elsewhere")

    (problem,) = twice.unlike(tmp_path / "one", other)

    assert problem == f"{'link' if change == 'link' else 'file'} is not the same in two builds."


def test_a_copied_checkout_has_what_is_frozen_and_nothing_that_was_built(tmp_path: Path) -> None:
    root = tmp_path / "root"
    for name in ("kiosk/a.py", "kiosk/__pycache__/a.pyc", ".venv/x", "dist/x", "build/freeze/x", "build/i18n/cy.qm"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()

    there = twice.copied(root, tmp_path / "there")

    assert sorted(p.relative_to(there).as_posix() for p in there.rglob("*") if p.is_file()) == [
        "build/i18n/cy.qm",
        "kiosk/a.py",
    ]
