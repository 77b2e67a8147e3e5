"""What the Windows wheels of Qt hold, kept as a table, so that the freeze for Windows is tested on any system.

Renew it when PySide6 changes, from the three wheels that
`pip download --no-deps --platform win_amd64 --only-binary=:all: PySide6_Essentials==V PySide6_Addons==V shiboken6==V`
brings: `PYTHONPATH=packaging python tests/packaging/windows_wheels.py WHEEL...`
"""

from __future__ import annotations

import sys
import tempfile
import zipfile
from pathlib import Path

TABLE = Path(__file__).resolve().parent / "data" / "pyside6_windows.tsv"
KEPT = (".exe", ".dll", ".pyd", "/qmldir", "/qtbase_de.qm")


def files() -> dict[str, set[str]]:
    """Each program, library and QML module of the wheels, and the libraries that it asks for, in small letters."""
    rows = [line.split("\t") for line in TABLE.read_text(encoding="ascii").splitlines()]
    return {row[0]: set(row[1].split()) for row in rows}


def _table(wheels: list[Path]) -> list[str]:
    from windows import pe

    asked: dict[str, set[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for wheel in wheels:
            with zipfile.ZipFile(wheel) as opened:
                for name in opened.namelist():
                    if not name.endswith(KEPT):
                        continue
                    asked[name] = set()
                    if name.endswith(pe.ENDINGS):
                        asked[name] = pe.imports(Path(opened.extract(name, folder)))
    ours = {name.rpartition("/")[2].lower() for name in asked} | {"python3.dll"}
    return [f"{name}\t{' '.join(sorted(needs & ours))}\n" for name, needs in sorted(asked.items())]


if __name__ == "__main__":
    TABLE.write_text("".join(_table([Path(name) for name in sys.argv[1:]])), encoding="ascii")
