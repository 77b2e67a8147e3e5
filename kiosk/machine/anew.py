"""Running the same program once more."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import NoReturn

from kiosk import resources
from kiosk.exit_codes import ANEW, ANEW_IN_SOFTWARE, CLOSED

SUPERVISED = "LUNG_NET_SUPERVISED"
"""In the environment of a screen that `kiosk supervise` has started."""


def start_anew(*, in_software: bool = False, platform: str = sys.platform) -> NoReturn:
    """End this program and begin it again with the same arguments. Nothing may be open that the next one needs.

    `in_software` makes the next one draw without the graphics card. Elsewhere the new program takes the place of
    this one in its process, and no supervisor notices. Windows knows no such call: there the supervisor does it.
    """
    if platform == "win32" and SUPERVISED in os.environ:
        os._exit(ANEW_IN_SOFTWARE if in_software else ANEW)
    if in_software:
        os.environ["QT_QUICK_BACKEND"] = "software"
    command = sys.argv if resources.bundled() else [sys.executable, *sys.orig_argv[1:]]
    if platform == "win32":
        # Its own execv starts a second process too, and takes an argument with a space for two.
        subprocess.Popen([sys.executable, *command[1:]])
        os._exit(CLOSED)
    os.execv(sys.executable, command)
