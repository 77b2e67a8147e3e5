"""Starts the build on Windows, see windows/build.py, with a Python that can; packaging/windows/build.ps1 calls it.

Any Python that somebody has can read this file, 2.7 too, and is told which one is needed.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (those that do not keep to it are whom this is for)
    sys.stderr.write("- This is Python {}.{}; 3.11 to 3.14 are supported. ".format(*sys.version_info[:2]))
    sys.stderr.write("Install Python 3.12 (64-bit) from python.org and start build.ps1 with -Python and its path.\n")
    sys.stderr.write("Nothing was begun.\n")
    sys.exit(2)

from windows.build import main

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
