"""Puts `packaging/` on the path: it is a folder of scripts and no package (see tests/test_import_rules.py)."""

from __future__ import annotations

import sys
from pathlib import Path

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
sys.path.insert(0, str(PACKAGING))
