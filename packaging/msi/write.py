"""Makes the package from its tables and files, with gcab and msibuild (of msitools)."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from freeze.version import NAME
from msi.files import CABINET
from msi.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msi.files import Shipped

TOOLS = ("msibuild", "gcab")


class NotMade(Exception):
    """The package could not be made. A sentence."""


def package_name(version: str) -> str:
    """The file that a version is packed into."""
    return f"{NAME}_{version}_x64.msi"


def missing_tools() -> list[str]:
    """The programs that this machine lacks."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


def tools_problem() -> str:
    """The sentence about them, or "" when all are there."""
    missing = missing_tools()
    if not missing:
        return ""
    return (
        f"{' and '.join(missing)} cannot be found. On Debian: apt-get install msitools gcab. On Windows: install "
        "MSYS2, there `pacman -S mingw-w64-ucrt-x86_64-msitools mingw-w64-ucrt-x86_64-gcab`, and put its "
        "ucrt64\\bin on the PATH."
    )


def write(
    package: Path,
    tables: Sequence[Table],
    files: Sequence[Shipped],
    *,
    icon: Path,
    about: dict[int, str | int],
    moment: int,
) -> None:
    """Write `package`, with every date in it `moment` (seconds since 1970). Raises NotMade.

    `icon` is the one that the table of icons names; `about` is what the file says of itself, by the numbers of Windows
    Installer's summary.
    """
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        _cabinet(work, files, moment)
        (work / "Icon").mkdir()  # where the table of that name looks for its files
        shutil.copyfile(icon, work / "Icon" / icon.name)
        dated = {**about, 12: _date(moment), 13: _date(moment)}
        summary = Table("_SummaryInformation", sorted(dated.items()))
        command = ["msibuild", "new.msi"]
        for table in [*tables, summary]:
            (work / f"{table.name}.idt").write_text(table.text(), encoding="ascii", newline="")
            command += ["-i", f"{table.name}.idt"]
        _run([*command, "-a", CABINET, CABINET], work)
        part = package.with_name(f"{package.name}.part")
        shutil.move(work / "new.msi", part)
        part.replace(package)  # nobody meets half a package


def _cabinet(work: Path, files: Sequence[Shipped], moment: int) -> None:
    """Each file under its key, in the order of the table of files."""
    stage = work / "files"
    stage.mkdir()
    for file in files:
        shutil.copyfile(file.source, stage / file.key)
        os.utime(stage / file.key, (moment, moment))
    _run(["gcab", "--create", "--zip", "--nopath", str(work / CABINET), *(file.key for file in files)], stage)


def _run(command: list[str], folder: Path) -> None:
    # A cabinet has local times: those of one place, wherever it is made.
    environment = {**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    said = (done.stdout + done.stderr).strip()
    if done.returncode != 0 or said:
        raise NotMade(f"{command[0]} ended with code {done.returncode} and says: {said[-2000:] or 'nothing'}")


def _date(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y/%m/%d %H:%M:%S")
