"""Identities that stay: Windows Installer knows a product, its versions and each of its files by them.

All of them follow from names and contents alone, so that two builds of one commit are one product to Windows.
"""

from __future__ import annotations

import hashlib
from uuid import UUID, uuid5

NAMESPACE = UUID("7f3c1c62-5f0b-4f57-9a55-6d1b3f0e5a21")
"""Never changed: every identity below follows from it."""


def _braced(name: str) -> str:
    return f"{{{uuid5(NAMESPACE, name)}}}".upper()


UPGRADE_CODE = _braced("upgrade")
"""What all versions have in common."""


def product_code(version: str) -> str:
    """One version, however often it is built: what IT asks a machine for."""
    return _braced(f"product {version}")


def package_code(version: str, digest: str) -> str:
    """One file: the same only when every file in it is the same."""
    return _braced(f"package {version} {digest}")


def component(path: str) -> str:
    """One file or entry on the machine, by its place under the folder it is installed to, over all versions."""
    return _braced(f"component {path.lower()}")


def key(kind: str, path: str) -> str:
    """A key for a row of a table: a letter that says what it is, and 12 digits that follow from its place."""
    return f"{kind}{hashlib.sha256(path.encode()).hexdigest()[:12]}"
