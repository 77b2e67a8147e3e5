"""The Pythons that the locked packages support. Also read by Pythons that are none of them, so it uses nothing new."""

from __future__ import annotations

OLDEST, NEWEST = (3, 11), (3, 14)
RANGE = "{}.{} to {}.{}".format(*OLDEST, *NEWEST)
"""In words."""
