"""The packages of the operating system that the kiosk needs: which are missing, and how they are added."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

# Shared libraries the Qt wheels load but do not carry, and the Debian package of each (Debian 13 and Ubuntu 24.04
# still accept libglib2.0-0 as another name of libglib2.0-0t64).
DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlidec.so.1": "libbrotli1",
    "libzstd.so.1": "libzstd1",
    "libz.so.1": "zlib1g",
    "libstdc++.so.6": "libstdc++6",
}
# What a real window needs beside them: X11 and Wayland.
WINDOW = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
# Programs the slow tests and the frozen build call, and files they read (those have a slash in their name); the tests
# that need one are skipped where it is missing.
ASSISTIVE_TOOLS = {
    "dbus-daemon": "dbus-daemon",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/python3/dist-packages/gi": "python3-gi",
    "/usr/lib/*/girepository-1.0/Atspi-2.0.typelib": "gir1.2-atspi-2.0",
}
SESSION_TOOLS = {"sway": "sway", "wtype": "wtype"}
MSI_TOOLS = {"msibuild": "msitools", "gcab": "gcab"}
# 680 MB, in which the package for Windows is installed.
WINDOWS_TOOLS = {**MSI_TOOLS, "wine": "wine", "osslsigncode": "osslsigncode", "openssl": "openssl"}
FULL_TOOLS = {
    **{"Xvfb": "xvfb", "tesseract": "tesseract-ocr", "chrpath": "chrpath"},
    **SESSION_TOOLS,
    **ASSISTIVE_TOOLS,
    **WINDOWS_TOOLS,
}
BENCH_TOOLS = {"Xvfb": "xvfb"}
BUILD_TOOLS = {
    "objdump": "binutils",
    "chrpath": "chrpath",
    "Xvfb": "xvfb",
    "/usr/lib/*/libXtst.so.6": "libxtst6",
    "sway": "sway",
    "grim": "grim",
    "wtype": "wtype",
}
PROOF_TOOLS = {
    "debootstrap": "debootstrap",
    "systemd-nspawn": "systemd-container",
    "unshare": "util-linux",
    "git": "git",
}


class Trouble(Exception):
    """Something the person at the keyboard can mend; the message says what, and what to do next."""


def say(text: str) -> None:
    """Print at once, so that the line stands before what a child process prints."""
    print(text, flush=True)


def missing_libraries(wanted: Mapping[str, str], load: Callable[[str], object]) -> list[str]:
    """The packages of those libraries that `load` cannot load (it raises OSError)."""
    packages = set()
    for library, package in wanted.items():
        try:
            load(library)
        except OSError:
            packages.add(package)
    return sorted(packages)


def find_tool(name: str) -> str | None:
    """Where a program is, or the first file that a pattern with a slash in it fits; None where there is none."""
    if "/" not in name:
        return shutil.which(name)
    return next((str(found) for found in sorted(Path("/").glob(name.lstrip("/")))), None)


def missing_tools(wanted: Mapping[str, str], which: Callable[[str], str | None]) -> list[str]:
    """The packages of those programs and files that `which` does not find."""
    return sorted(package for program, package in wanted.items() if which(program) is None)


def apt_command(packages: Iterable[str], *, sudo: bool) -> str:
    """The one command that installs `packages` on Debian and its relatives."""
    install = "apt-get install --yes --no-install-recommends " + " ".join(packages)
    # A machine fresh from the image has no list of packages yet.
    return f"sudo sh -c 'apt-get update && {install}'" if sudo else install


def add_packages(packages: Sequence[str], purpose: str) -> None:
    """Install `packages` as root on a Debian; otherwise say the one command that does."""
    if not packages:
        return
    if shutil.which("apt-get") is None:
        raise Trouble(
            f"{purpose}: these packages are missing (names as in Debian): {' '.join(packages)}. Install them first."
        )
    if os.geteuid() != 0:
        raise Trouble(
            f"{purpose}: system packages are missing. Run this once, then try again:\n  "
            + apt_command(packages, sudo=True)
        )
    say(f"{purpose}: adding the system packages {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # An old list names files the mirror no longer has; a failed update may still leave a list that is good enough.
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    command = apt_command(packages, sudo=False)
    if subprocess.run([*shlex.split(command), "-qq"], env=quiet, check=False).returncode != 0:
        raise Trouble("apt-get did not install them; its last lines say why. The command was:\n  " + command)


def add_libraries(wanted: Mapping[str, str], purpose: str) -> None:
    """Make sure Qt finds the libraries it loads (Linux only: elsewhere the wheels carry them all)."""
    if sys.platform == "linux":
        import ctypes

        add_packages(missing_libraries(wanted, ctypes.CDLL), purpose)


def add_tools(wanted: Mapping[str, str], purpose: str) -> None:
    """Install helper programs where that is possible; where not, say what will be left out."""
    if sys.platform == "linux":
        try:
            add_packages(missing_tools(wanted, find_tool), purpose)
        except Trouble as trouble:
            say(f"{trouble}\nGoing on without; what needs them is skipped.")
