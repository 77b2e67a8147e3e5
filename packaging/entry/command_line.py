"""The executable for a console on Windows: `lung-net-kiosk doctor` and every other command of `kiosk`."""

import sys

from kiosk.cli import main

if __name__ == "__main__":
    sys.exit(main())
