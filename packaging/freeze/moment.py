"""The one date that everything in a build bears."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WITHOUT_HISTORY = 1_767_225_600  # 1 January 2026


def source_date() -> int:
    """Seconds since 1970 of the commit that is built, or of SOURCE_DATE_EPOCH."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return int(given)
    log = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        out = subprocess.run(log, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        out = ""
    return int(out) if out.isdigit() else WITHOUT_HISTORY
