"""The second executable: `editor [--data DIR] [--config FILE]` is `kiosk ... editor`."""

import sys

from kiosk.cli import main

if __name__ == "__main__":
    sys.exit(main([*sys.argv[1:], "editor"]))
