"""Where the files that come with the program are, from a checkout or from an installed bundle."""

from __future__ import annotations

import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
STARTER_NAME = "starter.sqlite"


def bundled() -> bool:
    """Whether this is the installed program and not a checkout."""
    return bool(getattr(sys, "frozen", False))


def root() -> Path:
    """The folder that holds `assets/` and `ui/`."""
    return Path(getattr(sys, "_MEIPASS", CHECKOUT)) if bundled() else CHECKOUT


def assets_folder() -> Path:
    """The folder that holds fonts and icons."""
    return root() / "assets"


def fonts_folder() -> Path:
    """The folder of the typefaces."""
    return assets_folder() / "fonts"


def icons_folder() -> Path:
    """The folder of the icon font and its list."""
    return assets_folder() / "icons"


def ui_folder() -> Path:
    """The folder to add to the QML import path."""
    return root() / "ui"


def translations_folder() -> Path:
    """The compiled translations of the interface. A checkout has them only after they were compiled."""
    return root() / "i18n" if bundled() else root() / "build" / "i18n"


def starter_release() -> Path:
    """The release built into the program. A checkout has it only after it was compiled."""
    return root() / STARTER_NAME if bundled() else root() / "build" / STARTER_NAME


def licences_folder() -> Path:
    """The licences of what the program is made of. A checkout has them only after they were compiled."""
    return root() / "licences" if bundled() else root() / "build" / "licences"


def font_files() -> tuple[Path, ...]:
    """Every typeface file, in order of name; empty when the folder cannot be read."""
    try:
        return tuple(sorted(file for file in fonts_folder().iterdir() if file.suffix in (".ttf", ".otf")))
    except OSError:
        return ()
