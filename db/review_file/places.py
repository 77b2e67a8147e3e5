"""Where review files lie: read with a limit, written whole or not at all, and never over another file."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from db.release.files import cannot_write, replace, sync_file, sync_folder
from db.review_file.form import LARGEST
from db.review_file.refused import ReviewRefused

if TYPE_CHECKING:
    from pathlib import Path

REQUEST = ".review"
ANSWER = ".answer"


def read_file(path: Path) -> bytes:
    """The bytes of a file that is not larger than LARGEST. Raises ReviewRefused."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as problem:
        raise ReviewRefused(f"{path} cannot be read: {problem.strerror}. Check where the file is.") from problem
    if len(data) > LARGEST:
        raise ReviewRefused(f"{path.name} has more than {LARGEST // 1_000_000} MB, so it is no review file.")
    return data


def write_file(folder: Path, stem: str, ending: str, data: bytes) -> Path:
    """Put a new file into a folder, numbered if there is one of that name already. Raises ReviewRefused."""
    target = folder / f"{stem}{ending}"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{stem}-{number}{ending}"
    part = target.with_name(f"{target.name}.part")
    try:
        part.write_bytes(data)
        sync_file(part)
        replace(part, target)
        sync_folder(folder)
    except OSError as problem:
        for unfinished in (part, target):
            with suppress(OSError):  # the disk may be gone
                unfinished.unlink(missing_ok=True)
        raise ReviewRefused(str(cannot_write(target, problem))) from problem
    return target
