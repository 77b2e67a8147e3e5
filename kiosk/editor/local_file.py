"""A file as somebody names it (typed, pasted from a file manager, or dropped on the window), and where most go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl


def local_file(named: str) -> Path:
    """The path that a typed name, a name in quotes or a file address means."""
    text = named.strip().strip('"').strip("'")
    return Path(QUrl(text).toLocalFile() if text.startswith("file:") else text).expanduser()


def documents_folder() -> str:
    """Where most people keep their documents on this computer."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
