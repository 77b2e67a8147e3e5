"""Writes the folder of licences that the program shows: `python packaging/licences.py --out build/licences`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from supply.distributions import UnknownLicence
from supply.folder import everything, write

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Write it; 1 when a package does not say its licence."""
    parser = argparse.ArgumentParser(prog="packaging/licences.py", epilog="Example: python packaging/licences.py")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "licences", metavar="DIR", help="the folder")
    options = parser.parse_args(arguments)
    try:
        whole = everything()
    except UnknownLicence as unknown:
        print(unknown, file=sys.stderr)
        return 1
    try:
        write(options.out, whole.parts)
    except OSError as fault:
        print(f"{options.out} cannot be written: {fault.strerror or fault}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
