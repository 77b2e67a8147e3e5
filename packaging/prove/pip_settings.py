"""Where pip on this machine gets its packages: the settings, and the folders and files they name."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_HANDED_ON = re.compile(r"PIP_|SSL_CERT_FILE$|REQUESTS_CA_BUNDLE$|.*_proxy$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PipSettings:
    """Variables to set, and what of this machine they name: folders must be seen at the same place."""

    variables: dict[str, str]
    folders: tuple[Path, ...]
    files: tuple[Path, ...]

    def moved(self, places: Mapping[Path, str]) -> dict[str, str]:
        """The variables for where the files lie elsewhere."""
        paths = {str(file): place for file, place in places.items()}
        return {key: " ".join(paths.get(word, word) for word in value.split()) for key, value in self.variables.items()}


def pip_settings(environment: Mapping[str, str] = os.environ) -> PipSettings:
    """Those of the environment and of every file that pip reads."""
    command = [sys.executable, "-m", "pip", "config", "list"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(environment)).stdout
    given = {key: value for key, value in environment.items() if _HANDED_ON.match(key)}
    return gathered({**_of_files(listed), **given})


def gathered(variables: dict[str, str]) -> PipSettings:
    """The settings, with the local paths that stand in them. Folders are named by their first two parts: what
    lies in one may lead to its neighbour."""
    folders: set[Path] = set()
    files: set[Path] = set()
    for word in " ".join(variables.values()).split():
        path = Path(word.removeprefix("file://"))
        if path.is_absolute() and path.is_dir():
            folders.add(Path(*path.parts[:3]))
        elif path.is_absolute() and path.is_file():
            files.add(path)
    return PipSettings(variables, tuple(sorted(folders)), tuple(sorted(files)))


def _of_files(listed: str) -> dict[str, str]:
    """The lines of `pip config list` as variables; those of the environment are known already."""
    return dict(_variable(*line.split("=", 1)) for line in _lines(listed))


def _lines(listed: str) -> Iterable[str]:
    return [line for line in listed.splitlines() if re.match(r"(global|install)\.[\w-]+=", line)]


def _variable(key: str, value: str) -> tuple[str, str]:
    name = key.split(".", 1)[1].upper().replace("-", "_")
    return f"PIP_{name}", " ".join(str(ast.literal_eval(value)).split())
