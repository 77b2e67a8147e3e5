"""Does something start the screen again when it has died or stands still?"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kiosk import watchdog
from kiosk.health import unit
from kiosk.health.finding import Finding, Machine, State

if TYPE_CHECKING:
    from collections.abc import Mapping

START = f"Start it: `systemctl start {unit.NAME}`."
WHY = f"See why: `journalctl -u {unit.NAME}`."
LOOK = f"{WHY} Then start it: `systemctl start {unit.NAME}`."
NO_WATCHDOG = f"Take WatchdogSec=0 out of what `systemctl cat {unit.NAME}` shows."


def check(machine: Machine, environment: Mapping[str, str] = os.environ) -> list[Finding]:  # noqa: ARG001 (all are asked alike)
    if environment.get("NOTIFY_SOCKET") or environment.get(watchdog.SIGN_FILE):
        beat = watchdog.beat(environment)
        if not beat:
            return [Finding("watchdog", State.ATTENTION, "supervised, but without a watchdog.", NO_WATCHDOG)]
        return [Finding("watchdog", State.GOOD, f"watched over: a sign of life every {beat / 1000:g} seconds")]
    told = unit.show()
    if not told:
        return [Finding("watchdog", State.NOTE, "not known: this system has no systemd to ask.")]
    return [of_unit(told)]


def of_unit(told: Mapping[str, str]) -> Finding:
    """What the properties of the unit mean."""
    if told.get("LoadState") != "loaded":
        return Finding("watchdog", State.NOTE, f"none: there is no {unit.NAME} here.")
    active, enabled = told.get("ActiveState", ""), told.get("UnitFileState", "")
    if active == "failed":
        return Finding("watchdog", State.BROKEN, f"{unit.NAME} has failed ({told.get('Result', '')}).", LOOK)
    if active not in ("active", "activating", "reloading"):
        if enabled.startswith("enabled"):
            said = f"{unit.NAME} is enabled and does not run: staff have left it, or an administrator has stopped it."
            return Finding("watchdog", State.ATTENTION, said, START)
        return Finding("watchdog", State.NOTE, f"none: {unit.NAME} is not enabled, so this machine is no kiosk.")
    again = told.get("NRestarts", "0")
    if told.get("SubState") == "auto-restart":
        said = f"{unit.NAME} has just ended ({told.get('Result', '')}) and is started again, {again} times so far."
        return Finding("watchdog", State.ATTENTION, said, WHY)
    interval = told.get("WatchdogUSec", "")
    if interval in ("", "0", "infinity"):
        return Finding("watchdog", State.ATTENTION, f"{unit.NAME} runs without a watchdog.", NO_WATCHDOG)
    said = f"{unit.NAME} runs, ended after {interval} without a picture; started again {again} times since it was begun"
    return Finding("watchdog", State.GOOD, said)
