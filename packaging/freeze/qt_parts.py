"""The parts of Qt that are shipped, by name: everything else that PyInstaller's hooks find is left out.

The hooks collect every QML module in the wheels: 530 MB, a browser, and modules that may only be
shipped under the GPL. An allow-list cannot forget one that a later Qt brings.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

QML_MODULES = ("QtQml", "QtQml/Base", "QtQml/Models", "QtQml/WorkerScript", "QtQuick", "QtQuick/Window")
PLUGINS = {
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"),
    "imageformats": ("qjpeg", "qsvg"),
    "wayland-shell-integration": ("xdg-shell",),
    "xcbglintegrations": ("qxcb-egl-integration",),
    "texttospeech": ("qtexttospeech_speechd", "qtexttospeech_sapi", "qtexttospeech_winrt"),
}
PYTHON_MODULES = ("QtCore", "QtGui", "QtNetwork", "QtOpenGL", "QtQml", "QtQuick", "QtTextToSpeech")
NEVER = re.compile(
    r"VirtualKeyboard|WebEngine|Charts|DataVisualization|Graphs|Quick3D|ShaderTools|Timeline|WaylandCompositor"
    r"|Wayland/Compositor|HttpServer|NetworkAuth|Lottie"
)
"""Under the GPL alone, or a browser."""


def wanted(name: str) -> bool:
    """Whether a file of PySide6, named as in the bundle, is wanted for itself and not because another needs it."""
    path = name.replace("\\", "/")
    if NEVER.search(path) or path.endswith(".exe"):  # on Windows the tools of developers lie beside the libraries
        return False
    inside = path.split("PySide6/", 1)[1]
    if "/qml/" in f"/{inside}":
        return str(PurePosixPath(inside.split("qml/", 1)[1]).parent) in QML_MODULES
    if "/plugins/" in f"/{inside}":
        folder, file = PurePosixPath(inside).parts[-2:]
        return any(_stem(file) == each for each in PLUGINS.get(folder, ()))
    if "translations/" in inside or "/lib/" in f"/{inside}":
        return False
    if re.match(r"Qt\w+\.", inside):
        return inside.split(".", 1)[0] in PYTHON_MODULES
    return True


def _stem(file: str) -> str:
    """The name of a plugin without what each system puts around it."""
    return file.split(".", 1)[0].removeprefix("lib")
