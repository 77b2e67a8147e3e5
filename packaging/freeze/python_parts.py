"""The parts of Python that stay out: tools of developers, other toolkits, and the network."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution

from supply.distributions import DEVELOPMENT, SHIPPED, locked, modules_of

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


def of_developers() -> list[str]:
    """The modules of every package that is locked for development alone.

    Packages of ours import some of them if they happen to be there (attrs, typing_extensions).
    """
    found: set[str] = set()
    for name in locked(DEVELOPMENT).keys() - locked(SHIPPED).keys():
        try:
            found.update(modules_of(distribution(name)))
        except PackageNotFoundError:
            continue  # for another system
    return sorted(found)
