"""The rules for touch panels that the package shows as examples are rules that udev understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prove.debian import Debian

EXAMPLES = "/usr/share/doc/lung-net-kiosk/examples/70-lung-net-touch.rules"
RULES = "/etc/udev/rules.d/70-lung-net-touch.rules"
DEVICE = "/sys/class/mem/null"
"""Any device will do: all rules are read before the first one is asked of it."""


def misunderstood(debian: Debian) -> list[str]:
    """What udev says of them."""
    debian.install("udev")
    debian.run("cp", EXAMPLES, RULES)
    debian.run("mount", "-t", "sysfs", "-o", "ro", "sysfs", "/sys")
    try:
        said = debian.run("udevadm", "test", DEVICE, good=(0, 1))
    finally:
        debian.run("umount", "/sys")
        debian.run("rm", RULES)
    lines = [line for line in said.splitlines() if RULES in line]
    read = [line for line in lines if line.lower().startswith("reading") or ": Reading" in line]
    return [f"udev: {line}" for line in lines if line not in read] or ([] if read else [f"udev has not read {RULES}."])
