"""The parts of Python that stay out: tools of developers, other toolkits, and the network."""

from __future__ import annotations

EXCLUDED = [
    "PySide6.QtWebEngineCore",
    "PySide6.QtWidgets",
    "_ssl",  # no connection is ever opened
    "ssl",
    "asyncio",
    "curses",
    "distutils",
    "ensurepip",
    "lib2to3",
    "pip",
    "pkg_resources",
    "pydoc_data",
    "readline",  # its library is under the GPL
    "setuptools",
    "tkinter",
    "unittest",
]
