"""What systemd says of the unit that shows the screen. It is only asked, never told anything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

NAME = "lung-net-kiosk.service"
PATIENCE_SECONDS = 5
MESSAGES = 300
RUNNING_SYSTEMD = Path("/run/systemd/system")
PROPERTIES = (
    "LoadState",
    "UnitFileState",
    "ActiveState",
    "SubState",
    "Result",
    "ExecMainStatus",
    "NRestarts",
    "WatchdogUSec",
    "ActiveEnterTimestamp",
    "FragmentPath",
    "DropInPaths",
)


def show() -> dict[str, str]:
    """The unit's properties; none where there is no systemd, or it does not answer."""
    if sys.platform != "linux" or not RUNNING_SYSTEMD.is_dir():
        return {}
    text = said("systemctl", "show", NAME, f"--property={','.join(PROPERTIES)}")
    return {name: value for name, equals, value in (line.partition("=") for line in text.splitlines()) if equals}


def journal() -> str:
    """The last messages of the screen session, as far as this account may read them."""
    return said(
        "journalctl", "--unit", NAME, f"--lines={MESSAGES}", "--no-pager", "--no-hostname", "--output=short-iso"
    )


def said(*command: str) -> str:
    """What a command of the system prints; "" if it is not there or takes too long."""
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PATIENCE_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout
