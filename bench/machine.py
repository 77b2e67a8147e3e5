"""The machine and its processes, as the operating system tells of them (Linux: /proc)."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import sys
import time
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

PROC = Path("/proc")
QUIET_LOAD = 1.5
"""One-minute load above which other programs are taken to disturb the figures."""
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def facts() -> dict[str, Any]:
    """What a figure depends on: processor, versions, date, load at this moment."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "system": platform.platform(),
        "processor": processor(),
        "cores": os.cpu_count(),
        "memory_mb": memory_mb(),
        "python": platform.python_version(),
        "pyside6": metadata.version("PySide6"),
        "sqlite": sqlite3.sqlite_version,
        "load": os.getloadavg() if hasattr(os, "getloadavg") else None,
    }


def processor() -> str:
    try:
        lines = (PROC / "cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")


def memory_mb() -> int | None:
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1_000_000
    except (ValueError, OSError, AttributeError):
        return None


def missing(*programs: str) -> list[str]:
    """Those of `programs` that are not on PATH."""
    return [program for program in programs if shutil.which(program) is None]


def pss_mb(*pids: int) -> float:
    """Proportional set size of processes together, in MB (10^6 bytes); one that has ended counts nothing."""
    return sum(_rollup(pid, "Pss") for pid in pids) / 1e6


def rss_mb(pid: int) -> float:
    """Resident memory in MB: more than PSS, but other programs with the same libraries do not move it."""
    return _rollup(pid, "Rss") / 1e6


def _rollup(pid: int, name: str) -> int:
    try:
        text = (PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return sum(int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith(f"{name}:"))


def cpu_seconds(pid: int) -> float:
    """Processor time of all threads of a process so far, to the nanosecond where the kernel keeps it."""
    total = 0
    for task in (PROC / str(pid) / "task").iterdir():
        try:
            total += int((task / "schedstat").read_text(encoding="ascii").split()[0])
        except (FileNotFoundError, ProcessLookupError):
            continue  # a thread that ended meanwhile
    return total / 1e9


def busy_cores(seconds: float = 1.0) -> float:
    """How many cores are at work, on the mean of `seconds`; called while we are idle it says what others do."""

    def busy() -> int:
        first = (PROC / "stat").read_text(encoding="ascii").split("\n", 1)[0].split()[1:]
        user, nice, system, _idle, _wait, irq, softirq, *_ = map(int, first)
        return user + nice + system + irq + softirq

    before = busy()
    time.sleep(seconds)
    return (busy() - before) / TICKS / seconds


def descendants(pid: int) -> list[int]:
    """A process and all that it has started, and so on."""
    children: dict[int, list[int]] = {}
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            try:
                stat = (folder / "stat").read_text(encoding="utf-8", errors="replace")
            except (FileNotFoundError, ProcessLookupError):
                continue
            parent = int(stat.rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(folder.name))
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting.extend(children.get(one, []))
    return found


def qt_neighbours(*ours: int) -> int:
    """Other processes that have Qt Quick in memory: they share its pages and make our PSS look smaller."""
    count = 0
    for folder in PROC.iterdir():
        if folder.name.isdigit() and int(folder.name) not in ours:
            try:
                count += "libQt6Quick.so" in (folder / "maps").read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue
    return count


def folder_mb(folder: Path) -> float:
    """Size of all files below `folder`, in MB."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink()) / 1e6


def can_measure() -> str:
    """Why this system cannot be measured, or nothing."""
    return "" if sys.platform == "linux" else "it reads /proc and draws on Xvfb, so it runs on Linux only"
