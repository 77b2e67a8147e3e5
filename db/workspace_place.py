"""Where a workspace may stand: on a disk of this computer, and not on a network share.

SQLite keeps a workspace whole through locks and through memory that all its readers share. A
network share promises neither: two editors on it can tear the file apart and be told that all is well.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from db.workspace_faults import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable

FILE_NAME = "workspace.sqlite"
"""In the data folder."""
NETWORK = frozenset(
    {"cifs", "smb3", "smbfs", "nfs", "nfs4", "fuse.sshfs", "9p", "davfs", "fuse.davfs2", "afs", "ncpfs"}
)
"""What Linux calls file systems that lie on another machine, or that share no memory (9p)."""

_MOUNTS = Path("/proc/self/mounts")
_REMOTE = 4  # DRIVE_REMOTE, as GetDriveTypeW says it
_SHARE = re.compile(r"\\\\(\?\\UNC\\|(?![?.]\\))", re.IGNORECASE)


def refuse_network_share(path: Path) -> None:
    """Raise WorkspaceError, with the reason, for a workspace that would lie on a network share."""
    if on_network_share(path):
        raise WorkspaceError(
            f"The folder {path.parent} is on a network share. A workspace must stand on a disk of this computer: "
            "on a share, two people at work could damage it without a word. "
            "Choose a local folder, and hand changes to other desks as review files."
        )


def on_network_share(path: Path) -> bool:
    """Whether `path` lies on another machine. On macOS nobody asks: neither kiosks nor desks run there."""
    if sys.platform == "win32":
        return is_windows_share(PureWindowsPath(path.resolve()), _drive_type)
    if sys.platform == "linux":
        try:
            mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:  # a container without /proc has no shares to tell of
            return False
        return file_system(PurePosixPath(path.resolve()), mounts) in NETWORK
    return False


def file_system(path: PurePosixPath, mounts: str) -> str:
    """The kind of file system that holds `path`, by a table like /proc/mounts. "" if none does."""
    found = PurePosixPath("/"), ""
    for line in mounts.splitlines():
        _device, place, kind, *_ = (*line.split(" "), "", "", "")
        mounted = PurePosixPath(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), place))
        # Of two on one place the later one covers the other.
        if path.is_relative_to(mounted) and len(mounted.parts) >= len(found[0].parts):
            found = mounted, kind
    return found[1]


def is_windows_share(path: PureWindowsPath, drive_type: Callable[[str], int]) -> bool:
    """Whether a Windows path names a share itself, or a drive letter that stands for one."""
    if _SHARE.match(str(path)):
        return True
    return bool(path.drive) and drive_type(f"{path.drive}\\") == _REMOTE


def _drive_type(root: str) -> int:
    """What Windows says of a drive ("Z:\\")."""
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(root))  # type: ignore[attr-defined,unused-ignore]
